import { addDays, dateOf } from '@renkei/kernel';
import { Refused } from './graphql-client.ts';
import { samplePdf, samplePng } from './sample-files.ts';
import {
  lineOf,
  memberNamed,
  membersOf,
  type Edges,
  type SampleMember,
  type ToldGroup,
} from './sample-members.ts';

// Who buys what is worked out by hand in test/e2e/launcher.spec.ts.
const REPRESENTATIVE = '見本山手通り商店街振興組合';
const PAID = '株式会社見本靴店';
/** Ordered a PC too early, and has not paid its software yet. */
const EARLY = '見本写真館𠮷田';
const PARKED = '株式会社見本菓子舗';

const STEPS = ['CONTRACT', 'ORDER', 'DELIVERY', 'INVOICE', 'PAYMENT'] as const;
type Step = (typeof STEPS)[number];
/** Days after the grant decision. */
const DAYS: Readonly<Record<Step, number>> = {
  CONTRACT: 30,
  ORDER: 31,
  DELIVERY: 60,
  INVOICE: 70,
  PAYMENT: 85,
};
const DAYS_TOO_EARLY = 10;

/**
 * What was bought since the grant, what proves it, and the performance report as far as it is.
 * @returns false when there was nowhere to put the evidence
 */
export async function tellBuying(group: ToldGroup): Promise<boolean> {
  const members = await membersOf(group.coordinator, group.id);
  await tellPurchases(group, members);
  const stored = await tellEvidence(group, members);
  await tellReport(group, members);
  await tellFigures(group, members);
  return stored;
}

async function tellPurchases(
  { coordinator, id, slug, anchors }: ToldGroup,
  members: readonly SampleMember[],
): Promise<void> {
  const decided = dateOf(anchors.GRANT_DECISION);
  const bought = (name: string, category: string, amountYen: number, steps: readonly Step[] = STEPS) => {
    const member = memberNamed(members, name);
    return steps.map((step) => ({
      memberId: member.id,
      costLineId: lineOf(member, category),
      step,
      occurredOn: addDays(decided, DAYS[step]),
      amountYen,
      alreadyHappened: false,
      ...(step === 'PAYMENT'
        ? { taxYen: amountYen / 10, method: 'BANK_TRANSFER', fromOwnAccount: true, toVendorsAccount: true }
        : {}),
    }));
  };
  const tooEarly = bought(EARLY, 'PC', 150_000, ['ORDER']).map((step) => ({
    ...step,
    occurredOn: addDays(decided, -DAYS_TOO_EARLY),
    alreadyHappened: true,
  }));
  await coordinator.mutate('recordPurchaseSteps', 'RecordPurchaseStepsInput', '', {
    consortiumId: id,
    steps: [
      ...tooEarly,
      ...bought(REPRESENTATIVE, 'ANALYSIS_SOFTWARE', 1_800_000),
      ...bought(REPRESENTATIVE, 'OFFICE', 300_000, ['PAYMENT']),
      ...bought(PAID, 'SOFTWARE', 600_000),
      ...bought(EARLY, 'SOFTWARE', 400_000, STEPS.slice(0, -1)),
      ...bought(PARKED, 'SOFTWARE', 300_000),
      ...bought(PARKED, 'SERVICE', 100_000),
    ],
    idempotencyKey: `sample-${slug}-purchases`,
  });
}

interface Piece {
  readonly of: string;
  readonly item: string;
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** null: nobody has looked at it yet. */
  readonly review: { readonly outcome: string; readonly reason?: string } | null;
}

const PIECES: readonly Piece[] = [
  {
    of: PAID,
    item: 'INVOICE_DETAIL',
    fileName: '請求書（見本）.pdf',
    bytes: samplePdf('MIHON - sample invoice 1'),
    review: { outcome: 'ACCEPTED' },
  },
  {
    of: PAID,
    item: 'PAYMENT_PROOF',
    fileName: '振込の控え（見本）.pdf',
    bytes: samplePdf('MIHON - sample proof of payment 1'),
    review: { outcome: 'ACCEPTED' },
  },
  { of: PAID, item: 'USAGE_SCREEN', fileName: '画面（見本）.png', bytes: samplePng(0xb0), review: null },
  {
    of: EARLY,
    item: 'INVOICE_DETAIL',
    fileName: '請求書（見本）.pdf',
    bytes: samplePdf('MIHON - sample invoice 2'),
    review: {
      outcome: 'RETURNED',
      reason: '明細のページがありません。品名と金額の見えるページをお送りください。',
    },
  },
  { of: EARLY, item: 'USAGE_SCREEN', fileName: '画面（見本）.png', bytes: samplePng(0x90), review: null },
];

