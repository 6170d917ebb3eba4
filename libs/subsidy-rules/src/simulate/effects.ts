import { formatYen, formatYenChange, formatYenEn, minYen } from '@renkei/kernel';
import type { Message, Yen } from '@renkei/kernel';
import { SEVERITIES } from '../findings/types.ts';
import { nameOf } from '../input/member.ts';
import { citations } from '../rule-set/sources.ts';
import type { Difference } from '../what-if/what-if.ts';
import { aftermathEffects } from './aftermath.ts';
import type { Situation } from './situation.ts';
import type { DropoutEffect, DropoutMember } from './types.ts';
import { changeEn, effect, leaversName } from './wording.ts';
import type { DropoutFacts } from './wording.ts';

const movement = ({ before, after }: Difference): Message => ({
  ja: `${formatYen(before)} → ${formatYen(after)}`,
  en: `${formatYenEn(before)} → ${formatYenEn(after)}`,
});

function requestRefused({ result }: Situation): DropoutEffect | null {
  const [problem] = result.requestProblems;
  if (problem === undefined) return null;
  return effect('REQUEST_REFUSED', 'error', {
    ja: `入力した申請額がそのままでは使えません。${problem.message.ja}`,
    en: `The amounts typed in no longer stand. ${problem.message.en}`,
  });
}

function groupTotal(facts: DropoutFacts): DropoutEffect {
  const { total } = facts.group;
  const who = leaversName(facts);
  const moved = movement(total);
  return effect(
    'GROUP_TOTAL',
    total.change < 0n ? 'warning' : 'info',
    {
      ja: `${who.ja}が抜けると、グループ全体の補助金は ${formatYenChange(total.change)}（${moved.ja}）です。`,
      en: `If ${who.en} leaves, the group's subsidy changes by ${changeEn(total.change)} (${moved.en}).`,
    },
    { amount: total.change },
  );
}

/** The one whose amount of the figure grows most; earlier members first among equals. */
function most(
  members: readonly DropoutMember[],
  growth: (member: DropoutMember) => Yen,
): DropoutMember | null {
  let found: DropoutMember | null = null;
  for (const member of members) {
    if (!member.leaving && growth(member) > (found === null ? 0n : growth(found))) found = member;
  }
  return found;
}

function worstHit({ members }: DropoutFacts): DropoutEffect | null {
  const hit = most(members, ({ share }) => share.change);
  if (hit === null) return null;
  const moved = movement(hit.share);
  return effect(
    'WORST_HIT',
    'warning',
    {
      ja: `いちばん負担が増えるのは${hit.name}で、自己負担額は消費税込みの目安で ${formatYenChange(hit.share.change)}（${moved.ja}）です。早めに相談してください。`,
      en: `${hit.name} is hit hardest: its own share changes by ${changeEn(hit.share.change)} (${moved.en}), tax included, an estimate. Please talk to it early.`,
    },
    { amount: hit.share.change },
  );
}

function othersGain({ members }: DropoutFacts): DropoutEffect | null {
  const gainers = members.filter(({ leaving, granted }) => !leaving && granted.change > 0n);
  const top = most(gainers, ({ granted }) => granted.change);
  if (top === null) return null;
  return effect(
    'OTHERS_GAIN',
    'info',
    {
      ja: `合わせて3,000万円の上限を分け合う人が減るので、${gainers.length}者の補助金が増えます（いちばん増えるのは${top.name}の ${formatYenChange(top.granted.change)}）。`,
      en: `Fewer members share the joint cap, so ${gainers.length} get more (most of all ${top.name}: ${changeEn(top.granted.change)}).`,
    },
    { amount: top.granted.change, clause: 'K25 p.20' },
  );
}

function analysisLimitFalls({ analysisLimit }: DropoutFacts, { result }: Situation): DropoutEffect | null {
  const { counted, limit } = analysisLimit;
  if (limit.change >= 0n || result.analysis.eligible === 0n) return null;
  const moved = movement(limit);
  return effect(
    'ANALYSIS_LIMIT_FALLS',
    'warning',
    {
      ja: `消費動向等分析の上限は、数える構成員が${counted.before}者から${counted.after}者になるので ${moved.ja} に下がります。`,
      en: `The limit of the analysis costs falls with the members counted (${counted.before} → ${counted.after}): ${moved.en}.`,
    },
    { amount: limit.change, clause: citations(result.ruleSet.analysis.perMember.sources) },
  );
}

