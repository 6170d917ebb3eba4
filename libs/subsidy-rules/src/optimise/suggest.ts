import { formatYen, formatYenChange, formatYenEn } from '@renkei/kernel';
import type { Message } from '@renkei/kernel';
import { POLICY_LABELS, SHARING_KEY_LABELS } from '../input/labels.ts';
import { nameOf } from '../input/member.ts';
import { lineCost } from '../parts/member-costs.ts';
import { totalCost } from '../result.ts';
import type { CalculationResult } from '../result.ts';
import { memberShares } from '../shares.ts';
import { difference } from '../what-if/what-if.ts';
import type { Change } from '../what-if/scenario.ts';
import { percent } from './burden.ts';
import { scoreOf } from './search.ts';
import type { Alternative } from './search.ts';
import type { GroupTotals, Lever, Objective, Suggestion, WhyAllowed, WorseOff } from './types.ts';

export function totalsOf(result: CalculationResult): GroupTotals {
  return {
    infrastructure: result.infrastructure.granted,
    analysis: result.analysis.granted,
    admin: result.admin.granted,
    granted: result.total.granted,
    cost: totalCost(result),
  };
}

/** Members and their order are never changed, so positions agree. */
function worseOff(before: CalculationResult, after: CalculationResult): WorseOff[] {
  const [was, is] = [memberShares(before).members, memberShares(after).members];
  return before.input.members
    .map((member, index) => ({
      id: member.id,
      name: nameOf(member),
      granted: difference(before.members[index]?.granted ?? 0n, after.members[index]?.granted ?? 0n),
      beforeTax: difference(was[index]?.beforeTax ?? 0n, is[index]?.beforeTax ?? 0n),
    }))
    .filter(({ granted, beforeTax }) => granted.change < 0n || beforeTax.change > 0n);
}

/** Only admin lines ever cost something else; a moved analysis line costs together what it did. */
function changedLines({ input }: CalculationResult, changes: readonly Change[]): Suggestion['changedLines'] {
  return changes.flatMap((change) => {
    if (change.kind !== 'REMOVE_LINE' && change.kind !== 'REPLACE_LINE') return [];
    const lineId = change.kind === 'REMOVE_LINE' ? change.lineId : change.line.id;
    const { memberId } = change;
    const old = input.members
      .find(({ id }) => id === memberId)
      ?.costLines.find((candidate) => candidate.id === lineId);
    if (old === undefined || (old.category !== 'OFFICE' && old.category !== 'EXPERT')) return [];
    const now = change.kind === 'REMOVE_LINE' ? 0n : lineCost(change.line);
    return [{ memberId, lineId, cost: difference(lineCost(old), now) }];
  });
}

const WHY: Readonly<Record<Lever, Omit<WhyAllowed, 'lever'>>> = {
  OVER_CAP_POLICY: {
    message: {
      ja: '上限の範囲内でいくら申請するかは、代表事業者が決められます。上限を超えるときの分け方は公式資料に書かれていません。',
      en: 'Within the limits the representative decides how much to apply for; how a group gets under the joint cap is written nowhere.',
    },
    clause: 'R25 第12条3 / K25 p.20',
  },
  SHARING_KEY: {
    message: {
      ja: 'みんなの費用をグループの中でどう分けるかは、公式資料に決まりがなく、グループの取り決めです。',
      en: 'How the group shares its joint costs is its own agreement; the papers have no rule on it.',
    },
    clause: '',
  },
  ANALYSIS_BUYERS: {
    message: {
      ja: '代表事業者が買うことも、参画事業者が買うことも、両方で買うこともできます。そのツールを実際に導入して使い、自分の口座から支払う構成員だけを買い手にしています。',
      en: 'The representative, the participants or both may buy. A buyer here is a member that really introduces and uses the tool and pays from its own account.',
    },
    clause: 'K25 p.10, p.20',
  },
  LOWER_ADMIN_COST: {
    message: {
      ja: '申請の前なら、予定している事務費・専門家費は見直せます。実際に減らせるときだけの提案です。',
      en: 'Before the submission planned admin costs may be reviewed. Only if they can really be lower.',
    },
    clause: 'K25 p.20',
  },
};

function conditionOf(change: Change): Message | null {
  switch (change.kind) {
    case 'SET_POLICY': {
      const { ja, en } = POLICY_LABELS[change.policy];
      return {
        ja: `上限を超えたときの分け方を「${ja}」にする`,
        en: `use the policy "${en}"`,
      };
    }
    case 'SET_SHARING_KEY': {
      const { ja, en } = SHARING_KEY_LABELS[change.sharingKey];
      return { ja: `みんなの費用の分け方を「${ja}」にする`, en: `share the joint costs "${en}"` };
    }
    default:
      return null;
  }
}

