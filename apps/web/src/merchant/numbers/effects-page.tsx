import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { Bilingual } from '@renkei/api-client';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { Arrived } from '../arrived.tsx';
import { Due } from '../due.tsx';
import { useShop } from '../shop.ts';
import { WORDS } from '../words.ts';
import type { Figures } from './figures.ts';
import { FiguresForm } from './figures-form.tsx';
import { merchantEffects, type MerchantEffectsQuery } from './numbers.generated.ts';

const TEXTS = texts({
  ja: {
    title: '効果報告の数字',
    lead: '決算書や確定申告書を見ながら入れてください。あとから直せます。',
    period: 'どの年の数字ですか',
    periods: { BASE: '事業の前の年', TARGET: '目標', YEAR_1: '1年度目', YEAR_2: '2年度目' },
    due: '締切',
    entered: (at: ReactNode) => <>{at}に入れました。直すこともできます。</>,
    saved: '数字を保存しました',
    look: '保存しました。念のため、次の数字をもう一度見てください',
    fine: 'まちがいがなければ、このままでかまいません。',
  },
  en: {
    title: 'Figures for the effect report',
    lead: 'As in your accounts or tax return. They can be corrected later.',
    period: 'Figures of which year?',
    periods: { BASE: 'Before the project', TARGET: 'Target', YEAR_1: 'Year 1', YEAR_2: 'Year 2' },
    due: 'Due',
    entered: (at) => <>Entered on {at}. They can be corrected.</>,
    saved: 'The figures are saved',
    look: 'Saved. Please have a second look at these',
    fine: 'If they are right, leave them as they are.',
  },
});

type Period = Figures['period'];
const PERIODS: readonly Period[] = ['BASE', 'YEAR_1', 'YEAR_2', 'TARGET'];
/** What stands beside a year’s figures: those of the year before. */
const BESIDE: Readonly<Record<Period, Period | null>> = {
  BASE: null,
  TARGET: 'BASE',
  YEAR_1: 'BASE',
  YEAR_2: 'YEAR_1',
};

/** The five figures of a year, with last year’s beside. */
export function EffectsPage(): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const { memberId, consortiumId } = useShop();
  const [search, setSearch] = useSearchParams();
  const period = PERIODS.find((one) => one === search.get('period')) ?? 'YEAR_1';
  const read = useRead(merchantEffects, { memberId, consortiumId });
  return (
    <Page title={t.title} lead={t.lead} back={{ to: `/shop/${memberId}`, label: words.home }}>
      <Select
        label={t.period}
        value={period}
        onChange={({ target }) => setSearch({ period: target.value }, { replace: true })}
      >
        {PERIODS.map((one) => (
          <option key={one} value={one}>
            {t.periods[one]}
          </option>
        ))}
      </Select>
      <Shown read={read} lines={8}>
        {(data) => <Year key={period} data={data} period={period} />}
      </Shown>
    </Page>
  );
}

function Year({ data, period }: { readonly data: MerchantEffectsQuery; readonly period: Period }): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const say = useSaid();
  const { memberId } = useShop();
  const [checks, setChecks] = useState<readonly Bilingual[] | null>(null);
  const of = (wanted: Period | null): Figures | null =>
    data.member.effectFigures.find((one) => one.period === wanted) ?? null;
  const figures = of(period);
  const beside = BESIDE[period];
  const due = data.consortium.obligations.edges.find(
    ({ node }) => node.kind === `MEMBER_EFFECT_FIGURES_${period.slice(-1)}`,
  )?.node.dueAt;
  return (
    <>
      {due ? (
        <p>
          {t.due} <Due at={due} />
        </p>
      ) : null}
      {checks ? (
        <Arrived>
          <Banner
            live
            state={checks.length > 0 ? 'attention' : 'ok'}
            title={checks.length > 0 ? t.look : t.saved}
            action={<ButtonLink to={`/shop/${memberId}`}>{words.home}</ButtonLink>}
          >
            {checks.length > 0 ? (
              <>
                <ul className="list-disc pl-5">
                  {checks.map((message, index) => (
                    <li key={index}>{say(message)}</li>
                  ))}
                </ul>
                <p>{t.fine}</p>
              </>
            ) : null}
          </Banner>
        </Arrived>
      ) : figures ? (
        <p className="text-quiet">{t.entered(<When at={figures.enteredAt} />)}</p>
      ) : null}
      <FiguresForm
        key={figures?.version ?? 0} // what others changed meanwhile is shown; what was typed is in the draft
        period={period}
        figures={figures}
        beside={of(beside)}
        besideName={beside ? t.periods[beside] : ''}
        onSaved={setChecks}
      />
    </>
  );
}
