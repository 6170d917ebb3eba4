import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { useToday } from '../../data/now.ts';
import { useRead } from '../../data/read.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { useAllPages } from '../../data/pages.ts';
import { useGroup } from '../group-frame.tsx';
import { Findings, type Finding } from './findings.tsx';
import { LineCard } from './line-card.tsx';
import { MayOrderBanner } from './may-order.tsx';
import { ordersBoard, ordersFindings, ordersGroup, type OrdersGroupQuery } from './orders.generated.ts';
import { RecordDialog } from './record-dialog.tsx';
import {
  answerOfGroup,
  lineStateOf,
  spanOf,
  type Line,
  type LineState,
  type OrderMember,
} from './timeline.ts';
import { VoidDialog, type VoidTarget } from './void-dialog.tsx';

const SHOW_JA: Readonly<Record<LineState, string>> = {
  VIOLATED: 'ルールに反しているもの',
  OPEN: '途中のもの',
  DONE: '終わったもの',
  WITHDRAWN: '辞退したお店のもの',
};
const SHOW_EN: typeof SHOW_JA = {
  VIOLATED: 'Those that break a rule',
  OPEN: 'Under way',
  DONE: 'Done',
  WITHDRAWN: 'Of members who withdrew',
};

const TEXTS = texts({
  ja: {
    title: '発注と支払い',
    lines: '費用ごとの流れ',
    show: '表示する費用',
    member: 'お店',
    all: 'すべて',
    stateOf: SHOW_JA,
    none: 'まだ費用がありません',
    noneWhy: 'お店の費用を登録すると、契約から支払いまでの流れがここに並びます。',
    toMembers: 'お店と費用へ',
    noMatch: '当てはまる費用はありません。',
    more: (rest: number) => `あと${rest}件を見る`,
    lead: (open: number, done: number) => `買い物の途中 ${open}件・終わったもの ${done}件`,
  },
  en: {
    title: 'Orders and payments',
    lines: 'Every cost from contract to payment',
    show: 'Show',
    member: 'Member',
    all: 'All',
    stateOf: SHOW_EN,
    none: 'There are no costs yet',
    noneWhy: 'Once costs are entered, their way from contract to payment is shown here.',
    toMembers: 'To members and costs',
    noMatch: 'There is no such cost.',
    more: (rest: number) => `Show ${rest} more`,
    lead: (open: number, done: number) => `${open} under way, ${done} done`,
  },
});

/** Cards drawn at once; a group of two hundred has many more. */
const PAGE = 60;

interface Row {
  readonly member: OrderMember;
  readonly line: Line;
  readonly state: LineState;
}

/** May the group order now, what has been bought in what order, and what that costs where a rule was broken. */
export function OrdersPage(): ReactNode {
  const { id } = useGroup();
  const t = useTexts(TEXTS);
  const board = useAllPages(ordersBoard, { id }, ({ consortium }) => consortium.members.pageInfo);
  const group = useRead(ordersGroup, { id });
  const rows = useMemo(() => rowsOf(board.data), [board.data]);
  const count = (state: LineState) => rows.filter((row) => row.state === state).length;
  return (
    <Page title={t.title} lead={board.data ? t.lead(count('OPEN') + count('VIOLATED'), count('DONE')) : ' '}>
      <Shown read={board} lines={14}>
        {(pages) => (
          <Shown read={group} lines={2}>
            {({ consortium }) => (
              <Board
                members={pages.flatMap(({ consortium: { members } }) =>
                  members.edges.map(({ node }) => node),
                )}
                rows={rows}
                group={consortium}
              />
            )}
          </Shown>
        )}
      </Shown>
    </Page>
  );
}

function rowsOf(
  pages: readonly {
    readonly consortium: { readonly members: { readonly edges: readonly { readonly node: OrderMember }[] } };
  }[] = [],
): readonly Row[] {
  return pages
    .flatMap(({ consortium }) => consortium.members.edges.map(({ node }) => node))
    .flatMap((member) =>
      member.costLines.map((line) => ({ member, line, state: lineStateOf(member, line) })),
    );
}

