import type { ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Deadline, When } from '../../ui/amounts.tsx';
import { Banner, type State } from '../../ui/state.tsx';
import type { MayOrder } from './orders.generated.ts';
import { answerOfGroup, type OrderMember } from './timeline.ts';

const ANSWER_JA: Readonly<Record<MayOrder, string>> = {
  YES: 'いま注文していい？ — はい',
  NOT_YET: 'いま注文していい？ — まだです',
  NO_LONGER: 'いま注文していい？ — いいえ、もうできません',
};
const ANSWER_EN: typeof ANSWER_JA = {
  YES: 'May we order now? — Yes',
  NOT_YET: 'May we order now? — Not yet',
  NO_LONGER: 'May we order now? — No longer',
};
const TEXTS = texts({
  ja: {
    answer: ANSWER_JA,
    until: '支払いまで終える期限：',
    decided: '交付決定：',
    differs: 'ちがう答えのお店：',
    clause: '根拠',
  },
  en: {
    answer: ANSWER_EN,
    until: 'Everything paid by: ',
    decided: 'Grant decision: ',
    differs: 'Another answer for: ',
    clause: 'Rule',
  },
});

const LOOK: Readonly<Record<MayOrder, State>> = { YES: 'ok', NOT_YET: 'stop', NO_LONGER: 'stop' };

/** The one answer everybody comes for. */
export function MayOrderBanner({ members }: { readonly members: readonly OrderMember[] }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { representative, others } = answerOfGroup(members);
  if (!representative) return null;
  const { answer, reason, since, until, clause } = representative.mayOrderNow;
  return (
    <Banner state={LOOK[answer]} title={<span className="text-xl">{t.answer[answer]}</span>}>
      <p>{say(reason)}</p>
      {since ? (
        <p>
          {t.decided}
          <When at={since} short />
        </p>
      ) : null}
      {until ? (
        <p>
          {t.until}
          <Deadline due={until} />
        </p>
      ) : null}
      <p className="text-sm">
        {t.clause}：{clause}
      </p>
      {others.length > 0 ? (
        <p className="text-sm">
          {t.differs}
          {others.map((member) => `${member.business.name}（${say(member.mayOrderNow.reason)}）`).join('、')}
        </p>
      ) : null}
    </Banner>
  );
}
