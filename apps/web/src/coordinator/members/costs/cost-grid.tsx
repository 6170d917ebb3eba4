import {
  useCallback,
  useRef,
  useState,
  type ClipboardEvent,
  type Dispatch,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { useTexts } from '../../../language/language.ts';
import { readBlock, withoutHeading } from './block.ts';
import { FunctionsDialog } from './functions-dialog.tsx';
import { GridRowLine, type CellProblems } from './grid-row.tsx';
import { nextPlace, type Place } from './grid-keys.ts';
import type { GridAction, GridState } from './grid.ts';
import { COLUMNS, type Tool } from './rows.ts';
import { GRID_TEXTS } from './texts.ts';

/** A grid that behaves like a spreadsheet: arrows move, typing replaces, F2 or Enter edits, a block can be pasted. */
export function CostGrid({
  name,
  grid,
  dispatch,
  tools,
  toolsPath,
  problems,
}: {
  readonly name: string;
  readonly grid: GridState;
  readonly dispatch: Dispatch<GridAction>;
  readonly tools: readonly Tool[];
  readonly toolsPath: string;
  readonly problems: ReadonlyMap<string, CellProblems>;
}): ReactNode {
  const t = useTexts(GRID_TEXTS);
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  // letters are being changed: left and right then belong to the text
  const [editing, setEditing] = useState(false);
  const [functionsOf, setFunctionsOf] = useState<string | null>(null);
  const openFunctions = useCallback((key: string) => setFunctionsOf(key), []);

  const last = grid.rows.length - 1;
  const active = { row: Math.min(at.row, last), column: at.column };

  const moveTo = ({ row, column }: Place): void => {
    const element = table.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
    setEditing(false);
    element?.focus();
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const place = placeOf(event.target);
    if (!place || event.nativeEvent.isComposing) return;
    const { key, shiftKey } = event;
    const command = event.ctrlKey || event.metaKey;
    if (command && /^[zy]$/i.test(key)) {
      event.preventDefault();
      dispatch({ kind: key.toLowerCase() === 'y' || shiftKey ? 'REDO' : 'UNDO' });
      setEditing(false);
      return;
    }
    if (editing && key === 'Escape') {
      event.preventDefault();
      if (grid.typing !== null) dispatch({ kind: 'UNDO' });
      setEditing(false);
      return;
    }
    // an open list of choices has the arrows for itself
    if (editing && event.target instanceof HTMLSelectElement && !/^(?:Tab|Escape|Enter)$/.test(key)) return;
    if (!editing && (key === 'F2' || key === 'Enter') && !command) {
      if (startEditing(event.target)) event.preventDefault();
      setEditing(isTyped(event.target) || event.target instanceof HTMLSelectElement);
      return;
    }
    const next = nextPlace(place, { key, shiftKey, command, editing }, last);
    if (!next) return;
    event.preventDefault();
    moveTo(next);
  };

  const onFocus = (event: FocusEvent): void => {
    const place = placeOf(event.target);
    if (!place) return;
    setAt(place);
    if (event.target instanceof HTMLInputElement) event.target.select();
  };

  const onMouseDown = (event: MouseEvent): void => {
    const { target } = event;
    // the second click on a cell is one into its text
    if (isTyped(target)) setEditing(target === document.activeElement);
    else setEditing(target instanceof HTMLSelectElement);
  };

  const onClick = (event: MouseEvent): void => {
    if (!editing && event.target instanceof HTMLInputElement) event.target.select();
  };

  const onPaste = (event: ClipboardEvent): void => {
    const place = placeOf(event.target);
    const text = event.clipboardData.getData('text/plain');
    const key = place && grid.rows[place.row]?.key;
    const column = place && COLUMNS[place.column];
    if (!key || !column || text === '' || (editing && !/[\t\n]/.test(text.trimEnd()))) return;
    event.preventDefault();
    const block = withoutHeading(readBlock(text), Object.values(t.columns));
    dispatch({ kind: 'PASTE', key, column, block, tools });
    setEditing(false);
  };

  const row = grid.rows.find(({ key }) => key === functionsOf);
  return (
    <div className="overflow-x-auto rounded-lg border border-line">
      <table
        ref={table}
        role="grid"
        aria-label={t.grid(name)}
        aria-rowcount={grid.rows.length + 1}
        onKeyDown={onKeyDown}
        onInput={({ target }) => setEditing(isTyped(target))}
        onFocus={onFocus}
        onMouseDown={onMouseDown}
        onClick={onClick}
        onPaste={onPaste}
        className="w-full border-collapse text-base"
      >
        <thead>
          <tr role="row" className="bg-wash">
            {[t.row, ...COLUMNS.map((column) => t.columns[column]), t.amount].map((head) => (
              <th
                key={head}
                role="columnheader"
                scope="col"
                className="border border-hairline p-2 text-left align-bottom text-sm leading-tight font-bold"
              >
                {head}
              </th>
            ))}
            <td className="border border-hairline" />
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((one, index) => (
            <GridRowLine
              key={one.key}
              row={one}
              index={index}
              tools={tools}
              activeColumn={active.row === index ? active.column : null}
              problems={problems.get(one.key)}
              dispatch={dispatch}
              onFunctions={openFunctions}
            />
          ))}
        </tbody>
      </table>
      {row ? (
        <FunctionsDialog
          row={row}
          tools={tools}
          toolsPath={toolsPath}
          onChange={(functions) => dispatch({ kind: 'CHOOSE', key: row.key, content: { functions } })}
          onClose={() => setFunctionsOf(null)}
        />
      ) : null}
    </div>
  );
}

function placeOf(target: EventTarget): Place | null {
  const cell = target instanceof HTMLElement ? target.dataset['cell'] : undefined;
  const [row, column] = (cell ?? '').split(':').map(Number);
  return cell === undefined || row === undefined || column === undefined ? null : { row, column };
}

function isTyped(target: EventTarget): boolean {
  return target instanceof HTMLInputElement;
}

/** Enter and F2 open what the cell is made of. @returns false: the browser does it itself, as for a button */
function startEditing(target: EventTarget): boolean {
  if (target instanceof HTMLInputElement) {
    target.setSelectionRange(target.value.length, target.value.length);
    return true;
  }
  if (target instanceof HTMLSelectElement) {
    try {
      target.showPicker();
    } catch {
      // an older browser opens it with Alt and the arrow
    }
    return true;
  }
  return false;
}
