import type { ReactNode } from 'react';
import { Ring } from '../../charts/ring.tsx';
import { texts, useTexts } from '../../language/language.ts';
import { RoughYen, Yen } from '../../ui/amounts.tsx';
import { Card } from '../../ui/page.tsx';
import { Picture } from '../../ui/picture.tsx';
import { StateChip } from '../../ui/state.tsx';
import { Table } from '../../ui/table.tsx';
import { WhyButton } from '../../why/why-button.tsx';
import type { Figures } from './findings.ts';
import { LastMoved } from './last-moved.tsx';
import type { Moved } from './moved.ts';
import type { Procedure } from './phase.ts';

const TEXTS = texts({
  ja: {
    title: '上限まで',
    combined: '(1)ITツールと(2)分析の補助金',
    admin: '(3)事務費・専門家費の補助金',
    of: '上限',
    left: (yen: ReactNode) => <>あと{yen}使えます</>,
    full: '上限いっぱいです',
    over: (yen: ReactNode) => <>上限を{yen}こえていたので、上限までにしています</>,
    unknown: '上限は資料にありません。設定で入れてください。',
    used: 'いまの計算',
    cap: '上限',
    room: '残り',
    short: { combined: '(1)+(2)', admin: '(3)' },
    sentence: (key: 'combined' | 'admin', used: ReactNode, cap: ReactNode) => (
      <>
        {key === 'combined' ? '(1)+(2)' : '(3)'}は、上限{cap}のうち{used}です。
      </>
    ),
    table: '上限と、いまの計算',
  },
  en: {
    title: 'Up to the caps',
    combined: 'Subsidy of (1) tools and (2) analysis',
    admin: 'Subsidy of (3) admin costs',
    of: 'cap',
    left: (yen: ReactNode) => <>{yen} left</>,
    full: 'The cap is used up',
    over: (yen: ReactNode) => <>Was {yen} over the cap and is brought down to it</>,
    unknown: 'No paper states the cap. Please enter it in the settings.',
    used: 'As calculated now',
    cap: 'Cap',
    room: 'Left',
    short: { combined: '(1)+(2)', admin: '(3)' },
    sentence: (key: 'combined' | 'admin', used: ReactNode, cap: ReactNode) => (
      <>
        {key === 'combined' ? '(1)+(2)' : '(3)'}: {used} of {cap}.
      </>
    ),
    table: 'The caps and what is calculated now',
  },
});

interface Cap {
  readonly key: 'combined' | 'admin';
  readonly used: number;
  readonly cap: number | null;
  /** By how much more would be claimed without the cap. */
  readonly over: number;
  readonly step: string;
}

const FACTS = ['used', 'cap', 'room'] as const;
type Fact = (typeof FACTS)[number];

function factOf({ used, cap }: Cap, fact: Fact): number | null {
  return fact === 'used' ? used : fact === 'cap' || cap === null ? cap : cap - used;
}

/** How full the joint cap and the cap of (3) are, and what moved them last. */
export function CapsCard({
  groupId,
  calculation,
  snapshot,
  moved,
  roster,
}: {
  readonly groupId: string;
  readonly calculation: Figures['calculation'];
  readonly snapshot: Figures['snapshots']['edges'][number]['node'] | null;
  readonly moved: Moved | null;
  readonly roster: Procedure['roster'];
}): ReactNode {
  const t = useTexts(TEXTS);
  const { combined, admin, trace, disagreements } = calculation;
  const caps: readonly Cap[] = [
    {
      key: 'combined',
      used: combined.granted,
      cap: combined.cap,
      over: Math.max(0, combined.available - combined.cap),
      step: 'combined.granted',
    },
    { key: 'admin', used: admin.granted, cap: admin.limit, over: 0, step: 'admin.granted' },
  ];
  return (
    <Card title={t.title}>
      <Picture
        speaks
        summary={caps.map(({ key, used, cap }) =>
          cap === null ? null : (
            <span key={key} className="block">
              {t.sentence(key, <RoughYen yen={used} />, <RoughYen yen={cap} />)}
            </span>
          ),
        )}
        table={
          <Table
            caption={t.table}
            rows={FACTS}
            rowKey={(fact) => fact}
            columns={[
              { key: 'fact', head: '', cell: (fact) => t[fact], rowHead: true },
              ...caps.map((cap) => ({
                key: cap.key,
                head: t.short[cap.key],
                cell: (fact: Fact) => <Yen yen={factOf(cap, fact)} />,
                right: true,
              })),
            ]}
          />
        }
      >
        <ul className="flex flex-col gap-6">
          {caps.map((cap) => (
            <li key={cap.key} className="flex flex-wrap items-center gap-x-5 gap-y-2">
              <Ring
                value={cap.used}
                cap={cap.cap}
                size={cap.key === 'combined' ? 'large' : 'medium'}
                state={isFull(cap) ? 'attention' : 'neutral'}
              >
                <span className={cap.key === 'combined' ? 'text-lg font-bold' : 'text-sm font-bold'}>
                  <RoughYen yen={cap.used} />
                </span>
                {cap.cap === null ? null : (
                  <span className="mt-1 text-xs text-quiet">
                    {t.of}
                    <br />
                    <RoughYen yen={cap.cap} />
                  </span>
                )}
              </Ring>
              <div className="min-w-0 flex-1 basis-44">
                <p className="font-bold">{t[cap.key]}</p>
                <p className="flex flex-wrap items-center gap-x-1">
                  <Yen yen={cap.used} />
                  <WhyButton title={t[cap.key]} steps={trace} of={cap.step} readings={disagreements} />
                </p>
                <Room cap={cap} />
              </div>
            </li>
          ))}
        </ul>
      </Picture>
      <LastMoved groupId={groupId} snapshot={snapshot} moved={moved} roster={roster} />
    </Card>
  );
}

function Room({ cap }: { readonly cap: Cap }): ReactNode {
  const t = useTexts(TEXTS);
  if (cap.cap === null) return <p>{t.unknown}</p>;
  if (cap.over > 0)
    return (
      <p>
        <StateChip state="attention">{t.full}</StateChip>
        <span className="mt-1 block text-sm">{t.over(<Yen yen={cap.over} />)}</span>
      </p>
    );
  if (isFull(cap)) return <StateChip state="attention">{t.full}</StateChip>;
  return <p>{t.left(<Yen yen={cap.cap - cap.used} />)}</p>;
}

function isFull({ used, cap }: Cap): boolean {
  return cap !== null && cap > 0 && used >= cap;
}
