import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { StateChip, type State } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import type { FoundKind } from './findings.ts';

const TEXTS = texts({
  ja: {
    title: '見つかったこと',
    none: 'なおすところは見つかっていません。',
    severity: { BLOCKER: '先になおすこと', WARNING: '見直すこと', INFO: '知っておくこと' },
    count: (count: number) => `${count}件`,
    more: (count: number) => `同じことが、ほかに${count}件あります`,
    about: (name: string) => `${name}：`,
    clause: '根拠',
    rest: (count: number) => `ほかに${count}種類を見る`,
    places: {
      members: 'お店と費用',
      member: 'お店のページ',
      readiness: '書類の準備',
      procedure: '手続き',
      'procedure/performance': '実績報告',
      orders: '発注と支払い',
      evidence: '証憑',
      money: 'お金の受け渡し',
      effects: '効果報告',
      settings: '設定',
      'what-if': 'もしも計算',
    } as Readonly<Record<string, string>>,
    go: (place: string) => `${place}でなおす`,
    see: (place: string) => `${place}を見る`,
  },
  en: {
    title: 'What was found',
    none: 'Nothing has to be put right.',
    severity: { BLOCKER: 'Put right first', WARNING: 'Look at again', INFO: 'Good to know' },
    count: (count: number) => `${count}`,
    more: (count: number) => `The same ${count === 1 ? 'once' : `${count} times`} more`,
    about: (name: string) => `${name}: `,
    clause: 'Clause',
    rest: (count: number) => `Show ${count} more kinds`,
    places: {
      members: 'members and costs',
      member: 'the member’s page',
      readiness: 'papers',
      procedure: 'procedure',
      'procedure/performance': 'the performance report',
      orders: 'orders and payments',
      evidence: 'evidence',
      money: 'passing money on',
      effects: 'effects',
      settings: 'settings',
      'what-if': 'what if',
    },
    go: (place: string) => `Put right in ${place}`,
    see: (place: string) => `See ${place}`,
  },
});

const STATES: Readonly<Record<FoundKind['severity'], State>> = {
  BLOCKER: 'stop',
  WARNING: 'attention',
  INFO: 'neutral',
};
/** The rest can be opened: the page stays one to look over. */
const MOST_SHOWN = 4;
const SEVERITIES = ['BLOCKER', 'WARNING', 'INFO'] as const;

/** Everything found, by how much it presses; findings of one kind once, each with the way to where it is put right. */
export function FindingsList({ kinds }: { readonly kinds: readonly FoundKind[] }): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <Section title={t.title}>
      {kinds.length === 0 ? (
        <p>
          <StateChip state="ok">{t.none}</StateChip>
        </p>
      ) : (
        SEVERITIES.map((severity) => {
          const these = kinds.filter((kind) => kind.severity === severity);
          if (these.length === 0) return null;
          return (
            <div key={severity} className="flex flex-col gap-2">
              <h3 className="flex flex-wrap items-center gap-2 font-bold">
                <StateChip state={STATES[severity]}>{t.severity[severity]}</StateChip>
                <span className="font-normal text-quiet">
                  {t.count(these.reduce((sum, { found }) => sum + found.length, 0))}
                </span>
              </h3>
              <Kinds kinds={these.slice(0, MOST_SHOWN)} />
              {these.length > MOST_SHOWN ? (
                <details>
                  <summary className="min-h-11 cursor-pointer py-2 text-accent underline">
                    {t.rest(these.length - MOST_SHOWN)}
                  </summary>
                  <Kinds kinds={these.slice(MOST_SHOWN)} />
                </details>
              ) : null}
            </div>
          );
        })
      )}
    </Section>
  );
}

function Kinds({ kinds }: { readonly kinds: readonly FoundKind[] }): ReactNode {
  return (
    <ul className="divide-y divide-hairline rounded-xl border border-hairline">
      {kinds.map((kind) => (
        <li key={kind.kind} className="p-4">
          <Kind {...kind} />
        </li>
      ))}
    </ul>
  );
}

function Kind({ severity, found }: FoundKind): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { mayChange } = useGroup();
  const [first, ...rest] = found;
  if (!first) return null;
  const to = rest.length > 0 ? first.allTo : first.to;
  const place = t.places[to.startsWith('members/') ? 'member' : to] ?? to;
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-72">
        <p>
          {first.about ? <span className="font-bold">{t.about(first.about)}</span> : null}
          {say(first.said)}
        </p>
        {first.clause ? (
          <p className="text-sm text-quiet">
            {t.clause}: {first.clause}
          </p>
        ) : null}
        {rest.length > 0 ? (
          <details className="mt-1">
            <summary className="min-h-11 cursor-pointer py-2 text-accent underline">
              {t.more(rest.length)}
            </summary>
            <ul className="mt-1 list-disc pl-5">
              {rest.map((one) => (
                <li key={`${one.about ?? ''}${one.said.ja}`}>
                  {one.about ? t.about(one.about) : null}
                  {one.to === to ? (
                    say(one.said)
                  ) : (
                    <Link to={one.to} className="inline-block py-2">
                      {say(one.said)}
                    </Link>
                  )}
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
      <ButtonLink to={to} look="second">
        {mayChange && severity !== 'INFO' ? t.go(place) : t.see(place)}
      </ButtonLink>
    </div>
  );
}
