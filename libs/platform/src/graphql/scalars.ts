import { parseLocalDate, parseJstMinute, fromEpochMs, type JstMinute, type LocalDate } from '@renkei/kernel';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const MAX_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

function badInput(message: string): never {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

function wholeYenOf(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value !== 'number') {
    badInput('Yen must be a whole number such as 1200000. 円は整数（例: 1200000）で入れてください。');
  }
  if (!Number.isInteger(value)) badInput(`Yen has no fractions: ${value}. 円に小数は使えません。`);
  if (!Number.isSafeInteger(value))
    badInput(`Yen beyond 2^53 is not exact in JSON: ${value}. 金額が大きすぎます。`);
  return BigInt(value);
}

function yenOf(value: unknown): bigint {
  const yen = wholeYenOf(value);
  if (yen < 0n) badInput(`Yen must be 0 or more: ${yen}. 金額は0円以上で入れてください。`);
  return yen;
}

function jsonOf(value: unknown): number {
  const yen = BigInt(value as bigint);
  if (yen > MAX_EXACT || yen < -MAX_EXACT) throw new Error('a yen amount left the exact range of JSON');
  return Number(yen);
}

function literalOf(node: ValueNode): number {
  return node.kind === Kind.INT
    ? Number(node.value)
    : badInput('Yen must be a whole number such as 1200000. 円は整数で入れてください。');
}

/** Whole yen, tax-exclusive unless the field says otherwise: a JSON integer, exact below 2^53, refused above. */
export const YenScalar = new GraphQLScalarType<bigint, number>({
  name: 'Yen',
  description:
    '円（整数）。税抜。Whole yen, tax-exclusive unless the field says otherwise. Exact below 2^53.',
  serialize: jsonOf,
  parseValue: yenOf,
  parseLiteral: (node) => yenOf(literalOf(node)),
});

/** The same, below 0 as well: what a business lost. */
export const SignedYenScalar = new GraphQLScalarType<bigint, number>({
  name: 'SignedYen',
  description: '円（整数、赤字は負の数）。Whole yen, negative for a loss. Exact below 2^53.',
  serialize: jsonOf,
  parseValue: wholeYenOf,
  parseLiteral: (node) => wholeYenOf(literalOf(node)),
});

/** Only text can be a date; '' gets the message that says how one is written. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A day in Japan, YYYY-MM-DD. */
export const LocalDateScalar = new GraphQLScalarType<LocalDate, string>({
  name: 'LocalDate',
  description: '日本の日付 YYYY-MM-DD。A day in Japan.',
  serialize: (value) => String(value),
  parseValue(value) {
    const parsed = parseLocalDate(textOf(value));
    return parsed.ok ? parsed.value : badInput(`${parsed.error.message.en} ${parsed.error.message.ja}`);
  },
});

/** A minute in Japan, YYYY-MM-DDTHH:mm (JST); every official cut-off is one. Instants are converted on output. */
export const JstMinuteScalar = new GraphQLScalarType<JstMinute, string>({
  name: 'JstMinute',
  description: '日本時間の分 YYYY-MM-DDTHH:mm。A minute in Japan (JST).',
  serialize: (value) => (value instanceof Date ? fromEpochMs(value.getTime()) : String(value)),
  parseValue(value) {
    const parsed = parseJstMinute(textOf(value));
    return parsed.ok ? parsed.value : badInput(`${parsed.error.message.en} ${parsed.error.message.ja}`);
  },
});
