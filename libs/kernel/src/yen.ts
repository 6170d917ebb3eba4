import type { Message } from './message.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';

/** Whole yen. Tax-exclusive unless a name says otherwise. No float ever touches an amount. */
export type Yen = bigint;

/** The largest amount a person may enter: 10^15 yen, far above any grant and below 2^53. */
export const MAX_YEN: Yen = 1_000_000_000_000_000n;

export type YenProblemCode = 'NEGATIVE' | 'FRACTION' | 'TOO_LARGE' | 'NOT_A_NUMBER';

export interface YenProblem {
  readonly code: YenProblemCode;
  readonly message: Message;
}

const MESSAGES: Readonly<Record<YenProblemCode, Message>> = {
  NEGATIVE: {
    ja: '金額は0円以上で入れてください。',
    en: 'Please enter an amount of 0 yen or more.',
  },
  FRACTION: {
    ja: '金額は円未満の端数を除いた整数で入れてください。',
    en: 'Please enter whole yen, without a fraction.',
  },
  TOO_LARGE: {
    ja: '金額が大きすぎます。1,000,000,000,000,000円以下で入れてください（大きな額は "1000000000000000" のように文字列にすると、桁が失われません）。',
    en: 'The amount is too large. Please stay at or under 1,000,000,000,000,000 yen; a decimal string such as "1000000000000000" keeps every digit of a large amount.',
  },
  NOT_A_NUMBER: {
    ja: '金額は 800000 や "800000" のように、半角数字だけで入れてください（カンマや「円」は付けません）。',
    en: 'Please enter the amount in digits only, such as 800000 or "800000" (no commas or currency sign).',
  },
};

function problem(code: YenProblemCode): Result<never, YenProblem> {
  return err({ code, message: MESSAGES[code] });
}

function withinRange(amount: bigint): Result<Yen, YenProblem> {
  if (amount < 0n) return problem('NEGATIVE');
  return amount > MAX_YEN ? problem('TOO_LARGE') : ok(amount);
}

function fromNumber(amount: number): Result<Yen, YenProblem> {
  if (Number.isNaN(amount)) return problem('NOT_A_NUMBER');
  if (amount < 0) return problem('NEGATIVE');
  if (amount > Number.MAX_SAFE_INTEGER) return problem('TOO_LARGE');
  return Number.isInteger(amount) ? withinRange(BigInt(amount)) : problem('FRACTION');
}

function fromText(text: string): Result<Yen, YenProblem> {
  const parts = /^(-?)0*(\d+)(\.\d+)?$/.exec(text);
  if (parts === null) return problem('NOT_A_NUMBER');
  const [, sign, digits = '', fraction] = parts;
  if (sign === '-') return problem('NEGATIVE');
  if (fraction !== undefined) return problem('FRACTION');
  return digits.length > 16 ? problem('TOO_LARGE') : withinRange(BigInt(digits));
}

/**
 * Reads whole yen (>= 0, at most 10^15) from a JSON integer, a bigint or a decimal string.
 * A number of 2^53 or more is TOO_LARGE because its last digits may already be lost.
 * Problems: NEGATIVE, FRACTION, TOO_LARGE, NOT_A_NUMBER.
 */
export function parseYen(raw: unknown): Result<Yen, YenProblem> {
  if (typeof raw === 'bigint') return withinRange(raw);
  if (typeof raw === 'number') return fromNumber(raw);
  return typeof raw === 'string' ? fromText(raw) : problem('NOT_A_NUMBER');
}

function grouped(yen: Yen): string {
  return String(yen).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** '1,234,567円'; a negative amount carries U+2212 as printed in Japanese accounts: '−992,222円'. */
export function formatYen(yen: Yen): string {
  return yen < 0n ? `−${grouped(-yen)}円` : `${grouped(yen)}円`;
}

/** '1,234,567 yen', the English twin of `formatYen`. */
export function formatYenEn(yen: Yen): string {
  return yen < 0n ? `−${grouped(-yen)} yen` : `${grouped(yen)} yen`;
}

/** '+500,000円', '−500,000円' or '±0円': a difference. */
export function formatYenChange(yen: Yen): string {
  if (yen === 0n) return '±0円';
  return yen > 0n ? `+${formatYen(yen)}` : formatYen(yen);
}

export function sumYen(amounts: Iterable<Yen>): Yen {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

export function minYen(first: Yen, second: Yen): Yen {
  return first < second ? first : second;
}

export function maxYen(first: Yen, second: Yen): Yen {
  return first > second ? first : second;
}
