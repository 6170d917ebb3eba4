import { useState, type ReactNode } from 'react';
import { useChange } from '../../../data/change.ts';
import { useDraft, useLeaveWarning } from '../../../data/draft.ts';
import { useSaid, useTexts } from '../../../language/language.ts';
import { Yen } from '../../../ui/amounts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Problems } from '../../../ui/problems.tsx';
import { Banner, StateChip } from '../../../ui/state.tsx';
import { certifiedOf, draftOf, isChanged, lineInput, type LineDrafts, type ReportLine } from './lines.ts';
import { LineRow } from './line-row.tsx';
import { LINES_TEXTS } from './lines-texts.ts';
import { procedureSetLines, type ProcedureSetLinesMutation } from './performance.generated.ts';

type Warnings = NonNullable<ProcedureSetLinesMutation['setPerformanceLines']['warnings']>;

/** What became of every cost, shop by shop; saved together, all or nothing. */
export function LinesEditor({
  reportId,
  lines,
  nameOf,
  mode,
}: {
  readonly reportId: string;
  readonly lines: readonly ReportLine[];
  readonly nameOf: (memberId: string) => string;
  readonly mode: 'ALL' | 'DECISIONS' | 'NOTHING';
}): ReactNode {
  const t = useTexts(LINES_TEXTS);
  const save = useChange(procedureSetLines);
  const [drafts, setDrafts, clear, wasKept] = useDraft<LineDrafts>(`procedure/lines/${reportId}`, {});
  const [sent, setSent] = useState<readonly string[]>([]);
  const [warnings, setWarnings] = useState<Warnings | null>(null);

  const changed = lines.filter((line) => {
    const draft = drafts[line.costLineId];
    return mode !== 'NOTHING' && draft !== undefined && isChanged(line, draft);
  });
  useLeaveWarning(changed.length > 0);
  const incomplete = changed.filter((line) => certifiedOf(drafts[line.costLineId]!) === null);
  const conflicts = changed.filter((line) => drafts[line.costLineId]!.base !== line.version);
  const members = [...new Set(lines.map(({ memberId }) => memberId))];

  const send = async (): Promise<void> => {
    const ids = changed.map(({ costLineId }) => costLineId);
    setSent(ids);
    setWarnings(null);
    const input = { reportId, lines: ids.map((id) => lineInput(id, drafts[id]!)) };
    const done = await save.send({ input });
    if (!done) return;
    setWarnings(done.setPerformanceLines.warnings ?? []);
    clear();
  };
  /** Takes what others saved as seen: the next save overwrites it. */
  const overwrite = (): void => {
    const seen = conflicts.map((line) => [
      line.costLineId,
      { ...drafts[line.costLineId]!, base: line.version },
    ]);
    setDrafts({ ...drafts, ...(Object.fromEntries(seen) as LineDrafts) });
    save.forget();
  };
  const problemsOf = (costLineId: string) => {
    const index = sent.indexOf(costLineId);
    return index < 0 ? [] : save.problems.filter(({ path }) => path?.startsWith(`input.lines[${index}]`));
  };
  const placed = lines.flatMap(({ costLineId }) => problemsOf(costLineId));

  return (
    <div className="flex flex-col gap-4">
      {mode === 'DECISIONS' ? <p>{t.decisions}</p> : null}
      {wasKept && changed.length > 0 ? <p className="text-quiet">{t.kept}</p> : null}
      {members.map((memberId) => (
        <OfMember
          key={memberId}
          name={nameOf(memberId)}
          lines={lines.filter((line) => line.memberId === memberId)}
          changed={changed.filter((line) => line.memberId === memberId).length}
        >
          {(own) =>
            own.map((line) => (
              <LineRow
                key={line.costLineId}
                line={line}
                draft={drafts[line.costLineId] ?? draftOf(line)}
                mode={mode}
                problems={problemsOf(line.costLineId)}
                onDraft={(draft) => {
                  setWarnings(null);
                  setDrafts({ ...drafts, [line.costLineId]: draft });
                }}
              />
            ))
          }
        </OfMember>
      ))}
      {warnings ? (
        <Banner state={warnings.length > 0 ? 'attention' : 'ok'} title={t.saved} live>
          {warnings.length > 0 ? <WarningList warnings={warnings} /> : null}
        </Banner>
      ) : null}
      {conflicts.length > 0 ? (
        <Banner
          state="attention"
          title={t.conflict(conflicts.length)}
          action={
            <Button look="second" onClick={overwrite}>
              {t.overwrite}
            </Button>
          }
          live
        >
          {t.conflictHow}
        </Banner>
      ) : null}
      <Problems problems={save.problems} shown={placed.flatMap(({ path }) => path ?? [])} />
      {changed.length > 0 ? (
        <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-line bg-white py-3">
          <Button
            busy={save.sending}
            disabled={incomplete.length > 0 || conflicts.length > 0}
            onClick={() => void send()}
          >
            {t.save(changed.length)}
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              clear();
              save.forget();
            }}
          >
            {t.discard}
          </Button>
          {incomplete.length > 0 ? <span className="text-stop">{t.incomplete}</span> : null}
        </div>
      ) : null}
    </div>
  );
}

function WarningList({ warnings }: { readonly warnings: Warnings }): ReactNode {
  const say = useSaid();
  return (
    <ul className="list-disc pl-5">
      {warnings.map(({ message }, index) => (
        <li key={index}>{say(message)}</li>
      ))}
    </ul>
  );
}

/** A shop of the table; its rows are made when it is opened, so that two hundred shops stay quick. */
function OfMember({
  name,
  lines,
  changed,
  children,
}: {
  readonly name: string;
  readonly lines: readonly ReportLine[];
  readonly changed: number;
  readonly children: (lines: readonly ReportLine[]) => ReactNode;
}): ReactNode {
  const t = useTexts(LINES_TEXTS);
  const [open, setOpen] = useState(changed > 0);
  const sum = (field: 'plannedYen' | 'actualYen' | 'certifiedYen' | 'parkedYen'): number =>
    lines.reduce((total, line) => total + line[field], 0);
  const parked = sum('parkedYen');
  return (
    <details
      className="rounded-xl border border-hairline"
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-4 gap-y-1 p-3">
        <span className="min-w-0 flex-1 basis-48 font-bold">{name}</span>
        <span className="text-sm">
          {t.planned} <Yen yen={sum('plannedYen')} />
        </span>
        <span className="text-sm">
          {t.actual} <Yen yen={sum('actualYen')} />
        </span>
        <span className="text-sm">
          {t.certified} <Yen yen={sum('certifiedYen')} />
        </span>
        {sum('actualYen') === 0 ? <StateChip state="attention">{t.zero}</StateChip> : null}
        {parked > 0 ? <StateChip state="neutral">{t.hasParked}</StateChip> : null}
        {changed > 0 ? <StateChip state="attention">{t.unsaved(changed)}</StateChip> : null}
      </summary>
      {open ? <div className="flex flex-col border-t border-hairline px-3">{children(lines)}</div> : null}
    </details>
  );
}
