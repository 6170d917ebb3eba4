import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Bilingual } from '@renkei/api-client';
import { texts, useSaid, useTexts } from '../../../language/language.ts';
import { Button } from '../../../ui/button.tsx';
import { StateChip, type State } from '../../../ui/state.tsx';

export type Severity = 'BLOCKER' | 'WARNING' | 'INFO';

export interface ListedFinding {
  readonly key: string;
  readonly severity: Severity;
  readonly message: Bilingual;
  readonly clause: string;
  /** Where it is put right. */
  readonly to: string | null;
  readonly toLabel: string;
  /** Put right on this very page. */
  readonly onFix?: () => void;
}

const FIRST = 8;

const TEXTS = texts({
  ja: {
    groups: { BLOCKER: '提出の前に直すこと', WARNING: '見直すこと', INFO: '知っておくこと' },
    chips: { BLOCKER: '提出できない', WARNING: '見直す', INFO: 'お知らせ' },
    count: (count: number) => `${count}件`,
    more: (count: number) => `残りの${count}件も見る`,
    clause: '根拠',
  },
  en: {
    groups: {
      BLOCKER: 'To put right before the submission',
      WARNING: 'To look at again',
      INFO: 'Good to know',
    },
    chips: { BLOCKER: 'Blocks it', WARNING: 'Look again', INFO: 'Note' },
    count: (count: number) => `${count}`,
    more: (count: number) => `Show the other ${count} as well`,
    clause: 'Clause',
  },
});

const STATES: Readonly<Record<Severity, State>> = { BLOCKER: 'stop', WARNING: 'attention', INFO: 'neutral' };
const ORDER: readonly Severity[] = ['BLOCKER', 'WARNING', 'INFO'];

/** What a check found, worst first, each with the way to where it is put right. */
export function FindingList({ findings }: { readonly findings: readonly ListedFinding[] }): ReactNode {
  return (
    <div className="flex flex-col gap-6">
      {ORDER.map((severity) => (
        <OfSeverity
          key={severity}
          severity={severity}
          findings={findings.filter((finding) => finding.severity === severity)}
        />
      ))}
    </div>
  );
}

function OfSeverity({
  severity,
  findings,
}: {
  readonly severity: Severity;
  readonly findings: readonly ListedFinding[];
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const [all, setAll] = useState(false);
  if (findings.length === 0) return null;
  const shown = all ? findings : findings.slice(0, FIRST);
  return (
    <section className="flex flex-col gap-2">
      <h3 className="flex flex-wrap items-center gap-2 text-lg font-bold">
        <StateChip state={STATES[severity]}>{t.chips[severity]}</StateChip>
        {t.groups[severity]} {t.count(findings.length)}
      </h3>
      <ul className="flex flex-col">
        {shown.map(({ key, message, clause, to, toLabel, onFix }) => (
          <li key={key} className="flex flex-col border-b border-hairline py-2">
            <span>{say(message)}</span>
            <span className="flex flex-wrap items-center gap-x-4">
              {to ? (
                <Link to={to} className="inline-flex min-h-11 items-center">
                  {toLabel}
                </Link>
              ) : onFix ? (
                <Button look="quiet" onClick={onFix}>
                  {toLabel}
                </Button>
              ) : null}
              {clause ? (
                <span className="text-sm text-quiet">
                  {t.clause} {clause}
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {findings.length > shown.length ? (
        <div>
          <Button look="second" icon="down" onClick={() => setAll(true)}>
            {t.more(findings.length - shown.length)}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