function Board({
  members,
  rows,
  group,
}: {
  readonly members: readonly OrderMember[];
  readonly rows: readonly Row[];
  readonly group: OrdersGroupQuery['consortium'];
}): ReactNode {
  const { id, mayChange } = useGroup();
  const t = useTexts(TEXTS);
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const [recording, setRecording] = useState<Row | null>(null);
  const [limit, setLimit] = useState(PAGE);
  const [voiding, setVoiding] = useState<VoidTarget | null>(null);
  const findings = useAllPages(
    ordersFindings,
    { id },
    ({ consortium }) => consortium.purchaseFindings.pageInfo,
  );
  const { hash, key } = useLocation();
  useEffect(() => {
    // `key`: the same link leads there again
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'center' });
  }, [hash, key]);
  const byLine = useMemo(() => findingsByLine(findings.data), [findings.data]);
  const representative = answerOfGroup(members).representative;
  const decidedAt = group.application?.grant?.decidedAt ?? null;
  const endAt = group.application?.grant?.projectEndAt ?? null;
  const span = useMemo(
    () =>
      spanOf([
        decidedAt,
        endAt,
        today,
        ...rows.flatMap(({ line }) =>
          line.purchaseSteps.flatMap(({ voidedAt, occurredOn }) => (voidedAt === null ? [occurredOn] : [])),
        ),
      ]),
    [rows, decidedAt, endAt, today],
  );
  if (rows.length === 0)
    return (
      <>
        <MayOrderBanner members={members} />
        <Empty title={t.none} action={<ButtonLink to={`/groups/${id}/members`}>{t.toMembers}</ButtonLink>}>
          {t.noneWhy}
        </Empty>
      </>
    );
  const wanted = search.get('show') ?? '';
  const of = search.get('member') ?? '';
  const shown = rows.filter(
    ({ state, member }) => (wanted === '' || state === wanted) && (of === '' || member.id === of),
  );
  const choose = (key: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(key);
        else next.set(key, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <>
      <MayOrderBanner members={members} />
      <Findings read={findings} rows={rows} />
      <Section title={t.lines}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select label={t.show} value={wanted} onChange={({ target }) => choose('show', target.value)}>
            <option value="">
              {t.all}（{rows.length}）
            </option>
            {(['VIOLATED', 'OPEN', 'DONE', 'WITHDRAWN'] as const).map((state) => (
              <option key={state} value={state}>
                {t.stateOf[state]}（{rows.filter((row) => row.state === state).length}）
              </option>
            ))}
          </Select>
          <Select label={t.member} value={of} onChange={({ target }) => choose('member', target.value)}>
            <option value="">{t.all}</option>
            {members.map((member) => (
              <option key={member.id} value={member.id}>
                {member.business.name}
              </option>
            ))}
          </Select>
        </div>
        {shown.length === 0 ? <p>{t.noMatch}</p> : null}
        <ul className="flex flex-col gap-4">
          {shown.slice(0, limit).map((row) => (
            <LineCard
              key={row.line.id}
              member={row.member}
              line={row.line}
              findings={byLine.get(row.line.id) ?? []}
              span={span}
              decidedAt={decidedAt}
              endAt={endAt}
              onRecord={mayChange ? () => setRecording(row) : null}
              onVoid={mayChange ? setVoiding : null}
            />
          ))}
        </ul>
        {shown.length > limit ? (
          <div>
            <Button look="second" onClick={() => setLimit(limit + PAGE)}>
              {t.more(shown.length - limit)}
            </Button>
          </div>
        ) : null}
      </Section>
      {recording ? (
        <RecordDialog
          key={recording.line.id}
          member={recording.member}
          line={recording.line}
          representative={representative}
          decidedAt={decidedAt}
          endAt={endAt}
          onClose={() => setRecording(null)}
        />
      ) : null}
      {voiding ? <VoidDialog target={voiding} onClose={() => setVoiding(null)} /> : null}
    </>
  );
}

function findingsByLine(
  pages: readonly {
    readonly consortium: {
      readonly purchaseFindings: { readonly edges: readonly { readonly node: Finding }[] };
    };
  }[] = [],
): ReadonlyMap<string, readonly Finding[]> {
  const byLine = new Map<string, Finding[]>();
  for (const { consortium } of pages)
    for (const { node } of consortium.purchaseFindings.edges)
      byLine.set(node.costLineId, [...(byLine.get(node.costLineId) ?? []), node]);
  return byLine;
}
