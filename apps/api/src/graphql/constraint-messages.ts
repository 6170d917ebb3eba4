import type { Message } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import { getMetadataStorage, type ValidationError } from 'class-validator';

type Limits = readonly unknown[];
type MessageOf = (limits: Limits) => Message;

const text: MessageOf = () => ({ ja: '文字で入れてください。', en: 'Please enter text.' });
const listed: MessageOf = ([allowed]) => {
  const values = (Array.isArray(allowed) ? allowed : Object.values((allowed ?? {}) as object)).map(String);
  return {
    ja: `次のどれかを選んでください：${values.join('、')}`,
    en: `Please choose one of: ${values.join(', ')}`,
  };
};

/** What to enter, per class-validator constraint. */
const MESSAGES: Readonly<Record<string, MessageOf>> = {
  isDefined: () => ({ ja: 'この項目を入れてください。', en: 'Please fill this in.' }),
  isNotEmpty: () => ({ ja: 'この項目を入れてください。', en: 'Please fill this in.' }),
  isString: text,
  isBoolean: () => ({
    ja: '「はい」か「いいえ」（true / false）で入れてください。',
    en: 'Please enter true or false.',
  }),
  isInt: () => ({ ja: '整数で入れてください。', en: 'Please enter a whole number.' }),
  isNumber: () => ({ ja: '数字で入れてください。', en: 'Please enter a number.' }),
  min: ([least]) => ({
    ja: `${String(least)}以上で入れてください。`,
    en: `Please enter ${String(least)} or more.`,
  }),
  max: ([most]) => ({
    ja: `${String(most)}以下で入れてください。`,
    en: `Please enter ${String(most)} or less.`,
  }),
  minLength: ([least]) => ({
    ja: `${String(least)}文字以上で入れてください。`,
    en: `Please enter at least ${String(least)} characters.`,
  }),
  maxLength: ([most]) => ({
    ja: `${String(most)}文字以内で入れてください。`,
    en: `Please stay within ${String(most)} characters.`,
  }),
  isLength: ([least, most]) => ({
    ja: `${String(least)}文字以上、${String(most)}文字以内で入れてください。`,
    en: `Please enter ${String(least)} to ${String(most)} characters.`,
  }),
  isIn: listed,
  isEnum: listed,
  matches: () => ({
    ja: 'この形では読み取れません。記入例に合わせて入れ直してください。',
    en: 'This is not in the expected form. Please enter it as in the example.',
  }),
  isUuid: () => ({
    ja: '番号（ID）の形が違います。一覧から選び直してください。',
    en: 'This is not a valid id. Please choose the item again from the list.',
  }),
  isEmail: () => ({
    ja: 'メールアドレスを「name@example.jp」の形で入れてください。',
    en: 'Please enter an e-mail address such as name@example.jp.',
  }),
  isArray: () => ({ ja: '一覧（リスト）で入れてください。', en: 'Please enter a list.' }),
  arrayNotEmpty: () => ({ ja: '1つ以上入れてください。', en: 'Please enter at least one.' }),
  arrayMinSize: ([least]) => ({
    ja: `${String(least)}件以上入れてください。`,
    en: `Please enter at least ${String(least)} items.`,
  }),
  arrayMaxSize: ([most]) => ({
    ja: `一度に${String(most)}件までです。分けて送ってください。`,
    en: `At most ${String(most)} items at once: please send them in several parts.`,
  }),
  arrayUnique: () => ({
    ja: '同じものが2つ以上あります。1つにしてください。',
    en: 'The same item is listed more than once. Please keep one.',
  }),
  whitelistValidation: () => ({
    ja: 'この項目は使われていません。取り除いてください。',
    en: 'This field is not known here. Please remove it.',
  }),
};

/** `isInt` → `IS_INT`, the stable code a client can act on. */
function codeOf(constraint: string): string {
  return constraint.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
}

/** One broken constraint as something a person can put right. A message of the field's own goes before the table's. */
export function problemOf(error: ValidationError, constraint: string, path: string): Problem {
  const rule = ruleOf(error, constraint);
  const message = ownMessage(rule?.message) ??
    MESSAGES[constraint]?.((rule?.constraints as unknown[] | undefined) ?? []) ?? {
      ja: 'この項目を見直してください。',
      en: error.constraints?.[constraint] ?? 'Please check this.',
    };
  return { code: codeOf(constraint), path, message };
}

/** The numbers of the rule (`@Min(1)` → [1]) stand in class-validator's metadata, not in the error. */
function ruleOf(error: ValidationError, constraint: string) {
  const target = error.target?.constructor;
  if (!target) return undefined;
  const rules = getMetadataStorage().getTargetValidationMetadatas(target, target.name, false, false);
  return rules.find(({ name, propertyName }) => name === constraint && propertyName === error.property);
}

/** `message: 'IDの形が正しくありません。 This is not an id.'`: Japanese first, the English twin after the last 「。」. */
function ownMessage(message: unknown): Message | undefined {
  const [, ja, en] = typeof message === 'string' ? (/^(.*。) ([ -~]+)$/.exec(message) ?? []) : [];
  return ja === undefined || en === undefined ? undefined : { ja, en };
}
