import { err, ok } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import { fileProblem } from './file-problem.ts';
import type { FileProblem } from './file-problem.ts';
import type { ReadLimits } from './limits.ts';
import { hasSaneShape, hasSaneStrings, hasSaneStyles } from './xml-shape.ts';
import { trimSheet } from './xlsx-sheet-xml.ts';
import type { TrimmedSheet } from './xlsx-sheet-xml.ts';
import { openZip } from './zip-parts.ts';
import type { ZipParts } from './zip-parts.ts';

export interface PackageSheet extends TrimmedSheet {
  /** As written in the workbook, still XML-escaped. */
  readonly escapedName: string;
  readonly hidden: boolean;
}

/** The parts of an .xlsx that hold cell values, checked; pictures, drawings, links and macros are never inflated. */
export interface XlsxPackage {
  readonly sheets: readonly PackageSheet[];
  readonly date1904: boolean;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
}

/** A sheet of the workbook and the part that holds it. */
export interface SheetPart {
  /** As written in the workbook, still XML-escaped. */
  readonly escapedName: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** The parts of an .xlsx, found through the relations and checked for what is refused, but not yet read. */
export interface XlsxParts {
  readonly parts: ZipParts;
  readonly workbookPart: string;
  readonly workbook: string;
  readonly date1904: boolean;
  readonly sheets: readonly SheetPart[];
  /** The part a kind of relation of the workbook points at ('styles'); null when there is none. */
  related(type: string): string | null;
}

/** More sheets than any list has; each one costs work even when empty. */
const MAX_SHEETS = 60;

function attribute(tag: string, name: string): string | null {
  return (
    new RegExp(`\\s(?:[A-Za-z][\\w.-]*:)?${name}=(?:"([^"<>]*)"|'([^'<>]*)')`)
      .exec(tag)
      ?.slice(1)
      .find((value) => value !== undefined) ?? null
  );
}

function tags(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:[A-Za-z][\\w.-]*:)?${name}\\s[^<>]*>`, 'g')) ?? [];
}

/** One XML part as text. Excel writes UTF-8 and never a DOCTYPE, where entity bombs live. */
export async function xmlPart(parts: ZipParts, name: string): Promise<Result<string | null, FileProblem>> {
  const part = await parts.read(name);
  if (!part.ok || part.value === null) return part as Result<null, FileProblem>;
  try {
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(part.value);
    if (xml.includes('\u0000')) return err(fileProblem('BROKEN_XLSX'));
    if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(xml)) return err(fileProblem('UNSAFE_XML'));
    return hasSaneShape(xml) ? ok(xml) : err(fileProblem('TOO_MUCH_INSIDE'));
  } catch {
    return err(fileProblem('BROKEN_XLSX'));
  }
}

/** Which kind of package it is, from the content types; null for a plain workbook. */
function refusal(parts: ZipParts, contentTypes: string | null): FileProblem | null {
  if (contentTypes === null) {
    const openDocument = parts.names.has('mimetype') && parts.names.has('content.xml');
    return fileProblem(openDocument ? 'OPEN_DOCUMENT' : 'OTHER_ARCHIVE');
  }
  if (
    /macroEnabled|vbaProject/i.test(contentTypes) ||
    [...parts.names].some((name) => name.endsWith('vbaproject.bin'))
  ) {
    return fileProblem('MACRO_WORKBOOK');
  }
  if (/sheet\.binary/i.test(contentTypes)) return fileProblem('BINARY_WORKBOOK');
  if (/wordprocessingml|presentationml|visio/i.test(contentTypes)) return fileProblem('OTHER_OFFICE_FILE');
  return /spreadsheetml/i.test(contentTypes) ? null : fileProblem('OTHER_ARCHIVE');
}

function resolve(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = base.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly part: string;
}

function relations(xml: string, base: string): Relation[] {
  return tags(xml, 'Relationship')
    .filter((tag) => attribute(tag, 'TargetMode') !== 'External')
    .map((tag) => ({
      id: attribute(tag, 'Id') ?? '',
      type: (attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '',
      part: resolve(base, attribute(tag, 'Target') ?? ''),
    }));
}

async function readSheets(
  source: XlsxParts,
  limits: ReadLimits,
): Promise<Result<PackageSheet[], FileProblem>> {
  const sheets: PackageSheet[] = [];
  let cells = limits.cells;
  for (const { part, ...sheet } of source.sheets) {
    const xml = await xmlPart(source.parts, part);
    if (!xml.ok) return xml;
    const trimmed = xml.value === null ? null : trimSheet(xml.value, limits, cells);
    if (trimmed === null) return err(fileProblem('BROKEN_XLSX'));
    cells -= trimmed.cellCount;
    sheets.push({ ...trimmed, ...sheet });
  }
  return ok(sheets);
}

/**
 * Opens the package of an .xlsx. Sheets are found through the relations, since the parts may have any name. Problems:
 * every code that concerns a zip, a package or the XML of its workbook.
 */
export async function openXlsxParts(
  bytes: Uint8Array,
  limits: ReadLimits,
): Promise<Result<XlsxParts, FileProblem>> {
  const zip = await openZip(bytes, limits);
  if (!zip.ok) return zip;
  const parts = zip.value;
  const contentTypes = await xmlPart(parts, '[Content_Types].xml');
  if (!contentTypes.ok) return contentTypes;
  const refused = refusal(parts, contentTypes.value);
  if (refused !== null) return err(refused);

  const rootXml = await xmlPart(parts, '_rels/.rels');
  if (!rootXml.ok) return rootXml;
  const main =
    relations(rootXml.value ?? '', '').find(({ type }) => type === 'officeDocument')?.part ??
    'xl/workbook.xml';
  const slash = main.lastIndexOf('/') + 1;
  const workbook = await xmlPart(parts, main);
  if (!workbook.ok) return workbook;
  const relationXml = await xmlPart(parts, `${main.slice(0, slash)}_rels/${main.slice(slash)}.rels`);
  if (!relationXml.ok) return relationXml;
  if (workbook.value === null || relationXml.value === null) return err(fileProblem('BROKEN_XLSX'));

  const related = relations(relationXml.value, main);
  const sheets = tags(workbook.value, 'sheet')
    .slice(0, MAX_SHEETS)
    .flatMap((tag): SheetPart[] => {
      const relation = related.find(({ id }) => id === attribute(tag, 'id'));
      if (relation?.type !== 'worksheet') return []; // chart sheets hold no cells
      const hidden = (attribute(tag, 'state') ?? 'visible') !== 'visible';
      return [{ escapedName: attribute(tag, 'name') ?? '', hidden, part: relation.part }];
    });
  if (sheets.length === 0) return err(fileProblem('BROKEN_XLSX'));
  const properties = tags(workbook.value, 'workbookPr')[0] ?? '';
  return ok({
    parts,
    workbookPart: main,
    workbook: workbook.value,
    date1904: /^(1|true)$/.test(attribute(properties, 'date1904') ?? ''),
    sheets,
    related: (type) => related.find((relation) => relation.type === type)?.part ?? null,
  });
}

/** Opens an .xlsx as far as cell values need it. */
export async function openXlsx(
  bytes: Uint8Array,
  limits: ReadLimits,
): Promise<Result<XlsxPackage, FileProblem>> {
  const opened = await openXlsxParts(bytes, limits);
  if (!opened.ok) return opened;
  const source = opened.value;
  const sheets = await readSheets(source, limits);
  if (!sheets.ok) return sheets;
  const optional = (type: string) => {
    const part = source.related(type);
    return part === null ? Promise.resolve(ok(null)) : xmlPart(source.parts, part);
  };
  const sharedStrings = await optional('sharedStrings');
  if (!sharedStrings.ok) return sharedStrings;
  const styles = await optional('styles');
  if (!styles.ok) return styles;
  if (
    (sharedStrings.value !== null && !hasSaneStrings(sharedStrings.value, limits)) ||
    (styles.value !== null && !hasSaneStyles(styles.value))
  ) {
    return err(fileProblem('TOO_MUCH_INSIDE'));
  }
  return ok({
    sheets: sheets.value,
    date1904: source.date1904,
    sharedStrings: sharedStrings.value,
    styles: styles.value,
  });
}
