import { useState, type ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { When, Yen } from '../../ui/amounts.tsx';
import { Drawer } from '../../ui/dialog.tsx';
import { StateChip } from '../../ui/state.tsx';
import type { MerchantCardQuery } from './card.generated.ts';

const TEXTS = texts({
  ja: {
    when: '補助金が入る時期',
    why: 'なぜ？ 補助金が入る時期',
    ask: 'なぜ？',
    came: (on: ReactNode) => <>{on}に入りました</>,
    rest: (yen: ReactNode) => <>あと{yen}入ります。日はまだ決まっていません。</>,
    fixed: '額は確定しました。入金の日はまだ決まっていません。',
    notYet: '日はまだ決まっていません。買って、支払って、実績報告がすんだあとです。',
    title: '補助金が入るまで',
    lead: 'お店が先に全額を支払い、補助金はあとから入ります。',
    here: 'いまここ',
    steps: [
      'グループで申請する（交付申請）',
      '決まったお知らせが来る（交付決定）',
      '契約・発注・納品・請求・支払い',
      '買ったことを証憑で報告する（実績報告）',
      '補助金の額が決まる（額の確定）',
      '補助金が入る',
      '効果を2回報告する（事業実施効果報告）',
    ] as readonly string[],
  },
  en: {
    when: 'When the subsidy comes',
    why: 'Why? When the subsidy comes',
    ask: 'Why?',
    came: (on) => <>Came on {on}</>,
    rest: (yen) => <>{yen} more will come; the day is not known yet.</>,
    fixed: 'The amount is fixed. The day of payment is not known yet.',
    notYet: 'Not known yet: after you have bought, paid and reported.',
    title: 'Until the subsidy comes',
    lead: 'Your shop pays everything first; the subsidy comes afterwards.',
    here: 'You are here',
    steps: [
      'The group applies',
      'The grant is decided',
      'Contract, order, delivery, invoice, payment',
      'What was bought is reported with evidence',
      'The amount is fixed',
      'The subsidy is paid',
      'Two effect reports',
    ],
  },
});

/** Which of the steps the group stands at, from 0. */
export function stageOf({ consortium, member }: Pick<MerchantCardQuery, 'consortium' | 'member'>): number {
  if (member.money.receivedYen > 0 && member.money.toReceiveYen === 0) return 6;
  if (member.fixedAmount) return 5;
  const report = consortium.performanceReport?.status;
  if (report === 'SUBMITTED') return 4;
  if (consortium.application?.grant) return member.mayOrderNow.answer === 'NO_LONGER' ? 3 : 2;
  return consortium.application?.status === 'SUBMITTED' ? 1 : 0;
}

/** When, as far as it is known, and why no earlier. */
export function WhenMoneyComes({ facts }: { readonly facts: MerchantCardQuery }): ReactNode {
  const t = useTexts(TEXTS);
  const [open, setOpen] = useState(false);
  const { money, fixedAmount } = facts.member;
  const stage = stageOf(facts);
  return (
    <div>
      <dt>{t.when}</dt>
      <dd className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0 flex-1 basis-48 font-bold">
          {money.receivedYen > 0 && money.lastReceivedOn ? (
            <span className="block">{t.came(<When at={money.lastReceivedOn} />)}</span>
          ) : null}
          {money.toReceiveYen > 0
            ? t.rest(<Yen yen={money.toReceiveYen} />)
            : money.receivedYen > 0
              ? null
              : fixedAmount
                ? t.fixed
                : t.notYet}
        </span>
        <button
          type="button"
          aria-label={t.why}
          onClick={() => setOpen(true)}
          className="ml-auto inline-flex min-h-11 items-center px-1 text-accent underline"
        >
          {t.ask}
        </button>
        <Drawer title={t.title} open={open} onClose={() => setOpen(false)}>
          <p className="mb-3">{t.lead}</p>
          <ol className="flex flex-col gap-3">
            {t.steps.map((step, index) => (
              <li
                key={step}
                aria-current={index === stage ? 'step' : undefined}
                className={`flex flex-wrap items-center gap-2 rounded-lg border p-3 ${
                  index === stage ? 'border-2 border-accent font-bold' : 'border-hairline'
                }`}
              >
                <span className="tabular-nums">{index + 1}.</span>
                <span className="min-w-0 flex-1">{step}</span>
                {index === stage ? (
                  <StateChip state="neutral" icon="next">
                    {t.here}
                  </StateChip>
                ) : null}
              </li>
            ))}
          </ol>
        </Drawer>
      </dd>
    </div>
  );
}
