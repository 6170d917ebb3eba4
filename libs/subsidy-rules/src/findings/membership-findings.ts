import type { Yen } from '@renkei/kernel';
import { formatYenChange, formatYenEn } from '@renkei/kernel';
import { calculate } from '../calculate.ts';
import { nameOf, participantsWithoutTool } from '../input/member.ts';
import type { MemberInput } from '../input/types.ts';
import type { CalculationResult } from '../result.ts';
import { citations } from '../rule-set/sources.ts';
import type { Finding } from './types.ts';

function tooFewMembers(result: CalculationResult, withoutTool: number): Finding | null {
  const { minimumMembers } = result.ruleSet;
  const counted = result.memberCount - withoutTool;
  const missing = minimumMembers.value - counted;
  if (missing <= 0) return null;
  const asideJa = withoutTool === 0 ? '' : `（ツールを使わない${withoutTool}者は数えていません）`;
  const asideEn = withoutTool === 0 ? '' : ` (${withoutTool} without a tool not counted)`;
  return {
    code: 'TOO_FEW_MEMBERS',
    severity: 'error',
    path: 'members',
    message: {
      ja: `構成員は${counted}者です${asideJa}。申請には代表事業者を含めて${minimumMembers.value}者以上が必要なので、あと${missing}者さそってください。`,
      en: `The group has ${counted} members${asideEn}; ${minimumMembers.value} including the representative are needed. Please invite ${missing} more.`,
    },
    effect: null,
    clause: citations(minimumMembers.sources),
  };
}

function noRepresentative({ input }: CalculationResult): Finding | null {
  if (input.members.some(({ representative }) => representative)) return null;
  return {
    code: 'NO_REPRESENTATIVE',
    severity: 'error',
    path: 'members',
    message: {
      ja: '代表事業者が決まっていません。申請をまとめる法人を1者、代表事業者にしてください。',
      en: 'The group has no representative yet. Please choose the one corporation that files everything.',
    },
    effect: null,
    clause: 'R25 第2条5',
  };
}

/** Leaving a member without tools or costs out changes the group's yen only through n, the same for each. */
function effectOfLeavingOut(result: CalculationResult, index: number): Yen {
  const members = result.input.members.filter((_, position) => position !== index);
  return calculate({ ...result.input, members }, result.ruleSet).total.granted - result.total.granted;
}

function withoutToolFindings(result: CalculationResult, indexes: readonly number[]): Finding[] {
  const idle = indexes.find((index) => result.input.members[index]?.costLines.length === 0);
  const shared = idle === undefined ? null : effectOfLeavingOut(result, idle);
  return indexes.flatMap((index) => {
    const member = result.input.members[index];
    if (member === undefined) return [];
    const effect = member.costLines.length === 0 ? shared : effectOfLeavingOut(result, index);
    return [usesNoTool(member, index, effect)];
  });
}

/** @param effect what leaving it out changes in the group's yen; null: not told */
export function usesNoTool(member: MemberInput, index: number, effect: Yen | null): Finding {
  const changeJa =
    effect === null || effect === 0n ? '' : `外すとグループ全体で${formatYenChange(effect)}です。`;
  const changeEn =
    effect === null || effect === 0n ? '' : ` Leaving it out changes the group by ${formatYenEn(effect)}.`;
  return {
    code: 'PARTICIPANT_USES_NO_TOOL',
    severity: 'warning',
    path: `members[${index}]`,
    message: {
      ja: `${nameOf(member)}はツールを入れていません。ツールを使わない参画事業者は構成員に数えられないので、使うツールを足すか、グループから外してください。${changeJa}`,
      en: `${nameOf(member)} introduces no tool, and a participant that uses no tool is not a member. Please add its tool or leave it out.${changeEn}`,
    },
    effect,
    clause: 'R25 第7条3二',
  };
}

export function adminCostOfParticipant({ input }: CalculationResult): Finding[] {
  if (!input.members.some(({ representative }) => representative)) return [];
  return input.members.flatMap((member, index) => {
    const line = member.costLines.findIndex(({ category }) => category === 'OFFICE');
    if (member.representative || line === -1) return [];
    return [
      {
        code: 'ADMIN_COST_OF_PARTICIPANT',
        severity: 'warning',
        path: `members[${index}].costLines[${line}]`,
        message: {
          ja: `事務費は、代表事業者がグループをまとめるための費用です。${nameOf(member)}の事務費を代表事業者の費用にできるか確かめてください。`,
          en: `Office costs are what the representative spends on coordinating. Please check whether ${nameOf(member)}'s belong to the representative.`,
        },
        effect: null,
        clause: 'K25 p.17 ③1',
      },
    ];
  });
}

/** Who is in the group: enough members, one representative, everybody with a tool. */
export function membershipFindings(result: CalculationResult): Finding[] {
  const idle = participantsWithoutTool(result.input.members);
  return [
    ...[tooFewMembers(result, idle.length), noRepresentative(result)].filter((finding) => finding !== null),
    ...withoutToolFindings(result, idle),
    ...adminCostOfParticipant(result),
  ];
}
