import { readFile } from 'node:fs/promises';

import { ApiClient, Refused } from './graphql-client.ts';
import { SAMPLE_GROUPS, type SampleGroup } from './sample-groups.ts';
import { membersOf, type Edges, type SampleMember } from './sample-members.ts';
import { sampleSchedule, type SampleSchedule } from './sample-round.ts';
import { tellBuying } from './tell-buying.ts';
import { tellCollecting } from './tell-collecting.ts';
import { tellGrant } from './tell-grant.ts';

/** Kept last: a group that has it is complete, and the user's to change. */
const COMPLETE = '見本の最初の計算';
const WITHOUT_STORAGE =
  '    証憑を置く場所が決まっていないので、見本の証憑は入れません（RENKEI_DATA か EVIDENCE_S3_BUCKET）。';
const FOLDER = new URL('../../sample/', import.meta.url);

/** A group of the sample as it stands in the database. */
export interface LoadedGroup {
  readonly slug: string;
  readonly id: string;
  /** By the name of the business. */
  readonly memberIds: ReadonlyMap<string, string>;
}

/**
 * Brings in the sample groups over HTTP, the way a coordinator would: create, upload the file, commit, add the rest, and
 * what happened to it since. Each step looks whether it was done, so an interrupted first start is finished by the next;
 * the calculation saved last says that a group is complete. From then on it is the user's to change, and nothing is
 * brought again.
 */
export async function loadSample(
  url: string,
  coordinatorKey: string,
  administratorKey: string,
  say: (line: string) => void,
): Promise<readonly LoadedGroup[]> {
  const coordinator = new ApiClient(url, coordinatorKey);
  const administrator = new ApiClient(url, administratorKey);
  const complete = new Set((await sampleGroups(coordinator)).filter(isComplete).map(({ name }) => name));
  const missing = SAMPLE_GROUPS.filter(({ name }) => !complete.has(name));
  if (missing.length > 0) say('見本のグループを取り込んでいます…');
  for (const group of missing) {
    try {
      const schedule = await sampleSchedule(administrator, group.stage);
      (await loadGroup(coordinator, group, schedule)).forEach(say);
    } catch (error) {
      // between an interrupted start and the next the user may have changed the sample: then the rest is left out
      if (!(error instanceof Refused)) throw error;
      say(`  ${group.name}: 内容が変わっているため、続きは取り込みません（${error.message}）`);
    }
  }
  return loadedGroups(coordinator);
}

interface ListedGroup {
  readonly id: string;
  readonly name: string;
  readonly isSample: boolean;
  readonly snapshots: Edges<{ readonly label: string }> & {
    readonly pageInfo: { readonly hasNextPage: boolean };
  };
}

async function sampleGroups(coordinator: ApiClient): Promise<readonly ListedGroup[]> {
  const { consortia } = await coordinator.query<{ consortia: Edges<ListedGroup> }>(
    `{ consortia(first: 50) { edges { node { id name isSample
       snapshots(first: 20) { edges { node { label } } pageInfo { hasNextPage } } } } } }`,
  );
  return consortia.edges.map((edge) => edge.node).filter((group) => group.isSample);
}

/** Newest first: so many are somebody's work, whatever lies behind them. */
function isComplete({ snapshots }: ListedGroup): boolean {
  return snapshots.pageInfo.hasNextPage || snapshots.edges.some(({ node }) => node.label === COMPLETE);
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

/** @returns what to say of it */
async function loadGroup(
  coordinator: ApiClient,
  group: SampleGroup,
  { id: scheduleId, anchors }: SampleSchedule,
): Promise<string[]> {
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
  // renamed since it was brought, and complete all the same
  const known = (await sampleGroups(coordinator)).find(({ id }) => id === consortium.id);
  if (known && isComplete(known)) return [];
  if ((await membersOf(coordinator, consortium.id)).length === 0)
    await importMembers(coordinator, group, consortium.id);
  const members = await membersOf(coordinator, consortium.id);
  await addAdminLines(coordinator, group, members);
  await addTool(coordinator, group, consortium.id, members);
  const told = { coordinator, id: consortium.id, slug: group.slug, anchors };
  const notes: string[] = [];
  if (group.stage === 'COLLECTING') await tellCollecting(told);
  if (group.stage === 'BUYING') {
    await tellGrant(told);
    if (!(await tellBuying(told))) notes.push(WITHOUT_STORAGE);
  }
  await coordinator.mutate('saveCalculationSnapshot', 'SaveCalculationSnapshotInput', '', {
    consortiumId: consortium.id,
    label: COMPLETE,
    idempotencyKey: `sample-${group.slug}-snapshot`,
  });
  return [`  ${group.name}: ${members.length}者`, ...notes];
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
