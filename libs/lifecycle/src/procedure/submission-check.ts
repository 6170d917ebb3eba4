import { dateOf, formatYen, formatYenEn } from '@renkei/kernel';
import type { Message } from '@renkei/kernel';
import { countMembers, isCounted, MINIMUM_MEMBERS } from '../readiness/counted-members.ts';
import { eligibilityFindings } from '../readiness/eligibility.ts';
import { nextStep } from '../readiness/readiness-words.ts';
import { readinessMatrix } from '../readiness/readiness.ts';
import type { ReadinessState } from '../readiness/readiness-terms.ts';
import { groupRequirements } from '../requirement.ts';
import type { CheckFinding, CheckSeverity, Fix } from './finding.ts';
import { roundFindings } from './round-check.ts';
import type { SubmissionCode, SubmissionFacts, SubmissionFinding } from './submission-terms.ts';

function ofGroup(
  code: SubmissionCode,
  message: Message,
  clause: string,
  fix: Fix,
  subject: string | null = null,
): SubmissionFinding {
  return { code, severity: 'BLOCKER', memberId: null, subject, message, clause, fix };
}

function tooFewMembers({ members, deemedSame }: SubmissionFacts): readonly SubmissionFinding[] {
  const counted = countMembers(members, deemedSame);
  const missing = MINIMUM_MEMBERS - counted;
  if (missing <= 0) return [];
  const idle = members.filter((member) => !isCounted(member)).length;
  const twice = members.length - idle - counted;
  const asideJa = [
    ...(idle === 0 ? [] : [`ツールを使わない${idle}者は数えていません`]),
    ...(twice === 0 ? [] : [`同一法人とみなされる分は1者と数えています`]),
  ].join('。');
  const asideEn = [
    ...(idle === 0 ? [] : [`${idle} without a tool not counted`]),
    ...(twice === 0 ? [] : ['deemed-same businesses counted once']),
  ].join('; ');
  return [
    ofGroup(
      'TOO_FEW_MEMBERS',
      {
        ja: `数えられる構成員は${counted}者です${asideJa === '' ? '' : `（${asideJa}）`}。申請には代表事業者を含めて${MINIMUM_MEMBERS}者以上が必要なので、あと${missing}者さそってください。`,
        en: `${counted} members count${asideEn === '' ? '' : ` (${asideEn})`}; ${MINIMUM_MEMBERS} including the representative are needed. Please invite ${missing} more.`,
      },
      'R25 第2条4, K25 p.12 (5)(ア)',
      { target: 'MEMBERS' },
    ),
  ];
}

function representativeFindings(facts: SubmissionFacts): readonly SubmissionFinding[] {
  const count = facts.members.filter(({ role }) => role === 'REPRESENTATIVE').length;
  const clause = 'R25 第2条5, 第12条';
  const fix = { target: 'MEMBERS' } as const;
  if (count === 0) {
    const message = {
      ja: '代表事業者が決まっていません。申請をまとめる法人を1者、代表事業者にしてください。',
      en: 'The group has no representative yet. Please choose the one corporation that files everything.',
    };
    return [ofGroup('NO_REPRESENTATIVE', message, clause, fix)];
  }
  if (count > 1) {
    const message = {
      ja: `代表事業者が${count}者います。1者だけにして、ほかは参画事業者にしてください。`,
      en: `There are ${count} representatives. Please keep one and make the others participants.`,
    };
    return [ofGroup('SEVERAL_REPRESENTATIVES', message, clause, fix)];
  }
  if (facts.representativeType !== null) return [];
  // Without it the participants' papers are not known, and an empty list of papers would look complete.
  return [
    ofGroup(
      'REPRESENTATIVE_TYPE_UNKNOWN',
      {
        ja: '代表事業者の種類（商店街振興組合、商工会、中小企業など）が入っていません。参画事業者の書類が変わるので、選んでください。',
        en: 'The type of the representative (association, chamber, SME …) is not entered. The papers of the participants depend on it; please choose.',
      },
      'R25 第7条2一, K25 p.24 (3-2)',
      { target: 'SETTINGS' },
    ),
  ];
}

/**
 * What a paper not in order does to the submission. One handed in but not yet accepted only warns: the representative
 * may submit on its own word, and the official texts know no acceptance inside the group.
 */
const PAPER_FINDINGS: {
  readonly [State in ReadinessState]: readonly [SubmissionCode, CheckSeverity] | null;
} = {
  NOT_OWED: null,
  ACCEPTED: null,
  NOT_ASKED: ['PAPER_MISSING', 'BLOCKER'],
  ASKED: ['PAPER_MISSING', 'BLOCKER'],
  RETURNED: ['PAPER_RETURNED', 'BLOCKER'],
  EXPIRES_BEFORE_SUBMISSION: ['PAPER_TOO_OLD', 'BLOCKER'],
  HANDED_IN: ['PAPER_NOT_ACCEPTED', 'WARNING'],
};

