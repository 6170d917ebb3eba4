import type { FormGroup } from '../form-group.ts';
import { capacity } from '../layout/layout.ts';
import type { EditionLayout, InputColumn, InputTable, SheetKey } from '../layout/layout.ts';
import { adminLines } from './admin-writes.ts';
import type { FormValue } from './cell-value.ts';
import {
  analysisEntries,
  infrastructureEntries,
  participantEntries,
  productivityEntries,
  softwareFirst,
  toolEntries,
  toolUseEntries,
} from './entries.ts';
import type { Entry } from './entries.ts';
import type { FillProblem } from './fill-problem.ts';
import { splitTotals, tooMany } from './split-problems.ts';

/** A value for one input cell; null empties it. */
export interface PlannedWrite {
  readonly sheet: SheetKey;
  readonly cell: string;
  readonly input: Pick<InputColumn, 'kind' | 'label' | 'words'>;
  readonly value: FormValue;
}

export interface FillPlan {
  /** One list for each workbook, every input cell of ours exactly once in each. */
  readonly workbooks: readonly (readonly PlannedWrite[])[];
  readonly problems: readonly FillProblem[];
}

interface Filled {
  readonly table: InputTable<string>;
  readonly entries: readonly Entry<string>[];
}

function tableWrites(table: InputTable<string>, entries: readonly Entry<string>[]): PlannedWrite[] {
  const columns = Object.entries(table.columns);
  return Array.from({ length: capacity(table) }, (_, index) => index).flatMap((index) =>
    columns.map(([field, { column, row, ...input }]) => ({
      sheet: table.sheet,
      cell: `${column}${String(table.firstRow + index * table.rowsPerEntry + row)}`,
      input,
      value: entries[index]?.[field] ?? null,
    })),
  );
}

function chunk<T>(entries: readonly T[], size: number, part: number): readonly T[] {
  return entries.slice(part * size, (part + 1) * size);
}

/** In each workbook somebody with software comes first; numbers run on through all of them. */
function arrangeInfrastructure(
  group: FormGroup,
  layout: EditionLayout,
): { entries: Entry<string>[]; moved: boolean } {
  const entries = infrastructureEntries(group, layout);
  const size = capacity(layout.form5);
  const parts = Array.from({ length: Math.ceil(entries.length / size) }, (_, part) =>
    softwareFirst(chunk(entries, size, part)),
  );
  const ordered = parts.flat();
  return {
    entries: ordered.map((entry, index) => ({ ...entry, number: index + 1 })),
    moved: ordered.some((entry, index) => entry !== entries[index]),
  };
}

function orderProblems(layout: EditionLayout, entries: readonly Entry<string>[], moved: boolean) {
  const problems: FillProblem[] = [];
  const cell = `${layout.form5.columns.name.column}${String(layout.form5.firstRow)}`;
  const first = entries[0];
  if (moved && first !== undefined) {
    const name = String(first['name']);
    problems.push({
      code: 'SOFTWARE_FIRST',
      severity: 'info',
      sheet: 'FORM5',
      cell,
      message: {
        ja: `様式5の合計は、先頭の事業者にソフトウェアの経費がないと表示されません。そのため「${name}」を先頭にしました。金額は変わりません。`,
        en: `The totals of 様式5 stay blank unless the first business has software, so “${name}” comes first. No amount changes.`,
      },
    });
  }
  if (first !== undefined && first['softwareYen'] === null) {
    problems.push({
      code: 'NO_SOFTWARE',
      severity: 'warning',
      sheet: 'FORM5',
      cell,
      message: {
        ja: 'ソフトウェアの経費がある事業者がいないため、様式5と様式8の合計は空欄のままになります。ハードウェアはソフトウェアと合わせて導入する場合だけ対象です。',
        en: 'Nobody has software, so the totals of 様式5 and 様式8 stay blank. Hardware counts only beside software.',
      },
    });
  }
  return problems;
}

function singleWrites(group: FormGroup, layout: EditionLayout, part: number): PlannedWrite[] {
  const { form1, form6, form7 } = layout;
  // The group's own amounts stand in the first workbook alone, so that the files together add up to the group.
  const once = (value: FormValue): FormValue => (part === 0 ? value : null);
  const of = (
    sheet: SheetKey,
    { cell, ...input }: { cell: string; kind: InputColumn['kind']; label: string },
    value: FormValue,
  ): PlannedWrite => ({ sheet, cell, input, value });
  return [
    of('FORM1', form1.representativeName, group.representative.name),
    of('FORM1', form1.groupName, group.groupName),
    of('FORM1', form1.participantCount, group.participants.length),
    of('FORM6', form6.memberCount, once(group.analysisMemberCount)),
    of('FORM6', form6.requested, once(group.analysisRequestedYen)),
    of('FORM7', form7.requested, once(group.adminRequestedYen)),
    of('FORM7', form7.officeRequested, once(group.officeRequestedYen)),
    of('FORM7', form7.expertRequested, once(group.expertRequestedYen)),
  ];
}

