import {
  type CellIssue,
  oneLine,
  parseSize,
  type ImportedRow,
  type TableCell,
  type TableRow,
} from '@renkei/documents';
import {
  EDITION_LAYOUTS,
  toImportedMembers,
  type EditionLayout,
  type FormProfile,
  type MemberCell,
  type MemberSources,
  type OfficialIssue,
  type OfficialMember,
  type OfficialReading,
  type ReadMember,
} from '@renkei/forms';
import type { Corrections } from '../import-settings.ts';
import type { OfficialColumns } from '../row-issues.ts';
import { gridOf, type GridColumn, type GridField } from './grid.ts';

/** A cell of the workbook. */
export interface Place {
  readonly sheetName: string;
  readonly cell: string;
}

export interface OfficialRow {
  /** Every column of 様式1 as it was read; null when nothing of it is known. */
  readonly profile: FormProfile | null;
  readonly sources: MemberSources;
}

/** An official workbook as the import of members sees it: a row of the preview is a business. */
export interface OfficialFile {
  readonly reading: OfficialReading;
  readonly layout: EditionLayout;
  readonly grid: readonly GridColumn[];
  readonly rows: ReadonlyMap<number, OfficialRow>;
  readonly imported: readonly ImportedRow[];
  readonly tableRows: ReadonlyMap<number, TableRow>;
  /** Where a cell of the preview's table stands, or is kept; null when it has no place. */
  placeOf(rowNumber: number, column: string): Place | null;
}

const rowOf = (address: string): number => Number(/\d+$/.exec(address)?.[0] ?? 0);
const cellAt = (letters: string, row: number): string => `${letters}${String(row)}`;
/** Businesses that only other forms name are numbered from here on, far below the rows of 様式1. */
const BEHIND_FORM1 = 1001;

/**
 * A row of 様式1 under its number; the representative, who has none there, under the row of its name; a business that
 * only other forms name from 1001 on. What a person types for the last two, and 様式1 has no cell for, is kept in row 0
 * and in rows 1001 … of 様式1, which no workbook has.
 */
export function officialFile(reading: OfficialReading, corrections: Corrections): OfficialFile {
  const layout = EDITION_LAYOUTS[reading.edition];
  const form1 = layout.sheets.FORM1.name;
  const representativeRow = rowOf(layout.form1.representativeName.cell);
  const typed = corrections[form1] ?? {};
  const grid = gridOf(layout);
  const members = reading.members.map((read, index) => {
    const keptRow =
      read.role === 'REPRESENTATIVE'
        ? 0
        : BEHIND_FORM1 + reading.members.slice(0, index).filter(isBehind).length;
    return read.form1Row === null ? withTyped(named(read, layout), grid, typed, keptRow, form1) : read;
  });
  const found = toImportedMembers({ ...reading, members });
  const rows = new Map<number, OfficialRow>();
  const tableRows = new Map<number, TableRow>();
  const imported: ImportedRow[] = [];
  for (const [index, member] of found.entries()) {
    const sources = members[index]?.sources ?? {};
    const rowNumber = member.rowNumber === 0 ? representativeRow : member.rowNumber;
    rows.set(rowNumber, { profile: member.profile, sources });
    tableRows.set(rowNumber, tableRow(rowNumber, grid, sources));
    imported.push(importedRow(rowNumber, member, grid, sources, form1));
  }
  return {
    reading,
    layout,
    grid,
    rows,
    imported,
    tableRows,
    placeOf: (rowNumber, column) => {
      const row = rows.get(rowNumber);
      const field = grid.find((candidate) => candidate.column === column)?.field;
      if (!row || !field) return null;
      return placeIn(
        row.sources,
        field,
        layout,
        cellAt(column, rowNumber === representativeRow ? 0 : rowNumber),
      );
    },
  };
}

const isBehind = ({ role, form1Row }: ReadMember): boolean => role === 'PARTICIPANT' && form1Row === null;

/** The cell its name and size stand in, where 様式1 has no row. */
function named(read: ReadMember, { form1, sheets }: EditionLayout): ReadMember {
  const { sources, role } = read;
  const name: MemberCell | undefined =
    role === 'REPRESENTATIVE'
      ? {
          sheet: 'FORM1',
          sheetName: sheets.FORM1.name,
          cell: form1.representativeName.cell,
          text: read.member.name,
          kind: 'TEXT',
        }
      : (sources['form5.name'] ?? sources['form6.name']);
  const size = sources['form5.size'];
  return {
    ...read,
    sources: { ...sources, ...(name && { 'form1.name': name }), ...(size && { 'form1.size': size }) },
  };
}

