import { describe, expect, it } from '@jest/globals';
import { readBlock, withoutHeading } from './block.ts';
import { nextPlace } from './grid-keys.ts';
import { MOST_ROWS, newGrid, reduceGrid, sameContent, type GridAction, type GridState } from './grid.ts';
import {
  amountOf,
  BLANK,
  calculationLine,
  contentOf,
  inputOf,
  isBlank,
  unreadableNumbers,
  type SavedLine,
  type Tool,
} from './rows.ts';

const TOOLS: readonly Tool[] = [
  {
    id: 'tool-1',
    name: '見本レジ',
    functions: ['SETTLEMENT', 'ACCOUNTING'],
    vendor: { name: '見本システム' },
  },
];
const after = (state: GridState, ...actions: readonly GridAction[]): GridState =>
  actions.reduce(reduceGrid, state);
const keyOf = (state: GridState, row = 0): string => state.rows[row]?.key ?? '';
const type = (state: GridState, text: string): GridAction => ({
  kind: 'TYPE',
  key: keyOf(state),
  column: 'unitPrice',
  text,
});
const prices = ({ rows }: GridState): string[] => rows.map(({ unitPrice }) => unitPrice);

describe('undo and redo', () => {
  it('take the letters of one cell together', () => {
    const start = newGrid([]);
    const typed = after(start, type(start, '9'), type(start, '90'), type(start, '900'));
    expect(prices(typed)).toEqual(['900']);
    const undone = after(typed, { kind: 'UNDO' });
    expect(prices(undone)).toEqual(['']);
    expect(prices(after(undone, { kind: 'REDO' }))).toEqual(['900']);
  });

  it('tell two visits of a cell apart, and forget the future once something else is typed', () => {
    const start = newGrid([]);
    const leave: GridAction = { kind: 'LEAVE', key: keyOf(start) };
    const twice = after(start, type(start, '900'), leave, type(start, '9001'), leave);
    const undone = after(twice, { kind: 'UNDO' });
    expect(prices(undone)).toEqual(['900']);
    const other = after(undone, type(undone, '7'));
    expect(after(other, { kind: 'REDO' })).toEqual(other);
    expect(prices(after(other, { kind: 'UNDO' }, { kind: 'UNDO' }, { kind: 'UNDO' }))).toEqual(['']);
  });

  it('bring a removed row back where it was; the last row leaves an empty one', () => {
    const start = newGrid([BLANK, { ...BLANK, label: '二' }, BLANK]);
    const removed = after(start, { kind: 'REMOVE', key: keyOf(start, 1) });
    expect(removed.rows).toHaveLength(2);
    expect(after(removed, { kind: 'UNDO' }).rows).toEqual(start.rows);
    const [one] = after(newGrid([{ ...BLANK, label: '一' }]), { kind: 'REMOVE', key: 'row-1' }).rows;
    expect(one && isBlank(one)).toBe(true);
  });
});

