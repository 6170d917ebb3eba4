import { useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import type { BoardRequirement } from './board.ts';
import { lastAsked, membersToAsk, planAsk, type AskPlan, type AskScope, type BoardRow } from './cells.ts';
import {
  readinessAsk,
  readinessPeople,
  readinessUnreachable,
  type ReadinessAskMutation,
  type UnreachableReason,
} from './readiness.generated.ts';
import { useAllPages } from '../../data/pages.ts';
import { WORDS } from './texts.ts';

const WHY_JA: Readonly<Record<UnreachableReason, string>> = {
  NO_PERSON: '担当者がまだいません。招待してください。',
  NO_EMAIL: 'メールアドレスがありません。電話でお願いしてください。',
  BOUNCED: 'メールが届きません。電話でお願いしてください。',
  OWN: '代表事業者の書類です。とりまとめ担当が用意します。',
};
const WHY_EN: typeof WHY_JA = {
  NO_PERSON: 'Nobody acts for it yet. Please invite somebody.',
  NO_EMAIL: 'There is no email address. Please call.',
  BOUNCED: 'Letters do not arrive. Please call.',
  OWN: 'These are the representative’s own papers: the coordinator prepares them.',
};

const TEXTS = texts({
  ja: {
    title: 'まだの書類をお願いする',
    send: (shops: number) => `${shops}店に書類をお願いする`,
    letters: (papers: number, people: number) =>
      `書類 ${papers}件を、${people}人に1通ずつ、手紙（メール）でお願いします。`,
    whole: (paper: string) =>
      `「${paper}」がまだのお店です。手紙には、そのお店のまだの書類がすべて並びます（何度も届かないように1通にまとめます）。`,
    notTwice: '前にお願いして待っている書類は、もう一度はお願いしません。',
    last: '最後にお願いした日：',
    never: 'はじめてのお願いです',
    papers: (count: number) => `書類 ${count}件`,
    unreached: (count: number) => `手紙が届く担当者がいないお店：${count}店`,
    unreachedWhat: '手紙は送れません。お店の担当者を招待するか、電話でお願いしてください。',
    own: '代表事業者の書類は、とりまとめ担当が用意します。',
    invite: 'お店の一覧で招待する',
    nobody: 'いま手紙を送れるお店がありません',
    done: (shops: number, people: number) => `${shops}店にお願いしました。${people}人に手紙が届きます。`,
    doneNobody: '手紙を送れたお店はありません。',
    close: '閉じる',
    cancel: 'やめる',
    why: WHY_JA,
  },
  en: {
    title: 'Ask for what is still to come',
    send: (shops: number) => `Ask ${shops} ${shops === 1 ? 'member' : 'members'} for papers`,
    letters: (papers: number, people: number) =>
      `${papers} ${papers === 1 ? 'paper' : 'papers'}, one letter (email) to each of ${people} ${people === 1 ? 'person' : 'people'}.`,
    whole: (paper: string) =>
      `These still owe ${paper}. Their letter lists everything they owe, so that it is one letter only.`,
    notTwice: 'What was asked for and is awaited is not asked for twice.',
    last: 'Last asked: ',
    never: 'Asked for the first time',
    papers: (count: number) => `${count} ${count === 1 ? 'paper' : 'papers'}`,
    unreached: (count: number) => `Nobody gets our letters at ${count} ${count === 1 ? 'member' : 'members'}`,
    unreachedWhat: 'No letter can go there. Please invite somebody of that member, or call.',
    own: 'The representative’s own papers are prepared by the coordinator.',
    invite: 'Invite from the list of members',
    nobody: 'There is nobody to whom a letter can go now',
    done: (shops: number, people: number) =>
      `${shops} ${shops === 1 ? 'member was' : 'members were'} asked; ${people} ${people === 1 ? 'letter goes' : 'letters go'} out.`,
    doneNobody: 'No letter went out.',
    close: 'Close',
    cancel: 'Cancel',
    why: WHY_EN,
  },
});

type Asked = NonNullable<ReadinessAskMutation['askForPapers']['ask']>;

/** Says who gets a letter about what before any goes out, and afterwards whom to call. */
export function AskDialog({
  scope,
  rows,
  requirements,
  onClose,
}: {
  readonly scope: AskScope;
  readonly rows: readonly BoardRow[];
  readonly requirements: readonly BoardRequirement[];
  readonly onClose: () => void;
}): ReactNode {
  const { id } = useGroup();
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  const [key] = useState(newIdempotencyKey);
  const [asked, setAsked] = useState<Asked | null>(null);
  const change = useChange(readinessAsk);
  const people = useAllPages(readinessPeople, { id }, ({ consortium }) => consortium.people.pageInfo);
  const bounced = useAllPages(
    readinessUnreachable,
    { id },
    ({ consortium }) => consortium.unreachablePeople.pageInfo,
  );
  const chosen = membersToAsk(rows, scope);
  const plan =
    people.data && bounced.data
      ? planAsk(
          chosen,
          people.data.flatMap(({ consortium }) => consortium.people.edges.map(({ node }) => node)),
          new Set(
            bounced.data.flatMap(({ consortium }) =>
              consortium.unreachablePeople.edges.map(({ node }) => node.userId),
            ),
          ),
        )
      : null;

  const send = async (): Promise<void> => {
    const memberIds = chosen.map(({ memberId }) => memberId);
    const done = await change.send({ input: { consortiumId: id, memberIds, idempotencyKey: key } });
    if (done?.askForPapers.ask) setAsked(done.askForPapers.ask);
  };
  const paper = scope.kind === 'PAPER' ? requirements.find(({ code }) => code === scope.requirement) : null;
  return (
    <Dialog
      title={t.title}
      open
      onClose={onClose}
      actions={
        asked ? (
          <Button onClick={onClose}>{t.close}</Button>
        ) : (
          <>
            <Button look="quiet" onClick={onClose}>
              {t.cancel}
            </Button>
            {plan && plan.reached.length > 0 ? (
              <Button icon="bell" busy={change.sending} onClick={() => void send()}>
                {t.send(plan.reached.length)}
              </Button>
            ) : null}
          </>
        )
      }
    >
      {asked ? (
        <Result asked={asked} />
      ) : (
        <Shown read={people} lines={4}>
          {() => (
            <Shown read={bounced} lines={4}>
              {() =>
                plan ? (
                  <div className="flex flex-col gap-4">
                    <Problems problems={change.problems} />
                    {paper ? <p>{t.whole(w.short[paper.code])}</p> : null}
                    <Plan plan={plan} />
                  </div>
                ) : null
              }
            </Shown>
          )}
        </Shown>
      )}
    </Dialog>
  );
}

function Plan({ plan }: { readonly plan: AskPlan }): ReactNode {
  const { id } = useGroup();
  const t = useTexts(TEXTS);
  const onlyOwn =
    plan.unreached.length > 0 && plan.unreached.every(({ isRepresentative }) => isRepresentative);
  return (
    <>
      {plan.reached.length > 0 ? (
        <>
          <p className="font-bold">{t.letters(plan.papers, plan.letters.length)}</p>
          <ul className="flex max-h-72 flex-col gap-1 overflow-y-auto" tabIndex={0} aria-label={t.title}>
            {plan.reached.map((row) => {
              const last = lastAsked(row.cells);
              return (
                <li
                  key={row.memberId}
                  className="flex flex-wrap justify-between gap-x-4 border-b border-hairline py-1"
                >
                  <span>{row.name}</span>
                  <span className="text-sm text-quiet">
                    {t.papers(row.cells.filter(({ askDue }) => askDue).length)}・
                    {last ? (
                      <>
                        {t.last}
                        <When at={last.slice(0, 10)} short />
                      </>
                    ) : (
                      t.never
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
          <p className="text-sm text-quiet">{t.notTwice}</p>
        </>
      ) : (
        <p className="font-bold">{t.nobody}</p>
      )}
      {plan.unreached.length > 0 ? (
        <Banner state="attention" title={t.unreached(plan.unreached.length)}>
          <p>{onlyOwn ? t.own : t.unreachedWhat}</p>
          <p className="text-sm">{plan.unreached.map(({ name }) => name).join('、')}</p>
          {onlyOwn ? null : (
            <p className="mt-2">
              <ButtonLink look="second" to={`/groups/${id}/members`}>
                {t.invite}
              </ButtonLink>
            </p>
          )}
        </Banner>
      ) : null}
    </>
  );
}

function Result({ asked }: { readonly asked: Asked }): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <div className="flex flex-col gap-4">
      <Banner
        state={asked.members > 0 ? 'ok' : 'attention'}
        title={asked.members > 0 ? t.done(asked.members, asked.people) : t.doneNobody}
        live
      />
      {asked.unreachable.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {asked.unreachable.map(({ memberId, name, papers, reason }) => (
            <li key={memberId}>
              <span className="font-bold">{name}</span>（{t.papers(papers)}）
              <span className="block text-sm">{t.why[reason]}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
