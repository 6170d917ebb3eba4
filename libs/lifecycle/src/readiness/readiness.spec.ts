import { describe, expect, it } from '@jest/globals';
import { jstMinute, localDate } from '@renkei/kernel';
import type { JstMinute, LocalDate } from '@renkei/kernel';
import { requirementsFor } from '../requirement.ts';
import type { AppliedRequirement, PaperCode, RequirementCode } from '../requirement-terms.ts';
import { owedAsks, readinessCell, readinessMatrix } from './readiness.ts';
import type { ReadinessInput, ReviewedDocument } from './readiness-terms.ts';

const SUBMISSION = localDate(2026, 6, 2);
const day = (month: number, date: number) => localDate(2026, month, date);
const at = (month: number, date: number, hour = 12): JstMinute => jstMinute(day(month, date), hour, 0);

function requirement(code: RequirementCode, role: 'REPRESENTATIVE' | 'PARTICIPANT' = 'REPRESENTATIVE') {
  const legalForm = role === 'REPRESENTATIVE' ? 'CORPORATION' : 'SOLE_PROPRIETOR';
  const found = requirementsFor({ role, legalForm }, 'SME').find((one) => one.code === code);
  if (found === undefined) throw new Error(`no requirement ${code}`);
  return found;
}

const certificate = requirement('CERTIFICATE_OF_REGISTERED_MATTERS');
const security = requirement('SECURITY_ACTION');
const identity = requirement('PROPRIETOR_IDENTITY', 'PARTICIPANT');

const paper = (
  owed: AppliedRequirement,
  more: Partial<ReviewedDocument> & { paper?: PaperCode } = {},
): ReviewedDocument => ({
  memberId: 'm',
  requirement: owed.code,
  issuedOn: day(4, 1),
  receivedOn: day(4, 10),
  review: null,
  returnReason: null,
  changedAt: at(4, 10),
  ...more,
});

const cell = (
  documents: readonly ReviewedDocument[],
  askedAt: JstMinute | null = null,
  submissionDay: LocalDate | null = SUBMISSION,
  owed = certificate,
) => readinessCell({ memberId: 'm', requirement: owed, documents, askedAt, submissionDay });