function buyersCondition({ placements }: Alternative, { input }: CalculationResult): Message[] {
  if (placements.length === 0) return [];
  const ids = new Set(placements.flatMap(({ buyers }) => buyers));
  const names = input.members.filter(({ id }) => ids.has(id)).map(nameOf);
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  return [
    {
      ja: `消費動向等分析のツール${placements.length}件を、使う構成員（${shown.join('、')}${more > 0 ? `ほか${more}者` : ''}）が買う`,
      en: `let the users of ${placements.length} analysis lines buy them (${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''})`,
    },
  ];
}

function adminCondition(lines: Suggestion['changedLines']): Message[] {
  if (lines.length === 0) return [];
  let less = 0n;
  for (const { cost } of lines) less -= cost.change;
  return [
    {
      ja: `補助されない事務費・専門家費を${formatYen(less)}減らす`,
      en: `spend ${formatYenEn(less)} less on admin costs that are not subsidised`,
    },
  ];
}

function outcome(objective: Objective, before: CalculationResult, after: Alternative): Message {
  const was = scoreOf(before, objective);
  switch (objective) {
    case 'MOST_SUBSIDY': {
      const gain = formatYenChange(after.result.total.granted - before.total.granted);
      return {
        ja: `補助金はグループ全体で ${gain}（${formatYen(before.total.granted)} → ${formatYen(after.result.total.granted)}）です。`,
        en: `${gain.replace('円', ' yen')} for the group (${formatYenEn(before.total.granted)} → ${formatYenEn(after.result.total.granted)}).`,
      };
    }
    case 'LEAST_BURDEN_WORST_OFF':
      return {
        ja: `いちばん負担の重い構成員の自己負担の割合が ${percent(was)}% から ${percent(after.score)}% になります。`,
        en: `The heaviest own part falls from ${percent(was)} % to ${percent(after.score)} %.`,
      };
    case 'MOST_EVEN':
      return {
        ja: `自己負担の割合の差が ${percent(was)}ポイントから ${percent(after.score)}ポイントになります。`,
        en: `The gap between the own parts falls from ${percent(was)} to ${percent(after.score)} points.`,
      };
  }
}

function price(losers: readonly WorseOff[]): Message {
  const [first, ...rest] = losers;
  if (first === undefined) {
    return { ja: '負担が増える構成員はいません。', en: 'Nobody pays more.' };
  }
  const most = rest.reduce((top, next) => (next.beforeTax.change > top.beforeTax.change ? next : top), first);
  const amount = formatYenChange(most.beforeTax.change);
  return {
    ja: `一方で${losers.length}者は負担が増えるか補助金が減ります（いちばん大きいのは${most.name}の自己負担 ${amount}、税抜）。先に話し合ってください。`,
    en: `But ${losers.length} pay more or get less (most of all ${most.name}: ${amount.replace('円', ' yen')} before tax). Please talk about it first.`,
  };
}

function idOf(changes: readonly Change[], { placements, levers }: Alternative): string {
  const parts = [
    ...placements.map(({ open, buyers }) => `buyers:${open.buyerId}/${open.line.id}>${buyers.join(',')}`),
    ...changes.flatMap((change) => {
      if (change.kind === 'SET_POLICY') return [`policy:${change.policy}`];
      return change.kind === 'SET_SHARING_KEY' ? [`key:${change.sharingKey}`] : [];
    }),
    ...(levers.includes('LOWER_ADMIN_COST') ? ['lower-admin'] : []),
  ];
  return parts.join('+');
}

export function suggestionOf(
  before: CalculationResult,
  alternative: Alternative,
  objective: Objective,
): Suggestion {
  const { levers, changes, result, score } = alternative;
  const losers = worseOff(before, result);
  const lines = changedLines(before, changes);
  const conditions = [
    ...buyersCondition(alternative, before),
    ...changes.map(conditionOf).filter((condition) => condition !== null),
    ...adminCondition(lines),
  ];
  const [told, cost] = [outcome(objective, before, alternative), price(losers)];
  return {
    id: idOf(changes, alternative),
    levers,
    changes,
    before: totalsOf(before),
    after: totalsOf(result),
    gain: result.total.granted - before.total.granted,
    score: { before: scoreOf(before, objective), after: score },
    worseOff: losers,
    changedLines: lines,
    explanation: {
      ja: `${conditions.map(({ ja }) => ja).join('、さらに')}と、${told.ja}${cost.ja}`,
      en: `If you ${conditions.map(({ en }) => en).join(' and ')}: ${told.en} ${cost.en}`,
    },
    allowed: levers.map((lever) => ({ lever, ...WHY[lever] })),
  };
}