async function tellEvidence(
  { coordinator, id, slug }: ToldGroup,
  members: readonly SampleMember[],
): Promise<boolean> {
  for (const [index, { of, item, fileName, bytes, review }] of PIECES.entries()) {
    const member = memberNamed(members, of);
    const query = new URLSearchParams({
      consortiumId: id,
      memberId: member.id,
      costLineId: lineOf(member, 'SOFTWARE'),
      item,
      fileName,
      idempotencyKey: `sample-${slug}-evidence-${index}`,
    });
    try {
      const { evidence } = await coordinator.upload<{ evidence: { id: string } }>(
        `/evidence?${query}`,
        bytes,
      );
      if (review === null) continue;
      await coordinator.mutate('reviewEvidence', 'ReviewEvidenceInput', '', {
        evidenceId: evidence.id,
        ...review,
        idempotencyKey: `sample-${slug}-review-${index}`,
      });
    } catch (error) {
      if (!(error instanceof Refused && error.codes.includes('STORAGE_NOT_SET'))) throw error;
      return false;
    }
  }
  return true;
}

interface ReportLine {
  readonly costLineId: string;
  readonly version: number;
}

/** A draft, filled by the records; one line waits for a decision, one has its heading. */
async function tellReport(
  { coordinator, id, slug }: ToldGroup,
  members: readonly SampleMember[],
): Promise<void> {
  const { report } = await coordinator.mutate<{ report: { id: string; lines: Edges<ReportLine> } }>(
    'createPerformanceReport',
    'CreatePerformanceReportInput',
    'report { id lines(first: 100) { edges { node { costLineId version } } } }',
    { consortiumId: id, idempotencyKey: `sample-${slug}-report` },
  );
  const decisions = [
    {
      costLineId: lineOf(memberNamed(members, PARKED), 'SERVICE'),
      actualYen: 100_000,
      certifiedYen: 0,
      parkedYen: 100_000,
      parkedReason: '作業報告書の確認待ち',
    },
    {
      costLineId: lineOf(memberNamed(members, REPRESENTATIVE), 'OFFICE'),
      actualYen: 300_000,
      certifiedYen: 300_000,
      heading: 'PERSONNEL',
    },
  ];
  // a line that nobody has decided on has its first version
  const open = decisions.flatMap((decision) => {
    const line = report.lines.edges.find(({ node }) => node.costLineId === decision.costLineId)?.node;
    return line?.version === 1 ? [{ ...decision, version: 1 }] : [];
  });
  if (open.length === 0) return;
  await coordinator.mutate('setPerformanceLines', 'SetPerformanceLinesInput', '', {
    reportId: report.id,
    lines: open,
  });
}

/** The year before the tools, of everybody that counts but one. */
async function tellFigures({ coordinator, id }: ToldGroup, members: readonly SampleMember[]): Promise<void> {
  const { consortium } = await coordinator.query<{
    consortium: { members: Edges<{ readonly id: string; readonly effectFigures: readonly unknown[] }> };
  }>(
    `query ($id: ID!) { consortium(id: $id) { members(first: 200, status: ENROLLED) { edges { node {
       id effectFigures { id } } } } } }`,
    { id },
  );
  const open = consortium.members.edges.filter(({ node }) => node.effectFigures.length === 0);
  const silent = [REPRESENTATIVE, EARLY].map((name) => memberNamed(members, name).id);
  const inputs = open
    .filter(({ node }) => !silent.includes(node.id))
    // 2 people of 2,000 hours each: a value added of 8,000,000 yen is 2,000 yen an hour
    .map(({ node }) => ({
      memberId: node.id,
      period: 'BASE',
      operatingProfitYen: 2_000_000,
      personnelCostYen: 5_500_000,
      depreciationYen: 500_000,
      employees: 2,
      hoursHundredths: 200_000,
    }));
  await coordinator.mutateEach('enterEffectFigures', 'EnterEffectFiguresInput', inputs);
}
