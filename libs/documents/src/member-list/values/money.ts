import { MAX_YEN, toHalfWidth } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import type { CellKind } from '../../table/workbook.ts';
import { parsed, problem } from '../imported-member.ts';
import type { Parsed, ValueProblem } from '../imported-member.ts';
import { isNothing, isUndecided } from './blank.ts';

const CELL_UNITS: readonly (readonly [string, bigint])[] = [
  ['百万', 1_000_000n],
  ['億', 100_000_000n],
  ['万', 10_000n],
  ['千', 1_000n],
  ['', 1n],
];

function bad(code: string, ja: string, en: string): Parsed<null> {
  return parsed(null, problem('error', code, ja, en));
}

const UNREADABLE = bad(
  'AMOUNT_UNREADABLE',
  '金額を読み取れませんでした。480000 や 480,000円 のように、税抜の金額を1つだけ入れてください。',
  'The amount could not be read. Please enter one tax-exclusive amount, such as 480000 or 480,000.',
);

/** digits[.digits] × unit, exactly; null when a fraction of a yen is left. */
function exactYen(whole: string, fraction: string, unit: bigint): Yen | null {
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction) * unit;
  return scaled % scale === 0n ? scaled / scale : null;
}

/** 5万5千円, 1億2000万, 10万5,000円: each part smaller than the unit before it; null for anything else. */
function compoundYen(text: string): Yen | null {
  const found = /^¥?(?:(\d{1,4})億)?(?:(\d{1,4})万)?(?:(\d)千)?(\d{1,4}|\d,\d{3})?円?-?$/.exec(
    text.replace(/\s/g, ''),
  );
  const parts = (found ?? []).slice(1);
  if (parts.filter((part) => part !== undefined).length < 2) return null;
  const [oku, man, thousand, rest] = parts.map((part) => BigInt((part ?? '0').replaceAll(',', '')));
  if (thousand !== 0n && (rest ?? 0n) >= 1_000n) return null;
  return (oku ?? 0n) * 100_000_000n + (man ?? 0n) * 10_000n + (thousand ?? 0n) * 1_000n + (rest ?? 0n);
}

