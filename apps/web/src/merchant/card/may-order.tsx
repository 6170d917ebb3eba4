import type { ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Section } from '../../ui/page.tsx';
import { Banner, type State } from '../../ui/state.tsx';
import type { MerchantCardQuery } from './card.generated.ts';

const TEXTS = texts({
  ja: {
    question: 'いま発注していい？',
    answer: {
      YES: 'はい、発注できます',
      NOT_YET: 'まだ発注しないでください',
      NO_LONGER: 'もう発注できません',
    },
    since: 'いつから',
    until: 'いつまで（支払いまで全部）',
    clause: '根拠',
  },
  en: {
    question: 'May I order now?',
    answer: { YES: 'Yes, you may order', NOT_YET: 'Not yet: please do not order', NO_LONGER: 'No longer' },
    since: 'From',
    until: 'Until (payment included)',
    clause: 'Source',
  },
});

type Answer = MerchantCardQuery['member']['mayOrderNow'];

const STATES: Readonly<Record<Answer['answer'], State>> = {
  YES: 'ok',
  NOT_YET: 'stop',
  NO_LONGER: 'stop',
};

/** The answer as the API gives it, on the card and above the orders. */
export function MayOrder({ mayOrder }: { readonly mayOrder: Answer }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { answer, reason, since, until, clause } = mayOrder;
  return (
    <Section title={t.question}>
      <Banner state={STATES[answer]} title={<span className="text-lg">{t.answer[answer]}</span>}>
        <p>{say(reason)}</p>
        <dl className="mt-2">
          {since ? (
            <div className="flex flex-wrap gap-x-2">
              <dt className="font-bold">{t.since}</dt>
              <dd>
                <When at={since} />
              </dd>
            </div>
          ) : null}
          {until ? (
            <div className="flex flex-wrap gap-x-2">
              <dt className="font-bold">{t.until}</dt>
              <dd>
                <When at={until} />
              </dd>
            </div>
          ) : null}
          <div className="flex flex-wrap gap-x-2 text-sm text-quiet">
            <dt>{t.clause}</dt>
            <dd>{clause}</dd>
          </div>
        </dl>
      </Banner>
    </Section>
  );
}
