import type { InputKind } from '../layout/layout.ts';
import { MOST_CELL_TEXT, MOST_DIGITS } from '../package/limits.ts';
import type { CellWrite } from '../package/patch-sheet.ts';
import type { FillProblem } from './fill-problem.ts';

/** A value of the model, before its cell decides how it is written. */
export type FormValue = string | number | bigint | null;

type ValueProblem = Pick<FillProblem, 'code' | 'message'>;

export interface CellFormat {
  /** Whether the cell shows a number as a date. */
  readonly date: boolean;
  readonly date1904: boolean;
}

const EMPTY: CellWrite = { kind: 'EMPTY' };

/** The day number of Excel; null before 1 March 1900, where its calendar has a day that never was. */
export function dateSerial(date: string, date1904: boolean): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (year === undefined) return null;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(midnight).toISOString().slice(0, 10) !== date) return null;
  const serial = midnight / 86_400_000 + 25_569;
  if (serial < 61) return null;
  const shifted = date1904 ? serial - 1462 : serial;
  return shifted < 0 ? null : shifted;
}

function numberWrite(value: FormValue, label: string): { write: CellWrite; problem: ValueProblem | null } {
  const digits = String(value);
  const plain = /^-?\d+(?:\.\d+)?$/.test(digits);
  const significant = digits.replace(/^-?0*/, '').replace('.', '').replace(/^0+/, '').length;
  if (plain && significant <= MOST_DIGITS) return { write: { kind: 'NUMBER', digits }, problem: null };
  const why = plain
    ? { ja: `${String(MOST_DIGITS)}桁を超えるため`, en: `has more than ${String(MOST_DIGITS)} digits` }
    : { ja: '数値として読めないため', en: 'is not a number' };
  return {
    write: EMPTY,
    problem: {
      code: 'NUMBER_NOT_USABLE',
      message: {
        ja: `「${label}」の値「${digits}」は${why.ja}、書き込みませんでした。様式に直接ご入力ください。`,
        en: `“${label}”: “${digits}” ${why.en} and was not written. Please enter it in the form.`,
      },
    },
  };
}

/**
 * How a value is written into an input cell. Text is never a formula. Dates are day numbers where the cell shows
 * dates, else text ('2001/04/01'). A word the list of the cell does not allow stays out, with a problem.
 */
export function cellWrite(
  value: FormValue,
  input: { readonly kind: InputKind; readonly label: string; readonly words?: readonly string[] },
  format: CellFormat,
): { write: CellWrite; problem: ValueProblem | null } {
  if (value === null || value === '') return { write: EMPTY, problem: null };
  if (input.kind === 'DATE') {
    const text = String(value);
    const serial = dateSerial(text, format.date1904);
    if (serial !== null && format.date)
      return { write: { kind: 'NUMBER', digits: String(serial) }, problem: null };
    return {
      write: { kind: 'TEXT', text: text.replaceAll('-', '/') },
      problem:
        serial !== null
          ? null
          : {
              code: 'DATE_NOT_USABLE',
              message: {
                ja: `「${input.label}」の「${text}」は日付として扱えないため、文字のまま書き込みました。`,
                en: `“${input.label}”: “${text}” is no date Excel knows and was written as text.`,
              },
            },
    };
  }
  if (input.kind !== 'TEXT') return numberWrite(value, input.label);
  const text = String(value);
  if (input.words !== undefined && !input.words.includes(text)) {
    return {
      write: EMPTY,
      problem: {
        code: 'WORD_NOT_IN_LIST',
        message: {
          ja: `「${input.label}」の「${text}」は選択肢にないため、空欄にしました。様式の選択肢（${input.words.join('、')}）からお選びください。`,
          en: `“${input.label}”: “${text}” is none of the choices, so the cell was left empty. Please choose one of ${input.words.join(', ')}.`,
        },
      },
    };
  }
  if (text.length <= MOST_CELL_TEXT) return { write: { kind: 'TEXT', text }, problem: null };
  return {
    write: EMPTY,
    problem: {
      code: 'TEXT_TOO_LONG',
      message: {
        ja: `「${input.label}」の文章が長すぎる（${String(MOST_CELL_TEXT)}字まで）ため、書き込みませんでした。短くしてください。`,
        en: `“${input.label}” is too long for a cell (${String(MOST_CELL_TEXT)} characters) and was not written. Please shorten it.`,
      },
    },
  };
}
