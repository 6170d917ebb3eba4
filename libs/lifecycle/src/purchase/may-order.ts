import { dateOf, daysBetween } from '@renkei/kernel';
import type { JstMinute, Message } from '@renkei/kernel';
import { minuteInWords } from './step-reading.ts';

/** How an application can have ended before its project did. */
export const APPLICATION_ENDINGS = ['REJECTED', 'WITHDRAWN', 'CANCELLED'] as const;
export type ApplicationEnding = (typeof APPLICATION_ENDINGS)[number];

export interface OrderFacts {
  readonly now: JstMinute;
  /** null: no decision yet. */
  readonly grantDecidedAt: JstMinute | null;
  /** The last minute of the project period; null: not known. */
  readonly projectEnd: JstMinute | null;
  /** null: the application lives. */
  readonly ended: ApplicationEnding | null;
  readonly memberWithdrawn: boolean;
  /** The performance report is with the secretariat or its amount is fixed: the project was reported as completed. */
  readonly reported: boolean;
  /** The line needs a contract and none is recorded yet. */
  readonly contractNeeded: boolean;
}

export interface OrderAnswer {
  readonly answer: 'YES' | 'NOT_YET' | 'NO_LONGER';
  readonly reason: Message;
  /** From when on ordering is (YES) or will be (NOT_YET) allowed; null: unknown, or it is over. */
  readonly since: JstMinute | null;
  /** Until when everything, payment included, must be done, or when the period ended; null: unknown. */
  readonly until: JstMinute | null;
  /** YES only: calendar days until the last one, 0 on that day; null: unknown. */
  readonly daysLeft: number | null;
  readonly clause: string;
}

const ENDED: { readonly [Ending in ApplicationEnding]: Message } = {
  REJECTED: {
    ja: 'いいえ。この申請は採択されませんでした。注文しても補助はありません。必要なものかどうか、代表事業者と相談してください。',
    en: 'No. The application was rejected, so nothing ordered now is subsidised. Please talk to the representative about what you still need.',
  },
  WITHDRAWN: {
    ja: 'いいえ。この申請は取り下げられました。注文しても補助はありません。今後のことは代表事業者に聞いてください。',
    en: 'No. The application was withdrawn, so nothing ordered now is subsidised. Please ask the representative how things go on.',
  },
  CANCELLED: {
    ja: 'いいえ。交付決定は取り消されました。注文しても補助はありません。今後のことは代表事業者に聞いてください。',
    en: 'No. The grant was cancelled, so nothing ordered now is subsidised. Please ask the representative how things go on.',
  },
};

const MEMBER_WITHDRAWN: Message = {
  ja: 'いいえ。グループから抜けているため、注文しても補助はありません。まちがいのときは代表事業者に連絡してください。',
  en: 'No. You have left the group, so nothing ordered now is subsidised. If that is a mistake, please tell the representative.',
};

const REPORTED: Message = {
  ja: 'いいえ。補助事業が終わったことを、実績報告で届け出ています。これから注文するものに補助はありません。必要なものがあれば、注文する前に代表事業者に相談してください。',
  en: 'No. The project has been reported as completed, so nothing ordered now is subsidised. If you still need something, please talk to the representative before you order.',
};

const NOT_DECIDED: Message = {
  ja: 'まだです。交付決定の前に契約・注文・支払いをすると、補助を受けられません。見積もりを取って、交付決定のお知らせを待ってください。',
  en: 'Not yet. Whatever is contracted, ordered or paid before the grant decision gets no subsidy. Please get quotations and wait for the decision.',
};

function decidedLater(since: JstMinute): Message {
  return {
    ja: `まだです。${minuteInWords(since)}の交付決定より後に、契約・注文をしてください。`,
    en: `Not yet. Please contract and order only after the grant decision of ${since}.`,
  };
}

function over(until: JstMinute): Message {
  return {
    ja: `いいえ。補助事業の期間は${minuteInWords(until)}に終わりました。これから注文するものに補助はありません。困ったときは代表事業者に相談してください。`,
    en: `No. The project period ended at ${until}; nothing ordered now is subsidised. Please talk to the representative if that is a problem.`,
  };
}

function allowed(contractNeeded: boolean, until: JstMinute | null, daysLeft: number | null): Message {
  const first: Message = contractNeeded
    ? {
        ja: 'はい。まず契約を結び、それから注文してください。',
        en: 'Yes. Sign the contract first, then order.',
      }
    : { ja: 'はい、注文できます。', en: 'Yes, you may order.' };
  if (until === null || daysLeft === null) {
    return {
      ja: `${first.ja}支払いまで終える期限はまだ登録されていません。代表事業者に聞いてください。`,
      en: `${first.en} The day by which everything must be paid is not recorded yet; please ask the representative.`,
    };
  }
  const left: Message =
    daysLeft === 0
      ? { ja: '今日が最後の日', en: 'today is the last day' }
      : {
          ja: `あと${String(daysLeft)}日`,
          en: `${String(daysLeft)} ${daysLeft === 1 ? 'day' : 'days'} left`,
        };
  return {
    ja: `${first.ja}納品と支払いまで、${minuteInWords(until)}までに終えてください（${left.ja}）。`,
    en: `${first.en} Delivery and payment must be done by ${until} (${left.en}).`,
  };
}

/**
 * A merchant's plain answer to "may I order now?" (K25 p.16 (2-3)(1), p.28 (ア), p.31 (6-1)). The minute of the decision
 * and the last minute of the period are both inside. Whether the very tool was granted is not asked here.
 */
export function mayOrderNow(facts: OrderFacts): OrderAnswer {
  const { now, grantDecidedAt, projectEnd, ended, memberWithdrawn, reported, contractNeeded } = facts;
  const clause = 'K25 p.16 (2-3)(1), p.28 (ア), p.31 (6-1)';
  const noLonger = (reason: Message, until: JstMinute | null): OrderAnswer => ({
    answer: 'NO_LONGER',
    reason,
    since: null,
    until,
    daysLeft: null,
    clause,
  });
  if (ended !== null) return noLonger(ENDED[ended], null);
  if (memberWithdrawn) return noLonger(MEMBER_WITHDRAWN, null);
  if (reported) return { ...noLonger(REPORTED, null), clause: 'R25 第21条, K25 p.31 (6-1)' };
  if (projectEnd !== null && now > projectEnd) return noLonger(over(projectEnd), projectEnd);
  if (grantDecidedAt === null || now < grantDecidedAt) {
    const reason = grantDecidedAt === null ? NOT_DECIDED : decidedLater(grantDecidedAt);
    return { answer: 'NOT_YET', reason, since: grantDecidedAt, until: projectEnd, daysLeft: null, clause };
  }
  const daysLeft = projectEnd === null ? null : daysBetween(dateOf(now), dateOf(projectEnd));
  return {
    answer: 'YES',
    reason: allowed(contractNeeded, projectEnd, daysLeft),
    since: grantDecidedAt,
    until: projectEnd,
    daysLeft,
    clause,
  };
}