describe('readinessCell', () => {
  it('goes from not asked over asked and handed in to accepted', () => {
    expect(cell([])).toMatchObject({ state: 'NOT_ASKED', askDue: true });
    expect(cell([], at(4, 1))).toMatchObject({ state: 'ASKED', askDue: false });
    expect(cell([paper(certificate)], at(4, 1))).toMatchObject({ state: 'HANDED_IN', askDue: false });
    const accepted = cell([paper(certificate, { review: 'ACCEPTED' })], at(4, 1));
    expect(accepted).toMatchObject({ state: 'ACCEPTED', askDue: false, next: null });
  });

  it('gives the reason of a returned one, and asks again once', () => {
    const returned = paper(certificate, {
      review: 'RETURNED',
      returnReason: '2ページ目がありません',
      changedAt: at(4, 12),
    });
    const due = cell([returned], at(4, 1));
    expect(due).toMatchObject({ state: 'RETURNED', reason: '2ページ目がありません', askDue: true });
    expect(due.next?.ja).toContain('理由：2ページ目がありません');
    const full = cell([{ ...returned, returnReason: '2ページ目がありません。' }], at(4, 1));
    expect(full.next?.ja).toContain('（理由：2ページ目がありません）。直したもの');
    expect(cell([returned], null).askDue).toBe(true);
    expect(cell([returned], at(4, 12, 11)).askDue).toBe(true);
    expect(due.next?.ja).toContain('「書類の準備」の画面からお願いできます');
    // Asked in the very minute of the return: that was the asking.
    expect(cell([returned], at(4, 12)).askDue).toBe(false);
    const asked = cell([returned], at(4, 12, 13));
    expect(asked).toMatchObject({ state: 'RETURNED', askDue: false });
    expect(asked.next?.ja).toContain('もうお願いしてあります');
  });

  it('keeps a good paper whatever lies beside it', () => {
    const old = paper(certificate, { issuedOn: day(1, 5), changedAt: at(5, 1) });
    const returned = paper(certificate, { review: 'RETURNED', returnReason: 'x', changedAt: at(5, 2) });
    const accepted = paper(certificate, { review: 'ACCEPTED' });
    expect(cell([old, accepted, returned]).state).toBe('ACCEPTED');
    expect(cell([returned, paper(certificate), old]).state).toBe('HANDED_IN');
  });

  it('goes by the last of several bad papers', () => {
    const old = (changedAt: JstMinute) => paper(certificate, { issuedOn: day(1, 5), changedAt });
    const returned = paper(certificate, { review: 'RETURNED', returnReason: 'x', changedAt: at(5, 2) });
    expect(cell([old(at(5, 1)), returned]).state).toBe('RETURNED');
    expect(cell([returned, old(at(5, 1))]).state).toBe('RETURNED');
    expect(cell([old(at(5, 3)), returned]).state).toBe('EXPIRES_BEFORE_SUBMISSION');
  });

  it('expires what will be too old, accepted or not: 1 March is good to 1 June, 2 March to 2 June', () => {
    const issued = (date: number) => paper(certificate, { issuedOn: day(3, date), review: 'ACCEPTED' });
    expect(cell([issued(2)]).state).toBe('ACCEPTED');
    const late = cell([issued(1)], at(4, 1));
    expect(late).toMatchObject({
      state: 'EXPIRES_BEFORE_SUBMISSION',
      askDue: true,
      issuedFrom: '2026-03-02',
    });
    expect(late.next?.ja).toContain('（2026-03-02以降に発行されたもの）');
    expect(cell([issued(1)], at(4, 11)).askDue).toBe(false);
  });

  it('judges no age while the day of submission is unknown', () => {
    const old = paper(certificate, { issuedOn: day(1, 5), review: 'ACCEPTED' });
    expect(cell([old], null, null)).toMatchObject({ state: 'ACCEPTED', issuedFrom: null });
  });

  it('does not count a paper as accepted whose date nobody has read', () => {
    const undated = paper(certificate, { issuedOn: null, review: 'ACCEPTED' });
    const open = cell([undated]);
    expect(open).toMatchObject({ state: 'HANDED_IN', dateUnknown: true, askDue: false });
    expect(open.next?.ja).toContain('発行日を確かめて');
    expect(cell([undated, paper(certificate)])).toMatchObject({ state: 'HANDED_IN', dateUnknown: false });
  });

  it('names the paper that ages where another does not, and a licence past its day', () => {
    expect(cell([], null, SUBMISSION, identity).next?.ja).toContain(
      '（住民票は2026-03-02以降に発行されたもの）',
    );
    const licence = paper(identity, { paper: 'DRIVING_LICENCE', validUntil: day(6, 1) });
    expect(cell([licence], null, SUBMISSION, identity).state).toBe('EXPIRES_BEFORE_SUBMISSION');
    expect(cell([{ ...licence, validUntil: SUBMISSION }], null, SUBMISSION, identity).state).toBe(
      'HANDED_IN',
    );
  });

  it('has no day of issue where age does not matter', () => {
    const asked = cell([], null, SUBMISSION, security);
    expect(asked.issuedFrom).toBeNull();
    expect(asked.next?.ja).not.toContain('以降');
  });

  it('passes over papers of other requirements', () => {
    expect(cell([paper(security, { review: 'ACCEPTED' })]).state).toBe('NOT_ASKED');
  });
});

const input: ReadinessInput = {
  members: [
    { id: 'rep', role: 'REPRESENTATIVE', legalForm: 'CORPORATION' },
    { id: 'shop', role: 'PARTICIPANT', legalForm: 'SOLE_PROPRIETOR' },
  ],
  representativeType: 'SME',
  documents: [],
  asks: [],
  submissionDay: SUBMISSION,
};

