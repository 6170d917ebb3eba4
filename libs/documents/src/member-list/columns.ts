import { checkCorporateNumber } from '@renkei/kernel';
import { columnLetter } from '../table/workbook.ts';
import type { TableCell, TableRow } from '../table/workbook.ts';
import {
  dropHiddenTwins,
  dropParts,
  dropRivals,
  dropTaxTwins,
  mayRepeat,
  setAside,
  takeLoneTotals,
} from './column-rivals.ts';
import type { Draft } from './column-rivals.ts';
import type { Header, HeaderColumn } from './header.ts';
import { foldLabel, labelFunctions, taxStatement, unitYen } from './label.ts';
import { isAmountMeaning, isCostMeaning, MEANINGS } from './meaning.ts';
import type { ColumnChoice, ColumnUnderstanding, Meaning, TaxStatement } from './meaning.ts';
import { takeCostRows } from './cost-row-columns.ts';
import { isNothing, isUndecided } from './values/blank.ts';
import { parseLegalForm, parseRole, parseSize } from './values/category.ts';
import { parseFunctions, parseMark } from './values/functions.ts';
import { parseAmount } from './values/money.ts';
import { parsePostalCode, prefectureCode } from './values/place.ts';

const SAMPLE_ROWS = 60;
/** Whether one value can be what the meaning says; null when any text can. */
function fits(meaning: Meaning, cell: TableCell): boolean | null {
  const { text, kind } = cell;
  if (isNothing(text)) return null;
  if (isAmountMeaning(meaning) || meaning === 'capitalYen')
    return isUndecided(text) || parseAmount(text, kind, 1n).value !== null;
  switch (meaning) {
    case 'corporateNumber':
      return /\d{5}|e\+/i.test(foldLabel(text));
    case 'postalCode':
      return parsePostalCode(text).value !== null;
    case 'prefecture':
      return prefectureCode(text) !== null;
    case 'email':
      return text.includes('@') || text.includes('＠');
    case 'employees':
    case 'quantity':
      return /^約?[\d,.]+(?:名|人|台|個|本)?$/.test(foldLabel(text));
    case 'legalForm':
      return parseLegalForm(text).value !== null;
    case 'size':
      return parseSize(text).value !== null;
    case 'role':
      return parseRole(text).value !== null;
    case 'functions':
      return (
        parseFunctions(text).problems.every(({ severity }) => severity !== 'error') ||
        parseMark(text).problems.length === 0
      );
    default:
      return null;
  }
}

function fitRate(meaning: Meaning, cells: readonly TableCell[]): number | null {
  const tried = cells.map((cell) => fits(meaning, cell)).filter((fit) => fit !== null);
  return tried.length === 0 ? null : tried.filter(Boolean).length / tried.length;
}

/** Meanings whose values speak for themselves, for columns whose heading does not. */
function meaningOfContent(cells: readonly TableCell[]): { meaning: Meaning; confidence: number } | null {
  const texts = cells.map(({ text }) => foldLabel(text)).filter((text) => text !== '');
  if (texts.length < 2) return null;
  const share = (test: (text: string) => boolean) => texts.filter(test).length / texts.length;
  const tests: readonly (readonly [Meaning, (text: string) => boolean])[] = [
    ['corporateNumber', (text) => checkCorporateNumber(text).ok],
    ['invoiceNumber', (text) => /^t\d{13}$/.test(text)],
    ['email', (text) => /^[^@]+@[^@]+\.[^@]+$/.test(text)],
    ['prefecture', (text) => prefectureCode(text) !== null],
    ['postalCode', (text) => /^〒?\d{3}-\d{4}$/.test(text)],
    ['legalForm', (text) => /^(?:個人(?:事業主?)?|法人|会社|組合|[株有同](?:式|限|合)会社)$/.test(text)],
  ];
  const found = tests
    .map(([meaning, test]) => ({ meaning, confidence: share(test) * 0.8 }))
    .sort((a, b) => b.confidence - a.confidence)[0];
  return found !== undefined && found.confidence >= 0.64 ? found : null;
}

