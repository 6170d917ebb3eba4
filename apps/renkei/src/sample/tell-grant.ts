import { addDays, dateOf, jstMinute, type LocalDate } from '@renkei/kernel';
import { memberNamed, membersOf, type Edges, type ToldGroup } from './sample-members.ts';
import { declareAll, paperRows, recordPapers, reviewPapers } from './tell-papers.ts';

const LEAVING = '見本古書店';

interface ApplicationNow {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly submissions: Edges<{ readonly number: number }>;
}

/** From its papers to the grant: submitted, returned once, submitted again; and a member that leaves after it. */
export async function tellGrant(group: ToldGroup): Promise<void> {
  const { coordinator, id, slug } = group;
  const application = await applicationNow(group);
  if (application === null) await prepare(group);
  await coordinator.mutate('createApplication', 'CreateApplicationInput', '', {
    consortiumId: id,
    idempotencyKey: `sample-${slug}-application`,
  });
  for (let step = await nextStep(group); step !== null; step = await nextStep(group)) {
    await coordinator.mutate(step.name, step.inputType, '', step.input);
  }
  await tellWithdrawal(group);
}

async function applicationNow({ coordinator, id }: ToldGroup): Promise<ApplicationNow | null> {
  const { consortium } = await coordinator.query<{ consortium: { application: ApplicationNow | null } }>(
    `query ($id: ID!) { consortium(id: $id) { application {
       id version status submissions(first: 5) { edges { node { number } } } } } }`,
    { id },
  );
  return consortium.application;
}

const ISSUED_DAYS = -25;
const RECEIVED_DAYS = -15;

async function prepare(group: ToldGroup): Promise<void> {
  const { coordinator, id, anchors } = group;
  const closing = dateOf(anchors.ROUND_CLOSE);
  const papers = (await paperRows(group)).flatMap(({ member, cells }) =>
    cells
      .filter(({ state, document }) => state !== 'NOT_OWED' && document === null)
      .map(({ requirement }) => ({
        memberId: member.id,
        requirement,
        issuedOn: addDays(closing, ISSUED_DAYS),
        receivedOn: addDays(closing, RECEIVED_DAYS),
      })),
  );
  await recordPapers(group, papers);
  await reviewPapers(group, () => ({ outcome: 'ACCEPTED' }));
  await declareAll(group, await membersOf(coordinator, id), addDays(closing, -12));
  const { consortium } = await coordinator.query<{
    consortium: { groupPapers: readonly { readonly requirement: string; readonly present: boolean }[] };
  }>('query ($id: ID!) { consortium(id: $id) { groupPapers { requirement present } } }', { id });
  const owed = consortium.groupPapers.filter(({ present }) => !present);
  await coordinator.mutateEach(
    'recordGroupPaper',
    'RecordGroupPaperInput',
    owed.map(({ requirement }) => ({ consortiumId: id, requirement, receivedOn: addDays(closing, -10) })),
  );
}

interface Step {
  readonly name: string;
  readonly inputType: string;
  readonly input: object;
}

/** What comes next on the way to the grant; null: it is there, or somebody has taken the application another way. */
async function nextStep(group: ToldGroup): Promise<Step | null> {
  const application = await applicationNow(group);
  if (application === null) return null;
  const { id, version, status, submissions } = application;
  const { anchors, slug } = group;
  const times = submissions.edges.length;
  const closing = dateOf(anchors.ROUND_CLOSE);
  const at = (days: number, hour: number) => jstMinute(addDays(closing, days), hour, 30);
  const step = (name: string, inputType: string, more: object = {}): Step => ({
    name,
    inputType,
    input: { id, version, ...more },
  });
  switch (status) {
    case 'DRAFT':
    case 'RETURNED':
      return step('requestApplicationCheck', 'ApplicationStepInput');
    case 'IN_CHECK':
      return step('approveApplication', 'ApplicationStepInput');
    case 'APPROVED':
      return step('submitApplication', 'SubmitApplicationInput', {
        portalNumber: `見本-${times + 1}`,
        submittedAt: times === 0 ? at(-2, 15) : at(18, 11),
      });
    case 'SUBMITTED':
      if (times < 2) {
        return step('returnApplication', 'ReturnApplicationInput', {
          reason: '実施エリア図を、店の場所がわかるものに差し替えてください。',
          occurredAt: at(14, 10),
          correctionDueAt: at(21, 17),
        });
      }
      return {
        name: 'recordGrantDecision',
        inputType: 'RecordGrantDecisionInput',
        input: {
          applicationId: id,
          version,
          decisionNumber: '見本第1号',
          decidedAt: anchors.GRANT_DECISION,
          projectEndAt: anchors.PROJECT_END,
          reportDueAt: anchors.PERFORMANCE_REPORT_DUE,
          idempotencyKey: `sample-${slug}-grant`,
        },
      };
    default:
      return null;
  }
}

interface ChangeNow {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly effect: { readonly sha256: string } | null;
}

/** Planned, filed with the effect it has, and accepted. */
async function tellWithdrawal({ coordinator, id, slug, anchors }: ToldGroup): Promise<void> {
  const decided = dateOf(anchors.GRANT_DECISION);
  const on = (days: number): LocalDate => addDays(decided, days);
  const members = await membersOf(coordinator, id);
  const plan = {
    consortiumId: id,
    kind: 'MEMBER_WITHDRAWAL',
    memberId: memberNamed(members, LEAVING).id,
    reason: '店を閉じるため',
    happenedOn: on(10),
    changes: [],
    idempotencyKey: `sample-${slug}-withdrawal`,
  };
  const fields = 'change { id version status effect { sha256 } }';
  let { change } = await coordinator.mutate<{ change: ChangeNow }>(
    'createChange',
    'CreateChangeInput',
    fields,
    plan,
  );
  if (change.status === 'DRAFT') {
    ({ change } = await coordinator.mutate<{ change: ChangeNow }>('fileChange', 'FileChangeInput', fields, {
      id: change.id,
      version: change.version,
      effectSha256: change.effect?.sha256,
      filedAt: jstMinute(on(11), 9, 50),
      portalNumber: '見本-変更-1',
    }));
  }
  if (change.status === 'FILED') {
    await coordinator.mutate('acceptChange', 'AcceptChangeInput', '', {
      id: change.id,
      version: change.version,
      decidedAt: jstMinute(on(21), 15, 0),
    });
  }
}