describe('readinessMatrix', () => {
  const matrix = readinessMatrix(input);

  it('has a column for everything anybody owes, in the order of the rules, and not owed where somebody does not', () => {
    expect(matrix.requirements.map(({ code }) => code)).toEqual([
      'GBIZ_ID_PRIME',
      'SECURITY_ACTION',
      'MIRADIGI_CHECK',
      'MOBILE_NUMBER',
      'CERTIFICATE_OF_REGISTERED_MATTERS',
      'CORPORATE_TAX_CERTIFICATE',
      'PROPRIETOR_IDENTITY',
      'INCOME_TAX_CERTIFICATE',
      'TAX_RETURN_COPY',
    ]);
    const [representative, shop] = matrix.rows.map(({ cells }) => cells.map(({ state }) => state));
    const [owed, not] = ['NOT_ASKED', 'NOT_OWED'];
    expect(representative).toEqual([owed, owed, owed, owed, owed, owed, not, not, not]);
    expect(shop).toEqual([not, owed, not, not, not, not, owed, owed, owed]);
  });

  it('gives each member its own papers and asks', () => {
    const { rows } = readinessMatrix({
      ...input,
      documents: [paper(security, { memberId: 'shop', issuedOn: null })],
      asks: [
        { memberId: 'rep', requirement: 'SECURITY_ACTION', askedAt: at(4, 2) },
        { memberId: 'rep', requirement: 'SECURITY_ACTION', askedAt: at(4, 1) },
      ],
    });
    expect(rows[0]?.cells[1]).toMatchObject({ memberId: 'rep', state: 'ASKED', askedAt: at(4, 2) });
    expect(rows[1]?.cells[1]).toMatchObject({ memberId: 'shop', state: 'HANDED_IN', askedAt: null });
    expect(rows[0]?.cells[2]?.state).toBe('NOT_ASKED');
  });
});

describe('owedAsks', () => {
  it('asks everybody for everything at first: six of the representative, four of the sole proprietor', () => {
    const asks = owedAsks(readinessMatrix(input));
    expect(asks.map(({ memberId }) => memberId)).toEqual([
      ...Array<string>(6).fill('rep'),
      ...Array<string>(4).fill('shop'),
    ]);
    expect(asks[0]?.request.ja).toBe('「GビズIDプライム」のアカウントを取る');
    expect(asks[4]?.request.ja).toBe('「履歴事項全部証明書」を送る（2026-03-02以降に発行されたもの）');
  });

  it('asks nothing twice: with its own asks recorded it has nothing more', () => {
    const first = owedAsks(readinessMatrix(input));
    const asks = first.map(({ memberId, requirement: code }) => ({
      memberId,
      requirement: code,
      askedAt: at(4, 1),
    }));
    expect(owedAsks(readinessMatrix({ ...input, asks }))).toEqual([]);
  });

  it('asks again for what was returned or has grown too old, saying why', () => {
    const documents = [
      paper(security, { memberId: 'rep', review: 'RETURNED', returnReason: '名前が違います' }),
      paper(certificate, { memberId: 'rep', issuedOn: day(2, 1), review: 'ACCEPTED' }),
    ];
    const asked = ['SECURITY_ACTION', 'CERTIFICATE_OF_REGISTERED_MATTERS', 'GBIZ_ID_PRIME'] as const;
    const asks = asked.map((code) => ({ memberId: 'rep', requirement: code, askedAt: at(4, 1) }));
    const lines = owedAsks(readinessMatrix({ ...input, documents, asks })).filter(
      ({ memberId }) => memberId === 'rep',
    );
    expect(lines.map(({ requirement: code }) => code)).toEqual([
      'SECURITY_ACTION',
      'MIRADIGI_CHECK',
      'MOBILE_NUMBER',
      'CERTIFICATE_OF_REGISTERED_MATTERS',
      'CORPORATE_TAX_CERTIFICATE',
    ]);
    expect(lines[0]?.request.ja).toContain('理由：名前が違います');
    expect(lines[3]?.request.ja).toContain('古くなりすぎます（2026-03-02以降に発行されたもの）');
  });
});
