import { readFile } from 'node:fs/promises';

import { japaneseHolidays, SystemClock } from '@renkei/platform';
import { ApiClient } from './graphql-client.ts';
import { sampleAnchors } from './sample-anchors.ts';
import { SAMPLE_GROUPS, type SampleGroup } from './sample-groups.ts';

const SCHEDULE_LABEL = '見本の日程（公式の日程ではありません）';
const FOLDER = new URL('../../sample/', import.meta.url);

/** A group of the sample as it stands in the database. */
export interface LoadedGroup {
  readonly slug: string;
  readonly id: string;
  /** By the name of the business. */
  readonly memberIds: ReadonlyMap<string, string>;
}

/**
 * Brings in the sample groups over HTTP, the way a coordinator would: create, upload the file, commit, add the rest.
 * Each step looks whether it was done, so an interrupted first start is finished by the next; the calculation saved
 * last says that a group is complete. From then on it is the user's to change, and nothing is brought again.
 */
export async function loadSample(
  url: string,
  coordinatorKey: string,
  administratorKey: string,
  say: (line: string) => void,
): Promise<readonly LoadedGroup[]> {
  const coordinator = new ApiClient(url, coordinatorKey);
  if (!(await isComplete(coordinator))) {
    say('見本のグループを取り込んでいます…');
    const scheduleId = await sampleSchedule(new ApiClient(url, administratorKey));
    for (const group of SAMPLE_GROUPS) await loadGroup(coordinator, group, scheduleId, say);
  }
  return loadedGroups(coordinator);
}

interface ListedGroup {
  readonly id: string;
  readonly name: string;
  readonly isSample: boolean;
  readonly snapshots: Edges<unknown>;
}

async function sampleGroups(coordinator: ApiClient): Promise<readonly ListedGroup[]> {
  const { consortia } = await coordinator.query<{ consortia: Edges<ListedGroup> }>(
    '{ consortia(first: 50) { edges { node { id name isSample snapshots(first: 1) { edges { cursor } } } } } }',
  );
  return consortia.edges.map((edge) => edge.node).filter((group) => group.isSample);
}

async function isComplete(coordinator: ApiClient): Promise<boolean> {
  const complete = (await sampleGroups(coordinator)).filter((group) => group.snapshots.edges.length > 0);
  return complete.length >= SAMPLE_GROUPS.length;
}

/** By name, which is the user's to change: a renamed group is passed over. */
async function loadedGroups(coordinator: ApiClient): Promise<readonly LoadedGroup[]> {
  const listed = await sampleGroups(coordinator);
  const loaded: LoadedGroup[] = [];
  for (const { slug, name } of SAMPLE_GROUPS) {
    const id = listed.find((group) => group.name === name)?.id;
    if (id === undefined) continue;
    const members = await membersOf(coordinator, id);
    loaded.push({ slug, id, memberIds: new Map(members.map((member) => [member.business.name, member.id])) });
  }
  return loaded;
}

async function sampleSchedule(administrator: ApiClient): Promise<string> {
  const { schedules } = await administrator.query<{ schedules: Edges<{ id: string; label: string }> }>(
    '{ schedules(first: 200) { edges { node { id label } } } }',
  );
  const known = schedules.edges.find(({ node }) => node.label === SCHEDULE_LABEL);
  if (known) return known.node.id;
  const anchors = sampleAnchors(new SystemClock().todayJst(), japaneseHolidays);
  const { schedule } = await administrator.mutate<{ schedule: { id: string } }>(
    'createSchedule',
    'CreateScheduleInput',
    'schedule { id }',
    {
      label: SCHEDULE_LABEL,
      ruleSet: 'RULES_2023',
      isSample: true,
      reason: '見本',
      source: '見本（実在の日程ではありません）',
      anchors: Object.entries(anchors).map(([anchor, occursAt]) => ({ anchor, occursAt })),
      idempotencyKey: `sample-schedule-${anchors.ROUND_CLOSE}`,
    },
  );
  return schedule.id;
}

interface Edges<Node> {
  readonly edges: readonly { readonly node: Node }[];
}
interface SampleMember {
  readonly id: string;
  readonly role: string;
  readonly business: { readonly name: string };
  readonly costLines: readonly {
    id: string;
    version: number;
    category: string;
    unitPriceYen: number;
    toolId: string | null;
  }[];
}

