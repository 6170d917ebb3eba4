import type { ReactNode } from 'react';
import { useRead } from '../../data/read.ts';
import { usePreferences, texts, useTexts } from '../../language/language.ts';
import { yenText } from '../../language/money.ts';
import { When } from '../../ui/amounts.tsx';
import type { Figures } from './findings.ts';
import { homeChanges, homeCostLines, type HomeChangesQuery } from './home.generated.ts';
import { useAll } from '../../data/pages.ts';
import type { Procedure } from './phase.ts';
import { lastMove, type Moved, type Mover } from './moved.ts';

const TEXTS = texts({
  ja: {
    title: '最後に動かしたもの',
    since: (label: string, at: ReactNode) => (
      <>
        保存した計算「{label}」（{at}）から:
      </>
    ),
    none: '変わっていません。',
    nothingKept: '保存した計算がまだないので、金額の変化はくらべられません。',
    same: '金額は同じです。',
    analysis: '(2)分析',
    admin: '(3)事務費・専門家費',
    others: (count: number) => `ほか${count}店`,
    by: (name: string | null) => (name === null ? '' : `${name}さんが`),
    what: {
      cost_line: { INSERT: '費用を足しました', UPDATE: '費用を変えました', DELETE: '費用を消しました' },
      member: { INSERT: 'お店を加えました', UPDATE: 'お店の内容を変えました', DELETE: 'お店を消しました' },
      consortium: {
        INSERT: 'グループを作りました',
        UPDATE: 'グループの設定を変えました',
        DELETE: 'グループを消しました',
      },
      tool: {
        INSERT: 'ITツールを加えました',
        UPDATE: 'ITツールを変えました',
        DELETE: 'ITツールを消しました',
      },
      business: {
        INSERT: 'お店を加えました',
        UPDATE: 'お店の会社情報を変えました',
        DELETE: 'お店を消しました',
      },
    } satisfies Words,
    at: (member: string) => `${member}の`,
  },
  en: {
    title: 'What moved it last',
    since: (label: string, at: ReactNode) => (
      <>
        Since the kept calculation “{label}” ({at}):
      </>
    ),
    none: 'nothing changed.',
    nothingKept: 'No calculation was kept yet, so amounts cannot be compared.',
    same: 'the amounts are the same.',
    analysis: '(2) analysis',
    admin: '(3) admin costs',
    others: (count: number) => `${count} more`,
    by: (name: string | null) => (name === null ? '' : `${name}: `),
    what: {
      cost_line: { INSERT: 'cost added', UPDATE: 'cost changed', DELETE: 'cost removed' },
      member: { INSERT: 'member added', UPDATE: 'member changed', DELETE: 'member removed' },
      consortium: {
        INSERT: 'group founded',
        UPDATE: 'settings of the group changed',
        DELETE: 'group removed',
      },
      tool: { INSERT: 'tool added', UPDATE: 'tool changed', DELETE: 'tool removed' },
      business: { INSERT: 'member added', UPDATE: 'business facts changed', DELETE: 'member removed' },
    } satisfies Words,
    at: (member: string) => `${member}, `,
  },
});

type Event = HomeChangesQuery['consortium']['auditEvents']['edges'][number]['node'];
type Words = Readonly<Record<Mover, Readonly<Record<'INSERT' | 'UPDATE' | 'DELETE', string>>>>;

const MOST_NAMED = 3;

/**
 * Two things in words: by how much which amounts moved since the last kept calculation, and the newest change of what
 * they are calculated from, as the audit trail has it.
 */
export function LastMoved({
  groupId,
  snapshot,
  moved,
  roster,
}: {
  readonly groupId: string;
  readonly snapshot: Figures['snapshots']['edges'][number]['node'] | null;
  readonly moved: Moved | null;
  readonly roster: Procedure['roster'];
}): ReactNode {
  const t = useTexts(TEXTS);
  const changes = useRead(homeChanges, { id: groupId });
  const last = changes.data
    ? lastMove(changes.data.consortium.auditEvents.edges.map(({ node }) => node))
    : null;
  return (
    // its place is kept while the trail is being read
    <div className="min-h-24 rounded-lg bg-wash p-3 text-sm">
      <p className="font-bold">{t.title}</p>
      {snapshot ? (
        <p>
          {t.since(snapshot.label, <When at={snapshot.createdAt} short />)}{' '}
          {snapshot.isCurrent || !moved ? t.none : <Amounts moved={moved} />}
        </p>
      ) : (
        <p>{t.nothingKept}</p>
      )}
      {last ? <Change groupId={groupId} event={last} roster={roster} /> : null}
    </div>
  );
}

function Amounts({ moved }: { readonly moved: Moved }): ReactNode {
  const t = useTexts(TEXTS);
  const { language } = usePreferences();
  const signed = (yen: number): string => `${yen > 0 ? '＋' : ''}${yenText(yen, language)}`;
  const parts = [
    ...moved.members.slice(0, MOST_NAMED).map(({ name, yen }) => `${name} ${signed(yen)}`),
    ...(moved.members.length > MOST_NAMED ? [t.others(moved.members.length - MOST_NAMED)] : []),
    ...(moved.analysis === 0 ? [] : [`${t.analysis} ${signed(moved.analysis)}`]),
    ...(moved.admin === 0 ? [] : [`${t.admin} ${signed(moved.admin)}`]),
  ];
  return parts.length === 0 ? t.same : <span className="tabular-nums">{parts.join(' · ')}</span>;
}

function Change({
  groupId,
  event,
  roster,
}: {
  readonly groupId: string;
  readonly event: Event & { readonly subjectType: Mover };
  readonly roster: Procedure['roster'];
}): ReactNode {
  const t = useTexts(TEXTS);
  const { language } = usePreferences();
  const lines = useAll(homeCostLines, { id: groupId }, ({ consortium }) => consortium.members, {
    when: event.subjectType === 'cost_line',
  });
  const ofLine = lines.data?.find(({ costLines }) => costLines.some(({ id }) => id === event.subjectId))?.id;
  const member = roster.find(({ memberId }) => memberId === (ofLine ?? event.subjectId));
  const word = event.action in t.what.member ? t.what[event.subjectType][event.action as 'UPDATE'] : null;
  if (word === null || lines.isLoading) return null;
  return (
    <p>
      <When at={event.occurredAt} short />
      {language === 'ja' ? '、' : ', '}
      {t.by(event.actorName)}
      {member ? t.at(member.name) : ''}
      {word}
      {language === 'ja' ? '。' : '.'}
    </p>
  );
}
