import { CHANGES, changeMayBeFiled, MACHINES } from '@renkei/lifecycle';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../../data/read.ts';
import { texts, useSaid, useTexts } from '../../../language/language.ts';
import { When } from '../../../ui/amounts.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Banner, StateChip } from '../../../ui/state.tsx';
import { useGroup } from '../../group-frame.tsx';
import { useMorePages } from '../shared/pages.ts';
import { ProcedureMenu } from '../shared/procedure-menu.tsx';
import { CHANGE_LOOKS, CHANGE_WORDS } from './change-texts.ts';
import { procedureChanges } from './changes.generated.ts';
import { PlanChangeDue } from './plan-change-banner.tsx';

const TEXTS = texts({
  ja: {
    title: '変更の届出',
    lead: '提出のあとで変わったことを届け出て、みんなの額がどうなるかを先に確かめます',
    create: '変更の届出を準備する',
    none: '変更の届出はまだありません',
    noneHow: 'お店が抜ける、ツールを変える、住所が変わるなど、提出のあとで変わったことを届け出ます。',
    notYet: 'いまは変更の届出をしません',
    notYetHow: '申請を提出したあとで、変わったことがあれば届け出ます。提出の前なら、内容をそのまま直せます。',
    application: '交付申請を見る',
    list: 'これまでの届出',
    number: (number: number) => `第${number}回`,
    group: 'グループ全体',
    happened: '起きた日',
    filed: '届け出た日時',
    decided: '返事の日時',
    open: (number: number) => `第${number}回の届出を開く`,
    more: '前の届出も見る',
  },
  en: {
    title: 'Changes',
    lead: 'File what changed after the submission, and see first what it does to everybody’s amounts',
    create: 'Prepare a change',
    none: 'There are no changes yet',
    noneHow:
      'A member leaves, a tool is replaced, an address changes: what changed after the submission is filed.',
    notYet: 'There is nothing to file now',
    notYetHow: 'Changes are filed after the submission. Before it, correct the content itself.',
    application: 'See the application',
    list: 'Changes so far',
    number: (number: number) => `No. ${number}`,
    group: 'The whole group',
    happened: 'Happened',
    filed: 'Filed',
    decided: 'Answered',
    open: (number: number) => `Open change no. ${number}`,
    more: 'Show earlier changes',
  },
});

const FIRST = 50;

export function ChangesPage(): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const words = useTexts(CHANGE_WORDS);
  const { id, mayChange } = useGroup();
  const read = useRead(procedureChanges, { id, first: FIRST });
  const more = useMorePages(procedureChanges, { id }, FIRST, ({ consortium }) => consortium.changes);
  const application = read.data?.consortium.application;
  const possible =
    application != null &&
    Object.values(CHANGES).some(({ kind }) => changeMayBeFiled(kind, application.status).ok);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        mayChange && possible ? (
          <ButtonLink to={`/groups/${id}/procedure/changes/new`} icon="plus">
            {t.create}
          </ButtonLink>
        ) : null
      }
    >
      <ProcedureMenu />
      <Shown read={read} lines={8}>
        {({ consortium }) => {
          const nodes = more.data ?? consortium.changes.edges.map(({ node }) => node);
          const nameOf = (memberId: string | null): string =>
            consortium.roster.find((entry) => entry.memberId === memberId)?.name ?? t.group;
          if (nodes.length === 0 && !possible) {
            return (
              <Empty
                title={t.notYet}
                action={<Link to={`/groups/${id}/procedure/application`}>{t.application}</Link>}
              >
                {t.notYetHow}
              </Empty>
            );
          }
          if (nodes.length === 0) return <Empty title={t.none}>{t.noneHow}</Empty>;
          return (
            <>
              <PlanChangeDue
                granted={consortium.application?.status === 'GRANTED'}
                eligibility={consortium.eligibility}
                changes={nodes}
              />
              {!possible ? <Banner state="neutral" title={t.notYet} /> : null}
              <Section title={t.list}>
                <ul className="flex flex-col">
                  {nodes.map((change) => (
                    <li key={change.id} className="flex flex-col gap-1 border-b border-hairline py-3">
                      <h3 className="flex flex-wrap items-center gap-3 text-lg font-bold">
                        {t.number(change.number)} {say(CHANGES[change.kind].label)}
                        <StateChip state={CHANGE_LOOKS[change.status]}>
                          {say(MACHINES.CHANGE.states[change.status])}
                        </StateChip>
                      </h3>
                      <p>
                        {nameOf(change.memberId)} – {change.reason}
                      </p>
                      <p className="flex flex-wrap gap-x-5 text-sm text-quiet">
                        <span>
                          {t.happened} <When at={change.happenedOn} />
                        </span>
                        {change.filedAt ? (
                          <span>
                            {t.filed} <When at={change.filedAt} />
                          </span>
                        ) : null}
                        {change.decidedAt ? (
                          <span>
                            {t.decided} <When at={change.decidedAt} />
                          </span>
                        ) : null}
                      </p>
                      <p>{words.next[change.status]}</p>
                      <p>
                        <Link
                          to={`/groups/${id}/procedure/changes/${change.id}`}
                          className="inline-flex min-h-11 items-center"
                        >
                          {t.open(change.number)}
                        </Link>
                      </p>
                    </li>
                  ))}
                </ul>
                {more.hasNextPage ? (
                  <div>
                    <Button
                      look="second"
                      icon="down"
                      busy={more.isFetchingNextPage}
                      onClick={() => void more.fetchNextPage()}
                    >
                      {t.more}
                    </Button>
                  </div>
                ) : null}
              </Section>
            </>
          );
        }}
      </Shown>
    </Page>
  );
}
