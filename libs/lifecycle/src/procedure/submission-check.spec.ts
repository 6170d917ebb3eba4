import { describe, expect, it } from '@jest/globals';
import { jstMinute, localDate } from '@renkei/kernel';
import type { JstMinute } from '@renkei/kernel';
import { declarationsFor } from '../readiness/declaration-data.ts';
import type { ReviewedDocument } from '../readiness/readiness-terms.ts';
import { requirementsFor } from '../requirement.ts';
import { submissionBlockers, submissionFindings } from './submission-check.ts';
import type { SubmissionFacts, SubmissionMember } from './submission-terms.ts';

const minute = (month: number, day: number, hour: number, min = 0): JstMinute =>
  jstMinute(localDate(2026, month, day), hour, min);

const member = (id: string, more: Partial<SubmissionMember> = {}): SubmissionMember => ({
  id,
  name: `${id}商店`,
  role: 'PARTICIPANT',
  legalForm: 'CORPORATION',
  sme: { answer: 'YES', clause: 'R25 第7条4一④' },
  micro: { answer: 'NO', clause: 'R25 第7条4二' },
  claimsMicro: false,
  usesTools: true,
  lacksEligibleSoftware: false,
  declarations: declarationsFor('PARTICIPANT').map(({ code }) => ({
    code,
    answer: false,
    declaredOn: localDate(2026, 4, 1),
    declaredBy: '山田花子',
  })),
  ...more,
});

/** Everything one member owes, accepted, issued on 1 April and so good to 1 July. */
const papersOf = ({ id, role, legalForm }: SubmissionMember): ReviewedDocument[] =>
  requirementsFor({ role, legalForm }, 'SME').map(({ code }) => ({
    memberId: id,
    requirement: code,
    issuedOn: localDate(2026, 4, 1),
    receivedOn: localDate(2026, 4, 2),
    review: 'ACCEPTED',
    returnReason: null,
    changedAt: minute(4, 2, 9),
  }));

const representative = member('r', { role: 'REPRESENTATIVE', usesTools: false });
const ten = [representative, ...'abcdefghi'.split('').map((id) => member(id))];

function factsWith(more: Partial<SubmissionFacts> = {}): SubmissionFacts {
  const members = more.members ?? ten;
  return {
    members,
    representativeType: 'SME',
    deemedSame: [],
    sameRepresentativeAndAddress: [],
    submitAt: minute(6, 2, 17),
    firstSubmittedAt: null,
    correctionDueAt: null,
    roundOpen: minute(5, 1, 10),
    roundClose: minute(6, 2, 17),
    approved: true,
    documents: members.flatMap(papersOf),
    asks: [],
    requirementOptions: { year: '2023' },
    groupFacts: { supported: true, everyToolHasUrl: true },
    groupPapers: ['OFFICIAL_FORMS', 'SELECTION_REASON', 'SYSTEM_DIAGRAM', 'ORGANISATION_CHART', 'AREA_MAP'],
    calculation: {
      combined: 30_000_000n,
      combinedCap: 30_000_000n,
      refusals: [],
      adminCapUnknown: false,
      adminEligible: 0n,
    },
    ...more,
  };
}

const brief = (more: Partial<SubmissionFacts> = {}) =>
  submissionFindings(factsWith(more)).map(({ code, severity }) => `${severity} ${code}`);

describe('submissionFindings: nothing speaks against it', () => {
  it('passes ten members in order, exactly at the cap, in the closing minute', () => {
    expect(submissionFindings(factsWith())).toEqual([]);
    expect(submissionBlockers(factsWith())).toEqual([]);
  });
});

