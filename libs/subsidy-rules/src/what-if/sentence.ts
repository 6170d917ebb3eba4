import { formatYenChange } from '@renkei/kernel';
import type { Message, Yen } from '@renkei/kernel';
import { POLICY_LABELS, SHARING_KEY_LABELS } from '../input/labels.ts';
import { nameOf, participantsWithoutTool } from '../input/member.ts';
import type { CalculationResult } from '../result.ts';
import type { Change } from './scenario.ts';

function memberName(id: string, before: CalculationResult, after: CalculationResult): string {
  const member = [...before.input.members, ...after.input.members].find((candidate) => candidate.id === id);
  return member === undefined ? id : nameOf(member);
}

/** The condition: 「見本茶舗が抜けると」. */
function condition(change: Change, before: CalculationResult, after: CalculationResult): Message {
  const name = 'memberId' in change ? memberName(change.memberId, before, after) : '';
  switch (change.kind) {
    case 'DROP_MEMBER':
      return { ja: `${name}が抜けると`, en: `If ${name} leaves` };
    case 'ADD_MEMBER':
      return { ja: `${nameOf(change.member)}が加わると`, en: `If ${nameOf(change.member)} joins` };
    case 'SET_SIZE':
      return change.size === 'MICRO'
        ? { ja: `${name}が小規模事業者なら`, en: `If ${name} is a micro business` }
        : { ja: `${name}が小規模事業者でないなら`, en: `If ${name} is not a micro business` };
    case 'ADD_LINE':
    case 'REPLACE_LINE':
    case 'REMOVE_LINE':
      return { ja: `${name}の費用を変えると`, en: `If the costs of ${name} change` };
    case 'SET_POLICY': {
      const label = POLICY_LABELS[change.policy];
      return { ja: `上限を超えたときの分け方を「${label.ja}」にすると`, en: `With the policy "${label.en}"` };
    }
    case 'SET_SHARING_KEY': {
      const label = SHARING_KEY_LABELS[change.sharingKey];
      return {
        ja: `みんなの費用の分け方を「${label.ja}」にすると`,
        en: `With the joint costs shared "${label.en}"`,
      };
    }
    case 'SET_INTERPRETATION':
      return { ja: 'ルールの読み方を変えると', en: 'With another reading of the rules' };
  }
}

function conditions(
  changes: readonly Change[],
  before: CalculationResult,
  after: CalculationResult,
): Message {
  const [first] = changes;
  if (first === undefined) return { ja: '何も変えないと', en: 'With nothing changed' };
  const lead = condition(first, before, after);
  if (changes.length === 1) return lead;
  const everyoneDrops = changes.every(({ kind }) => kind === 'DROP_MEMBER');
  if (everyoneDrops) {
    const name = 'memberId' in first ? memberName(first.memberId, before, after) : '';
    return {
      ja: `${name}など${changes.length}者が抜けると`,
      en: `If ${name} and ${changes.length - 1} more leave`,
    };
  }
  return { ja: `${changes.length}つの変更をまとめてすると`, en: `With these ${changes.length} changes` };
}

/** Counted as for the application: participants without a tool are not members. */
function memberCountPart({ input, ruleSet }: CalculationResult): Message {
  const memberCount = input.members.length - participantsWithoutTool(input.members).length;
  const least = ruleSet.minimumMembers.value;
  const missing = least - memberCount;
  if (missing <= 0) {
    return {
      ja: `構成員は${memberCount}者（${least}者以上を満たします）`,
      en: `${memberCount} members (${least} or more: met)`,
    };
  }
  return {
    ja: `構成員は${memberCount}者（${least}者以上まであと${missing}者です）`,
    en: `${memberCount} members (${missing} short of ${least})`,
  };
}

/** ±0 for the group may still move money between its members: says for how many. */
function sharesPart(change: Yen, changedShares: number): Message {
  if (change !== 0n || changedShares === 0) return { ja: '', en: '' };
  return {
    ja: `（${changedShares}者の自己負担額は変わります）`,
    en: ` (the shares of ${changedShares} members change)`,
  };
}

/** Enough members do not help a group that has lost its representative (R25 第2条5). */
function representativePart(before: CalculationResult, after: CalculationResult): Message {
  const has = ({ input }: CalculationResult) => input.members.some(({ representative }) => representative);
  if (!has(before) || has(after)) return { ja: '', en: '' };
  return {
    ja: '。代表事業者がいなくなるので、ほかの法人に代表を交代しないと申請できません',
    en: '. Without a representative the group cannot apply; please appoint another corporation',
  };
}

/**
 * 「見本茶舗が抜けると、グループ全体で −992,222円。構成員は11者（10者以上を満たします）」. `changedShares` = members whose
 * share moves.
 */
export function scenarioSentence(
  before: CalculationResult,
  after: CalculationResult,
  changes: readonly Change[],
  change: Yen,
  changedShares: number,
): Message {
  const when = conditions(changes, before, after);
  const members = memberCountPart(after);
  const representative = representativePart(before, after);
  const count = { ja: `${members.ja}${representative.ja}`, en: `${members.en}${representative.en}` };
  if (after.requestProblems.length > 0) {
    return {
      ja: `${when.ja}、入力した申請額が上限を超えるため計算できません。申請額を直してください。${count.ja}`,
      en: `${when.en}, the amounts typed in exceed a limit; please adjust them. ${count.en}`,
    };
  }
  const amount = formatYenChange(change);
  const shares = sharesPart(change, changedShares);
  return {
    ja: `${when.ja}、グループ全体で ${amount}${shares.ja}。${count.ja}`,
    en: `${when.en}: ${amount.replace('円', ' yen')} for the group${shares.en}. ${count.en}`,
  };
}
