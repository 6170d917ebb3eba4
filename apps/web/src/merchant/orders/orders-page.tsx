import type { ReactNode } from 'react';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When, Yen } from '../../ui/amounts.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { MayOrder } from '../card/may-order.tsx';
import { useShop } from '../shop.ts';
import { TellCoordinator } from '../tell-coordinator.tsx';
import { WORDS } from '../words.ts';
import { merchantOrders, type MerchantOrdersQuery } from './orders.generated.ts';

const TEXTS = texts({
  ja: {
    title: '契約・発注・支払い',
    lead: '買ったもの1つごとに、すませたことを記録します。',
    none: '買うものがまだ入っていません',
    noneBody: 'とりまとめ担当が費用を入れると、ここに出ます。',
    recorded: '記録したこと',
    nothing: 'まだ記録はありません。',
    done: '支払いまで終わりました',
    lost: 'このままでは補助金が出ません',
    look: '確かめてください',
    outstanding: 'まだ払っていない額（税抜）',
    happened: 'もう契約や支払いをしてしまったとき',
    about: '交付決定の前に、契約か発注か支払いをしてしまいました。',
    mistake: '記録をまちがえたとき',
    mistakeAbout: '契約・発注・支払いの記録をまちがえました。取り消しをお願いします。',
  },
  en: {
    title: 'Contracts, orders, payments',
    lead: 'Record what is done, for each thing you buy.',
    none: 'Nothing to buy is entered yet',
    noneBody: 'It shows here as soon as the coordinator enters the costs.',
    recorded: 'Recorded',
    nothing: 'Nothing is recorded yet.',
    done: 'Done, payment included',
    lost: 'As it stands, there is no subsidy for this',
    look: 'Please check',
    outstanding: 'Still to be paid (without tax)',
    happened: 'If something was contracted or paid already',
    about: 'We contracted, ordered or paid before the grant decision.',
    mistake: 'If a record is wrong',
    mistakeAbout: 'I made a mistake in recording a contract, order or payment. Please take it back.',
  },
});

type Line = MerchantOrdersQuery['member']['costLines'][number];

/** How far each purchase has come, and what may be recorded now. */
export function OrdersPage(): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const { memberId } = useShop();
  const read = useRead(merchantOrders, { memberId });
  return (
    <Page title={t.title} lead={t.lead} back={{ to: `/shop/${memberId}`, label: words.home }}>
      <Shown read={read} lines={10}>
        {({ member: { mayOrderNow, costLines } }) => (
          <>
            <MayOrder mayOrder={mayOrderNow} />
            {costLines.length === 0 ? <Empty title={t.none}>{t.noneBody}</Empty> : null}
            {costLines.map((line) => (
              <Purchase key={line.id} line={line} mayRecord={mayOrderNow.answer !== 'NOT_YET'} />
            ))}
            <Section title={mayOrderNow.answer === 'NOT_YET' ? t.happened : t.mistake}>
              <TellCoordinator about={mayOrderNow.answer === 'NOT_YET' ? t.about : t.mistakeAbout} />
            </Section>
          </>
        )}
      </Shown>
    </Page>
  );
}

function Purchase({ line, mayRecord }: { readonly line: Line; readonly mayRecord: boolean }): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const say = useSaid();
  const { memberId } = useShop();
  const { purchaseState: state, purchaseSteps } = line;
  const steps = purchaseSteps.filter(({ voidedAt }) => voidedAt === null);
  return (
    <Section title={line.label || words.category[line.category]}>
      <p className="flex flex-wrap justify-between gap-x-4">
        {line.label ? <span>{words.category[line.category]}</span> : null}
        <span className="ml-auto">
          <Yen yen={line.amountYen} />
        </span>
      </p>
      {state && state.checks.length > 0 ? (
        <Banner
          state={state.losesSubsidy ? 'stop' : 'attention'}
          title={state.losesSubsidy ? t.lost : t.look}
        >
          <ul className="flex list-disc flex-col gap-2 pl-5">
            {state.checks.map((check, index) => (
              <li key={index}>
                {say(check.message)} <span className="text-sm text-quiet">{check.clause}</span>
              </li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {steps.length > 0 ? (
        <ol aria-label={t.recorded} className="flex flex-col">
          {steps.map(({ id, step, occurredOn, amountYen }) => (
            <li key={id} className="flex flex-wrap items-baseline gap-x-3 border-b border-hairline py-2">
              <span className="text-ok">
                <Icon name="check" size={16} />
              </span>
              <span className="font-bold">{words.step[step]}</span>
              <When at={occurredOn} />
              <span className="ml-auto">
                <Yen yen={amountYen} />
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-quiet">{t.nothing}</p>
      )}
      {state ? (
        state.next.length === 0 ? (
          <p className="flex items-center gap-2 font-bold text-ok">
            <Icon name="check" />
            {t.done}
          </p>
        ) : (
          <>
            {mayRecord ? <p>{say(state.nextMessage)}</p> : null}
            {state.outstandingYen > 0 ? (
              <p className="flex flex-wrap justify-between gap-x-4">
                {t.outstanding} <Yen yen={state.outstandingYen} />
              </p>
            ) : null}
            {mayRecord ? (
              <div className="flex flex-col gap-2">
                {state.next.map((step) => (
                  <ButtonLink
                    key={step}
                    look="second"
                    wide
                    to={`/shop/${memberId}/orders/${line.id}/${step}`}
                  >
                    {words.record[step]}
                  </ButtonLink>
                ))}
              </div>
            ) : null}
          </>
        )
      ) : null}
    </Section>
  );
}
