import { formatYen, formatYenEn } from '@renkei/kernel';
import type { Message, Yen } from '@renkei/kernel';
import { MINIMUM_MEMBERS } from '../readiness/counted-members.ts';
import { OBLIGATIONS } from '../obligation.ts';
import type { ObligationKind } from '../obligation.ts';
import type { Awaited, RiskDeadline, RiskOverdue } from './risk-terms.ts';

// Plain words, the figure first: somebody who looks after forty groups reads one line of each.

/** What a deadline is called in half a sentence; for the others their title has to do. */
const SHORT_NAMES: Readonly<Partial<Record<ObligationKind, Message>>> = {
  GROUP_APPLICATION: { ja: '交付申請', en: 'the application' },
  PROJECT_END: { ja: '発注・納品・支払い', en: 'orders, deliveries and payments' },
  GROUP_PERFORMANCE_REPORT: { ja: '実績報告', en: 'the performance report' },
  GROUP_EFFECT_REPORT_1: { ja: '1年度目の効果報告', en: 'the first effect report' },
  GROUP_EFFECT_REPORT_2: { ja: '2年度目の効果報告', en: 'the second effect report' },
  APPLICATION_CORRECTION: { ja: '交付申請の出し直し', en: 'the corrected application' },
  PERFORMANCE_REPORT_CORRECTION: { ja: '実績報告の出し直し', en: 'the corrected performance report' },
  EFFECT_REPORT_CORRECTION_1: { ja: '効果報告の出し直し', en: 'the corrected effect report' },
  EFFECT_REPORT_CORRECTION_2: { ja: '効果報告の出し直し', en: 'the corrected effect report' },
  REPAYMENT: { ja: '補助金の返還', en: 'the repayment' },
};

const AWAITED_NAMES: Readonly<Record<Awaited, Message & { readonly unit: string }>> = {
  PAPERS: { ja: '書類', en: 'of the papers', unit: '点' },
  EVIDENCE: { ja: '証憑', en: 'of the members’ evidence', unit: '者' },
  FIGURES: { ja: '効果報告の数字', en: 'of the members’ figures', unit: '者' },
};

const nameOf = (kind: ObligationKind): Message => SHORT_NAMES[kind] ?? OBLIGATIONS[kind].title;

const time = (days: number): Message =>
  days === 0
    ? { ja: '締切は今日', en: 'is due today' }
    : { ja: `締切まで${days}日`, en: `is due in ${days} ${days === 1 ? 'day' : 'days'}` };

/** Tenths as people say them: 4割 for 40 to 49 %. */
function share(missing: number, total: number): Message {
  if (missing === total) return { ja: 'すべて', en: 'all' };
  const tenths = Math.floor((10 * missing) / total);
  return tenths === 0
    ? { ja: '一部', en: 'some' }
    : { ja: `${tenths}割`, en: tenths === 5 ? 'half' : `${tenths * 10} %` };
}

export function deadlineInWords({ kind, awaits }: RiskDeadline, days: number): Message {
  const name = nameOf(kind);
  const when = time(days);
  if (awaits === null) {
    return {
      ja: `${name.ja}の${when.ja}です。まだ終わっていません。`,
      en: `${capital(name.en)} ${when.en} and is not done yet.`,
    };
  }
  const { what, total, missing } = awaits;
  const { ja, en, unit } = AWAITED_NAMES[what];
  if (missing === 0) {
    return {
      ja: `${name.ja}の${when.ja}です。${ja}はそろっていて、提出がまだです。`,
      en: `${capital(name.en)} ${when.en}: everything is here and it is not submitted yet.`,
    };
  }
  const part = share(missing, total);
  return {
    ja: `${name.ja}の${when.ja}で、${ja}の${part.ja}（${total}${unit}のうち${missing}${unit}）がまだです。`,
    en: `${capital(name.en)} ${when.en}, and ${part.en} ${en} (${missing} of ${total}) ${missing === 1 ? 'is' : 'are'} still missing.`,
  };
}

const more = (count: number): Message =>
  count === 1 ? { ja: '', en: '' } : { ja: `（ほか${count - 1}件）`, en: ` (and ${count - 1} more)` };

const late = (days: number): Message =>
  days === 0
    ? { ja: '締切の時刻', en: 'was due earlier today' }
    : { ja: `締切を${days}日`, en: `was due ${days} ${days === 1 ? 'day' : 'days'} ago` };

export function overdueInWords({ title }: RiskOverdue, days: number, count: number): Message {
  const since = late(days);
  const past = days === 0 ? `今日の${since.ja}を` : since.ja;
  return {
    ja: `「${title.ja}」の${past}過ぎています${more(count).ja}。`,
    en: `“${title.en}” ${since.en}${more(count).en}.`,
  };
}

export function overdueInsideInWords({ title }: RiskOverdue, days: number, count: number): Message {
  const since = late(days);
  const past = days === 0 ? `今日の${since.ja}を` : since.ja;
  return {
    ja: `グループ内の「${title.ja}」が、${past}過ぎてもまだです${more(count).ja}。`,
    en: `Inside the group “${title.en}” ${since.en} and is open${more(count).en}.`,
  };
}

export function membersInWords(counted: number, filed: boolean): Message {
  const missing = MINIMUM_MEMBERS - counted;
  return filed
    ? {
        ja: `数えられる構成員が${counted}者で、${MINIMUM_MEMBERS}者を下回っています。変更の届出（計画変更）が要ります。`,
        en: `${counted} members count, fewer than ${MINIMUM_MEMBERS}: a change has to be filed.`,
      }
    : {
        ja: `数えられる構成員が${counted}者で、申請にはあと${missing}者必要です。`,
        en: `${counted} members count; the application needs ${missing} more.`,
      };
}

export function lostInWords(lines: number, yen: Yen): Message {
  return {
    ja: `注文や支払いの順番などの指摘が${lines}件の費用にあり、このままでは補助金${formatYen(yen)}を失います。`,
    en: `${lines} cost ${lines === 1 ? 'line was' : 'lines were'} bought against the rules: ${formatYenEn(yen)} of subsidy would be lost.`,
  };
}

export function blockersInWords(first: Message, count: number): Message {
  return {
    ja: `申請を出せない理由が${count}件あります：${first.ja}`,
    en: `${count} ${count === 1 ? 'thing stands' : 'things stand'} against the submission: ${first.en}`,
  };
}

export function returnedPapersInWords(count: number): Message {
  return {
    ja: `差し戻した書類が${count}点、まだ出し直されていません。`,
    en: `${count} returned ${count === 1 ? 'paper has' : 'papers have'} not come back yet.`,
  };
}

export function returnedFilingInWords(filing: Message): Message {
  return {
    ja: `事務局から差し戻された${filing.ja}が、まだ出し直されていません。`,
    en: `The secretariat returned the ${filing.en}; it has not been submitted again.`,
  };
}

export function changeInWords(count: number, days: number): Message {
  return {
    ja: `変更の届出${count === 1 ? '' : `${count}件`}の返事を、${days}日待っています。`,
    en: `${count === 1 ? 'A filed change has' : `${count} filed changes have`} waited ${days} ${days === 1 ? 'day' : 'days'} for an answer.`,
  };
}

export function overCapInWords(available: Yen, cap: Yen): Message {
  return {
    ja: `ルールで出せる補助金が、上限${formatYen(cap)}を${formatYen(available - cap)}超えています。分け方を決めてください。`,
    en: `What the rules give is ${formatYenEn(available - cap)} over the cap of ${formatYenEn(cap)}: the group decides who gets less.`,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