function jointPurchaseLeaves(facts: DropoutFacts, { result }: Situation): DropoutEffect | null {
  if (facts.stage === 'AFTER_FIXING') return null;
  const leaving = new Set(facts.members.filter((member) => member.leaving).map(({ id }) => id));
  let bought = 0n;
  for (const { id, costs } of result.members) if (leaving.has(id)) bought += costs.analysis + costs.admin;
  if (bought === 0n) return null;
  return effect(
    'JOINT_PURCHASE_LEAVES',
    'warning',
    {
      ja: `抜ける構成員が買う予定だったみんなの費用 ${formatYen(bought)} も、この計算からなくなります。必要なものなら、ほかに買う構成員を決めて計算し直してください。`,
      en: `Joint costs of ${formatYenEn(bought)} that the leaver was to buy go with it. If they are needed, please decide who else buys them and calculate again.`,
    },
    { amount: bought, clause: 'K25 p.10' },
  );
}

function adminLimitFalls({ adminLimit }: DropoutFacts, { result }: Situation): DropoutEffect | null {
  const { before, after } = adminLimit;
  if (before === null || after === null || after >= before || result.admin.eligible === 0n) return null;
  const moved = movement({ before, after, change: after - before });
  return effect(
    'ADMIN_LIMIT_FALLS',
    'warning',
    {
      ja: `事務費・専門家費の上限は ${moved.ja} に下がります。`,
      en: `The limit of the admin costs falls: ${moved.en}.`,
    },
    { amount: after - before, clause: citations(result.ruleSet.admin.shareOfBase.sources) },
  );
}

/** What a new calculation would have given the rest out of the leavers' money, had nothing been fixed yet. */
function freedButNotRedistributed(
  { stage, group }: DropoutFacts,
  is: Situation,
  free: Situation,
): DropoutEffect | null {
  if (stage === 'BEFORE_SUBMISSION' || free.result.requestProblems.length > 0) return null;
  const lost = minYen(-group.total.change, free.result.total.granted - is.result.total.granted);
  if (lost <= 0n) return null;
  const word =
    stage === 'AFTER_SUBMISSION'
      ? { ja: '申請した額', en: 'The amounts applied for are ceilings' }
      : stage === 'AFTER_GRANT'
        ? { ja: '交付決定された額', en: 'The granted amounts are ceilings' }
        : { ja: '確定した額', en: 'The fixed amounts stay' };
  return effect(
    'FREED_BUT_NOT_REDISTRIBUTED',
    'info',
    {
      ja: `${word.ja}が上限なので、空いた ${formatYen(lost)} をほかの構成員へ回す計算はしていません。`,
      en: `${word.en}, so the freed ${formatYenEn(lost)} is not counted for anybody else.`,
    },
    { amount: lost, clause: 'R25 第22条2・様式第1 2.', sourcesSilent: stage === 'AFTER_SUBMISSION' },
  );
}

function representativeLeaves({ members }: DropoutFacts, { result }: Situation): DropoutEffect | null {
  const lead = result.input.members.find(({ representative }) => representative);
  if (lead === undefined || !members.some(({ id, leaving }) => leaving && id === lead.id)) return null;
  return effect(
    'REPRESENTATIVE_LEAVES',
    'error',
    {
      ja: `${nameOf(lead)}は代表事業者です。手続きはすべて代表事業者がまとめるので、代わりの法人を決めてください。途中で交代できるかは公式資料に書かれていないため、事務局に確かめてください。`,
      en: `${nameOf(lead)} is the representative, who files everything. Please find another corporation; the papers do not say whether it may be replaced on the way, so ask the secretariat.`,
    },
    { clause: 'R25 第2条5・第13条1', sourcesSilent: true, task: 'ASK_SECRETARIAT' },
  );
}

/** One sentence for everything notable, errors first. `free`: the rest calculated as before the submission. */
export function dropoutEffects(
  facts: DropoutFacts,
  was: Situation,
  is: Situation,
  free: Situation,
): DropoutEffect[] {
  const refused = requestRefused(is);
  const amounts =
    refused === null
      ? [
          groupTotal(facts),
          worstHit(facts),
          othersGain(facts),
          analysisLimitFalls(facts, was),
          adminLimitFalls(facts, was),
          freedButNotRedistributed(facts, is, free),
        ]
      : [refused];
  const all = [
    ...aftermathEffects(facts, was),
    representativeLeaves(facts, was),
    ...amounts,
    jointPurchaseLeaves(facts, was),
  ].filter((found) => found !== null);
  return SEVERITIES.flatMap((severity) => all.filter((found) => found.severity === severity));
}