/** 区分 and 代表 say little: their values decide between form, role and size. */
function byValues(
  candidates: readonly Meaning[],
  cells: readonly TableCell[],
): { meaning: Meaning; rate: number } | null {
  const rated = candidates
    .map((meaning) => ({ meaning, rate: fitRate(meaning, cells) ?? 0 }))
    .sort((first, second) => second.rate - first.rate)[0];
  return rated !== undefined && rated.rate >= 0.6 ? rated : null;
}

function startDraft(column: HeaderColumn, cells: readonly TableCell[]): Draft {
  const label = column.parts.join(' / ');
  return {
    column: columnLetter(column.index),
    index: column.index,
    label,
    headerCell:
      column.headerCell === null ? null : `${columnLetter(column.index)}${String(column.headerCell.row)}`,
    meaning: column.reading?.meaning ?? null,
    confidence: column.reading?.score ?? 0,
    via: column.reading === null ? null : 'LABEL',
    setAside: column.reading?.setAside ?? null,
    taxPercent: null,
    tax: column.parts.map(taxStatement).findLast((statement) => statement !== 'NOT_STATED') ?? 'NOT_STATED',
    unitYen: column.parts.map(unitYen).findLast((unit) => unit !== null) ?? 0n,
    perUnit: /単価/.test(label),
    functions: [],
    marks: false,
    counts: null,
    samples: cells.slice(0, 3).map(({ text }) => text.slice(0, 40)),
    cells,
  };
}

function confirmByContent(draft: Draft): void {
  const { meaning, cells } = draft;
  if (meaning === null) {
    const guess = draft.setAside === null ? meaningOfContent(cells) : null;
    if (guess !== null) Object.assign(draft, { ...guess, via: 'CONTENT' });
    return;
  }
  const vague = draft.confidence < 0.6 && (['legalForm', 'role', 'size'] as Meaning[]).includes(meaning);
  if (vague) {
    const decided = byValues(['role', 'legalForm', 'size'], cells);
    Object.assign(
      draft,
      decided === null
        ? { meaning: null, via: null, confidence: 0 }
        : { meaning: decided.meaning, confidence: 0.5 + decided.rate * 0.3 },
    );
    return;
  }
  const rate = fitRate(meaning, cells);
  if (rate === null) return;
  draft.confidence = Math.round(draft.confidence * (0.4 + 0.6 * rate) * 100) / 100;
}

function onlyMarks({ cells }: Draft): boolean {
  const filled = cells.filter(({ text }) => !isNothing(text));
  return filled.length > 0 && filled.every(({ text }) => /^[○◯〇●◎✓✔☑レ]$/.test(text.trim()));
}

/** 会計 / 受発注 / 決済 as columns of their own: of amounts (software by function) or of marks. */
function readFunctionColumns(draft: Draft): void {
  const named = labelFunctions([draft.label.split(' / ').at(-1) ?? '']);
  if (draft.via !== 'CHOICE' && draft.setAside === null && onlyMarks(draft)) {
    // ○ under 会計ソフト says that it is used; ○ under レジ says nothing of its price.
    const functions = (draft.meaning === null || draft.meaning === 'softwareYen') && named.length > 0;
    if (functions) Object.assign(draft, { meaning: 'functions', via: 'CONTENT', confidence: 0.7 });
    else if (isCostMeaning(draft.meaning)) Object.assign(draft, { meaning: null, via: null });
  }
  if (draft.meaning === 'softwareYen' || draft.meaning === 'optionYen')
    draft.functions = draft.meaning === 'softwareYen' ? named : [];
  if (draft.meaning !== 'functions' || named.length === 0 || named.length > 1) return;
  const filled = draft.cells.filter(({ text }) => !isNothing(text));
  const amounts = filled.filter(({ text, kind }) => (parseAmount(text, kind, 1n).value ?? 0n) >= 100n).length;
  const yes = filled.filter(({ text }) => parseMark(text).value).length;
  if (amounts > yes) Object.assign(draft, { meaning: 'softwareYen', functions: named });
  else if (filled.filter(({ text }) => parseMark(text).problems.length === 0).length * 2 >= filled.length)
    Object.assign(draft, { marks: true, functions: named });
}

