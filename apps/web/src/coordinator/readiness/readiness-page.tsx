import { useMemo, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { useGroup } from '../group-frame.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { boardOf, type Board } from './board.ts';
import { countLooks, isDone, membersToAsk, type AskScope } from './cells.ts';
import { CellDrawer } from './cell-drawer.tsx';
import { Declarations } from './declarations.tsx';
import { EligibilityFindings } from './eligibility.tsx';
import { GroupPapers } from './group-papers.tsx';
import { Heatmap } from './heatmap.tsx';
import { Legend } from './legend.tsx';
import { MemberList } from './member-list.tsx';
import { readinessBoard, type DocumentRequirement } from './readiness.generated.ts';
import { useAllPages } from '../../data/pages.ts';
import { useWide } from '../../ui/use-wide.ts';

const TEXTS = texts({
  ja: {
    title: '書類の準備',
    members: 'お店ごとの書類',
    ask: (count: number) => `${count}店に書類をお願いする`,
    nothingToAsk: '新しくお願いする書類はありません。',
    openOnly: 'まだ終わっていないお店だけ見る',
    done: 'すべてのお店の書類がそろっています。',
    waits: (open: number, look: number, again: number) =>
      `届いていない書類 ${open}・確かめる書類 ${look}・直しや取り直し ${again}`,
    day: '書類の古さを数える日（提出の日）：',
    noDay: '提出の日がまだ決まっていないので、書類の古さは数えていません。',
    none: 'まだお店がいません',
    noneWhy: 'お店を登録すると、必要な書類がここに並びます。',
  },
  en: {
    title: 'Papers',
    members: 'Papers of every member',
    ask: (count: number) => `Ask ${count} ${count === 1 ? 'member' : 'members'} for papers`,
    nothingToAsk: 'There is nothing new to ask for.',
    openOnly: 'Only members with something open',
    done: 'The papers of all members are complete.',
    waits: (open: number, look: number, again: number) =>
      `${open} to come, ${look} to look at, ${again} to be put right or renewed`,
    day: 'The age of papers counts on (day of submission): ',
    noDay: 'The day of submission is not known yet, so no paper is too old.',
    none: 'There are no members yet',
    noneWhy: 'Once members are enrolled, the papers they need are listed here.',
  },
});

/** Who has not sent what, and one tap to ask for it. */
export function ReadinessPage(): ReactNode {
  const { id, mayChange } = useGroup();
  const t = useTexts(TEXTS);
  const read = useAllPages(readinessBoard, { id }, ({ consortium }) => consortium.readiness?.rows.pageInfo);
  const board = useMemo(() => (read.data ? boardOf(read.data) : null), [read.data]);
  const [scope, setScope] = useState<AskScope | null>(null);
  const due = board ? membersToAsk(board.rows, { kind: 'ALL' }).length : 0;
  const mayAsk = mayChange && (board?.papersToAsk ?? 0) > 0;
  return (
    <Page
      title={t.title}
      lead={
        board === null ? (
          // as high as the answer will be
          <span className="block min-h-28 sm:min-h-14" />
        ) : board.rows.length > 0 ? (
          <Answer board={board} />
        ) : null
      }
      actions={
        mayAsk ? (
          <Button icon="bell" onClick={() => setScope({ kind: 'ALL' })}>
            {t.ask(due)}
          </Button>
        ) : mayChange && board && board.rows.length > 0 ? (
          <p className="text-quiet">{t.nothingToAsk}</p>
        ) : mayChange && board === null ? (
          <span className="h-12" />
        ) : null
      }
    >
      <Shown read={read} lines={14}>
        {() =>
          board === null || board.rows.length === 0 ? (
            <Empty title={t.none}>{t.noneWhy}</Empty>
          ) : (
            <Section title={t.members}>
              <Members board={board} onAsk={mayAsk ? setScope : null} />
            </Section>
          )
        }
      </Shown>
      <GroupPapers />
      <EligibilityFindings />
      <Declarations />
      {scope && board ? (
        <AskDialog
          scope={scope}
          rows={board.rows}
          requirements={board.requirements}
          onClose={() => setScope(null)}
        />
      ) : null}
    </Page>
  );
}

function Answer({ board }: { readonly board: Board }): ReactNode {
  const t = useTexts(TEXTS);
  const counts = countLooks(board.rows);
  const open = counts.TODO + counts.ASKED;
  const look = counts.LOOK + counts.DATE;
  const again = counts.RETURNED + counts.OLD;
  return (
    <>
      <p className="font-bold text-ink">{open + look + again === 0 ? t.done : t.waits(open, look, again)}</p>
      <p>
        {board.submissionDay ? (
          <>
            {t.day}
            <When at={board.submissionDay} />
          </>
        ) : (
          t.noDay
        )}
      </p>
    </>
  );
}

function Members({
  board,
  onAsk,
}: {
  readonly board: Board;
  readonly onAsk: ((scope: AskScope) => void) | null;
}): ReactNode {
  const t = useTexts(TEXTS);
  const wide = useWide(768);
  const [openOnly, setOpenOnly] = useState(false);
  const [search, setSearch] = useSearchParams();
  const rows = useMemo(
    () => (openOnly ? board.rows.filter((row) => !isDone(row)) : board.rows),
    [board.rows, openOnly],
  );
  const show = (memberId: string, paper: DocumentRequirement) =>
    setSearch({ member: memberId, paper }, { preventScrollReset: true });
  const member = board.rows.find(({ memberId }) => memberId === search.get('member'));
  const paper = board.requirements.find(({ code }) => code === search.get('paper'));
  const props = { rows, requirements: board.requirements, onAsk, onOpen: show };
  return (
    <>
      <Legend counts={countLooks(board.rows)} />
      <Checkbox
        label={t.openOnly}
        checked={openOnly}
        onChange={({ target }) => setOpenOnly(target.checked)}
      />
      {rows.length === 0 ? <p>{t.done}</p> : wide ? <Heatmap {...props} /> : <MemberList {...props} />}
      {member && paper ? (
        <CellDrawer
          key={`${member.memberId} ${paper.code}`}
          member={member}
          requirement={paper}
          onAsk={onAsk ? () => onAsk({ kind: 'MEMBER', memberId: member.memberId }) : null}
          onClose={() => setSearch({}, { preventScrollReset: true })}
        />
      ) : null}
    </>
  );
}
