import { COLUMNS } from './rows.ts';

export interface Place {
  readonly row: number;
  readonly column: number;
}

const LAST_COLUMN = COLUMNS.length; // the button that removes the row

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly command: boolean;
  readonly editing: boolean;
}

/** Where a key leads; null: it stays, or leaves the grid, as Tab does at its end. */
export function nextPlace(
  { row, column }: Place,
  { key, shiftKey, command, editing }: Pressed,
  lastRow: number,
): Place | null {
  const inside = (place: Place): Place | null =>
    place.row < 0 || place.row > lastRow || place.column < 0 || place.column > LAST_COLUMN ? null : place;
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(lastRow, row + 1), column };
    case 'Enter':
      return { row: Math.min(lastRow, row + 1), column };
    case 'ArrowLeft':
      return editing ? null : inside({ row, column: column - 1 });
    case 'ArrowRight':
      return editing ? null : inside({ row, column: column + 1 });
    case 'Home':
      return editing ? null : { row: command ? 0 : row, column: 0 };
    case 'End':
      return editing ? null : { row: command ? lastRow : row, column: LAST_COLUMN };
    case 'Tab':
      if (shiftKey)
        return column > 0 ? { row, column: column - 1 } : inside({ row: row - 1, column: LAST_COLUMN });
      return column < LAST_COLUMN ? { row, column: column + 1 } : inside({ row: row + 1, column: 0 });
    default:
      return null;
  }
}