/** 提出チェック: the sheets that hold something. The calculators for one business stay as they are. */
function submissionWrites(
  layout: EditionLayout,
  writes: readonly PlannedWrite[],
  part: number,
): PlannedWrite[] {
  const filled = new Set(
    writes.filter(({ value }) => value !== null && value !== '').map(({ sheet }) => sheet),
  );
  const money = (['FORM5', 'FORM6', 'FORM7'] as const).some((sheet) => filled.has(sheet));
  const listed = (sheet: SheetKey): boolean => {
    if (sheet === 'FORM8') return money;
    // The names at the head of 様式1 stand in every workbook; only its rows make it part of a further one.
    if (sheet === 'FORM1' && part > 0) {
      const row = `${layout.form1.participants.columns.name.column}${String(layout.form1.participants.firstRow)}`;
      return writes.some((write) => write.sheet === 'FORM1' && write.cell === row && write.value !== null);
    }
    return filled.has(sheet);
  };
  return (
    ['FORM1', 'PRODUCTIVITY', 'FORM2', 'FORM3', 'FORM4', 'FORM5', 'FORM6', 'FORM7', 'FORM8'] as const
  ).flatMap((sheet): PlannedWrite[] => {
    const cell = layout.submission.cells[sheet];
    if (cell === undefined) return [];
    const input = { kind: 'TEXT', label: '提出チェック' } as const;
    return [{ sheet: 'INDEX', cell, input, value: listed(sheet) ? layout.submission.mark : null }];
  });
}

/**
 * What goes where. A sheet that has too few rows goes on in a further workbook of the same form; every other sheet of
 * that workbook stays empty. K25 3-2 asks for the secretariat's own forms and accepts nothing instead, and each sheet
 * says that whoever needs more rows writes to the secretariat: so splitting is the way to have everything typed and
 * calculated before asking, never a silent replacement, and each problem says so. Nothing is cut.
 */
export function planFill(group: FormGroup, layout: EditionLayout): FillPlan {
  const infrastructure = arrangeInfrastructure(group, layout);
  const tables: readonly Filled[] = [
    { table: layout.form1.participants, entries: participantEntries(group, layout) },
    { table: layout.productivity, entries: productivityEntries(group) },
    { table: layout.form2.infrastructure, entries: toolEntries(group, 'INFRASTRUCTURE') },
    { table: layout.form2.analysis, entries: toolEntries(group, 'ANALYSIS') },
    { table: layout.form3, entries: toolUseEntries(group, 'INFRASTRUCTURE', layout) },
    { table: layout.form4, entries: toolUseEntries(group, 'ANALYSIS', layout) },
    { table: layout.form5, entries: infrastructure.entries },
    {
      table: layout.form6.members,
      entries: analysisEntries(group).map((entry, index) => ({ ...entry, number: index + 1 })),
    },
  ];
  const parts = Math.max(
    1,
    ...tables.map(({ table, entries }) => Math.ceil(entries.length / capacity(table))),
  );
  const admin = adminLines(group.adminItems, layout);
  const problems = [
    ...tables.flatMap(({ table, entries }) => tooMany(layout, table, entries)),
    ...splitTotals(group, tables),
    ...orderProblems(layout, infrastructure.entries, infrastructure.moved),
    ...admin.problems,
  ];
  const workbooks = Array.from({ length: parts }, (_, part) => {
    const writes = [
      ...singleWrites(group, layout, part),
      ...tables.flatMap(({ table, entries }) => tableWrites(table, chunk(entries, capacity(table), part))),
      ...admin.lines.flatMap(({ row, description, yen }): PlannedWrite[] => [
        {
          sheet: 'FORM7',
          cell: `${layout.form7.descriptionColumn}${String(row)}`,
          input: { kind: 'TEXT', label: '内容' },
          value: part === 0 ? description : null,
        },
        {
          sheet: 'FORM7',
          cell: `${layout.form7.yenColumn}${String(row)}`,
          input: { kind: 'YEN', label: '補助対象経費' },
          value: part === 0 ? yen : null,
        },
      ]),
    ];
    return [...writes, ...submissionWrites(layout, writes, part)];
  });
  return { workbooks, problems };
}
