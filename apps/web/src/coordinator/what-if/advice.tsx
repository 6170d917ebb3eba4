import { useState, type ReactNode } from 'react';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Radios } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { StateChip } from '../../ui/state.tsx';
import { Table } from '../../ui/table.tsx';
import { useGroup } from '../group-frame.tsx';
import { AmountChange } from './amount-change.tsx';
import { Fold } from './controls.tsx';
import { planOf } from './suggested-plan.ts';
import { useTrying } from './try-context.ts';
import { whatIfBetter, whatIfDropouts, type OptimisationObjective } from './what-if.generated.ts';

const TEXTS = texts({
  ja: {
    title: '考えるためのヒント',
    lead: 'いまのグループの内容から計算しています（試している変更は入りません）。',
    dropouts: '1者ずつ抜けたら、どうなるか',
    name: '抜けるお店',
    total: 'グループの補助金',
    others: 'ほかのお店の補助金',
    worst: '負担がいちばん増えるお店（税込の目安）',
    nobody: 'なし',
    count: '構成員',
    members: (count: number) => `${count}者`,
    below: '10者を下回る',
    refused: '申請額の入れ直しが必要',
    tryIt: '試す',
    tryDrop: (name: string) => `試す: ${name}が抜ける`,
    better: 'もっとよい選び方をさがす',
    objective: '何をめざしますか',
    objectives: {
      MOST_SUBSIDY: '補助金をいちばん多く',
      LEAST_BURDEN_WORST_OFF: 'いちばん重いお店の負担を軽く',
      MOST_EVEN: '負担をできるだけ等しく',
    } as Readonly<Record<OptimisationObjective, string>>,
    noneBetter: 'いまの選び方より良いものは見つかりませんでした。',
    trySuggestion: 'この選び方を試す',
    worseOff: (count: number) => `負担が増えるお店: ${count}者`,
    hints: '聞いてみると増えるかもしれないこと',
    upTo: (yen: ReactNode) => <>（最大 {yen}）</>,
  },
  en: {
    title: 'Worth knowing',
    lead: 'Calculated from the group as it is (without what is tried).',
    dropouts: 'What if each shop left alone',
    name: 'Leaving shop',
    total: 'Subsidy of the group',
    others: 'Subsidy of the others',
    worst: 'Whose own part rises most (with tax, an estimate)',
    nobody: 'nobody',
    count: 'Members',
    members: (count: number) => `${count}`,
    below: 'fewer than 10',
    refused: 'amounts have to be entered anew',
    tryIt: 'Try',
    tryDrop: (name: string) => `Try: ${name} leaves`,
    better: 'Look for a better choice',
    objective: 'What for?',
    objectives: {
      MOST_SUBSIDY: 'The most subsidy',
      LEAST_BURDEN_WORST_OFF: 'The least for who pays most',
      MOST_EVEN: 'As even as possible',
    },
    noneBetter: 'Nothing better than today’s choice was found.',
    trySuggestion: 'Try this choice',
    worseOff: (count: number) => `Shops that pay more: ${count}`,
    hints: 'Worth asking about',
    upTo: (yen: ReactNode) => <> (up to {yen})</>,
  },
});

/** What the server worked out about the group as it stands; asked for when it is opened. */
export function Advice(): ReactNode {
  const t = useTexts(TEXTS);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const open = (what: string) => () => setOpened(new Set([...opened, what]));
  return (
    <Section title={t.title}>
      <p className="text-quiet">{t.lead}</p>
      <Fold title={t.dropouts} onOpen={open('dropouts')}>
        {opened.has('dropouts') ? <Dropouts /> : null}
      </Fold>
      <Fold title={t.better} onOpen={open('better')}>
        {opened.has('better') ? <Better /> : null}
      </Fold>
    </Section>
  );
}

function Dropouts(): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  const { attempt } = useTrying();
  const read = useRead(whatIfDropouts, { id });
  return (
    <Shown read={read} lines={8}>
      {({ consortium }) => (
        <Table
          caption={t.dropouts}
          rows={consortium.dropoutTable.rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', head: t.name, rowHead: true, cell: ({ name }) => name },
            {
              key: 'count',
              head: t.count,
              cell: ({ memberCount, belowMinimum, requestRefused }) => (
                <span className="flex flex-col items-start gap-1">
                  {t.members(memberCount)}
                  {belowMinimum ? <StateChip state="attention">{t.below}</StateChip> : null}
                  {requestRefused ? <StateChip state="attention">{t.refused}</StateChip> : null}
                </span>
              ),
            },
            {
              key: 'total',
              head: t.total,
              right: true,
              cell: ({ total }) => <AmountChange yen={total.change} />,
            },
            {
              key: 'others',
              head: t.others,
              right: true,
              cell: ({ others }) => <AmountChange yen={others} />,
            },
            {
              key: 'worst',
              head: t.worst,
              cell: ({ worstHit }) =>
                worstHit ? (
                  <>
                    {worstHit.name} <AmountChange yen={worstHit.share.change} />
                  </>
                ) : (
                  t.nobody
                ),
            },
            {
              key: 'try',
              head: t.tryIt,
              cell: ({ id: memberId, name }) => (
                <Button
                  look="quiet"
                  aria-label={t.tryDrop(name)}
                  onClick={() => attempt({ kind: 'DROP_MEMBER', memberId })}
                >
                  <span className="whitespace-nowrap">{t.tryIt}</span>
                </Button>
              ),
            },
          ]}
        />
      )}
    </Shown>
  );
}

const OBJECTIVES: readonly OptimisationObjective[] = ['MOST_SUBSIDY', 'LEAST_BURDEN_WORST_OFF', 'MOST_EVEN'];

function Better(): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { id } = useGroup();
  const { today, load } = useTrying();
  const [objective, setObjective] = useState<OptimisationObjective>('MOST_SUBSIDY');
  const read = useRead(whatIfBetter, { id, objective });
  return (
    <div className="flex flex-col gap-4">
      <Radios
        legend={t.objective}
        name="objective"
        value={objective}
        choices={OBJECTIVES.map((value) => ({ value, label: t.objectives[value] }))}
        onChoose={setObjective}
      />
      <Shown read={read} lines={5}>
        {({ consortium: { optimisation } }) => (
          <>
            <p className="text-sm text-quiet">{say(optimisation.how)}</p>
            {optimisation.suggestions.length === 0 ? <p>{t.noneBetter}</p> : null}
            <ul className="flex flex-col gap-4">
              {optimisation.suggestions.map((one) => (
                <li key={one.id} className="flex flex-col gap-2 rounded-lg bg-wash p-4">
                  <p>{say(one.explanation)}</p>
                  {one.worseOff.length > 0 ? (
                    <p className="text-sm text-attention">{t.worseOff(one.worseOff.length)}</p>
                  ) : null}
                  {one.allowed.map(({ message, clause }, index) => (
                    <p key={index} className="text-sm text-quiet">
                      {say(message)}
                      {clause ? `（${clause}）` : ''}
                    </p>
                  ))}
                  <div>
                    <Button look="second" onClick={() => load(planOf(one.changes, today))}>
                      {t.trySuggestion}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
            {optimisation.hints.length > 0 ? (
              <>
                <h3 className="font-bold">{t.hints}</h3>
                <ul className="list-disc pl-5">
                  {optimisation.hints.map(({ id: hintId, message, clause, yen }) => (
                    <li key={hintId}>
                      {say(message)}
                      {t.upTo(<Yen yen={yen} />)}
                      {clause ? <span className="text-sm text-quiet"> {clause}</span> : null}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </>
        )}
      </Shown>
    </div>
  );
}