/** Text without currency, spaces and grouping; null when the grouping is not in threes (48,00 or 480.000). */
function plainNumber(text: string, kind: CellKind): string | null {
  const compact = text
    .replace(/^(?:金|')/, '')
    .replace(/、/g, ',')
    .replace(/[¥\\\s]/g, '')
    .replace(/(?:円|yen)?\.?[-ー也]*$/i, '');
  const number = /^([\d,.]*\d)((?:百万|億|万|千)?)$/.exec(compact);
  const [, digits = '', unit = ''] = number ?? [];
  if (number === null) return null;
  // 480.000 in a text is a grouped 480 000 to some and 480 to others.
  if (kind === 'TEXT' && /^\d{1,3}\.\d{3}$/.test(digits) && unit === '') return null;
  return /^\d+(?:\.\d+)?$|^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)
    ? digits.replaceAll(',', '') + unit
    : null;
}

/**
 * Reads whole, tax-exclusive yen as people write them. `columnUnit` is what one unit of the column stands for; a cell
 * that names its own unit (48万円, 480,000円) is read by that. Null without a problem means nothing was entered.
 */
export function parseAmount(text: string, kind: CellKind, columnUnit: bigint): Parsed<Yen | null> {
  if (isNothing(text)) return parsed(null);
  if (isUndecided(text)) {
    return bad(
      'AMOUNT_UNDECIDED',
      '金額がまだ決まっていないようです。決まった税抜の金額を入れるか、いったん空欄にしてください。',
      'The amount seems to be undecided. Please enter the tax-exclusive amount, or leave the cell empty for now.',
    );
  }
  if (kind === 'DATE' || kind === 'BOOLEAN') return UNREADABLE;
  const half = toHalfWidth(text).normalize('NFKC').trim();
  if (/税込|内税/.test(half)) {
    return bad(
      'TAX_INCLUSIVE',
      '税込の金額のようです。補助金は税抜で計算するため、税抜の金額を入れてください。',
      'This seems to include consumption tax. Please enter the amount without tax.',
    );
  }
  const bare = half.replace(/[(\s]*(?:税抜き?|税別|税引き?|外税|[+＋](?:消費)?税別?)[)\s]*/g, '');
  if (/^[▲△-]\s*[¥\\]?\s*\d|^\([¥\\]?[\d,]+\)$|^[¥\\]\s*-\d/.test(bare)) {
    return bad(
      'AMOUNT_NEGATIVE',
      '金額は0円以上で入れてください。',
      'Please enter an amount of 0 yen or more.',
    );
  }
  if (/^(?:無料|無償|0円|¥0)$/.test(bare)) return parsed(0n);
  const compound = compoundYen(bare);
  if (compound !== null && compound <= MAX_YEN)
    return parsed(compound, ...unitProblems(compound, 10_000n, columnUnit, true));
  const number = plainNumber(bare, kind);
  const [, whole = '', fraction = '', unitWord = ''] =
    /^(\d+)(?:\.(\d+))?(百万|億|万|千)?$/.exec(number ?? '') ?? [];
  if (number === null || whole === '' || whole.length + fraction.length > 30) return UNREADABLE;
  const ownUnit = unitWord !== '' || /円|¥|\\/.test(bare);
  const unit = ownUnit ? (CELL_UNITS.find(([word]) => word === unitWord)?.[1] ?? 1n) : columnUnit;
  const yen = exactYen(whole, fraction, unit);
  if (yen === null) {
    return bad(
      'AMOUNT_FRACTION',
      '円未満の端数があります。端数のない税抜の金額を入れてください。',
      'There is a fraction of a yen. Please enter a whole tax-exclusive amount.',
    );
  }
  if (yen > MAX_YEN)
    return bad(
      'AMOUNT_TOO_LARGE',
      '金額が大きすぎます。桁をご確認ください。',
      'The amount is too large. Please check the digits.',
    );
  return parsed(yen, ...unitProblems(yen, unit, columnUnit, ownUnit));
}

export function grouped(yen: Yen): string {
  return String(yen).replace(/\B(?=(\d{3})+$)/g, ',');
}

function unitProblems(yen: Yen, unit: bigint, columnUnit: bigint, ownUnit: boolean): ValueProblem[] {
  if (ownUnit && columnUnit !== 1n && unit !== columnUnit) {
    return [
      problem(
        'warning',
        'UNIT_DIFFERS',
        `見出しの単位と違う書き方なので、マスに書かれた単位のまま ${grouped(yen)}円 として読みました。ご確認ください。`,
        `The cell names another unit than the heading; it was read as ${grouped(yen)} yen. Please check.`,
      ),
    ];
  }
  if (unit === 1n || yen === 0n) return [];
  return [
    problem(
      'warning',
      'UNIT_APPLIED',
      `単位をかけて ${grouped(yen)}円 として読みました。`,
      `With its unit this was read as ${grouped(yen)} yen.`,
    ),
  ];
}

/** The same for a cell under its heading. The unit of a heading is told once, on the heading (UNIT_APPLIED). */
export function amountInColumn(text: string, kind: CellKind, columnUnit: bigint): Parsed<Yen | null> {
  const { value, problems } = parseAmount(text, kind, columnUnit);
  return parsed(value, ...problems.filter(({ code }) => code !== 'UNIT_APPLIED' || columnUnit === 1n));
}

/** Yen outside what such a value usually is: mostly a thousandth or a thousandfold of what was meant. */
export function unlikelyAmount(amount: Yen, least: Yen, most: Yen): ValueProblem[] {
  if (amount >= least && amount <= most) return [];
  const small = amount < least;
  return [
    problem(
      'warning',
      small ? 'AMOUNT_VERY_SMALL' : 'AMOUNT_VERY_LARGE',
      small
        ? `${grouped(amount)}円と読みましたが、小さすぎるようです。千円や万円の単位で書いた数でないかご確認ください。`
        : `${grouped(amount)}円と読みましたが、大きすぎるようです。桁と単位をご確認ください。`,
      `Read as ${grouped(amount)} yen, which seems too ${small ? 'small' : 'large'}. Please check the unit and the digits.`,
    ),
  ];
}