function paperFindings(facts: SubmissionFacts): readonly SubmissionFinding[] {
  const submissionDay = dateOf(facts.firstSubmittedAt ?? facts.submitAt);
  const { requirements, rows } = readinessMatrix({ ...facts, submissionDay });
  return rows.flatMap(({ memberId, cells }, row) =>
    cells.flatMap((cell, column) => {
      const { state, requirement } = cell;
      const found = PAPER_FINDINGS[state];
      // A paper still to come is asked for as of the planned day, which the readiness names: no other day here.
      const dated = state === 'EXPIRES_BEFORE_SUBMISSION' ? cell.issuedFrom : null;
      const next = nextStep({ ...cell, issuedFrom: dated }, requirements[column]!, submissionDay);
      if (found === null || next === null) return [];
      const [code, severity] = found;
      const name = facts.members[row]?.name ?? '';
      return [
        {
          code,
          severity,
          memberId,
          subject: requirement,
          message: { ja: `${name}：${next.ja}`, en: `${name}: ${next.en}` },
          clause: requirements[column]?.source ?? '',
          fix: { target: 'READINESS', memberId, requirement } as const,
        },
      ];
    }),
  );
}

function groupPaperFindings(facts: SubmissionFacts): readonly SubmissionFinding[] {
  return groupRequirements(facts.groupFacts, facts.requirementOptions.year)
    .filter(({ code }) => !facts.groupPapers.includes(code))
    .map(({ code, label, source }) =>
      ofGroup(
        'GROUP_PAPER_MISSING',
        {
          ja: `グループの書類「${label.ja}」がまだありません。そろえて登録してください。`,
          en: `The group's paper "${label.en}" is missing. Please prepare and record it.`,
        },
        source,
        { target: 'GROUP_PAPERS', paper: code },
        code,
      ),
    );
}

/** Only a warning: the member pays it all itself, and a tool of (2) bought for it may be its tool. */
function softwareFindings({ members }: SubmissionFacts): readonly SubmissionFinding[] {
  return members
    .filter(({ lacksEligibleSoftware }) => lacksEligibleSoftware)
    .map(({ id, name }) => ({
      code: 'NO_ELIGIBLE_SOFTWARE',
      severity: 'WARNING',
      memberId: id,
      subject: null,
      message: {
        ja: `${name}の費用には、対象の機能をもつソフトウェアがありません。このままでは基盤導入経費の補助は0円です。費用を確かめてください。`,
        en: `The costs of ${name} hold no software with an eligible function, so its infrastructure costs are not subsidised. Please check them.`,
      },
      clause: 'K25 p.16 ①, p.20 ①',
      fix: { target: 'COSTS', memberId: id },
    }));
}

function calculationFindings({ calculation }: SubmissionFacts): readonly SubmissionFinding[] {
  const { combined, combinedCap, refusals, adminCapUnknown, adminEligible } = calculation;
  const over = combined - combinedCap;
  const overCap = ofGroup(
    'OVER_CAP',
    {
      ja: `基盤導入経費と消費動向等分析経費の補助の合計 ${formatYen(combined)} が、上限 ${formatYen(combinedCap)} を${formatYen(over)}超えています。分け方か費用を見直してください。`,
      en: `(1) and (2) together come to ${formatYenEn(combined)}, ${formatYenEn(over)} over the cap of ${formatYenEn(combinedCap)}. Please change the policy or the costs.`,
    },
    'K25 p.20',
    { target: 'CALCULATION' },
  );
  const unknownCap = ofGroup(
    'ADMIN_CAP_UNKNOWN',
    {
      ja: 'この年度の事務費・専門家費の上限が手元の資料になく、まだ計算していません。上限額を入れるか、事務費・専門家費を外してください。',
      en: 'The cap of the admin costs of this year is not in the papers at hand, so they are not calculated. Please enter the cap or leave the costs out.',
    },
    '',
    { target: 'SETTINGS' },
  );
  return [
    ...(over > 0n ? [overCap] : []),
    ...refusals.map(({ memberId, message, clause }, index) => ({
      ...ofGroup('CALCULATION_REFUSED', message, clause, { target: 'CALCULATION' }, String(index)),
      memberId,
    })),
    ...(adminCapUnknown && adminEligible > 0n ? [unknownCap] : []),
  ];
}

function approvalFindings({ approved }: SubmissionFacts): readonly SubmissionFinding[] {
  if (approved) return [];
  const message = {
    ja: '内部チェックの承認がまだです。承認者に確かめてもらってから提出してください。',
    en: 'The internal check has not approved it yet. Please have it approved before submitting.',
  };
  return [ofGroup('NOT_APPROVED', message, '', { target: 'APPROVAL' })];
}

/**
 * Everything that speaks against submitting at `submitAt`, with where each is fixed: the group, its members, papers,
 * money, then the round and the approval. Under ten members or over a cap is always a BLOCKER.
 *
 * Decisions of this product where the sources are silent: in a corrected application the age of the papers is judged on
 * the day of the first submission, because it is the same application (K25 p.21 (2-5)) and its papers are already there;
 * and the round's closing minute does not bind a correction the secretariat asked for.
 */
export function submissionFindings(facts: SubmissionFacts): readonly SubmissionFinding[] {
  return [
    ...tooFewMembers(facts),
    ...representativeFindings(facts),
    ...eligibilityFindings(facts).filter(({ severity }) => severity !== 'INFO'),
    ...softwareFindings(facts),
    ...paperFindings(facts),
    ...groupPaperFindings(facts),
    ...calculationFindings(facts),
    ...roundFindings(facts),
    ...approvalFindings(facts),
  ];
}

/** The findings with which nothing can be submitted. */
export function blockersOf<Finding extends CheckFinding>(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'BLOCKER');
}

/** Every blocker of the submission (`submissionFindings`); empty: it may be submitted. */
export function submissionBlockers(facts: SubmissionFacts): readonly SubmissionFinding[] {
  return blockersOf(submissionFindings(facts));
}
