import {
  BLANK,
  COLUMNS,
  tidyNumber,
  withText,
  type Column,
  type GridRow,
  type RowContent,
  type Tool,
} from './rows.ts';

export interface GridState {
  readonly rows: readonly GridRow[];
  readonly past: readonly (readonly GridRow[])[];
  readonly future: readonly (readonly GridRow[])[];
  /** The cell being typed into: its letters are undone together. */
  readonly typing: string | null;
  /** Cells of the last paste that named nothing known. */
  readonly unread: number;
  readonly nextKey: number;
}

export type GridAction =
  | { readonly kind: 'TYPE'; readonly key: string; readonly column: Column; readonly text: string }
  | { readonly kind: 'CHOOSE'; readonly key: string; readonly content: Partial<RowContent> }
  | { readonly kind: 'LEAVE'; readonly key: string }
  | { readonly kind: 'ADD' }
  | { readonly kind: 'REMOVE'; readonly key: string }
  | {
      readonly kind: 'PASTE';
      readonly key: string;
      readonly column: Column;
      readonly block: readonly (readonly string[])[];
      readonly tools: readonly Tool[];
    }
  | { readonly kind: 'UNDO' }
  | { readonly kind: 'REDO' }
  | { readonly kind: 'RESET'; readonly rows: readonly RowContent[] };

/** Far above any quotation; the API takes no more. */
export const MOST_ROWS = 200;
const STEPS_KEPT = 100;
const NUMBERS: ReadonlySet<Column> = new Set(['unitPrice', 'quantity', 'cloudMonths']);

/** There is always a row to type into. */
export function newGrid(rows: readonly RowContent[], nextKey = 1): GridState {
  const contents = rows.length === 0 ? [BLANK] : rows;
  return {
    rows: contents.map((content, index) => ({ ...content, key: `row-${nextKey + index}` })),
    past: [],
    future: [],
    typing: null,
    unread: 0,
    nextKey: nextKey + contents.length,
  };
}

export function reduceGrid(state: GridState, action: GridAction): GridState {
  switch (action.kind) {
    case 'TYPE': {
      const cell = `${action.key}/${action.column}`;
      const rows = state.rows.map((row) =>
        row.key === action.key ? (withText(row, action.column, action.text, []) ?? row) : row,
      );
      // the rows before the first letter are already kept
      if (state.typing === cell) return { ...state, rows, future: [] };
      return { ...changed(state, rows), typing: cell };
    }
    case 'CHOOSE':
      return changed(
        state,
        state.rows.map((row) => (row.key === action.key ? { ...row, ...action.content } : row)),
      );
    case 'LEAVE': {
      if (state.typing === null) return state;
      const rows = state.rows.map((row) =>
        row.key === action.key ? { ...row, unitPrice: tidyNumber(row.unitPrice) } : row,
      );
      return { ...state, rows, typing: null };
    }
    case 'ADD': {
      if (state.rows.length >= MOST_ROWS) return state;
      const [last] = state.rows.slice(-1);
      const row = { ...BLANK, category: last?.category ?? BLANK.category, key: `row-${state.nextKey}` };
      return { ...changed(state, [...state.rows, row]), nextKey: state.nextKey + 1 };
    }
    case 'REMOVE': {
      const rest = state.rows.filter(({ key }) => key !== action.key);
      const rows = rest.length > 0 ? rest : [{ ...BLANK, key: `row-${state.nextKey}` }];
      return { ...changed(state, rows), nextKey: state.nextKey + 1 };
    }
    case 'PASTE':
      return paste(state, action);
    case 'UNDO': {
      const before = state.past.at(-1);
      if (!before) return state;
      const future = [state.rows, ...state.future];
      return { ...state, rows: before, past: state.past.slice(0, -1), future, typing: null, unread: 0 };
    }
    case 'REDO': {
      const [next, ...rest] = state.future;
      if (!next) return state;
      return {
        ...state,
        rows: next,
        past: [...state.past, state.rows],
        future: rest,
        typing: null,
        unread: 0,
      };
    }
    case 'RESET':
      return newGrid(action.rows, state.nextKey);
  }
}

function changed(state: GridState, rows: readonly GridRow[]): GridState {
  const past = [...state.past, state.rows].slice(-STEPS_KEPT);
  return { ...state, rows, past, future: [], typing: null, unread: 0 };
}

/** From the cell on to the right and down, with new rows where there are not enough. */
function paste(state: GridState, { key, column, block, tools }: GridAction & { kind: 'PASTE' }): GridState {
  const top = state.rows.findIndex((row) => row.key === key);
  const left = COLUMNS.indexOf(column);
  if (top === -1) return state;
  let { nextKey } = state;
  let unread = 0;
  const rows = [...state.rows];
  block.slice(0, MOST_ROWS - top).forEach((cells, down) => {
    let row = rows[top + down] ?? { ...BLANK, key: `row-${nextKey++}` };
    cells.slice(0, COLUMNS.length - left).forEach((text, right) => {
      const at = COLUMNS[left + right];
      if (!at) return;
      const filled = withText(row, at, text, tools);
      if (filled) row = { ...filled, unitPrice: tidyNumber(filled.unitPrice) };
      else unread += 1;
    });
    rows[top + down] = row;
  });
  unread += Math.max(0, block.length - (MOST_ROWS - top));
  return { ...changed(state, rows), unread, nextKey };
}

/** Whether both would be saved as the same. */
export function sameContent(one: readonly RowContent[], other: readonly RowContent[]): boolean {
  const told = (rows: readonly RowContent[]): string =>
    JSON.stringify(
      rows.map((row) =>
        COLUMNS.map((column) => {
          const value = row[column];
          return NUMBERS.has(column) && typeof value === 'string' ? tidyNumber(value) : value;
        }),
      ),
    );
  return told(one) === told(other);
}
