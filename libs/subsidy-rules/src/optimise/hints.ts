import { formatYen, formatYenEn, sumYen } from '@renkei/kernel';
import { calculate } from '../calculate.ts';
import { FUNCTION_LABELS } from '../input/labels.ts';
import { nameOf } from '../input/member.ts';
import { PART_OF_CATEGORY } from '../input/types.ts';
import type { MemberInput } from '../input/types.ts';
import type { CalculationResult } from '../result.ts';
import { citations } from '../rule-set/sources.ts';
import type { SoftwareFunction } from '../rule-set/types.ts';
import { openLines, spreadWide } from './buyers.ts';
import type { AnalysisUse, Hint } from './types.ts';
import { whatIsUnused } from './unused.ts';

/** As if everybody with software used every tool nobody has been declared for: the most that asking could bring. */
function whoUses(result: CalculationResult, uses: readonly AnalysisUse[]): Hint[] {
  const everybody = result.input.members.map(({ id }) => id);
  const unknown = result.input.members.flatMap(({ id: buyerId, costLines }) =>
    costLines
      .filter(({ category }) => PART_OF_CATEGORY[category] === 'ANALYSIS')
      .map((line): AnalysisUse => ({ buyerId, lineId: line.id, userIds: everybody }))
      .filter(({ lineId }) => !uses.some((known) => known.buyerId === buyerId && known.lineId === lineId)),
  );
  const wide = spreadWide(result.input, openLines(result, [...uses, ...unknown]));
  const known = spreadWide(result.input, openLines(result, uses));
  const most = calculate(wide.input, result.ruleSet).total.granted;
  const yen = most - calculate(known.input, result.ruleSet).total.granted;
  if (unknown.length === 0 || yen <= 0n) return [];
  return [
    {
      id: 'who-uses',
      kind: 'WHO_USES_THE_ANALYSIS_TOOLS',
      memberId: null,
      yen,
      message: {
        ja: `消費動向等分析の上限は、ツールを導入する構成員の数で決まります（いまは${result.analysis.countedMembers}者）。買い手のほかに実際に導入して使う構成員がいるか確かめてください。いれば最大 ${formatYen(yen)} 増える余地があります。使わない構成員を買い手にすることはできません。`,
        en: `The limit of the analysis costs counts the members that introduce a tool (${result.analysis.countedMembers} now). Please ask who else really introduces and uses one: there is room for up to ${formatYenEn(yen)}. A member that does not use it may not be made the buyer.`,
      },
      clause: citations(result.ruleSet.analysis.perMember.sources),
    },
  ];
}

/** Functions that tools of other members in this group have. */
function functionsOfOthers(result: CalculationResult, member: MemberInput): SoftwareFunction[] {
  const own = new Set(member.costLines.flatMap(({ functions }) => functions));
  const others = new Set(
    result.input.members
      .filter(({ id }) => id !== member.id)
      .flatMap(({ costLines }) => costLines.flatMap(({ functions }) => functions)),
  );
  return result.ruleSet.eligibleFunctions.value.filter((name) => others.has(name) && !own.has(name));
}

function withFunction(member: MemberInput, added: SoftwareFunction): MemberInput {
  const index = member.costLines.findIndex(({ category }) => category === 'SOFTWARE');
  const line = member.costLines[index];
  if (line === undefined) return member;
  const functions = [...line.functions, added];
  return { ...member, costLines: member.costLines.with(index, { ...line, functions }) };
}

function secondFunction(result: CalculationResult): Hint[] {
  const { input, members, ruleSet } = result;
  return members.flatMap((amounts, index): Hint[] => {
    const member = input.members[index];
    const rest = amounts.software.eligible - amounts.software.firstTierCost;
    if (member === undefined || amounts.functions !== 1 || rest === 0n) return [];
    const [added] = functionsOfOthers(result, member);
    if (added === undefined) return [];
    const asIf = { ...input, members: input.members.with(index, withFunction(member, added)) };
    const yen = calculate(asIf, ruleSet).total.granted - result.total.granted;
    if (yen <= 0n) return [];
    const label = FUNCTION_LABELS[added];
    return [
      {
        id: `second-function:${member.id}`,
        kind: 'SECOND_FUNCTION',
        memberId: member.id,
        yen,
        message: {
          ja: `${nameOf(member)}のソフトウェアは機能が1つです。グループのほかの構成員が使う「${label.ja}」の機能がもともと付いていないか確かめてください。付いていれば、グループで最大 ${formatYen(yen)} 増えます。`,
          en: `The software of ${nameOf(member)} has one function. Please ask whether it already has "${label.en}", as tools of others in the group do: up to ${formatYenEn(yen)} more for the group.`,
        },
        clause: citations(ruleSet.secondTier.minimumFunctions.sources),
      },
    ];
  });
}

function adminRoom(result: CalculationResult): Hint[] {
  const { costRoom, unused } = whatIsUnused(result).admin;
  if (unused === null || unused === 0n) return [];
  return [
    {
      id: 'admin-room',
      kind: 'ADMIN_ROOM',
      memberId: null,
      yen: unused,
      message: {
        ja: `事務費・専門家費は、あと ${formatYen(costRoom)} の費用まで補助の対象になります（補助金は最大 ${formatYen(unused)}）。グループをまとめるために実際にかかる費用で、まだ入れていないものがないか確かめてください。`,
        en: `Another ${formatYenEn(costRoom)} of admin costs would be subsidised (up to ${formatYenEn(unused)}). Please check whether coordinating really costs something that is not listed yet.`,
      },
      clause: citations(result.ruleSet.admin.shareOfBase.sources),
    },
  ];
}

function hardwarePastCap(result: CalculationResult): Hint[] {
  return whatIsUnused(result).members.flatMap(({ id, name, pc, register }): Hint[] => {
    const past = sumYen(
      [pc, register].filter(({ binds }) => binds === 'CAP').map((part) => part.unsubsidisedCost),
    );
    if (past === 0n) return [];
    return [
      {
        id: `hardware:${id}`,
        kind: 'HARDWARE_PAST_CAP',
        memberId: id,
        yen: past,
        message: {
          ja: `${name}のハードウェアは、上限をこえた ${formatYen(past)} に補助が付きません。台数や機種がこのまま必要か確かめてください。ほかの構成員の名前で買うことはできません。`,
          en: `${formatYenEn(past)} of the hardware of ${name} is past its cap and brings nothing. Please check whether all of it is needed; it may not be bought in another member's name.`,
        },
        clause: citations(result.ruleSet.pc.cap.sources),
      },
    ];
  });
}

/** What only people can answer, the largest amounts of each kind first. */
export function hintsFor(result: CalculationResult, uses: readonly AnalysisUse[]): Hint[] {
  const byYen = (hints: Hint[]) => hints.sort((a, b) => (a.yen === b.yen ? 0 : a.yen > b.yen ? -1 : 1));
  return [
    ...whoUses(result, uses),
    ...byYen(secondFunction(result)),
    ...adminRoom(result),
    ...byYen(hardwarePastCap(result)),
  ];
}