/** What a person typed into the preview for a business that 様式1 has no row for. */
function withTyped(
  read: ReadMember,
  grid: readonly GridColumn[],
  typed: Readonly<Record<string, string>>,
  keptRow: number,
  sheetName: string,
): ReadMember {
  const cells = grid.flatMap(({ field, column }) => {
    const cell = cellAt(column, keptRow);
    const text = typed[cell] ?? '';
    if (!field.startsWith('form1.') || field === 'form1.name' || text === '') return [];
    return [[field, { sheet: 'FORM1', sheetName, cell, text, kind: 'TEXT' } satisfies MemberCell] as const];
  });
  if (cells.length === 0) return read;
  const sources: MemberSources = { ...read.sources, ...Object.fromEntries(cells) };
  const text = (field: GridField): string | null => oneLine(sources[field]?.text ?? '') || null;
  const profile = Object.fromEntries(
    grid.flatMap(({ field }) => (field.startsWith('form1.') ? [[field.slice(6), text(field)]] : [])),
  ) as unknown as FormProfile;
  const size = parseSize(text('form1.size') ?? '').value;
  return {
    ...read,
    sources,
    sizeAssumed: read.sizeAssumed && size === null,
    member: {
      ...read.member,
      size: size ?? read.member.size,
      profile: { ...profile, capitalYen: null, employees: null },
    },
  };
}

function tableRow(rowNumber: number, grid: readonly GridColumn[], sources: MemberSources): TableRow {
  const cells: (TableCell | null)[] = [];
  for (const { field, index } of grid) {
    while (cells.length <= index) cells.push(null);
    const source = sources[field];
    if (source)
      cells[index] = { text: source.text, kind: source.kind, notes: [], formula: null, mergedFrom: null };
  }
  return { rowNumber, hidden: false, cells };
}

function placeIn(
  sources: MemberSources,
  field: GridField,
  { form1, form5, form6, sheets }: EditionLayout,
  inForm1: string,
): Place | null {
  const own = sources[field];
  if (own) return { sheetName: own.sheetName, cell: own.cell };
  const [form = '', name = ''] = field.split('.');
  if (form === 'form1')
    return name === 'name' ? null : { sheetName: sheets[form1.participants.sheet].name, cell: inForm1 };
  // an empty cell of an entry that is there: found from any other cell of the entry
  const table = form === 'form5' ? form5 : form6.members;
  const columns = table.columns as Readonly<
    Record<string, { readonly column: string; readonly row: number }>
  >;
  for (const [field, { row }] of Object.entries(columns)) {
    const known = sources[`${form}.${field}` as GridField];
    const wanted = columns[name];
    if (!known || !wanted) continue;
    return { sheetName: known.sheetName, cell: cellAt(wanted.column, rowOf(known.cell) - row + wanted.row) };
  }
  return null;
}

/** 'F【様式5】基盤導入経費!F11'; null for what a person typed beside the workbook. */
export function addressText({ sheetName, cell }: Place, form1: string): string | null {
  const row = rowOf(cell);
  return sheetName === form1 && (row === 0 || row >= BEHIND_FORM1) ? null : `${sheetName}!${cell}`;
}

function importedRow(
  rowNumber: number,
  { values, member, issues }: OfficialMember,
  grid: readonly GridColumn[],
  sources: MemberSources,
  form1: string,
): ImportedRow {
  const issueOf = ({ sheetName, ...issue }: OfficialIssue): CellIssue => {
    const column = grid.find(({ field, meaning }) => {
      const source = sources[field];
      return issue.cell === null || sheetName === null
        ? meaning === issue.meaning && meaning !== null
        : source?.cell === issue.cell && source.sheetName === sheetName;
    });
    const cell =
      issue.cell === null || sheetName === null ? null : addressText({ sheetName, cell: issue.cell }, form1);
    return {
      ...issue,
      cell,
      column: column?.column ?? null,
      columnLabel: column?.label ?? issue.columnLabel,
    };
  };
  return { rowNumber, values, member, issues: issues.map(issueOf), readings: [], moreRows: [], unmapped: {} };
}

/** Tells of one row of the preview where its columns stand. */
export function officialColumns({ grid, layout, placeOf }: OfficialFile, rowNumber: number): OfficialColumns {
  return {
    columnOf: (field) => grid.find((candidate) => candidate.field === field)?.column ?? null,
    addressOf: (column) => {
      const place = placeOf(rowNumber, column);
      return place && addressText(place, layout.sheets.FORM1.name);
    },
  };
}
