import type { ReactNode } from 'react';
import { useRead } from '../../data/read.ts';
import { texts, usePreferences, useTexts } from '../../language/language.ts';
import { roughYenText } from '../../language/money.ts';
import { Yen } from '../../ui/amounts.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import { importAfterwards } from './import.generated.ts';

const TEXTS = texts({
  ja: {
    done: (count: number) => `${count}者を取り込みました`,
    none: '取り込みを終えました。変わったところはありません',
    members: (count: number) => `いま、グループは${count}者です。`,
    room: (rough: string) => `グループの上限まで あと${rough}`,
    over: (rough: string) => `グループの上限を${rough}こえています`,
    roomBody: '(1)と(2)の補助金の合計と、グループの上限（税抜）',
    overBody: 'こえた分をどう分けるかを、もしも計算でくらべて選べます。',
    compare: '分け方をくらべる',
    toMembers: 'お店と費用を見る',
    home: 'グループのホームへ',
    more: 'ほかの名簿も取り込む',
  },
  en: {
    done: (count: number) => `${count} members were imported`,
    none: 'The import is finished. Nothing changed',
    members: (count: number) => `The group has ${count} members now.`,
    room: (rough: string) => `${rough} left up to the limit of the group`,
    over: (rough: string) => `${rough} over the limit of the group`,
    roomBody: 'Subsidy of (1) and (2) and the limit of the group (without tax)',
    overBody: 'What to do with what is over can be compared and chosen under “What if”.',
    compare: 'Compare the ways of sharing',
    toMembers: 'Look at members and costs',
    home: 'To the group’s home',
    more: 'Import another list',
  },
});

/** It is in: how the group stands now, and where to go on. */
export function Done({ committed }: { readonly committed: number }): ReactNode {
  const t = useTexts(TEXTS);
  const { language } = usePreferences();
  const { id } = useGroup();
  const read = useRead(importAfterwards, { consortiumId: id });
  return (
    <>
      <Banner state="ok" live title={committed > 0 ? t.done(committed) : t.none} />
      <Shown read={read} lines={3}>
        {({ consortium: { calculation } }) => {
          const { available, cap, overCap } = calculation.combined;
          const rough = roughYenText(Math.abs(cap - available), language);
          return (
            <Banner
              state={overCap ? 'attention' : 'neutral'}
              title={overCap ? t.over(rough) : t.room(rough)}
              action={
                overCap ? (
                  <ButtonLink look="second" to={`/groups/${id}/what-if`}>
                    {t.compare}
                  </ButtonLink>
                ) : null
              }
            >
              <p>
                {t.roomBody} <Yen yen={available} /> / <Yen yen={cap} />
              </p>
              <p>
                {t.members(calculation.memberCount)} {overCap ? t.overBody : null}
              </p>
            </Banner>
          );
        }}
      </Shown>
      <div className="flex flex-wrap gap-3">
        <ButtonLink to={`/groups/${id}/members`}>{t.toMembers}</ButtonLink>
        <ButtonLink look="second" to={`/groups/${id}`}>
          {t.home}
        </ButtonLink>
        <ButtonLink look="quiet" to={`/groups/${id}/import`}>
          {t.more}
        </ButtonLink>
      </div>
    </>
  );
}