describe('submissionFindings: the members', () => {
  it('never passes nine members', () => {
    const [finding, ...rest] = submissionBlockers(factsWith({ members: ten.slice(0, 9) }));
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      code: 'TOO_FEW_MEMBERS',
      severity: 'BLOCKER',
      memberId: null,
      fix: { target: 'MEMBERS' },
    });
    expect(finding?.message.ja).toContain('9者です。');
    expect(finding?.message.ja).toContain('あと1者');
  });

  it('does not count a participant without a tool, and counts a deemed-same pair once', () => {
    const idle = [...ten.slice(0, 9), member('i', { usesTools: false })];
    expect(brief({ members: idle })).toEqual(['BLOCKER TOO_FEW_MEMBERS', 'BLOCKER USES_NO_TOOL']);
    const [few] = submissionFindings(factsWith({ members: idle }));
    expect(few?.message.ja).toContain('9者です（ツールを使わない1者は数えていません）');
    const deemedSame = [{ members: ['a', 'b'], relation: 'MAJORITY_OF_VOTES' } as const];
    expect(brief({ deemedSame })).toEqual(['BLOCKER TOO_FEW_MEMBERS', 'WARNING DEEMED_SAME']);
    // 11 members, two of them one business: ten count
    expect(brief({ deemedSame, members: [...ten, member('j')] })).toEqual(['WARNING DEEMED_SAME']);
  });

  it('wants exactly one representative, a corporation, of a known type', () => {
    const others = ten.slice(1);
    expect(brief({ members: [...others, member('j')] })).toEqual(['BLOCKER NO_REPRESENTATIVE']);
    const second = member('j', { role: 'REPRESENTATIVE' });
    expect(brief({ members: [...ten, second] })).toEqual(['BLOCKER SEVERAL_REPRESENTATIVES']);
    const alone = member('r', { role: 'REPRESENTATIVE', legalForm: 'SOLE_PROPRIETOR' });
    expect(brief({ members: [alone, ...others] })).toEqual(['BLOCKER REPRESENTATIVE_NOT_CORPORATION']);
    // What is known is complete, but what the participants owe is not known.
    expect(brief({ representativeType: null })).toEqual(['BLOCKER REPRESENTATIVE_TYPE_UNKNOWN']);
  });

  it('carries the blockers and warnings of eligibility, not what is only good to know', () => {
    const bad = member('i', { sme: { answer: 'NO', clause: 'c' } });
    expect(brief({ members: [...ten.slice(0, 9), bad] })).toEqual(['BLOCKER NOT_SME']);
    const open = member('i', { declarations: [] });
    expect(brief({ members: [...ten.slice(0, 9), open] })).toEqual(['BLOCKER DECLARATION_MISSING']);
    // The representative of these facts uses no tool, which is only INFO.
    expect(brief()).toEqual([]);
  });

  it('warns of software without an eligible function', () => {
    const members = [...ten.slice(0, 9), member('i', { lacksEligibleSoftware: true })];
    expect(submissionFindings(factsWith({ members }))).toMatchObject([
      {
        code: 'NO_ELIGIBLE_SOFTWARE',
        severity: 'WARNING',
        memberId: 'i',
        fix: { target: 'COSTS', memberId: 'i' },
      },
    ]);
  });
});

describe('submissionFindings: the papers', () => {
  const changed = (more: Partial<ReviewedDocument>) =>
    factsWith({
      documents: factsWith().documents.map((document) =>
        document.memberId === 'a' && document.requirement === 'CERTIFICATE_OF_REGISTERED_MATTERS'
          ? { ...document, ...more }
          : document,
      ),
    });

  it('blocks on a paper that is missing, asked for or not', () => {
    const documents = factsWith().documents.filter(
      ({ memberId, requirement }) => memberId !== 'a' || requirement !== 'SECURITY_ACTION',
    );
    const asks = [{ memberId: 'a', requirement: 'SECURITY_ACTION', askedAt: minute(5, 1, 9) } as const];
    expect(submissionFindings(factsWith({ documents }))).toMatchObject([
      {
        code: 'PAPER_MISSING',
        severity: 'BLOCKER',
        memberId: 'a',
        subject: 'SECURITY_ACTION',
        clause: 'S23 p.6, K25 p.9 (2)(エ), (3)(エ)',
        fix: { target: 'READINESS', memberId: 'a', requirement: 'SECURITY_ACTION' },
      },
    ]);
    expect(brief({ documents, asks })).toEqual(['BLOCKER PAPER_MISSING']);
  });

  it('names no day of issue for a paper still to come: it is asked for as of the planned day', () => {
    const documents = factsWith().documents.filter(
      ({ memberId, requirement }) => memberId !== 'a' || requirement !== 'CERTIFICATE_OF_REGISTERED_MATTERS',
    );
    const [missing] = submissionFindings(factsWith({ documents }));
    expect(missing).toMatchObject({ code: 'PAPER_MISSING' });
    expect(missing!.message.ja).not.toContain('以降に発行');
    const [old] = submissionFindings(changed({ issuedOn: localDate(2026, 3, 1) }));
    expect(old!.message.ja).toContain('以降に発行');
  });

  it('blocks on one returned or too old, and only warns of one nobody has accepted', () => {
    const codes = (facts: SubmissionFacts) =>
      submissionFindings(facts).map(({ code, severity }) => `${severity} ${code}`);
    expect(codes(changed({ review: 'RETURNED', returnReason: '読めません' }))).toEqual([
      'BLOCKER PAPER_RETURNED',
    ]);
    expect(codes(changed({ issuedOn: localDate(2026, 3, 1) }))).toEqual(['BLOCKER PAPER_TOO_OLD']);
    expect(codes(changed({ review: null }))).toEqual(['WARNING PAPER_NOT_ACCEPTED']);
    expect(codes(changed({ issuedOn: null }))).toEqual(['WARNING PAPER_NOT_ACCEPTED']);
    expect(submissionBlockers(changed({ review: null }))).toEqual([]);
  });

  it('judges the age of a corrected application on the day of the first submission', () => {
    // Papers of 1 April: too old on 10 July, good on 2 June.
    const late = { submitAt: minute(7, 10, 12), roundClose: minute(7, 31, 17) };
    // The certificate is the one paper of each of the ten that ages.
    expect(new Set(brief(late))).toEqual(new Set(['BLOCKER PAPER_TOO_OLD']));
    expect(brief(late)).toHaveLength(10);
    expect(brief({ ...late, firstSubmittedAt: minute(6, 2, 16) })).toEqual([]);
  });

  it('wants the papers of the group that its facts ask for', () => {
    const [finding, ...rest] = submissionFindings(
      factsWith({ groupPapers: ['OFFICIAL_FORMS', 'SYSTEM_DIAGRAM', 'ORGANISATION_CHART', 'AREA_MAP'] }),
    );
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      code: 'GROUP_PAPER_MISSING',
      severity: 'BLOCKER',
      subject: 'SELECTION_REASON',
      fix: { target: 'GROUP_PAPERS', paper: 'SELECTION_REASON' },
    });
    const groupFacts = { supported: false, everyToolHasUrl: false };
    // Now the tool overview is asked for instead of the reasons.
    expect(
      submissionFindings(factsWith({ groupFacts })).map(({ code, subject }) => `${code} ${subject ?? ''}`),
    ).toEqual(['GROUP_PAPER_MISSING TOOL_OVERVIEW']);
  });
});

