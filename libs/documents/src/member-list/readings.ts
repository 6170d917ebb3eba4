import { toHalfWidth } from '@renkei/kernel';
import type { Message } from '@renkei/kernel';
import type { SoftwareFunction } from '@renkei/subsidy-rules';
import { isAmountMeaning } from './meaning.ts';
import type { ColumnUnderstanding, Meaning } from './meaning.ts';
import { oneLine } from './values/blank.ts';
import { FORM_NAMES, ROLE_NAMES, SIZE_NAMES } from './values/category.ts';
import { FUNCTION_NAMES } from './values/functions.ts';
import { PREFECTURES } from './values/place.ts';

/** Why a value is not the text of its cell. */
export const READING_REASONS = [
  'SPACES',
  'WIDTH',
  'NUMBER_FORM',
  'UNIT',
  'TAX_REMOVED',
  'ZEROS',
  'SEPARATORS',
  'KANA',
  'DATE',
  'WORDS',
  'SPLIT',
  'MERGED',
  'FORM',
] as const;
export type ReadingReason = (typeof READING_REASONS)[number];

/** One cell whose value was taken over in another form than it is written: what a person would want to compare. */
export interface CellReading {
  readonly column: string;
  readonly columnLabel: string;
  /** 'C7' */
  readonly cell: string;
  readonly meaning: Meaning;
  readonly original: string;
  readonly taken: string;
  readonly why: ReadingReason;
}

export const READING_MESSAGES: Readonly<Record<ReadingReason, Message>> = {
  SPACES: { ja: '余分な空白や改行を除きました。', en: 'Extra spaces and line breaks were taken out.' },
  WIDTH: { ja: '全角・半角をそろえました。', en: 'Full and half width were made alike.' },
  NUMBER_FORM: { ja: '円・コンマ・全角などを除いて数にしました。', en: 'Read as a plain number.' },
  UNIT: { ja: '千円・万円などの単位をかけて円にしました。', en: 'The unit was multiplied out to yen.' },
  TAX_REMOVED: {
    ja: '選ばれた税率で、税込から税抜に直しました。',
    en: 'Tax was taken out at the chosen rate.',
  },
  ZEROS: { ja: '消えていた先頭の0を補いました。', en: 'Lost leading zeros were put back.' },
  SEPARATORS: { ja: 'ハイフンなどの区切りをそろえました。', en: 'Hyphens and separators were made alike.' },
  KANA: { ja: '全角カタカナにそろえました。', en: 'Written in full-width katakana.' },
  DATE: { ja: '西暦の日付にしました。', en: 'Written as a Western date.' },
  WORDS: { ja: '決まった言葉に読みかえました。', en: 'Read as one of the known words.' },
  SPLIT: { ja: '住所を分けました。', en: 'The address was taken apart.' },
  MERGED: { ja: '結合されたマスの値を使いました。', en: 'The value of the merged cell was used.' },
  FORM: { ja: '印や前後の書き足しを除きました。', en: 'Marks around the value were taken out.' },
};

const NAMES: Partial<Record<Meaning, Readonly<Record<string, string>>>> = {
  legalForm: FORM_NAMES,
  size: SIZE_NAMES,
  role: ROLE_NAMES,
};

/** A value as a person reads it; null when there is none to show. */
export function shownValue(meaning: Meaning, value: unknown): string | null {
  if (typeof value === 'string') return NAMES[meaning]?.[value] ?? value;
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number')
    return meaning === 'prefecture' ? (PREFECTURES[value - 1] ?? null) : String(value);
  if (Array.isArray(value) && value.length > 0)
    return value.map((name: SoftwareFunction) => FUNCTION_NAMES[name]).join('・');
  return null;
}

/** Which of the reasons it is, from the two texts and what the column is. */
export function reasonOf(
  { meaning, unitYen }: ColumnUnderstanding,
  original: string,
  taken: string,
): ReadingReason {
  if (oneLine(original) === taken) return 'SPACES';
  if (isAmountMeaning(meaning) || meaning === 'capitalYen') {
    const digits = original.normalize('NFKC').replace(/\D/g, '');
    return unitYen > 1n || digits !== taken ? 'UNIT' : 'NUMBER_FORM';
  }
  switch (meaning) {
    case 'employees':
    case 'quantity':
      return 'NUMBER_FORM';
    case 'establishedOn':
      return 'DATE';
    case 'kana':
      return 'KANA';
    case 'legalForm':
    case 'size':
    case 'role':
    case 'functions':
    case 'prefecture':
    case 'costKind':
      return 'WORDS';
    default: {
      const half = oneLine(toHalfWidth(original).normalize('NFKC'));
      if (half === taken || oneLine(toHalfWidth(original)) === taken) return 'WIDTH';
      const digits = half.replace(/\D/g, '');
      const takenDigits = taken.replace(/\D/g, '');
      if (
        digits !== '' &&
        takenDigits !== digits &&
        takenDigits.replace(/^0+/, '') === digits.replace(/^0+/, '')
      )
        return 'ZEROS';
      return digits !== '' && takenDigits === digits ? 'SEPARATORS' : 'FORM';
    }
  }
}
