import { CATEGORY_LABELS } from '@renkei/subsidy-rules';
import { useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../../data/change.ts';
import { useDraft } from '../../../data/draft.ts';
import { useToday } from '../../../data/now.ts';
import { useSaid, useTexts } from '../../../language/language.ts';
import { Yen } from '../../../ui/amounts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox, DateInput, TextInput, wholeNumber, YenInput } from '../../../ui/field.tsx';
import { Section } from '../../../ui/page.tsx';
import { problemAt, Problems } from '../../../ui/problems.tsx';
import { Banner } from '../../../ui/state.tsx';
import type { ReportLine } from '../performance/lines.ts';
import { procedureSettleParked } from './fixing.generated.ts';
import { FIXING_TEXTS } from './fixing-texts.ts';

interface Settled {
  readonly chosen: boolean;
  readonly certified: string;
  readonly reason: string;
}

interface Draft {
  readonly noticeNumber: string;
  readonly fixedOn: string;
  readonly lines: Readonly<Record<string, Settled>>;
}

/** What becomes of the yen that were parked when the amounts were fixed: a further fixing restates everything. */
export function SettleParked({
  reportId,
  lines,
  nameOf,
}: {
  readonly reportId: string;
  readonly lines: readonly ReportLine[];
  readonly nameOf: (memberId: string) => string;
}): ReactNode {
  const t = useTexts(FIXING_TEXTS);
  const today = useToday();
  const settle = useChange(procedureSettleParked);
  const [key, setKey] = useState(newIdempotencyKey);
  const [checked, setChecked] = useState(false);
  const [draft, setDraft, clear] = useDraft<Draft>(`procedure/settle/${reportId}`, {
    noticeNumber: '',
    fixedOn: today,
    lines: {},
  });
  const of = (line: ReportLine): Settled =>
    draft.lines[line.costLineId] ?? { chosen: lines.length === 1, certified: '', reason: '' };
  const leftOf = (line: ReportLine): number | null => {
    const certified = wholeNumber(of(line).certified);
    return certified === null || certified > line.parkedYen ? null : line.parkedYen - certified;
  };
  const chosen = lines.filter((line) => of(line).chosen);
  const incomplete =
    chosen.length === 0 ||
    !draft.noticeNumber.trim() ||
    !draft.fixedOn ||
    chosen.some((line) => {
      const left = leftOf(line);
      return left === null || (left > 0 && !of(line).reason.trim());
    });
  const problems = settle.problems;
  const send = async (): Promise<void> => {
    setChecked(true);
    if (incomplete) return;
    const done = await settle.send({
      input: {
        reportId,
        noticeNumber: draft.noticeNumber,
        fixedOn: draft.fixedOn,
        idempotencyKey: key,
        lines: chosen.map((line) => {
          const deductedYen = leftOf(line) ?? 0;
          return {
            costLineId: line.costLineId,
            certifiedYen: line.parkedYen - deductedYen,
            deductedYen,
            deductionReason: deductedYen > 0 ? of(line).reason : null,
          };
        }),
      },
    });
    if (!done) return;
    clear();
    setChecked(false);
    setKey(newIdempotencyKey());
  };
  return (
    <Section title={t.parked}>
      <p>{t.parkedHow}</p>
      <form
        className="flex flex-col gap-5"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {lines.map((line) => (
          <ParkedLine
            key={line.costLineId}
            line={line}
            name={nameOf(line.memberId)}
            settled={of(line)}
            left={leftOf(line)}
            onSettled={(settled) =>
              setDraft({ ...draft, lines: { ...draft.lines, [line.costLineId]: settled } })
            }
          />
        ))}
        <div className="flex max-w-xl flex-col gap-5">
          <TextInput
            label={t.noticeNumber}
            required
            value={draft.noticeNumber}
            problem={problemAt(problems, 'input.noticeNumber')}
            onChange={({ target }) => setDraft({ ...draft, noticeNumber: target.value })}
          />
          <DateInput
            label={t.fixedOn}
            required
            value={draft.fixedOn}
            problem={problemAt(problems, 'input.fixedOn')}
            onChange={({ target }) => setDraft({ ...draft, fixedOn: target.value })}
          />
        </div>
        {checked && incomplete ? <Banner state="attention" title={t.incomplete} live /> : null}
        <Problems problems={problems} shown={['input.noticeNumber', 'input.fixedOn']} />
        <p className="text-quiet">{t.settleHow}</p>
        <div>
          <Button type="submit" busy={settle.sending}>
            {t.settle}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function ParkedLine({
  line,
  name,
  settled,
  left,
  onSettled,
}: {
  readonly line: ReportLine;
  readonly name: string;
  readonly settled: Settled;
  readonly left: number | null;
  readonly onSettled: (settled: Settled) => void;
}): ReactNode {
  const t = useTexts(FIXING_TEXTS);
  const say = useSaid();
  return (
    <fieldset className="flex flex-col gap-3 rounded-xl border border-hairline p-4">
      <legend className="px-1 font-bold">
        {t.parkedOf(name, line.label || say(CATEGORY_LABELS[line.category]))}
      </legend>
      <p>
        {t.parkedYen}: <Yen yen={line.parkedYen} />
        {line.parkedReason ? `（${line.parkedReason}）` : ''}
      </p>
      <Checkbox
        label={t.include}
        checked={settled.chosen}
        onChange={({ target }) => onSettled({ ...settled, chosen: target.checked })}
      />
      {settled.chosen ? (
        <>
          <YenInput
            label={t.certified}
            hint={t.certifiedHint}
            required
            yen={settled.certified}
            problem={settled.certified && left === null ? t.certifiedHint : undefined}
            onYen={(certified) => onSettled({ ...settled, certified })}
          />
          {left === null ? null : (
            <p>
              {t.deducted}: <Yen yen={left} />
            </p>
          )}
          {left ? (
            <TextInput
              label={t.deductionReason}
              required
              value={settled.reason}
              onChange={({ target }) => onSettled({ ...settled, reason: target.value })}
            />
          ) : null}
        </>
      ) : null}
    </fieldset>
  );
}