describe('submissionFindings: the money', () => {
  const { calculation } = factsWith();

  it('never passes one yen over the cap', () => {
    const [finding] = submissionBlockers(
      factsWith({ calculation: { ...calculation, combined: 30_000_001n } }),
    );
    expect(finding).toMatchObject({ code: 'OVER_CAP', fix: { target: 'CALCULATION' } });
    expect(finding?.message.ja).toContain('を1円超えています');
  });

  it('passes on what the calculation refuses, in its words', () => {
    const refusal = { memberId: 'b', message: { ja: '多すぎます。', en: 'Too much.' }, clause: 'K25 p.20' };
    const refusals = [refusal, { ...refusal, memberId: null }];
    expect(submissionBlockers(factsWith({ calculation: { ...calculation, refusals } }))).toMatchObject([
      { code: 'CALCULATION_REFUSED', ...refusal, subject: '0' },
      { code: 'CALCULATION_REFUSED', ...refusal, memberId: null, subject: '1' },
    ]);
  });

  it('blocks on an unknown admin cap only where there are admin costs', () => {
    const unknown = { ...calculation, adminCapUnknown: true };
    expect(brief({ calculation: unknown })).toEqual([]);
    expect(brief({ calculation: { ...unknown, adminEligible: 1n } })).toEqual(['BLOCKER ADMIN_CAP_UNKNOWN']);
  });
});

describe('submissionFindings: the round and the approval', () => {
  it('opens and closes to the minute', () => {
    expect(brief({ submitAt: minute(5, 1, 9, 59) })).toEqual(['BLOCKER ROUND_NOT_OPEN']);
    expect(brief({ submitAt: minute(5, 1, 10) })).toEqual([]);
    expect(brief({ submitAt: minute(6, 2, 17, 1) })).toEqual(['BLOCKER ROUND_CLOSED']);
  });

  it('warns of dates it does not know and still holds to those it does', () => {
    const messages = (more: Partial<SubmissionFacts>) =>
      submissionFindings(factsWith(more)).map(({ code, message }) => `${code} ${message.ja.slice(0, 5)}`);
    expect(messages({ roundOpen: null, roundClose: null })).toEqual(['ROUND_UNKNOWN 受付の期間']);
    expect(messages({ roundOpen: null })).toEqual(['ROUND_UNKNOWN 受付の開始']);
    expect(messages({ roundClose: null })).toEqual(['ROUND_UNKNOWN 受付の締切']);
    expect(brief({ roundOpen: null, submitAt: minute(6, 2, 18) })).toEqual(['BLOCKER ROUND_CLOSED']);
    expect(brief({ roundClose: null, submitAt: minute(4, 30, 18) })).toEqual(['BLOCKER ROUND_NOT_OPEN']);
  });

  it('lets a correction come after the close, and warns past the date the secretariat gave', () => {
    const again = { firstSubmittedAt: minute(6, 2, 16), submitAt: minute(6, 20, 12) };
    expect(brief(again)).toEqual([]);
    expect(brief({ ...again, correctionDueAt: minute(6, 20, 12) })).toEqual([]);
    expect(brief({ ...again, correctionDueAt: minute(6, 20, 11, 59) })).toEqual([
      'WARNING CORRECTION_OVERDUE',
    ]);
  });

  it('wants the approval of the internal check', () => {
    expect(submissionFindings(factsWith({ approved: false }))).toMatchObject([
      { code: 'NOT_APPROVED', severity: 'BLOCKER', fix: { target: 'APPROVAL' } },
    ]);
  });

  it('lists everything at once', () => {
    const nothing = factsWith({
      members: [],
      documents: [],
      groupPapers: [],
      approved: false,
      roundClose: null,
    });
    expect(new Set(submissionFindings(nothing).map(({ code }) => code))).toEqual(
      new Set([
        'TOO_FEW_MEMBERS',
        'NO_REPRESENTATIVE',
        'GROUP_PAPER_MISSING',
        'ROUND_UNKNOWN',
        'NOT_APPROVED',
      ]),
    );
  });
});
