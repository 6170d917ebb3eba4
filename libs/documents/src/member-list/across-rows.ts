import { foldAddress, normaliseForComparison } from '@renkei/kernel';
import { cellAddress } from '../table/workbook.ts';
import { problem } from './imported-member.ts';
import type { MemberRole } from '@renkei/lifecycle';
import type { ValueProblem } from './imported-member.ts';
import type { ReadRow } from './member-row.ts';
import type { FileIssue } from './understanding.ts';

function rowsOf(group: readonly ReadRow[], except: ReadRow): string {
  const others = group.filter((row) => row !== except).map(({ reader }) => String(reader.row.rowNumber));
  return others.length <= 5 ? others.join('・') : `${others.slice(0, 5).join('・')}…`;
}

function grouped(rows: readonly ReadRow[], key: (row: ReadRow) => string | null): ReadRow[][] {
  const groups = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const value = key(row);
    if (value === null) continue;
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [row]);
    else group.push(row);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** One business is one member (K25 p.15): the same 法人番号, or the same name at the same place, twice in the file. */
export function tellDuplicates(rows: readonly ReadRow[]): void {
  const told = new Set<ReadRow>();
  for (const group of grouped(rows, ({ values }) => values.corporateNumber)) {
    for (const row of group) {
      told.add(row);
      const others = rowsOf(group, row);
      row.reader.tellAbout(
        'corporateNumber',
        problem(
          'error',
          'DUPLICATE_CORPORATE_NUMBER',
          `同じ法人番号が${others}行目にもあります。1つの事業者は1行にまとめてください。`,
          `The same corporate number is also in row ${others}. Please keep one row for each business.`,
        ),
      );
    }
  }
  const byPlace = ({ values: { name, prefectureCode, city, addressLine } }: ReadRow) =>
    name === null
      ? null
      : `${normaliseForComparison(name)}|${String(prefectureCode)}|${foldAddress(`${city ?? ''}${addressLine ?? ''}`)}`;
  for (const group of grouped(rows, byPlace)) {
    for (const row of group) {
      if (told.has(row)) continue;
      const others = rowsOf(group, row);
      row.reader.tellAbout(
        'name',
        problem(
          'warning',
          'DUPLICATE_NAME_AND_ADDRESS',
          `同じ名前・同じ住所の行が${others}行目にもあります。同じ店でないかご確認ください。`,
          `Row ${others} has the same name and address. Please check that it is not the same business.`,
        ),
      );
    }
  }
}

/** One amount merged over several members: its first cell looks as if it were that member's alone. */
export function tellSharedCells(rows: readonly ReadRow[]): void {
  const shared = rows.flatMap(({ reader, issues }) =>
    issues
      .filter(({ code }) => code === 'MERGED_VALUE')
      .map(({ column }) => reader.columns.find((candidate) => candidate.column === column))
      .filter((column) => column !== undefined)
      .map((column) => ({ column, head: reader.row.cells[column.index]?.mergedFrom })),
  );
  const told = new Set<string>();
  for (const { column, head } of shared) {
    const owner = rows.find(({ reader }) => cellAddress(column.index, reader.row.rowNumber) === head);
    if (owner === undefined || head == null || told.has(head) || column.meaning === 'name') continue;
    told.add(head);
    owner.reader.tell(
      column,
      problem(
        'warning',
        'MERGED_OVER_ROWS',
        '下の店の行と結合されたマスです。この店だけの値かご確認ください。何店かの分なら、店ごとに分けて入れてください。',
        "This cell is merged with rows of other businesses. Please check that the value is this one's alone.",
      ),
    );
  }
}

const REPRESENTABLE = new Set(['ASSOCIATION', 'SHOKOKAI', 'CHAMBER']);

function suggestion(rows: readonly ReadRow[]): ReadRow | null {
  const first = rows[0];
  if (first?.values.legalForm != null && REPRESENTABLE.has(first.values.legalForm)) return first;
  const candidates = rows.filter(
    ({ values }) => values.legalForm !== null && REPRESENTABLE.has(values.legalForm),
  );
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

const NO_REPRESENTATIVE: FileIssue = {
  severity: 'warning',
  code: 'NO_REPRESENTATIVE',
  message: {
    ja: '代表事業者がどの行か分かりませんでした。代表の行を選んでください。',
    en: 'No row is marked as the representative. Please choose one.',
  },
  cell: null,
};

const SUGGESTED: ValueProblem = problem(
  'warning',
  'REPRESENTATIVE_SUGGESTED',
  '代表の書かれた列がないため、組合などの形のこの行を代表事業者として読みました。違うときは直してください。',
  'The file does not name a representative; this row was suggested because of its legal form. Please correct it if wrong.',
);

/**
 * The role of every row. What the caller chose counts first, then what the file says; else a row whose form suits a
 * representative (S23: associations, 商工会, 商工会議所) is suggested with a warning, never silently.
 */
export function settleRoles(
  rows: readonly ReadRow[],
  chosenRow: number | undefined,
): { roles: ReadonlyMap<ReadRow, MemberRole>; issues: FileIssue[] } {
  const role = (representatives: readonly ReadRow[]) =>
    new Map(
      rows.map((row) => [
        row,
        representatives.includes(row) ? ('REPRESENTATIVE' as const) : ('PARTICIPANT' as const),
      ]),
    );
  const chosen = rows.filter(({ reader }) => reader.row.rowNumber === chosenRow);
  if (chosen.length > 0) return { roles: role(chosen), issues: [] };
  const stated = rows.filter(({ statedRole }) => statedRole === 'REPRESENTATIVE');
  if (stated.length > 1) {
    for (const row of stated) {
      const others = rowsOf(stated, row);
      const found = problem(
        'error',
        'TWO_REPRESENTATIVES',
        `代表が${others}行目にもいます。代表事業者は1者だけにしてください。`,
        `Row ${others} is a representative too. There can be only one.`,
      );
      row.reader.tellAbout(row.reader.has('role') ? 'role' : 'name', found);
    }
  }
  if (stated.length > 0) return { roles: role(stated), issues: [] };
  const suggested = suggestion(rows);
  if (suggested === null) return { roles: role([]), issues: rows.length === 0 ? [] : [NO_REPRESENTATIVE] };
  suggested.reader.tellAbout(suggested.reader.has('role') ? 'role' : 'legalForm', SUGGESTED);
  return { roles: role([suggested]), issues: [] };
}
