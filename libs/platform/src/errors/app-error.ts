import { mayDo, ROLE_LABELS, ROLES, type Action, type Role } from '@renkei/access';
import type { Message } from '@renkei/kernel';

export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * A request that cannot be answered at all. What a person can put right in a form is not an AppError but a
 * `Problem` in the mutation's payload.
 */
export class AppError extends Error {
  readonly code: Exclude<ErrorCode, 'INTERNAL'>;
  readonly userMessage: Message;

  constructor(code: Exclude<ErrorCode, 'INTERNAL'>, userMessage: Message) {
    super(`${code}: ${userMessage.en}`);
    this.code = code;
    this.userMessage = userMessage;
  }
}

export const unauthenticated = () =>
  new AppError('UNAUTHENTICATED', {
    ja: 'サインインが必要です。もう一度サインインするか、アクセスキーをご確認ください。',
    en: 'Please sign in again, or check your access key.',
  });

export const forbidden = () =>
  new AppError('FORBIDDEN', {
    ja: 'この操作は、いまの立場ではできません。',
    en: 'Your role does not allow this.',
  });

/** Says in which role somebody acts, and which may do it: the matrix knows. */
export const forbiddenFor = (role: Role, action: Action) => {
  const able = ROLES.filter((other) => mayDo(other, action)).map((other) => ROLE_LABELS[other]);
  return new AppError('FORBIDDEN', {
    ja: `いまの立場（${ROLE_LABELS[role].ja}）では、この操作はできません。できるのは、${able.map(({ ja }) => ja).join('・')}です。ほかの立場もお持ちなら、「アカウント」で選び直せます。`,
    en: `In your present role (${ROLE_LABELS[role].en}) this is not possible. It is for: ${able.map(({ en }) => en).join(', ')}. If you have another role, choose it in your account.`,
  });
};

/** Somebody with several roles has not said which one this is about. */
export const chooseRole = () =>
  new AppError('FORBIDDEN', {
    ja: 'どの立場で操作するかを、先に選んでください（とりまとめ担当・お店の担当・支援機関など）。',
    en: 'Please choose first in which role you act.',
  });

export const keyReadsOnly = () =>
  new AppError('FORBIDDEN', {
    ja: 'このアクセスキーは見るだけのものです。変更には、変更もできるキーをお使いください。',
    en: 'This access key is for reading only. Use one that may change things.',
  });

/** Also for what exists in another group: whoever may not see it learns nothing about it. */
export const notFound = (what: Message) =>
  new AppError('NOT_FOUND', {
    ja: `${what.ja}が見つかりません。一覧からもう一度お選びください。`,
    en: `${what.en} was not found. Please choose it again from the list.`,
  });
