import { err, ok } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import type { Sheet, Workbook } from '../table/workbook.ts';
import { findHeader, headerAt } from './header.ts';
import type { Header } from './header.ts';
import { isCostMeaning } from './meaning.ts';
import type { OtherSheet, UnderstandOptions, UnderstandProblem } from './understanding.ts';

/** Names people give to sheets they no longer use. */
const PUT_AWAY =
  /旧|old|控え|過去|前回|昨年|前年|バックアップ|backup|コピー|copy|原本|ひな形|雛形|テンプレ|使わない|使用しない|使用済|未使用|不要|無効|廃止|参考|サンプル|見本用|記入例|入力例|記載例/i;

interface Candidate {
  readonly sheet: Sheet;
  readonly header: Header;
  readonly putAway: boolean;
  readonly rank: number;
}

export interface SheetChoice {
  readonly sheet: Sheet;
  readonly header: Header;
  readonly otherSheets: readonly OtherSheet[];
  /** Other sheets that look like a list as well. */
  readonly rivals: readonly string[];
}

const REASONS: Readonly<Record<OtherSheet['reason'], readonly [ja: string, en: string]>> = {
  HIDDEN: ['非表示のシートなので読みませんでした。', 'Hidden; not read.'],
  EMPTY: ['空のシートです。', 'Empty.'],
  TOO_LARGE: ['行か列が多すぎるため読みませんでした。', 'Too many rows or columns; not read.'],
  NOT_A_LIST: ['名簿ではないようなので読みませんでした。', 'Does not look like a list of members; not read.'],
  LESS_LIKELY: [
    'ほかのシートのほうが名簿らしいので読みませんでした。',
    'Another sheet looks more like the list; not read.',
  ],
};

/** The year a sheet's name gives: 令和5年度, R5, 2023. */
function yearOf({ name }: Sheet): number | null {
  const [, reiwa, western] = /(?:令和|r)(\d{1,2})(?!\d)|(20\d{2})/i.exec(name.normalize('NFKC')) ?? [];
  return reiwa !== undefined ? Number(reiwa) + 2018 : western !== undefined ? Number(western) : null;
}

function candidate(sheet: Sheet): Candidate | null {
  const header = findHeader(sheet);
  if (header === null) return null;
  const rows = sheet.rows.length - header.last - 1;
  // A list of contacts has more headings of a member; the list of costs is the one that is asked for.
  const costs = header.columns.some(({ reading }) => isCostMeaning(reading?.meaning ?? null));
  const rank = header.score + Math.min(rows, 30) / 10 + (costs ? 3 : 0) - (rows === 0 ? 5 : 0);
  return { sheet, header, putAway: sheet.hidden || PUT_AWAY.test(sheet.name), rank };
}

function leftAlone(workbook: Workbook, chosen: Sheet, candidates: readonly Candidate[]): OtherSheet[] {
  return workbook.sheets
    .filter((sheet) => sheet !== chosen)
    .map((sheet) => {
      const reason =
        sheet.oversize !== null
          ? 'TOO_LARGE'
          : sheet.rows.length === 0
            ? 'EMPTY'
            : sheet.hidden
              ? 'HIDDEN'
              : candidates.some((other) => other.sheet === sheet)
                ? 'LESS_LIKELY'
                : 'NOT_A_LIST';
      const [ja, en] = REASONS[reason];
      return { name: sheet.name, reason, message: { ja, en } };
    });
}

/** The secretariat's workbook of forms, known by the names of its sheets (X25). */
export function isOfficialWorkbook(workbook: Workbook): boolean {
  return workbook.sheets.filter(({ name }) => /【様式[1-8１-８]】/.test(name)).length >= 3;
}

const OFFICIAL: UnderstandProblem = {
  code: 'OFFICIAL_WORKBOOK',
  message: {
    ja: '事務局の様式（様式1〜8）のブックです。名簿としては、1店1行の一覧（法人名・法人番号・組織形態・住所・ソフトウェアの税抜金額など）をExcelかCSVでお選びください。',
    en: "This is the secretariat's workbook of forms 1 to 8. As a member list please select a plain list with one row for each business, in Excel or CSV.",
  },
};

const NO_HEADER: UnderstandProblem = {
  code: 'NO_HEADER',
  message: {
    ja: '見出しの行が見つかりませんでした。「法人名」「法人番号」「住所」などの見出しを1行入れて、その下に1店1行で並べてください。',
    en: 'No row of headings was found. Please put one row of headings (name, corporate number, address, …) with one row for each business below.',
  },
};

const SIDE_BY_SIDE: UnderstandProblem = {
  code: 'SIDE_BY_SIDE',
  message: {
    ja: '同じ見出しの表が左右に並んでいます。右の表を左の表の下に移し、1店1行の1つの表にしてから、もう一度お選びください。',
    en: 'Two tables with the same headings stand side by side. Please move the right one below the left one, one row for each business, and select the file again.',
  },
};

/** A list printed in two halves: the heading of the names and another one stand there twice. */
function isSideBySide({ columns }: Header): boolean {
  const twice = columns.filter((column, position) => {
    const label = column.parts.join('/');
    return columns.findIndex((other) => other.parts.join('/') === label) < position;
  });
  const meanings = new Set(twice.map(({ reading }) => reading?.meaning ?? null));
  return meanings.has('name') && [...meanings].filter((meaning) => meaning !== null).length >= 2;
}

/** Picks the sheet that looks most like a list of members, or the one the caller names. */
export function chooseSheet(
  workbook: Workbook,
  options: UnderstandOptions,
): Result<SheetChoice, UnderstandProblem> {
  const named =
    options.sheetName === undefined
      ? undefined
      : workbook.sheets.find(({ name }) => name === options.sheetName);
  if (options.sheetName !== undefined && named === undefined) {
    return err({
      code: 'NO_SUCH_SHEET',
      message: {
        ja: `シート「${options.sheetName}」はこのファイルにありません。`,
        en: `There is no sheet "${options.sheetName}" in this file.`,
      },
    });
  }
  if (named === undefined && isOfficialWorkbook(workbook)) return err(OFFICIAL);
  const candidates = workbook.sheets.map(candidate).filter((found) => found !== null);
  const current = candidates.filter(({ putAway }) => !putAway);
  const newest = Math.max(...current.map((found) => yearOf(found.sheet) ?? 0));
  const ofThisYear = (found: Candidate) => (yearOf(found.sheet) ?? newest) === newest;
  const pool = current.some(ofThisYear) ? current.filter(ofThisYear) : candidates;
  const best = pool.toSorted(
    (first, second) => Number(first.putAway) - Number(second.putAway) || second.rank - first.rank,
  )[0];
  const sheet =
    named ?? (options.headerRows === undefined ? best?.sheet : (best?.sheet ?? workbook.sheets[0]));
  if (sheet === undefined) return err(NO_HEADER);
  const { headerRows } = options;
  const header =
    headerRows === undefined
      ? candidates.find((found) => found.sheet === sheet)?.header
      : headerAt(sheet, headerRows.first, headerRows.last);
  if (header === undefined || header === null) return err(NO_HEADER);
  if (isSideBySide(header)) return err(SIDE_BY_SIDE);
  const rivals = candidates
    .filter(
      (other) => other.sheet !== sheet && !other.putAway && other.sheet.rows.length - other.header.last > 2,
    )
    .map((other) => other.sheet.name);
  return ok({
    sheet,
    header,
    otherSheets: leftAlone(workbook, sheet, candidates),
    rivals: named === undefined ? rivals : [],
  });
}
