import { memo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { StateChip } from '../../ui/state.tsx';
import type { ReadingFields } from '../../why/trace.ts';
import { WhyButton } from '../../why/why-button.tsx';
import { LABELS } from './labels.ts';
import type { MemberRow } from './member-rows.ts';
import { MEMBERS_TEXTS } from './texts.ts';

const PERSON_STATES = { JOINED: 'ok', INVITED: 'neutral', EXPIRED: 'attention', NOBODY: 'neutral' } as const;
const PERSON_ICONS = { JOINED: 'check', INVITED: 'wait', EXPIRED: 'attention', NOBODY: 'person' } as const;

/** Stripes and not colour alone say that a limit took something away; the words stand beside the amount. */
const STRIPES = 'repeating-linear-gradient(45deg, var(--color-attention) 0 4px, var(--color-white) 4px 8px)';

/** Rows that stay in sight are not drawn again while the table scrolls. */
export const MembersTableRow = memo(function MembersTableRow({
  row,
  index,
  path,
  readings,
  measure,
}: {
  readonly row: MemberRow;
  readonly index: number;
  readonly path: string;
  readonly readings: readonly ReadingFields[];
  readonly measure: (element: HTMLElement | null) => void;
}): ReactNode {
  const t = useTexts(MEMBERS_TEXTS);
  const labels = useTexts(LABELS);
  const { amounts } = row;
  const gone = row.status === 'WITHDRAWN';
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className="border-b border-hairline hover:bg-blue-50"
    >
      <th scope="row" className="relative py-2 pr-2 pl-5 text-left font-normal">
        {row.caps.length > 0 ? (
          <span
            aria-hidden="true"
            className="absolute inset-y-0 left-0 w-2"
            style={{ backgroundImage: STRIPES }}
          />
        ) : null}
        <Link to={`${path}/${row.id}`} className="inline-flex min-h-11 items-center font-bold">
          {row.name}
        </Link>
      </th>
      <td className="px-2 py-2 text-sm">
        {labels.role[row.role]}
        {gone ? (
          <span className="block">
            <StateChip state="neutral">{labels.status.WITHDRAWN}</StateChip>
          </span>
        ) : null}
      </td>
      <td className="px-2 py-2 text-right">
        <Yen yen={amounts?.infrastructureCost} />
      </td>
      <td className="px-2 py-1 text-right">
        <Yen yen={amounts?.granted} />{' '}
        {amounts ? (
          <WhyButton title={t.whySubsidy(row.name)} steps={amounts.trace} readings={readings} />
        ) : null}
        {row.caps.length > 0 ? (
          <span className="block text-sm leading-snug text-attention">
            {row.caps.map((cap) => (
              <span key={cap} className="block">
                {t.caps[cap]}
              </span>
            ))}
          </span>
        ) : null}
      </td>
      <td className="px-2 py-1 text-right">
        <Yen yen={amounts?.share?.beforeTax} />{' '}
        {amounts?.share ? (
          <WhyButton
            title={t.whyShare(row.name)}
            steps={[...amounts.trace, ...amounts.shareTrace]}
            of={amounts.shareTrace.find(({ id }) => id.endsWith('.share.beforeTax'))?.id}
            readings={readings}
          />
        ) : null}
      </td>
      <td className="px-2 py-2">
        <span className="flex flex-wrap gap-1">
          {row.errors > 0 ? <StateChip state="stop">{t.errors(row.errors)}</StateChip> : null}
          {row.warnings > 0 ? <StateChip state="attention">{t.warnings(row.warnings)}</StateChip> : null}
          {row.errors + row.warnings === 0 ? <span className="text-quiet">{t.nothingToDo}</span> : null}
        </span>
      </td>
      <td className="px-2 py-2">
        {row.person === null ? (
          '—'
        ) : (
          <StateChip state={PERSON_STATES[row.person]} icon={PERSON_ICONS[row.person]}>
            {t.person[row.person]}
          </StateChip>
        )}
      </td>
      <td className="px-2 py-2">
        {row.papersMissing === null ? (
          '—'
        ) : row.papersMissing === 0 ? (
          <StateChip state="ok">{t.papersNone}</StateChip>
        ) : (
          t.papers(row.papersMissing)
        )}
      </td>
    </tr>
  );
});
