import { isNothing, oneLine, parseAmount, parseDay, parsed, problem } from '@renkei/documents';
import type { CellKind, Parsed } from '@renkei/documents';
import { fromDayNumber, toHalfWidth } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';

export type CellParser<T> = (text: string, kind: CellKind) => Parsed<T | null>;

/** Text as it was typed. A date cell where words belong is what Excel made of 1-2-3: what was typed is lost. */
export const readText: CellParser<string> = (text, kind) =>
  kind === 'DATE'
    ? parsed(
        null,
        problem(
          'error',
          'TEXT_BECAME_DATE',
          'Excelが日付に変えてしまったようで、もとの文字が残っていません。列の書式を『文字列』にしてから入れ直してください。',
          'Excel seems to have turned this into a date, and what was typed is lost. Please format the column as text and enter it again.',
        ),
      )
    : parsed(text);

/** Whole, tax-exclusive yen. */
export const readYen: CellParser<Yen> = (text, kind) => parseAmount(text, kind, 1n);

const NOT_WHOLE = problem(
  'error',
  'NUMBER_UNREADABLE',
  '数は 3 のように、整数を1つだけ入れてください。',
  'Please enter one whole number, such as 3.',
);

/** 3, ３, 3台, 3ライセンス, 12者, No.4. */
export const readWhole: CellParser<number> = (text) => {
  if (isNothing(text)) return parsed(null);
  const digits =
    /^(?:no\.?|№)?(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.0+)?(?:者|社|人|名|個|本|台|件|式|店|店舗|つ|番|ライセンス|セット|アカウント|ユーザー)?$/i.exec(
      toHalfWidth(text).normalize('NFKC').replace(/\s/g, ''),
    )?.[1];
  return digits === undefined ? parsed(null, NOT_WHOLE) : parsed(Number(digits.replaceAll(',', '')));
};

/** A number of any scale, exactly as decimals: '2345.67'. */
export const readDecimal: CellParser<string> = (text) => {
  if (isNothing(text)) return parsed(null);
  const compact = toHalfWidth(text)
    .normalize('NFKC')
    .replace(/[\s,円]/g, '');
  if (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(compact)) return parsed(compact);
  return parsed(
    null,
    problem(
      'error',
      'NUMBER_UNREADABLE',
      '数は 2345.67 のように、数字だけで入れてください。',
      'Please enter a number in digits, such as 2345.67.',
    ),
  );
};

/** 1900-01-01 to 2099-12-31 as a spreadsheet counts days; its 60 is a day that never was (1900-02-29). */
function dayOfSerial(serial: number): string | null {
  if (!Number.isInteger(serial) || serial < 61 || serial > 73_050) return null;
  return fromDayNumber(serial - 25_569);
}

/** A day as people write it (see `parseDay`), 20190401, or the day count a cell shows once its format is lost. */
export const readDay: CellParser<string> = (text, kind) => {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(toHalfWidth(oneLine(text)));
  if (compact !== null) {
    const day = parseDay(`${compact[1] ?? ''}-${compact[2] ?? ''}-${compact[3] ?? ''}`);
    if (day.value !== null) return parsed(day.value);
  }
  const serial = kind === 'NUMBER' ? dayOfSerial(Number(text)) : null;
  if (serial !== null) {
    return parsed(
      serial,
      problem(
        'warning',
        'DATE_FROM_SERIAL',
        `日付の書式がないため、数字 ${text} を ${serial} として読みました。ご確認ください。`,
        `The cell has no date format; ${text} was read as ${serial}. Please check.`,
      ),
    );
  }
  return parseDay(text);
};

/** One of the words a list of the form allows; spaces and width do not matter. */
export function readWord(words: readonly string[]): CellParser<string> {
  const key = (word: string) => word.normalize('NFKC').replace(/\s/g, '');
  return (text) => {
    if (isNothing(text) && !words.some((word) => key(word) === key(text))) return parsed(null);
    const word = words.find((candidate) => key(candidate) === key(text));
    if (word !== undefined) return parsed(word);
    const list = words.join('」「');
    return parsed(
      null,
      problem(
        'error',
        'WORD_UNKNOWN',
        `「${list}」のどれかを入れてください。`,
        `Please enter one of 「${list}」.`,
      ),
    );
  };
}
