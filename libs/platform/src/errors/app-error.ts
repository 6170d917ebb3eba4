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
    ja: 'サインインが必要です。アクセスキーをご確認ください。',
    en: 'Please sign in. Check your access key.',
  });

export const forbidden = () =>
  new AppError('FORBIDDEN', {
    ja: 'この操作はあなたの役割ではできません。',
    en: 'Your role does not allow this.',
  });

/** Also for what exists in another group: whoever may not see it learns nothing about it. */
export const notFound = (what: Message) =>
  new AppError('NOT_FOUND', {
    ja: `${what.ja}が見つかりません。一覧からもう一度お選びください。`,
    en: `${what.en} was not found. Please choose it again from the list.`,
  });
