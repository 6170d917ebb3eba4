import {
  CATEGORY_LABELS,
  COST_CATEGORIES,
  FUNCTION_LABELS,
  SOFTWARE_FUNCTIONS,
  type CostCategory,
  type CostLine,
  type SoftwareFunction,
} from '@renkei/subsidy-rules';
import { wholeNumber } from '../../../ui/field.tsx';
import type { MemberPageQuery } from '../member.generated.ts';
import type { CostLineInput } from '../member.generated.ts';

/** A row of the grid: everything as typed, so that half a number can stand there. */
export interface GridRow {
  /** Of this grid alone. */
  readonly key: string;
  readonly category: CostCategory;
  readonly label: string;
  readonly toolId: string | null;
  /** Of the row itself; with a tool, the tool's count. */
  readonly functions: readonly SoftwareFunction[];
  readonly unitPrice: string;
  readonly quantity: string;
  readonly cloudMonths: string;
}

/** In the order of the columns, which is the order of a pasted block. */
export const COLUMNS = [
  'category',
  'label',
  'toolId',
  'functions',
  'unitPrice',
  'quantity',
  'cloudMonths',
] as const;
export type Column = (typeof COLUMNS)[number];

export interface Tool {
  readonly id: string;
  readonly name: string;
  readonly functions: readonly SoftwareFunction[];
  readonly vendor: { readonly name: string };
}

export type SavedLine = MemberPageQuery['member']['costLines'][number];

export type RowContent = Omit<GridRow, 'key'>;

export const BLANK: RowContent = {
  category: 'SOFTWARE',
  label: '',
  toolId: null,
  functions: [],
  unitPrice: '',
  quantity: '1',
  cloudMonths: '',
};

export function contentOf(line: SavedLine): RowContent {
  return {
    category: line.category,
    label: line.label,
    toolId: line.toolId,
    functions: line.toolId === null ? line.functions : [],
    unitPrice: tidyNumber(String(line.unitPriceYen)),
    quantity: String(line.quantity),
    cloudMonths: line.cloudMonths === null ? '' : String(line.cloudMonths),
  };
}

/** `１２００００円` → `120,000`; what is no whole number stays as typed. */
export function tidyNumber(text: string): string {
  const number = wholeNumber(text);
  return number === null ? text : number.toLocaleString('ja-JP');
}

/** Nothing was typed into it: it is not sent. */
export function isBlank({ label, toolId, unitPrice, cloudMonths }: RowContent): boolean {
  return label.trim() === '' && toolId === null && unitPrice.trim() === '' && cloudMonths.trim() === '';
}

export function functionsOf(row: RowContent, tools: readonly Tool[]): readonly SoftwareFunction[] {
  if (row.category !== 'SOFTWARE') return [];
  if (row.toolId === null) return row.functions;
  return tools.find(({ id }) => id === row.toolId)?.functions ?? [];
}

/** Unit price × quantity in yen; null while one of them is no whole number. */
export function amountOf({ unitPrice, quantity }: RowContent): bigint | null {
  const [price, count] = [wholeNumber(unitPrice), wholeNumber(quantity)];
  return price === null || count === null ? null : BigInt(price) * BigInt(count);
}

/** What the calculation in the browser takes of a row; half-typed rows count nothing yet. */
export function calculationLine(row: GridRow, tools: readonly Tool[]): CostLine | null {
  const [price, quantity] = [wholeNumber(row.unitPrice), wholeNumber(row.quantity)];
  if (price === null || quantity === null || quantity === 0) return null;
  return {
    id: row.key,
    category: row.category,
    functions: functionsOf(row, tools),
    unitPrice: BigInt(price),
    quantity,
    cloudMonths: wholeNumber(row.cloudMonths),
  };
}

export type NumberProblem = 'unitPrice' | 'quantity' | 'cloudMonths';

/** Which number cells the API could not even be asked about. */
export function unreadableNumbers(row: RowContent): readonly NumberProblem[] {
  const wrong: NumberProblem[] = [];
  if (wholeNumber(row.unitPrice) === null) wrong.push('unitPrice');
  if ((wholeNumber(row.quantity) ?? 0) < 1) wrong.push('quantity');
  if (row.cloudMonths.trim() !== '' && wholeNumber(row.cloudMonths) === null) wrong.push('cloudMonths');
  return wrong;
}

/** The row as the API takes it. Call it when `unreadableNumbers` finds none. */
export function inputOf(row: RowContent): CostLineInput {
  return {
    category: row.category,
    label: row.label.trim(),
    toolId: row.toolId,
    functions: row.toolId === null && row.category === 'SOFTWARE' ? row.functions : [],
    unitPriceYen: wholeNumber(row.unitPrice) ?? 0,
    quantity: wholeNumber(row.quantity) ?? 0,
    cloudMonths: wholeNumber(row.cloudMonths),
  };
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

function categoryNamed(text: string): CostCategory | null {
  const wanted = plain(text);
  return (
    COST_CATEGORIES.find((category) =>
      [category, CATEGORY_LABELS[category].ja, CATEGORY_LABELS[category].en].some(
        (one) => plain(one) === wanted,
      ),
    ) ?? null
  );
}

function functionsNamed(text: string): readonly SoftwareFunction[] | null {
  const wanted = text.split(/[・、,，/／;；\s]+/).filter(Boolean);
  const found = wanted.map((one) =>
    SOFTWARE_FUNCTIONS.find((name) =>
      [name, FUNCTION_LABELS[name].ja, FUNCTION_LABELS[name].en].some((label) => plain(label) === plain(one)),
    ),
  );
  if (found.includes(undefined)) return null;
  return SOFTWARE_FUNCTIONS.filter((name) => found.includes(name));
}

/**
 * Puts a text into a cell, as typed or pasted.
 * @returns null: the text names nothing that can stand there (a category, tool or function nobody knows)
 */
export function withText<Row extends RowContent>(
  row: Row,
  column: Column,
  text: string,
  tools: readonly Tool[],
): Row | null {
  switch (column) {
    case 'category': {
      const category = categoryNamed(text);
      return category && withCategory(row, category);
    }
    case 'toolId': {
      if (text.trim() === '') return { ...row, toolId: null };
      const tool = tools.find(({ id, name }) => id === text || plain(name) === plain(text));
      return tool ? { ...row, toolId: tool.id, functions: [] } : null;
    }
    case 'functions': {
      const functions = functionsNamed(text);
      return functions && { ...row, functions };
    }
    case 'label':
      return { ...row, label: text };
    default:
      return { ...row, [column]: text };
  }
}

function withCategory<Row extends RowContent>(row: Row, category: CostCategory): Row {
  return { ...row, category, functions: category === 'SOFTWARE' ? row.functions : [] };
}

/** A cell as text, for copying into a sheet. */
export function textOf(
  row: RowContent,
  column: Column,
  tools: readonly Tool[],
  language: 'ja' | 'en',
): string {
  switch (column) {
    case 'category':
      return CATEGORY_LABELS[row.category][language];
    case 'toolId':
      return tools.find(({ id }) => id === row.toolId)?.name ?? '';
    case 'functions':
      return functionsOf(row, tools)
        .map((name) => FUNCTION_LABELS[name][language])
        .join('・');
    default:
      return row[column];
  }
}
