import { describe, expect, it } from '@jest/globals';
import { submissionDifferences, type FiledDocument } from './differences.ts';

const member = (id: string, name: string) => ({
  id,
  size: 'SME' as const,
  business: {
    name,
    representativeName: '山田',
    addressLine: '1-1',
    city: '神戸市',
    capitalYen: null,
    employees: 3,
  },
});

const FIRST: FiledDocument = {
  members: [member('tea', '見本茶舗'), member('shoe', '見本靴店')],
  costLines: [
    {
      id: 'l1',
      memberId: 'tea',
      memberName: '見本茶舗',
      category: 'SOFTWARE',
      label: '会計ソフト',
      tool: null,
      amountYen: '600000',
    },
  ],
  outcome: {
    members: [
      { id: 'tea', granted: 450_000 },
      { id: 'shoe', granted: 300_000 },
    ],
    infrastructure: { granted: 750_000 },
    analysis: { granted: 0 },
    admin: { granted: 50_000 },
  },
  settings: { overCapPolicy: 'PRO_RATA' },
  papers: [
    {
      memberId: 'tea',
      requirement: 'CORPORATE_TAX_CERTIFICATE',
      issuedOn: '2026-04-01',
      receivedOn: '2026-04-10',
      review: 'ACCEPTED',
    },
  ],
  groupPapers: [{ requirement: 'AREA_MAP', receivedOn: '2026-05-05' }],
  declarations: [{ memberId: 'tea', answers: [{ code: 'X', answer: false }] }],
};

const ja = (after: FiledDocument) => submissionDifferences(FIRST, after).map((one) => one.ja);

describe('the differences of two submissions in words', () => {
  it('is silent where nothing differs', () => {
    expect(submissionDifferences(FIRST, structuredClone(FIRST))).toEqual([]);
  });

  it('says what a member that left took along', () => {
    const after: FiledDocument = {
      ...FIRST,
      members: FIRST.members.slice(0, 1),
      outcome: {
        ...FIRST.outcome,
        members: FIRST.outcome.members.slice(0, 1),
        infrastructure: { granted: 450_000 },
      },
    };
    expect(ja(after)).toEqual([
      '申請する補助金の合計: 800,000円 → 500,000円（−300,000円）',
      '(1) 基盤導入経費: 750,000円 → 450,000円（−300,000円）',
      '見本靴店が抜けました。',
    ]);
  });

  it('compares costs by line and amounts by member, in both languages', () => {
    const after: FiledDocument = {
      ...FIRST,
      costLines: [{ ...FIRST.costLines[0]!, amountYen: '500000', tool: '会計マスター' }],
      outcome: {
        ...FIRST.outcome,
        members: [{ id: 'tea', granted: 375_000 }, FIRST.outcome.members[1]!],
        infrastructure: { granted: 675_000 },
      },
    };
    expect(ja(after).slice(2)).toEqual([
      '見本茶舗の(1)の補助金: 450,000円 → 375,000円（−75,000円）',
      '見本茶舗の「会計ソフト」のツール: なし → 会計マスター',
      '見本茶舗の「会計ソフト」の費用: 600,000円 → 500,000円（−100,000円）',
    ]);
    expect(submissionDifferences(FIRST, after)[2]?.en).toBe(
      '(1) of 見本茶舗: ¥450,000 → ¥375,000 (−¥75,000)',
    );
  });

  it('notices a paper that was replaced, a new answer and a new address', () => {
    const [tea, shoe] = FIRST.members;
    const after: FiledDocument = {
      ...FIRST,
      members: [tea!, { ...shoe!, business: { ...shoe!.business, addressLine: '2-2' } }],
      papers: [{ ...FIRST.papers[0]!, issuedOn: '2026-05-20' }],
      groupPapers: [{ requirement: 'AREA_MAP', receivedOn: '2026-06-01' }],
      declarations: [{ memberId: 'tea', answers: [{ code: 'X', answer: true }] }],
    };
    expect(ja(after)).toEqual([
      '見本靴店の住所: 1-1 → 2-2',
      '書類を差し替えました: 見本茶舗の法人税の納税証明書（その1またはその2）',
      expect.stringMatching(/^書類を差し替えました: グループの/),
      '見本茶舗の確認の質問の答えが変わりました。',
    ]);
  });
});
