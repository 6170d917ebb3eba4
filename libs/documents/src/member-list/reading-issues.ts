import { quoted } from './file-issues.ts';
import { isAmountMeaning } from './meaning.ts';
import type { ColumnChoice, ColumnUnderstanding, Meaning } from './meaning.ts';
import type { ReadRow } from './member-row.ts';
import type { FileIssue } from './understanding.ts';
import { isNothing } from './values/blank.ts';

/** The form is required (it decides who may represent the group, S23): without a column the file itself must change. */
export function legalFormColumnMissing(rows: number): FileIssue {
  return {
    severity: 'error',
    code: 'LEGAL_FORM_COLUMN_MISSING',
    message: {
      ja: `組織形態の列がなく、${String(rows)}行で組織形態が分かりません。表に「組織形態」の列を足して（株式会社、個人事業主、組合など）、もう一度お選びください。組織形態の書かれた列がもうあれば、列の設定でその列に「組織形態」を選んでください。`,
      en: `There is no column of legal forms, and ${String(rows)} rows need one. Please add a column 組織形態 (company, sole proprietor, association, …) and select the file again, or choose which column holds it.`,
    },
    cell: null,
  };
}

function legalFormColumn(read: readonly ReadRow[], columns: readonly ColumnUnderstanding[]): FileIssue[] {
  if (columns.some(({ meaning }) => meaning === 'legalForm')) return [];
  const missing = read.filter(({ values }) => values.legalForm === null).length;
  return missing === 0 ? [] : [legalFormColumnMissing(missing)];
}

function addressSplits(read: readonly ReadRow[]): FileIssue[] {
  const splits = read.map(({ reader }) => reader.splitAddress).filter((column) => column !== null);
  return [...new Set(splits)].map((column) => {
    const rows = String(splits.filter((other) => other === column).length);
    return {
      severity: 'warning',
      code: 'ADDRESS_SPLIT',
      message: {
        ja: `${quoted([column])}の住所を、${rows}行で「市区町村」と「番地など」に分けて読みました。正しく分かれているかご確認ください。`,
        en: `The addresses in column ${column.column} were split into municipality and rest in ${rows} rows. Please check them.`,
      },
      cell: column.headerCell,
    };
  });
}

/**
 * Columns whose amounts would be read but for what the caller chose, here or for another column. Nobody may lose an
 * amount by a choice without being told which.
 */
function leftOutByChoice(
  read: readonly ReadRow[],
  columns: readonly ColumnUnderstanding[],
  choices: Readonly<Record<string, ColumnChoice>>,
  untouched: readonly ColumnUnderstanding[],
): FileIssue[] {
  const chosen = Object.entries(choices).map(([column, { meaning }]) => ({ column, meaning }));
  const kinds = [
    { ja: '費用', en: 'costs', is: isAmountMeaning },
    { ja: '資本金', en: 'capital', is: (meaning: Meaning | null) => meaning === 'capitalYen' },
  ];
  return kinds.flatMap(({ ja, en, is }): FileIssue[] => {
    const expected = new Set(
      [...untouched, ...chosen].filter(({ meaning }) => is(meaning)).map(({ column }) => column),
    );
    const left = columns.filter(
      ({ column, index, meaning }) =>
        expected.has(column) &&
        !is(meaning) &&
        read.some(({ reader }) => reader.rows.some((row) => !isNothing(row.cells[index]?.text ?? ''))),
    );
    if (left.length === 0) return [];
    return [
      {
        severity: 'warning',
        code: 'AMOUNTS_LEFT_OUT_BY_CHOICE',
        message: {
          ja: `${quoted(left)}の金額は、列の設定により、${ja}として読んでいません。必要な金額なら、その列の意味を選び直してください。`,
          en: `The amounts in columns ${left.map(({ column }) => column).join(', ')} are not read as ${en} because of the chosen column meanings. Please choose again if they are needed.`,
        },
        cell: left[0]?.headerCell ?? null,
      },
    ];
  });
}

/** What reading the rows showed about whole columns; `untouched` is what the columns would be without any choice. */
export function readingIssues(
  read: readonly ReadRow[],
  columns: readonly ColumnUnderstanding[],
  choices: Readonly<Record<string, ColumnChoice>>,
  untouched: readonly ColumnUnderstanding[],
): FileIssue[] {
  return [
    ...legalFormColumn(read, columns),
    ...leftOutByChoice(read, columns, choices, untouched),
    ...addressSplits(read),
  ];
}
