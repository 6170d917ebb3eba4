import { newKey } from '@renkei/test/sample-values';
import { ask, done, linesOf, mutation, newest, type Life, type Step } from './procedure-life.ts';
import type { Api, HoldAt, Send } from './procedure-bench.ts';

const APPLICATION = 'application { id status version }';
const CHANGE = 'change { id status version }';

/** Where a state machine tells that it moved. */
export const told = (machine: string, event: string): HoldAt => ({
  table: 'procedure_event',
  when: `NEW.machine = '${machine}' AND NEW.event = '${event}'`,
});

async function applicationStep(life: Life, name: string, more: object = {}, type = 'ApplicationStepInput') {
  return mutation(life.key, name, type, { ...(await newest(life, 'application')), ...more }, APPLICATION);
}

const submit = (life: Life, portalNumber: string, submittedAt: string) =>
  applicationStep(life, 'submitApplication', { portalNumber, submittedAt }, 'SubmitApplicationInput');

/** From the draft to the grant decision. */
export const APPLICATION_STEPS: readonly Step[] = [
  {
    name: 'createApplication',
    at: '2027-01-20T18:00',
    hold: told('APPLICATION', 'CREATE'),
    request: (life) =>
      Promise.resolve(
        mutation(
          life.key,
          'createApplication',
          'CreateApplicationInput',
          { consortiumId: life.id, idempotencyKey: newKey() },
          APPLICATION,
        ),
      ),
    repeat: 'SAME',
    adds: { application: 1, procedure_event: 1 },
  },
  {
    name: 'requestApplicationCheck',
    at: '2027-01-20T18:00',
    hold: told('APPLICATION', 'REQUEST_CHECK'),
    request: (life) => applicationStep(life, 'requestApplicationCheck'),
    repeat: 'STALE_VERSION',
    adds: { procedure_event: 1 },
  },
  {
    name: 'approveApplication',
    at: '2027-01-20T18:00',
    hold: told('APPLICATION', 'APPROVE'),
    request: (life) => applicationStep(life, 'approveApplication'),
    repeat: 'STALE_VERSION',
    adds: { procedure_event: 1 },
  },
  {
    name: 'submitApplication',
    at: '2027-01-20T18:00',
    hold: { table: 'submission' },
    request: (life) => submit(life, 'MIHON-1', '2027-01-20T16:30'),
    repeat: 'STALE_VERSION',
    adds: { procedure_event: 1, calculation_snapshot: 1, submission: 1 },
  },
  {
    name: 'returnApplication',
    at: '2027-01-22T10:00',
    hold: told('APPLICATION', 'RETURN_BY_SECRETARIAT'),
    request: (life) =>
      applicationStep(
        life,
        'returnApplication',
        { reason: '見本: 見積書の日付', occurredAt: '2027-01-22T09:00', correctionDueAt: '2027-01-28T17:00' },
        'ReturnApplicationInput',
      ),
    repeat: 'STALE_VERSION',
    adds: { procedure_event: 1 },
  },
  {
    name: 'submitApplication once more',
    at: '2027-01-25T15:00',
    prepare: async (life, api) => {
      for (const name of ['requestApplicationCheck', 'approveApplication']) {
        await done(await applicationStep(life, name), api);
      }
    },
    hold: { table: 'submission' },
    request: (life) => submit(life, 'MIHON-2', '2027-01-25T14:00'),
    repeat: 'STALE_VERSION',
    adds: { procedure_event: 1, calculation_snapshot: 1, submission: 1 },
  },
  {
    name: 'recordGrantDecision',
    at: '2027-03-02T10:00',
    hold: { table: 'granted_amount', when: `NEW.part = 'ADMIN'` },
    request: async (life) => {
      const { id, version } = await newest(life, 'application');
      const input = {
        applicationId: id,
        version,
        decisionNumber: '見本第1号',
        decidedAt: '2027-03-01T15:00',
        projectEndAt: '2027-08-31T17:00',
        reportDueAt: '2027-08-31T17:00',
        idempotencyKey: newKey(),
      };
      return mutation(life.key, 'recordGrantDecision', 'RecordGrantDecisionInput', input, APPLICATION);
    },
    repeat: 'SAME',
    // of ten members each its (1), of the group (2) and (3); what the decision says of dates
    adds: { consortium_milestone: 3, procedure_event: 1, grant_decision: 1, granted_amount: 12 },
  },
];

/** The last member's software turns out cheaper. */
async function planCheaper(life: Life): Promise<Send> {
  const line = (await linesOf(life)).at(-1)!;
  const [tool] = await life.database.sql<{ id: string }>('SELECT id FROM tool WHERE consortium_id = $1', [
    life.id,
  ]);
  const cheaper = { category: 'SOFTWARE', unitPriceYen: 900_000, quantity: 1, toolId: tool!.id };
  const input = {
    consortiumId: life.id,
    kind: 'PLAN_CHANGE',
    reason: '見本: 値下げ',
    happenedOn: '2027-03-08',
    changes: [{ replaceLine: { memberId: line.memberId, costLineId: line.id, line: cheaper } }],
    idempotencyKey: newKey(),
  };
  return mutation(life.key, 'createChange', 'CreateChangeInput', input, CHANGE);
}

/** What this change does now, as whoever files it has seen it. */
async function effectSeen(life: Life, api: Api, id: string): Promise<string> {
  const query = 'query ($id: ID!) { change(id: $id) { currentEffect { sha256 } } }';
  const { data, errors } = await ask(life.key, api, query, { id });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.change.currentEffect.sha256;
}

/** A change from its plan to what it makes of the group. */
export const CHANGE_STEPS: readonly Step[] = [
  {
    name: 'createChange',
    at: '2027-03-10T10:00',
    hold: told('CHANGE', 'CREATE'),
    request: planCheaper,
    repeat: 'SAME',
    adds: { change_request: 1, procedure_event: 1 },
  },
  {
    name: 'fileChange',
    at: '2027-03-10T10:00',
    hold: told('CHANGE', 'FILE'),
    request: async (life, api) => {
      const change = await newest(life, 'change_request');
      const input = {
        ...change,
        filedAt: '2027-03-10T09:30',
        effectSha256: await effectSeen(life, api, change.id),
      };
      return mutation(life.key, 'fileChange', 'FileChangeInput', input, CHANGE);
    },
    repeat: 'STALE_VERSION',
    adds: { procedure_event: 1 },
  },
  {
    name: 'acceptChange',
    at: '2027-03-20T10:00',
    // the last of it: rows, amounts and requests are changed already
    hold: { table: 'change_request', on: 'UPDATE', when: 'NEW.applied_at IS NOT NULL' },
    request: async (life) => {
      const input = { ...(await newest(life, 'change_request')), decidedAt: '2027-03-19T15:00' };
      return mutation(life.key, 'acceptChange', 'AcceptChangeInput', input, CHANGE);
    },
    repeat: 'STALE_VERSION',
    // its (1) falls; (2) rests on another line, and (3) stays below its 10 % of (1) and (2)
    adds: { procedure_event: 1, granted_amount: 1 },
  },
];