describe('a pasted block', () => {
  const paste = (state: GridState, text: string, column: 'category' | 'label' | 'unitPrice', row = 0) =>
    after(state, { kind: 'PASTE', key: keyOf(state, row), column, block: readBlock(text), tools: TOOLS });

  it('fills to the right and down, adds rows, and is undone as one', () => {
    const start = newGrid([{ ...BLANK, label: '前から' }, BLANK]);
    const text =
      'ソフトウェア\t会計ソフト\t\t会計・受発注\t480,000円\t1\nPC・タブレット等\tＰＣ\t見本レジ\t\t１８００００\t2\r\n';
    const pasted = paste(start, text, 'category', 1);
    expect(pasted.rows).toMatchObject([
      { label: '前から' },
      {
        category: 'SOFTWARE',
        label: '会計ソフト',
        functions: ['ACCOUNTING', 'ORDERING'],
        unitPrice: '480,000',
      },
      { category: 'PC', label: 'ＰＣ', toolId: 'tool-1', unitPrice: '180,000', quantity: '2' },
    ]);
    expect(pasted.unread).toBe(0);
    expect(new Set(pasted.rows.map(({ key }) => key)).size).toBe(3);
    expect(after(pasted, { kind: 'UNDO' }).rows).toEqual(start.rows);
  });

  it('starts at the cell, stops at the last column, and counts what it could not read', () => {
    const start = newGrid([BLANK]);
    expect(paste(start, '500\t2\t12\tはみ出す', 'unitPrice').rows).toMatchObject([
      { unitPrice: '500', quantity: '2', cloudMonths: '12' },
    ]);
    const strange = paste(start, 'なぞの区分\t内容\tなぞのツール\t空を飛ぶ', 'category');
    expect(strange.unread).toBe(3);
    expect(strange.rows).toMatchObject([{ ...BLANK, label: '内容' }]);
  });

  it('never makes more rows than the API takes', () => {
    const many = paste(newGrid([BLANK]), Array.from({ length: 250 }, () => '1').join('\n'), 'unitPrice');
    expect(many.rows).toHaveLength(MOST_ROWS);
    expect(many.unread).toBe(50);
  });

  it('is read as sheets write it', () => {
    expect(readBlock('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(readBlock('"二行\nの\t""内容"""\t5')).toEqual([['二行\nの\t"内容"', '5']]);
    expect(readBlock('一つ')).toEqual([['一つ']]);
    expect(readBlock('a\n\nb')).toEqual([['a'], [''], ['b']]);
    const block = [
      ['区分', '内容'],
      ['PC', 'x'],
    ];
    expect(withoutHeading(block, ['区分'])).toEqual([['PC', 'x']]);
    expect(withoutHeading([['区分']], ['区分'])).toEqual([['区分']]);
  });
});

describe('rows', () => {
  const line: SavedLine = {
    id: 'l',
    version: 3,
    position: 1,
    category: 'SOFTWARE',
    label: '見本',
    functions: ['ACCOUNTING'],
    unitPriceYen: 1_200_000,
    quantity: 2,
    cloudMonths: null,
    toolId: null,
  };

  it('are saved as they were read', () => {
    const { id: _, version: __, position: ___, ...same } = line;
    expect(inputOf(contentOf(line))).toEqual(same);
    // the functions of a tool are the tool's: sending them is not for the row
    expect(inputOf(contentOf({ ...line, toolId: 'tool-1' })).functions).toEqual([]);
    expect(sameContent([contentOf(line)], [{ ...contentOf(line), unitPrice: '１２０００００' }])).toBe(true);
    expect(sameContent([contentOf(line)], [{ ...contentOf(line), quantity: '3' }])).toBe(false);
  });

  it('that are half typed count nothing, and say which numbers are none', () => {
    const row = { ...contentOf(line), key: 'k' };
    expect(calculationLine(row, TOOLS)).toMatchObject({ unitPrice: 1_200_000n, quantity: 2 });
    expect(calculationLine({ ...row, unitPrice: '12.5' }, TOOLS)).toBeNull();
    expect(calculationLine({ ...row, quantity: '0' }, TOOLS)).toBeNull();
    expect(unreadableNumbers({ ...row, unitPrice: '約100', quantity: '0', cloudMonths: 'x' })).toEqual([
      'unitPrice',
      'quantity',
      'cloudMonths',
    ]);
    expect(unreadableNumbers(row)).toEqual([]);
    expect(amountOf({ ...row, unitPrice: '999,999,999,999,999', quantity: '1,000,000' })).toBe(
      999_999_999_999_999_000_000n,
    );
  });

  it('take the functions of their tool, on software alone', () => {
    const row = { ...contentOf({ ...line, toolId: 'tool-1' }), key: 'k' };
    expect(calculationLine(row, TOOLS)?.functions).toEqual(['SETTLEMENT', 'ACCOUNTING']);
    expect(calculationLine({ ...row, category: 'OPTION' }, TOOLS)?.functions).toEqual([]);
  });
});

describe('keys', () => {
  const press = (key: string, row: number, column: number, rest = {}) =>
    nextPlace({ row, column }, { key, shiftKey: false, command: false, editing: false, ...rest }, 2);
  it.each([
    ['ArrowRight', 0, 7, {}, null],
    ['ArrowDown', 2, 1, {}, { row: 2, column: 1 }],
    ['ArrowLeft', 1, 3, { editing: true }, null],
    ['Enter', 0, 4, { editing: true }, { row: 1, column: 4 }],
    ['Tab', 0, 7, {}, { row: 1, column: 0 }],
    ['Tab', 2, 7, {}, null],
    ['Tab', 0, 0, { shiftKey: true }, null],
    ['Tab', 1, 0, { shiftKey: true }, { row: 0, column: 7 }],
    ['End', 0, 2, { command: true }, { row: 2, column: 7 }],
    ['a', 0, 2, {}, null],
  ])('%s from %d:%d %p', (key, row, column, rest, place) => {
    expect(press(key, row, column, rest)).toEqual(place);
  });
});
