import type { Problem } from '@renkei/api-client';
import { ADMIN_HEADING_DEFINITIONS, headingsOf } from '@renkei/lifecycle';
import { CATEGORY_LABELS } from '@renkei/subsidy-rules';
import type { ReactNode } from 'react';
import { useSaid, useTexts } from '../../../language/language.ts';
import { Yen } from '../../../ui/amounts.tsx';
import { Select, TextInput, wholeNumber, YenInput } from '../../../ui/field.tsx';
import { certifiedOf, isChanged, type LineDraft, type ReportLine } from './lines.ts';
import { LINES_TEXTS } from './lines-texts.ts';
import type { AdminHeading } from './performance.generated.ts';

/** One cost: what was planned and invoiced, what it really was, and what of it is certified. */
export function LineRow({
  line,
  draft,
  mode,
  problems,
  onDraft,
}: {
  readonly line: ReportLine;
  readonly draft: LineDraft;
  readonly mode: 'ALL' | 'DECISIONS' | 'NOTHING';
  readonly problems: readonly Problem[];
  readonly onDraft: (draft: LineDraft) => void;
}): ReactNode {
  const t = useTexts(LINES_TEXTS);
  const say = useSaid();
  const kind = say(CATEGORY_LABELS[line.category]);
  const conflict = mode !== 'NOTHING' && draft.base !== line.version && isChanged(line, draft);
  return (
    <div className="flex flex-col gap-2 border-b border-hairline py-4 last:border-b-0">
      <h3 className="font-bold">
        {line.label || kind}
        {line.label ? <span className="ml-2 text-sm font-normal text-quiet">{kind}</span> : null}
        {line.quantity > 1 ? (
          <span className="ml-2 text-sm font-normal text-quiet">{t.quantity(line.quantity)}</span>
        ) : null}
      </h3>
      <p className="flex flex-wrap gap-x-5 text-sm">
        <span>
          {t.planned} <Yen yen={line.plannedYen} />
        </span>
        <span>
          {t.recorded} <Yen yen={line.recordedYen} />
        </span>
      </p>
      {conflict ? (
        <p className="text-sm font-bold text-attention">
          {t.now}: {t.actual} <Yen yen={line.actualYen} /> · {t.deducted} <Yen yen={line.deductedYen} /> ·{' '}
          {t.parked} <Yen yen={line.parkedYen} />
        </p>
      ) : null}
      {mode === 'NOTHING' ? (
        <Standing line={line} />
      ) : (
        <Inputs line={line} draft={draft} whole={mode === 'ALL'} problems={problems} onDraft={onDraft} />
      )}
    </div>
  );
}

function Standing({ line }: { readonly line: ReportLine }): ReactNode {
  const t = useTexts(LINES_TEXTS);
  const say = useSaid();
  return (
    <div>
      <p className="flex flex-wrap gap-x-5">
        <span>
          {t.actual} <Yen yen={line.actualYen} />
        </span>
        <span>
          {t.certified} <Yen yen={line.certifiedYen} />
        </span>
        {line.deductedYen > 0 ? (
          <span>
            {t.deducted} <Yen yen={line.deductedYen} />
          </span>
        ) : null}
        {line.parkedYen > 0 ? (
          <span>
            {t.parked} <Yen yen={line.parkedYen} />
          </span>
        ) : null}
        {line.heading ? (
          <span>
            {t.heading} {say(ADMIN_HEADING_DEFINITIONS[line.heading].label)}
          </span>
        ) : null}
      </p>
      {line.deductionReason ? <p className="text-sm">{t.why(line.deductionReason)}</p> : null}
      {line.parkedReason ? <p className="text-sm">{t.why(line.parkedReason)}</p> : null}
    </div>
  );
}

function Inputs({
  line,
  draft,
  whole,
  problems,
  onDraft,
}: {
  readonly line: ReportLine;
  readonly draft: LineDraft;
  /** False: the real cost and the heading stay as they were reported. */
  readonly whole: boolean;
  readonly problems: readonly Problem[];
  readonly onDraft: (draft: LineDraft) => void;
}): ReactNode {
  const t = useTexts(LINES_TEXTS);
  const say = useSaid();
  const at = (field: string) => problems.find(({ path }) => path?.endsWith(`.${field}`));
  const certified = certifiedOf(draft);
  const rest = problems.filter(
    ({ path }) =>
      !/\.(actualYen|deducted|deductionReason|deductedYen|parkedYen|parkedReason|heading)$/.test(path ?? ''),
  );
  const admin = line.category === 'OFFICE' || line.category === 'EXPERT' ? line.category : null;
  return (
    <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2 xl:grid-cols-3">
      <YenInput
        label={t.actualYen}
        yen={draft.actual}
        disabled={!whole}
        problem={at('actualYen')}
        onYen={(actual) => onDraft({ ...draft, actual })}
      />
      <YenInput
        label={t.deductedYen}
        yen={draft.deducted}
        problem={at('deductedYen')}
        onYen={(deducted) => onDraft({ ...draft, deducted })}
      />
      <YenInput
        label={t.parkedYen}
        yen={draft.parked}
        problem={at('parkedYen')}
        onYen={(parked) => onDraft({ ...draft, parked })}
      />
      {wholeNumber(draft.deducted) === 0 ? null : (
        <TextInput
          label={t.deductionReason}
          required
          value={draft.deductionReason}
          problem={at('deductionReason')}
          onChange={({ target }) => onDraft({ ...draft, deductionReason: target.value })}
        />
      )}
      {wholeNumber(draft.parked) === 0 ? null : (
        <TextInput
          label={t.parkedReason}
          hint={t.parkedHint}
          required
          value={draft.parkedReason}
          problem={at('parkedReason')}
          onChange={({ target }) => onDraft({ ...draft, parkedReason: target.value })}
        />
      )}
      {admin ? (
        <Select
          label={t.heading}
          required
          disabled={!whole}
          value={draft.heading}
          problem={at('heading')}
          onChange={({ target }) => onDraft({ ...draft, heading: target.value as AdminHeading | '' })}
        >
          <option value="">{t.choose}</option>
          {headingsOf(admin).map(({ code, label }) => (
            <option key={code} value={code}>
              {say(label)}
            </option>
          ))}
        </Select>
      ) : null}
      <p className="sm:col-span-full">
        {t.certifiedYen}:{' '}
        {certified === null ? <span className="text-stop">{t.tooMuch}</span> : <Yen yen={certified} />}
      </p>
      {rest.map(({ message }, index) => (
        <p key={index} className="text-stop sm:col-span-full">
          {say(message)}
        </p>
      ))}
    </div>
  );
}
