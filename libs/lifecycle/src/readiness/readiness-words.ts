import { dateOf } from '@renkei/kernel';
import type { LocalDate, Message } from '@renkei/kernel';
import type { AppliedRequirement } from '../requirement-terms.ts';
import type { ReadinessCell } from './readiness-terms.ts';

type CellFacts = Omit<ReadinessCell, 'next'>;

/** '（2026-03-02以降に発行されたもの）', naming the paper where only one of several may be too old. */
function freshness({ issuedFrom }: CellFacts, { accepts }: AppliedRequirement): Message {
  if (issuedFrom === null) return { ja: '', en: '' };
  const limited = accepts.filter(({ maxAgeMonths }) => maxAgeMonths !== null);
  const [whichJa, whichEn] =
    limited.length === accepts.length
      ? ['', '']
      : [
          `${limited.map(({ label }) => label.ja).join('・')}は`,
          `${limited.map(({ label }) => label.en).join(', ')}: `,
        ];
  return {
    ja: `（${whichJa}${issuedFrom}以降に発行されたもの）`,
    en: ` (${whichEn}issued on or after ${issuedFrom})`,
  };
}

/** What a coordinator does about a cell; null: nothing. */
export function nextStep(
  cell: CellFacts,
  requirement: AppliedRequirement,
  submissionDay: LocalDate | null,
): Message | null {
  const { ja, en } = requirement.label;
  const fresh = freshness(cell, requirement);
  switch (cell.state) {
    case 'NOT_OWED':
    case 'ACCEPTED':
      return null;
    case 'NOT_ASKED':
      return {
        ja: `「${ja}」をまだお願いしていません${fresh.ja}。「書類の準備」の画面からお願いできます。`,
        en: `${en} has not been asked for yet${fresh.en}. You can ask for it on the page Papers.`,
      };
    case 'ASKED': {
      const day = cell.askedAt === null ? '' : dateOf(cell.askedAt);
      return {
        ja: `「${ja}」は${day}にお願いしました${fresh.ja}。届くのを待ちましょう。遅いときは電話でたずねてみてください。`,
        en: `${en} was asked for on ${day}${fresh.en}. It should come soon; if it is late, a call may help.`,
      };
    }
    case 'HANDED_IN':
      return cell.dateUnknown
        ? {
            ja: `「${ja}」は届いています。紙に書かれた発行日を確かめて、入れてください${fresh.ja}。`,
            en: `${en} is here. Please read its day of issue and enter it${fresh.en}.`,
          }
        : {
            ja: `「${ja}」が届いています。中身を見て、受け取るか、理由を書いて差し戻してください。`,
            en: `${en} is here. Please look at it and accept it, or return it with a reason.`,
          };
    case 'RETURNED': {
      const reason = cell.reason ?? '';
      return {
        ja: `「${ja}」を差し戻しています${reason === '' ? '' : `（理由：${reason.replace(/[。．.]+$/u, '')}）`}。直したものが届くのを待ちましょう${fresh.ja}。${again(cell).ja}`,
        en: `${en} was returned${reason === '' ? '' : ` (${reason})`}. A corrected one is awaited${fresh.en}.${again(cell).en}`,
      };
    }
    case 'EXPIRES_BEFORE_SUBMISSION':
      return {
        ja: `「${ja}」は、提出の日（${submissionDay ?? ''}）には古くなりすぎます。取り直しが必要です${fresh.ja}。${again(cell).ja}`,
        en: `${en} will be too old on the day of submission (${submissionDay ?? ''}). A fresh one is needed${fresh.en}.${again(cell).en}`,
      };
  }
}

function again({ askDue }: CellFacts): Message {
  return askDue
    ? { ja: '「書類の準備」の画面からお願いできます。', en: ' You can ask for it on the page Papers.' }
    : { ja: 'もうお願いしてあります。', en: ' It has been asked for already.' };
}

/** What the member is asked for. */
export function requestFor(
  cell: CellFacts,
  requirement: AppliedRequirement,
  submissionDay: LocalDate | null,
): Message {
  const { label, task } = requirement;
  const fresh = freshness(cell, requirement);
  if (cell.state === 'RETURNED') {
    const reason = cell.reason ?? '';
    return {
      ja: `「${label.ja}」を直して、もう一度送ってください${reason === '' ? '' : `。理由：${reason}`}${fresh.ja}`,
      en: `Please send a corrected one: ${label.en}${reason === '' ? '' : `. Reason: ${reason}`}${fresh.en}`,
    };
  }
  if (cell.state === 'EXPIRES_BEFORE_SUBMISSION') {
    return {
      ja: `「${label.ja}」を取り直して送ってください。いまのものは申請の日（${submissionDay ?? ''}）には古くなりすぎます${fresh.ja}`,
      en: `Please send a fresh one: ${label.en}. Yours will be too old on ${submissionDay ?? ''}${fresh.en}`,
    };
  }
  return {
    ja: `${task?.ja ?? `「${label.ja}」を送る`}${fresh.ja}`,
    en: `${task?.en ?? `Send: ${label.en}`}${fresh.en}`,
  };
}