/** What the caller says of a column goes over what was detected there, and over other columns of that meaning but costs. */
function applyChoices(drafts: readonly Draft[], choices: Readonly<Record<string, ColumnChoice>>): void {
  const chosen = new Set(Object.values(choices).map(({ meaning }) => meaning));
  for (const draft of drafts) {
    const choice = Object.hasOwn(choices, draft.column) ? choices[draft.column] : undefined;
    if (choice !== undefined) {
      const known = choice.meaning === null || MEANINGS.includes(choice.meaning);
      Object.assign(draft, {
        meaning: known ? choice.meaning : null,
        confidence: 1,
        via: 'CHOICE',
        setAside: choice.meaning === null ? 'CHOSEN' : null,
        // naming a rate says that there is tax
        tax: choice.tax ?? (choice.taxPercent === undefined ? draft.tax : 'INCLUSIVE'),
        taxPercent: choice.tax === 'EXCLUSIVE' ? null : (choice.taxPercent ?? null),
        unitYen: choice.unitYen ?? draft.unitYen,
      });
    } else if (draft.meaning !== null && chosen.has(draft.meaning) && !mayRepeat(draft.meaning)) {
      setAside(draft, 'DUPLICATE');
    }
  }
}

const COUNTED: readonly (readonly [Meaning, RegExp])[] = [
  ['pcYen', /pc|パソコン|タブレット|プリンタ/],
  ['registerYen', /レジ|券売機/],
  ['softwareYen', /ソフト|ライセンス/],
];

/** A quantity counts the cost its heading names, else the cost column before it. */
function tieQuantities(drafts: readonly Draft[]): void {
  const costs = drafts.filter(({ meaning }) => isAmountMeaning(meaning));
  for (const draft of drafts) {
    if (draft.meaning !== 'quantity') continue;
    const kinds = COUNTED.filter(([, words]) => words.test(foldLabel(draft.label)));
    const meant = (cost: Draft) => kinds.some(([meaning]) => cost.meaning === meaning);
    const alike = (cost: Draft) => kinds.some(([, words]) => words.test(foldLabel(cost.label)));
    // PC台数 goes with PC単価 also when a choice made that one of two register columns.
    const named = costs.find((cost) => meant(cost) && alike(cost)) ?? costs.find(meant) ?? costs.find(alike);
    const before = costs.findLast(({ index }) => index < draft.index);
    draft.counts = (named ?? before ?? costs.find(({ index }) => index > draft.index))?.index ?? null;
  }
}

/**
 * What every column is about: by its heading, confirmed or decided by its values, and over both what the caller says.
 * `sheetTax` and `sheetUnit` are what notes around the table say for amounts whose heading says nothing.
 */
export function understandColumns(
  header: Header,
  dataRows: readonly TableRow[],
  choices: Readonly<Record<string, ColumnChoice>>,
  sheetTax: TaxStatement,
  sheetUnit: bigint | null,
  hiddenColumns: readonly number[] = [],
): ColumnUnderstanding[] {
  const sample = dataRows.slice(0, SAMPLE_ROWS);
  const width = Math.max(
    0,
    ...header.columns.map(({ index }) => index + 1),
    ...sample.map((row) => row.cells.length),
  );
  const drafts: Draft[] = [];
  for (let index = 0; index < width; index += 1) {
    const column = header.columns.find((candidate) => candidate.index === index) ?? {
      index,
      parts: [],
      headerCell: null,
      reading: null,
    };
    const cells = sample
      .map((row) => row.cells[index] ?? null)
      .filter((cell) => cell !== null && cell.mergedFrom === null);
    if (column.parts.length === 0 && cells.length === 0) continue;
    const draft = startDraft(column, cells as TableCell[]);
    confirmByContent(draft);
    drafts.push(draft);
  }
  applyChoices(drafts, choices);
  drafts.forEach(readFunctionColumns);
  takeCostRows(drafts);
  takeLoneTotals(drafts);
  dropParts(drafts);
  dropTaxTwins(drafts);
  dropRivals(drafts);
  dropHiddenTwins(drafts, hiddenColumns);
  tieQuantities(drafts);
  return drafts.map(({ cells: _cells, ...draft }) => {
    const money = isAmountMeaning(draft.meaning);
    const unit =
      draft.unitYen !== 0n ? draft.unitYen : money || draft.meaning === 'capitalYen' ? (sheetUnit ?? 1n) : 1n;
    return { ...draft, unitYen: unit, tax: money && draft.tax === 'NOT_STATED' ? sheetTax : draft.tax };
  });
}