async function loadGroup(
  coordinator: ApiClient,
  group: SampleGroup,
  scheduleId: string,
  say: (line: string) => void,
): Promise<void> {
  const { consortium } = await coordinator.mutate<{ consortium: { id: string } }>(
    'createConsortium',
    'CreateConsortiumInput',
    'consortium { id }',
    {
      idempotencyKey: `sample-${group.slug}`,
      name: group.name,
      prefecture: group.prefecture,
      scheduleId,
      isSample: true,
    },
  );
  if ((await membersOf(coordinator, consortium.id)).length === 0)
    await importMembers(coordinator, group, consortium.id);
  const members = await membersOf(coordinator, consortium.id);
  await addAdminLines(coordinator, group, members);
  await addTool(coordinator, group, consortium.id, members);
  await coordinator.mutate('saveCalculationSnapshot', 'SaveCalculationSnapshotInput', '', {
    consortiumId: consortium.id,
    label: '見本の最初の計算',
    idempotencyKey: `sample-${group.slug}-snapshot`,
  });
  say(`  ${group.name}: ${members.length}者`);
}

async function membersOf(coordinator: ApiClient, consortiumId: string): Promise<readonly SampleMember[]> {
  const { consortium } = await coordinator.query<{ consortium: { members: Edges<SampleMember> } }>(
    `query ($id: ID!) { consortium(id: $id) { members(first: 200) { edges { node {
       id role business { name } costLines { id version category unitPriceYen toolId } } } } } }`,
    { id: consortiumId },
  );
  return consortium.members.edges.map((edge) => edge.node);
}

async function importMembers(
  coordinator: ApiClient,
  group: SampleGroup,
  consortiumId: string,
): Promise<void> {
  const bytes = await readFile(new URL(group.file, FOLDER));
  const { memberImport } = await coordinator.upload<{ memberImport: { id: string; version: number } }>(
    `/imports/members?consortiumId=${consortiumId}&fileName=${encodeURIComponent(group.file)}`,
    new Uint8Array(bytes),
  );
  await coordinator.mutate('commitMemberImport', 'CommitMemberImportInput', '', {
    id: memberImport.id,
    version: memberImport.version,
    idempotencyKey: `sample-import-${memberImport.id}`,
  });
}

async function addAdminLines(
  coordinator: ApiClient,
  group: SampleGroup,
  members: readonly SampleMember[],
): Promise<void> {
  const representative = members.find((member) => member.role === 'REPRESENTATIVE');
  if (!representative) throw new Error(`${group.file}: no representative`);
  for (const [index, line] of group.adminLines.entries()) {
    await coordinator.mutate('addCostLine', 'AddCostLineInput', '', {
      idempotencyKey: `sample-${group.slug}-admin-${index}`,
      memberId: representative.id,
      line: { ...line, quantity: 1 },
    });
  }
}

async function addTool(
  coordinator: ApiClient,
  group: SampleGroup,
  consortiumId: string,
  members: readonly SampleMember[],
): Promise<void> {
  const { vendor } = await coordinator.mutate<{ vendor: { id: string } }>(
    'createVendor',
    'CreateVendorInput',
    'vendor { id }',
    { idempotencyKey: `sample-${group.slug}-vendor`, consortiumId, name: group.tool.vendor },
  );
  const { tool } = await coordinator.mutate<{ tool: { id: string } }>(
    'createTool',
    'CreateToolInput',
    'tool { id }',
    {
      idempotencyKey: `sample-${group.slug}-tool`,
      vendorId: vendor.id,
      name: group.tool.name,
      functions: group.tool.functions,
    },
  );
  const line = members
    .find((member) => member.business.name === group.tool.usedBy)
    ?.costLines.find(({ category, toolId }) => category === 'SOFTWARE' && toolId === null);
  if (!line) return;
  await coordinator.mutate('updateCostLine', 'UpdateCostLineInput', '', {
    id: line.id,
    version: line.version,
    line: {
      category: 'SOFTWARE',
      label: group.tool.name,
      toolId: tool.id,
      unitPriceYen: Number(line.unitPriceYen),
      quantity: 1,
    },
  });
}
