import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { StateChip } from '../../ui/state.tsx';
import { Table } from '../../ui/table.tsx';
import { useGroup } from '../group-frame.tsx';
import { readinessDeclarations, type ReadinessDeclarationsQuery } from './readiness.generated.ts';
import { useAllPages } from '../../data/pages.ts';

const TEXTS = texts({
  ja: {
    title: '確認の質問への答え（宣言）',
    lead: (done: number, all: number) => `${all}店のうち${done}店が、すべての質問に答えています。`,
    member: 'お店',
    answers: '答え',
    by: '答えた人と日',
    state: '状況',
    of: (answered: number, all: number) => `${answered} / ${all}問`,
    ok: '問題なし',
    open: (count: number) => `あと${count}問`,
    bad: (count: number) => `参加できない答え ${count}`,
  },
  en: {
    title: 'Answers to the questions (declarations)',
    lead: (done: number, all: number) => `${done} of ${all} members have answered every question.`,
    member: 'Member',
    answers: 'Answered',
    by: 'Who and when',
    state: 'State',
    of: (answered: number, all: number) => `${answered} of ${all}`,
    ok: 'Fine',
    open: (count: number) => `${count} open`,
    bad: (count: number) => `${count} rule it out`,
  },
});

type Declared = ReadinessDeclarationsQuery['consortium']['members']['edges'][number]['node'];

/** Who has answered the questions on taking part; the answers themselves are on the member’s page. */
export function Declarations(): ReactNode {
  const { id } = useGroup();
  const t = useTexts(TEXTS);
  const read = useAllPages(readinessDeclarations, { id }, ({ consortium }) => consortium.members.pageInfo);
  return (
    <Section title={t.title}>
      <Shown read={read} lines={8}>
        {(pages) => {
          const members = pages.flatMap(({ consortium }) => consortium.members.edges.map(({ node }) => node));
          const done = members.filter((member) => answersOf(member).open === 0).length;
          return (
            <>
              <p>{t.lead(done, members.length)}</p>
              <Table
                caption={t.title}
                rows={members}
                rowKey={(member) => member.id}
                columns={[
                  {
                    key: 'member',
                    head: t.member,
                    rowHead: true,
                    cell: (member) => (
                      <Link to={`/groups/${id}/members/${member.id}`}>{member.business.name}</Link>
                    ),
                  },
                  {
                    key: 'answers',
                    head: t.answers,
                    cell: (member) => {
                      const { open, all } = answersOf(member);
                      return t.of(all - open, all);
                    },
                  },
                  { key: 'state', head: t.state, cell: (member) => <Standing member={member} /> },
                  { key: 'by', head: t.by, cell: (member) => <By member={member} /> },
                ]}
              />
            </>
          );
        }}
      </Shown>
    </Section>
  );
}

function answersOf({ declarations }: Declared): { open: number; bad: number; all: number } {
  return {
    all: declarations.length,
    open: declarations.filter(({ answer }) => answer === null).length,
    bad: declarations.filter(({ answer, goodAnswer }) => answer !== null && answer !== goodAnswer).length,
  };
}

function Standing({ member }: { readonly member: Declared }): ReactNode {
  const t = useTexts(TEXTS);
  const { open, bad } = answersOf(member);
  if (bad > 0) return <StateChip state="stop">{t.bad(bad)}</StateChip>;
  if (open > 0)
    return (
      <StateChip state="neutral" icon="wait">
        {t.open(open)}
      </StateChip>
    );
  return <StateChip state="ok">{t.ok}</StateChip>;
}

/** The latest answer stands for all: they are given in one go. */
function By({ member }: { readonly member: Declared }): ReactNode {
  const latest = member.declarations
    .filter(({ declaredOn }) => declaredOn !== null)
    .toSorted((a, b) => (a.declaredOn ?? '').localeCompare(b.declaredOn ?? ''))
    .at(-1);
  if (!latest) return '—';
  return (
    <>
      {latest.declaredBy} <When at={latest.declaredOn} short />
    </>
  );
}
