import type { Problem } from '@renkei/api-client';
import { useMemo, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { newIdempotencyKey, useChange } from '../../../data/change.ts';
import { useSaid, useTexts } from '../../../language/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Section } from '../../../ui/page.tsx';
import { Problems } from '../../../ui/problems.tsx';
import { Banner } from '../../../ui/state.tsx';
import type { ReadingFields } from '../../../why/trace.ts';
import { memberCostsReplace } from '../member.generated.ts';
import { CostGrid } from './cost-grid.tsx';
import type { CellProblems } from './grid-row.tsx';
import { MOST_ROWS } from './grid.ts';
import { figuresOf, groupInput, withLines } from './live-figures.ts';
import {
  calculationLine,
  inputOf,
  unreadableNumbers,
  type Column,
  type GridRow,
  type SavedLine,
  type Tool,
} from './rows.ts';
import { SavedCosts } from './saved-costs.tsx';
import { GRID_TEXTS } from './texts.ts';
import { TotalBar } from './total-bar.tsx';
import { filled, useCostDraft } from './use-cost-draft.ts';

interface Props {
  readonly memberId: string;
  readonly name: string;
  readonly lines: readonly SavedLine[];
  readonly tools: readonly Tool[];
  readonly toolsPath: string;
  /** `Consortium.calculationInput`. */
  readonly inputJson: string;
  readonly readings: readonly ReadingFields[];
}

/** A member's costs, typed like into a sheet; what they do to the member and the group moves with every letter. */
export function CostEditor({
  memberId,
  name,
  lines,
  tools,
  toolsPath,
  inputJson,
  readings,
}: Props): ReactNode {
  const t = useTexts(GRID_TEXTS);
  const draft = useCostDraft(memberId, lines);
  const { grid, dispatch, dirty } = draft;
  const [sent, setSent] = useState<{ readonly body: string; readonly key: string } | null>(null);
  const [asked, setAsked] = useState(false);
  const [sentKeys, setSentKeys] = useState<readonly string[]>([]);
  const [saved, setSaved] = useState(false);
  const change = useChange(memberCostsReplace);
  const cellProblems = useCellProblems(filled(grid.rows), asked, change.problems, sentKeys);

  const save = async (): Promise<void> => {
    const rows = filled(grid.rows);
    setAsked(true);
    setSaved(false);
    change.forget();
    if (rows.some((row) => unreadableNumbers(row).length > 0)) return;
    setSentKeys(rows.map(({ key }) => key));
    const body = { memberId, lines: rows.map(inputOf), seen: draft.seen.map((line) => ({ ...line })) };
    // the same again after a lost answer is carried out once; anything else is a new wish
    const told = JSON.stringify(body);
    const key = sent?.body === told ? sent.key : newIdempotencyKey();
    setSent({ body: told, key });
    const done = await change.send({ input: { ...body, idempotencyKey: key } });
    if (!done?.replaceCostLines.costLines) return;
    draft.startFrom(done.replaceCostLines.costLines);
    setSent(null);
    setAsked(false);
    setSaved(true);
  };

  const unreadable = asked && filled(grid.rows).some((row) => unreadableNumbers(row).length > 0);
  return (
    <Section title={t.title} actions={<Link to={toolsPath}>{t.toTools}</Link>}>
      {draft.wasKept && dirty ? <Banner state="neutral" title={t.kept} /> : null}
      {draft.overtaken && !change.sending ? (
        <Overtaken
          lines={lines}
          tools={tools}
          onKeep={draft.keepMine}
          onTake={() => draft.startFrom(lines)}
        />
      ) : null}
      <details>
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-accent underline">
          {t.helpTitle}
        </summary>
        <p className="max-w-prose">{t.help}</p>
      </details>
      <CostGrid
        name={name}
        grid={grid}
        dispatch={dispatch}
        tools={tools}
        toolsPath={toolsPath}
        problems={cellProblems}
      />
      {grid.unread > 0 ? <Banner state="attention" title={t.unread(grid.unread)} live /> : null}
      <div className="flex flex-wrap gap-3">
        <Button
          look="second"
          icon="plus"
          disabled={grid.rows.length >= MOST_ROWS}
          onClick={() => dispatch({ kind: 'ADD' })}
        >
          {t.add}
        </Button>
        <Button
          look="quiet"
          icon="undo"
          disabled={grid.past.length === 0}
          onClick={() => dispatch({ kind: 'UNDO' })}
        >
          {t.undo}
        </Button>
        <Button look="quiet" disabled={grid.future.length === 0} onClick={() => dispatch({ kind: 'REDO' })}>
          {t.redo}
        </Button>
        {dirty ? (
          <Button look="quiet" onClick={() => draft.startFrom(lines)}>
            {t.discard}
          </Button>
        ) : null}
      </div>
      {grid.rows.length >= MOST_ROWS ? <p>{t.full}</p> : null}
      {unreadable ? <Banner state="stop" title={t.wrongRows} live /> : null}
      <Problems problems={change.problems} title={t.failed} shown={pathsAtCells(change.problems)} />
      <div className="sticky bottom-0 z-10 -mx-1 flex flex-col gap-2 rounded-t-xl border-2 border-b-0 border-line bg-white p-3">
        <LiveTotals
          memberId={memberId}
          name={name}
          rows={grid.rows}
          tools={tools}
          inputJson={inputJson}
          readings={readings}
        />
        <div className="flex items-center gap-3">
          <Button onClick={() => void save()} busy={change.sending} disabled={!dirty}>
            {t.save}
          </Button>
          <span role="status" className="sr-only text-sm sm:not-sr-only">
            {dirty ? t.unsaved : saved ? t.saved : t.same}
          </span>
        </div>
      </div>
    </Section>
  );
}

function LiveTotals({
  memberId,
  name,
  rows,
  tools,
  inputJson,
  readings,
}: {
  readonly memberId: string;
  readonly name: string;
  readonly rows: readonly GridRow[];
  readonly tools: readonly Tool[];
  readonly inputJson: string;
  readonly readings: readonly ReadingFields[];
}): ReactNode {
  const t = useTexts(GRID_TEXTS);
  const input = useMemo(() => groupInput(inputJson), [inputJson]);
  const saved = useMemo(() => input && figuresOf(input, memberId), [input, memberId]);
  const now = useMemo(() => {
    if (!input) return null;
    const costLines = rows.map((row) => calculationLine(row, tools)).filter((line) => line !== null);
    return figuresOf(withLines(input, memberId, costLines), memberId);
  }, [input, memberId, rows, tools]);
  if (!now || !saved) return <p className="text-sm">{t.noPreview}</p>;
  return <TotalBar name={name} now={now} saved={saved} readings={readings} />;
}

/** What others saved meanwhile stands beside what one typed oneself; the person chooses. */
function Overtaken({
  lines,
  tools,
  onKeep,
  onTake,
}: {
  readonly lines: readonly SavedLine[];
  readonly tools: readonly Tool[];
  readonly onKeep: () => void;
  readonly onTake: () => void;
}): ReactNode {
  const t = useTexts(GRID_TEXTS);
  return (
    <Banner state="attention" title={t.stale} live>
      <div className="flex flex-col gap-3">
        <SavedCosts caption={t.staleNow} lines={lines} tools={tools} />
        <div className="flex flex-wrap gap-3">
          <Button look="second" onClick={onTake}>
            {t.takeTheirs}
          </Button>
          <Button look="second" onClick={onKeep}>
            {t.overwrite}
          </Button>
        </div>
      </div>
    </Banner>
  );
}

const CELL_PATH = /^input\.lines\[(\d+)\]\.(\w+)$/;
const COLUMN_OF: Readonly<Record<string, Column>> = {
  category: 'category',
  label: 'label',
  toolId: 'toolId',
  functions: 'functions',
  unitPriceYen: 'unitPrice',
  quantity: 'quantity',
  cloudMonths: 'cloudMonths',
};

function pathsAtCells(problems: readonly Problem[]): string[] {
  return problems.flatMap(({ path }) => (path && COLUMN_OF[CELL_PATH.exec(path)?.[2] ?? ''] ? [path] : []));
}

/** Problems at the very cell: numbers that are none, and what the API found in the rows as they were sent. */
function useCellProblems(
  rows: readonly GridRow[],
  asked: boolean,
  problems: readonly Problem[],
  sentKeys: readonly string[],
): ReadonlyMap<string, CellProblems> {
  const t = useTexts(GRID_TEXTS);
  const say = useSaid();
  const found = new Map<string, CellProblems>();
  const note = (key: string, column: Column, text: string): void =>
    void found.set(key, { ...found.get(key), [column]: text });
  if (asked)
    for (const row of rows)
      for (const column of unreadableNumbers(row)) note(row.key, column, t.wrong[column]);
  for (const { path, message } of problems) {
    const [, index = '', field = ''] = CELL_PATH.exec(path ?? '') ?? [];
    const [key, column] = [sentKeys[Number(index)], COLUMN_OF[field]];
    if (key && column && index !== '') note(key, column, say(message));
  }
  return found;
}
