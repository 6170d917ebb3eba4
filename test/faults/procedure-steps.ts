import { newKey } from '@renkei/test/sample-values';
import { linesOf, mutation, newest, type Life, type Step } from './procedure-life.ts';
import type { HoldAt, Send } from './procedure-bench.ts';

const APPLICATION = 'application { id status version }';
const CHANGE = 'change { id status version }';

/** Where a state machine tells that it moved. */
const told = (machine: string, event: string): HoldAt => ({
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
        const { body } = await (await applicationStep(life, name))(api);
        if (body.problems?.length !== 0) throw new Error(`${name}: ${JSON.stringify(body)}`);
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
    // of ten members each its (1), of the group (2) and (3)
    adds: { procedure_event: 1, grant_decision: 1, granted_amount: 12 },
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
    request: async (life) => {
      const input = {
        ...(await newest(life, 'change_request')),
        filedAt: '2027-03-10T09:30',
        effectSha256: await effectSeen(life),
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
    // the next revision of every amount
    adds: { procedure_event: 1, granted_amount: 12 },
  },
];

/** Bought, delivered, invoiced and paid as the programme wants it; office costs are paid and no more. */
function bought(life: Life, { id, memberId, category, yen }: Awaited<ReturnType<typeof linesOf>>[number]) {
  const step = (kind: string, occurredOn: string, more: object = {}) => ({
    memberId,
    costLineId: id,
    step: kind,
    occurredOn,
    amountYen: yen,
    alreadyHappened: false,
    ...more,
  });
  const payment = step('PAYMENT', '2027-05-31', {
    taxYen: yen / 10,
    method: 'BANK_TRANSFER',
    fromOwnAccount: true,
    toVendorsAccount: true,
  });
  if (category === 'OFFICE') return [payment];
  return [
    step('CONTRACT', '2027-04-01'),
    step('ORDER', '2027-04-02'),
    step('DELIVERY', '2027-05-01'),
    step('INVOICE', '2027-05-10'),
    payment,
  ];
}

/** A small PDF, another for every group. */
const paper = (life: Life) =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Title (MIHON ${life.id}) >>\nendobj\ntrailer\n<< >>\nstartxref\n0\n%%EOF\n`,
    'latin1',
  );

async function handIn(life: Life): Promise<Send> {
  const line = (await linesOf(life)).find(({ memberId }) => memberId === life.memberIds[1])!;
  const query = new URLSearchParams({
    consortiumId: life.id,
    costLineId: line.id,
    fileName: '請求書𠮷.pdf',
    item: 'INVOICE_DETAIL',
    idempotencyKey: newKey(),
  });
  return async ({ url }) => {
    const response = await fetch(`${url}/evidence?${query.toString()}`, {
      method: 'POST',
      headers: { 'content-type': 'application/pdf', authorization: `Bearer ${life.merchantKey}` },
      body: paper(life),
    });
    const { evidence, problems, errors } = (await response.json()) as Record<string, object>;
    return { status: response.status, body: errors ? { errors } : { evidence, problems } };
  };
}

export const PURCHASE_STEPS: readonly Step[] = [
  {
    name: 'recordPurchaseSteps',
    at: '2027-06-10T10:00',
    hold: { table: 'purchase_step', when: `NEW.step = 'PAYMENT'` },
    request: async (life) => {
      const steps = (await linesOf(life)).flatMap((line) => bought(life, line));
      const input = { consortiumId: life.id, idempotencyKey: newKey(), steps };
      return mutation(
        life.key,
        'recordPurchaseSteps',
        'RecordPurchaseStepsInput',
        input,
        'purchaseSteps { id }',
      );
    },
    repeat: 'SAME',
    // 11 lines bought in five steps, and one office cost paid
    adds: { purchase_step: 56 },
  },
  {
    name: 'POST /evidence',
    at: '2027-06-10T10:00',
    hold: { table: 'evidence_link' },
    request: handIn,
    repeat: 'SAME',
    adds: { evidence_file: 1, evidence_link: 1 },
  },
];

/** What this change does now, as the person who files it has seen it. */
async function effectSeen(life: Life): Promise<string> {
  throw new Error(`not read yet for ${life.id}`);
}
