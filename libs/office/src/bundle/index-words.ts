import type { EvidenceOutcome, EvidenceState } from '@renkei/lifecycle';
import { fromEpochMs, type Message } from '@renkei/kernel';
import type { LeftOut } from './bundle-plan.ts';

export const OUTCOME_WORDS: Readonly<Record<EvidenceOutcome, string>> = {
  PENDING: '確認待ち',
  ACCEPTED: '確認済み',
  RETURNED: '差し戻し',
};
export const STATE_WORDS: Readonly<Record<EvidenceState, string>> = {
  RETURNED: '差し戻し',
  MISSING: '足りません',
  HANDED_IN: '確認待ち',
  ACCEPTED: '確認済み',
};
export const LEFT_OUT_WORDS: Readonly<Record<LeftOut, string>> = {
  INFECTED: 'ウイルスが見つかったため',
  WAITING: 'ウイルス検査が終わっていないため',
  MISSING: '保管場所にファイルが見つからないため',
};

/** What to do about a file that is not in the bundle. */
export const LEFT_OUT_ADVICE: Readonly<Record<LeftOut, Message>> = {
  INFECTED: {
    ja: 'ウイルスが見つかったので、入れていません。別の端末で撮り直すかスキャンし直したファイルに差し替えてから、もう一度作ってください。',
    en: 'A virus was found in it, so it was left out. Please have it replaced with a new photo or scan from another device, then make the bundle again.',
  },
  WAITING: {
    ja: 'ウイルス検査がまだ終わっていないので、入れていません。数分待ってから、もう一度作ってください。',
    en: 'Its virus scan is not done yet, so it was left out. Please wait a few minutes and make the bundle again.',
  },
  MISSING: {
    ja: '保管場所に見つからないので、入れていません。管理者に、バックアップから戻すよう頼んでください。戻せないときは、もう一度送ってもらってください。',
    en: 'It was not found where files are kept, so it was left out. Please ask the administrator to bring it back from the backup, or have it sent again.',
  },
};

/** '2026-11-22 09:00', as clocks in Japan show it. */
export function inJapan(instant: Date | number): string {
  return fromEpochMs(typeof instant === 'number' ? instant : instant.getTime()).replace('T', ' ');
}

/** '1,234 バイト' */
export function bytesInWords(bytes: number): string {
  return `${String(bytes).replace(/\B(?=(?:\d{3})+$)/g, ',')} バイト`;
}
