import { Workbook as ExcelWorkbook } from '@cj-tech-master/excelts';
import { ZipArchive } from '@cj-tech-master/excelts/archive';
import { corporateCheckDigit } from '@renkei/kernel';
import iconv from 'iconv-lite';
import { readTable } from '../table/read-table.ts';
import { arrangeBlocks } from '../member-list/arrange-blocks.ts';
import { understandMembers } from '../member-list/understand-members.ts';
import type { Understanding, UnderstandOptions } from '../member-list/understanding.ts';

/** Files for the specs of this library, every business in them invented (見本). Not part of its interface. */

export type Value = string | number | boolean | Date | null | { formula: string; result?: string | number };

export function corporateNumber(seed: number): string {
  const twelve = String(300_000_000_000 + seed * 7919).padStart(12, '0');
  return `${String(corporateCheckDigit(twelve))}${twelve}`;
}

export interface SheetPlan {
  readonly name: string;
  readonly rows: readonly (readonly Value[])[];
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
  /** From 1. */
  readonly hiddenColumns?: readonly number[];
}

export async function xlsx(...sheets: SheetPlan[]): Promise<Uint8Array> {
  const workbook = new ExcelWorkbook();
  for (const plan of sheets) {
    const sheet = workbook.addWorksheet(plan.name, plan.hidden === true ? { state: 'hidden' } : {});
    plan.rows.forEach((row, rowIndex) => {
      row.forEach((value, column) => {
        if (value !== null) sheet.getCell(rowIndex + 1, column + 1).value = value as string;
      });
    });
    for (const range of plan.merges ?? []) sheet.mergeCells(range);
    for (const column of plan.hiddenColumns ?? []) sheet.getColumn(column).hidden = true;
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An .xlsx from its parts, for files no honest program writes. */
export function rawXlsx(
  sheetXml: string,
  extra: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="一覧" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/名簿.xml"/><Relationship Id="rId2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/名簿.xml': sheetXml,
    ...extra,
  };
  const zip = new ZipArchive({ level: 6 });
  for (const [name, content] of Object.entries(parts)) zip.add(name, content);
  return zip.bytesSync();
}

export function worksheet(rows: string, after = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

export function csv(
  rows: readonly (readonly (string | number)[])[],
  lineEnd = '\r\n',
  delimiter = ',',
): string {
  const quote = (value: string | number) => {
    const text = String(value);
    return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(quote).join(delimiter)).join(lineEnd);
}

export function bytesOf(text: string, encoding = 'utf-8'): Uint8Array {
  return new Uint8Array(iconv.encode(text, encoding));
}

/** Reads and understands, failing the test with the problem when either does not. */
export async function understood(bytes: Uint8Array, options: UnderstandOptions = {}): Promise<Understanding> {
  const table = await readTable(bytes, '見本.xlsx');
  if (!table.ok) throw new Error(table.error.code);
  const understanding = understandMembers(arrangeBlocks(table.value), options);
  if (!understanding.ok) throw new Error(understanding.error.code);
  return understanding.value;
}

/** The same for a table written as values, through a real .xlsx. */
export async function understoodRows(
  rows: readonly (readonly Value[])[],
  options: UnderstandOptions = {},
): Promise<Understanding> {
  return understood(await xlsx({ name: '一覧', rows }), options);
}

/** 'C7 error CODE' of every issue of every row. */
export function issueList(understanding: Understanding): string[] {
  return understanding.rows.flatMap((row) =>
    row.issues.map(({ cell, severity, code }) => `${String(cell)} ${severity} ${code}`),
  );
}

/** Column letter → meaning, or why it was set aside. */
export function meaningsOf({ columns }: Understanding): Record<string, string | null> {
  return Object.fromEntries(columns.map(({ column, meaning, setAside }) => [column, meaning ?? setAside]));
}

export function namesOf({ rows }: Understanding): (string | null)[] {
  return rows.map(({ values }) => values.name);
}

/** [category, unit price, quantity, functions] of each cost line of the first row. */
export function costLines({ rows }: Understanding): unknown[] {
  const costs = rows[0]?.values.costs ?? [];
  return costs.map(({ category, unitPriceYen, quantity, functions }) => [
    category,
    unitPriceYen,
    quantity,
    functions.join(),
  ]);
}
