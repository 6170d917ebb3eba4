import { useEffect, useReducer, useState, type Dispatch } from 'react';
import { readDraft, writeDraft } from '../../../data/draft.ts';
import { newGrid, reduceGrid, sameContent, type GridAction, type GridState } from './grid.ts';
import { contentOf, isBlank, type RowContent, type SavedLine } from './rows.ts';

interface Seen {
  readonly id: string;
  readonly version: number;
}

/** What the typing began with: the API refuses to replace lines that nobody here has seen. */
interface Base {
  readonly seen: readonly Seen[];
  readonly rows: readonly RowContent[];
}

interface Kept {
  readonly rows: readonly RowContent[];
  readonly base: Base;
}

export interface CostDraft {
  readonly grid: GridState;
  readonly dispatch: Dispatch<GridAction>;
  readonly seen: readonly Seen[];
  /** Something is not saved yet. */
  readonly dirty: boolean;
  /** What is shown was typed before this page was opened. */
  readonly wasKept: boolean;
  /** Others changed the same costs meanwhile. */
  readonly overtaken: boolean;
  /** Starts from these lines; what was typed is gone. */
  readonly startFrom: (lines: readonly SavedLine[]) => void;
  /** What others saved is seen and will be replaced. */
  readonly keepMine: () => void;
}

export const filled = <Row extends RowContent>(rows: readonly Row[]): readonly Row[] =>
  rows.filter((row) => !isBlank(row));

function baseOf(lines: readonly SavedLine[]): Base {
  return { seen: lines.map(({ id, version }) => ({ id, version })), rows: lines.map(contentOf) };
}

function sameVersions(seen: readonly Seen[], lines: readonly SavedLine[]): boolean {
  const versions = new Map(seen.map(({ id, version }) => [id, version]));
  return versions.size === lines.length && lines.every(({ id, version }) => versions.get(id) === version);
}

/** The rows of one member's costs as they are being typed, kept on this device until they are saved. */
export function useCostDraft(memberId: string, lines: readonly SavedLine[]): CostDraft {
  const key = `member-costs/${memberId}`;
  const [kept] = useState(() => readDraft<Kept>(key));
  const [base, setBase] = useState<Base>(kept?.base ?? baseOf(lines));
  const [grid, dispatch] = useReducer(reduceGrid, kept?.rows ?? base.rows, (rows) => newGrid(rows));
  const dirty = !sameContent(filled(grid.rows), base.rows);
  const current = sameVersions(base.seen, lines);

  const startFrom = (from: readonly SavedLine[]): void => {
    const next = baseOf(from);
    setBase(next);
    dispatch({ kind: 'RESET', rows: next.rows });
  };
  // nothing typed here is lost by showing what others saved
  if (!dirty && !current) startFrom(lines);

  const { rows } = grid;
  useEffect(() => {
    writeDraft(key, dirty ? { rows: rows.map(({ key: _, ...content }) => content), base } : null);
  }, [key, rows, base, dirty]);

  return {
    grid,
    dispatch,
    seen: base.seen,
    dirty,
    wasKept: kept !== null,
    overtaken: dirty && !current,
    startFrom,
    keepMine: () => setBase(baseOf(lines)),
  };
}
