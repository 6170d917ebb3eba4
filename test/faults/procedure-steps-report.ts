import { newKey } from '@renkei/test/sample-values';
import type { HoldAt, Send } from './procedure-bench.ts';
import { done, linesOf, mutation, newest, type Life, type Line, type Step } from './procedure-life.ts';
import { told } from './procedure-steps.ts';

/** Bought, delivered, invoiced and paid as the programme wants it; office costs are paid and no more. */
function bought({ id, memberId, category, yen }: Line) {
  const step = (kind: string, occurredOn: string, more: object = {}) => ({
    memberId,
    costLineId: id,
    step: kind,
    occurredOn,
    amountYen: yen,
    alreadyHappened: false,
    ...more,
  });
  const payment = step('PAYMENT', '2026-05-31', {
    taxYen: yen / 10,
    method: 'BANK_TRANSFER',
    fromOwnAccount: true,
    toVendorsAccount: true,
  });
  if (category === 'OFFICE') return [payment];
  return [
    step('CONTRACT', '2026-04-01'),
    step('ORDER', '2026-04-02'),
    step('DELIVERY', '2026-05-01'),
    step('INVOICE', '2026-05-10'),
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
    return { body: errors ? { errors } : { evidence, problems } };
  };
}

/** What was bought under a grant of the year before, and its papers. */
export const PURCHASE_STEPS: readonly Step[] = [
  {
    name: 'recordPurchaseSteps',
    at: '2026-06-10T10:00',
    hold: { table: 'purchase_step', when: `NEW.step = 'PAYMENT'` },
    request: async (life) => {
      const steps = (await linesOf(life)).flatMap((line) => bought(line));
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
    at: '2026-06-10T10:00',
    hold: { table: 'evidence_link' },
    request: handIn,
    repeat: 'SAME',
    adds: { evidence_file: 1, evidence_link: 1 },
  },
];

const REPORT = 'report { id status version }';

async function reportStep(
  life: Life,
  name: string,
  more: object = {},
  type = 'PerformanceReportStepInput',
): Promise<Send> {
  const report = await newest(life, 'performance_report');
  return mutation(life.key, name, type, { ...report, ...more }, REPORT);
}

/** The office costs under a heading; of the last member's software ¥100,000 are left open. */
async function decideLines(life: Life): Promise<Send> {
  const { id: reportId } = await newest(life, 'performance_report');
  const lines = await linesOf(life);
  const office = lines.find(({ category }) => category === 'OFFICE')!;
  const last = lines.at(-1)!;
  const input = {
    reportId,
    lines: [
      {
        costLineId: office.id,
        version: 1,
        actualYen: office.yen,
        certifiedYen: office.yen,
        heading: 'PRINTING',
      },
      {
        costLineId: last.id,
        version: 1,
        actualYen: last.yen,
        certifiedYen: last.yen - 100_000,
        parkedYen: 100_000,
        parkedReason: '見本: 納品書を確認中',
      },
    ],
  };
  return mutation(life.key, 'setPerformanceLines', 'SetPerformanceLinesInput', input, 'lines { costLineId }');
}

const FIXING = 'fixing { id number fixedOn }';
const fixed: HoldAt = { table: 'fixed_amount', when: `NEW.part = 'ADMIN'` };

/** From what was bought to the amounts that are fixed. */
export const REPORT_STEPS: readonly Step[] = [
  {
    name: 'createPerformanceReport',
    at: '2026-08-01T10:00',
    hold: told('REPORT', 'CREATE'),
    request: (life) => {
      const input = { consortiumId: life.id, idempotencyKey: newKey() };
      const type = 'CreatePerformanceReportInput';
      return Promise.resolve(mutation(life.key, 'createPerformanceReport', type, input, REPORT));
    },
    repeat: 'SAME',
    adds: { performance_report: 1, performance_line: 12, procedure_event: 1 },
  },
  {
    name: 'requestPerformanceCheck',
    at: '2026-08-02T10:00',
    prepare: async (life, api) => void (await done(await decideLines(life), api)),
    hold: told('REPORT', 'REQUEST_CHECK'),
    request: (life) => reportStep(life, 'requestPerformanceCheck'),
    repeat: 'STALE_VERSION',
    adds: { procedure_event: 1 },
  },
  {
    name: 'approvePerformanceReport',
    at: '2026-08-02T10:00',
    hold: told('REPORT', 'APPROVE'),
    request: (life) => reportStep(life, 'approvePerformanceReport'),
    repeat: 'STALE_VERSION',
    adds: { procedure_event: 1 },
  },
  {
    name: 'submitPerformanceReport',
    at: '2026-08-20T10:00',
    // the last of it: the duty to keep the papers
    hold: { table: 'evidence_file', on: 'UPDATE', when: 'NEW.retained_until IS NOT NULL' },
    request: (life) =>
      reportStep(
        life,
        'submitPerformanceReport',
        { portalNumber: 'MIHON-J1', submittedAt: '2026-08-20T09:30', completedOn: '2026-07-31' },
        'SubmitPerformanceReportInput',
      ),
    repeat: 'STALE_VERSION',
    adds: { procedure_event: 1 },
  },
  {
    name: 'fixAmounts',
    at: '2026-10-01T10:00',
    hold: fixed,
    request: async (life) => {
      const { id: reportId, version } = await newest(life, 'performance_report');
      const notice = { noticeNumber: '見本確定1号', fixedOn: '2026-09-30', idempotencyKey: newKey() };
      return mutation(life.key, 'fixAmounts', 'FixAmountsInput', { reportId, version, ...notice }, FIXING);
    },
    repeat: 'SAME',
    // of ten members each its (1), of the group (2) and (3); software is no asset
    adds: { amount_fixing: 1, fixed_amount: 12, procedure_event: 1 },
  },
  {
    name: 'settleParked',
    at: '2026-10-20T10:00',
    hold: fixed,
    request: async (life) => {
      const { id: reportId } = await newest(life, 'performance_report');
      const lines = [{ costLineId: (await linesOf(life)).at(-1)!.id, certifiedYen: 100_000 }];
      const notice = { noticeNumber: '見本確定2号', fixedOn: '2026-10-15', idempotencyKey: newKey() };
      return mutation(life.key, 'settleParked', 'SettleParkedInput', { reportId, lines, ...notice }, FIXING);
    },
    repeat: 'SAME',
    adds: { amount_fixing: 1, fixed_amount: 12 },
  },
];

const EFFECT_REPORT = 'effectReport { id status version }';

async function effectReportStep(
  life: Life,
  name: string,
  type: string,
  occurredAt: string,
  more: object = {},
): Promise<Send> {
  const report = await newest(life, 'effect_report');
  return mutation(life.key, name, type, { ...report, occurredAt, ...more }, EFFECT_REPORT);
}

/** The first of the two reports on the effect. */
export const EFFECT_STEPS: readonly Step[] = [
  {
    name: 'enterEffectFigures',
    at: '2025-04-10T10:00',
    hold: { table: 'effect_figure' },
    request: (life) => {
      const input = {
        memberId: life.memberIds[1],
        period: 'YEAR_1',
        operatingProfitYen: -1_000_000,
        personnelCostYen: 3_000_000,
        depreciationYen: 200_000,
        employees: 2,
        hoursHundredths: 200_000,
      };
      const type = 'EnterEffectFiguresInput';
      return Promise.resolve(
        mutation(life.merchantKey, 'enterEffectFigures', type, input, 'figures { version }'),
      );
    },
    // the very same figures are no second entry
    repeat: 'SAME',
    adds: { effect_figure: 1 },
  },
  {
    name: 'createEffectReport',
    at: '2025-04-10T10:00',
    hold: told('EFFECT_REPORT', 'CREATE'),
    request: (life) => {
      const input = { consortiumId: life.id, year: 1, idempotencyKey: newKey() };
      const type = 'CreateEffectReportInput';
      return Promise.resolve(mutation(life.key, 'createEffectReport', type, input, EFFECT_REPORT));
    },
    repeat: 'SAME',
    adds: { effect_report: 1, procedure_event: 1 },
  },
  {
    name: 'submitEffectReport',
    at: '2025-04-15T10:00',
    hold: told('EFFECT_REPORT', 'SUBMIT'),
    request: (life) =>
      effectReportStep(life, 'submitEffectReport', 'SubmitEffectReportInput', '2025-04-15T09:30', {
        portalNumber: 'MIHON-K1',
        withoutMissing: true,
      }),
    repeat: 'STALE_VERSION',
    adds: { procedure_event: 1 },
  },
  {
    name: 'acceptEffectReport',
    at: '2025-05-20T10:00',
    hold: told('EFFECT_REPORT', 'ACCEPT'),
    request: (life) =>
      effectReportStep(life, 'acceptEffectReport', 'EffectReportStepInput', '2025-05-20T09:30'),
    repeat: 'STALE_VERSION',
    adds: { procedure_event: 1 },
  },
];
