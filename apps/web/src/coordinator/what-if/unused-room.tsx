import { unusedSentence, whatIsUnused, type CalculationResult } from '@renkei/subsidy-rules';
import { memo, useMemo, type ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Section } from '../../ui/page.tsx';

const TEXTS = texts({
  ja: {
    title: '使われていない枠',
    lead: '試している内容で、あとどれだけ枠が残るかです。',
    joint: '(1)と(2)のグループの上限',
    analysis: '(2) 消費動向等分析',
    admin: '(3) 事務費・専門家費',
    room: (yen: ReactNode) => <>事務費・専門家費は、あと{yen}の費用まで補助の対象になります。</>,
    past: (yen: ReactNode) => <>{yen}の費用は上限をこえていて、補助になりません。</>,
  },
  en: {
    title: 'Unused room',
    lead: 'How much room is left with what is tried.',
    joint: 'Limit of the group for (1) and (2)',
    analysis: '(2) analysis',
    admin: '(3) admin and experts',
    room: (yen: ReactNode) => <>Another {yen} of admin and expert costs would still be subsidised.</>,
    past: (yen: ReactNode) => <>{yen} of cost lies past the limit and is not subsidised.</>,
  },
});

/** How much of the group's three limits stays unused, and what stops it from being more. */
export const UnusedRoom = memo(function UnusedRoom({
  result,
}: {
  readonly result: CalculationResult;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { joint, analysis, admin } = useMemo(() => whatIsUnused(result), [result]);
  const caps = [
    { name: t.joint, use: joint },
    { name: t.analysis, use: analysis },
    { name: t.admin, use: admin },
  ];
  return (
    <Section title={t.title}>
      <p className="text-quiet">{t.lead}</p>
      <dl className="flex flex-col">
        {caps.map(({ name, use }) => (
          <div key={name} className="border-b border-hairline py-3">
            <dt className="font-bold">{name}</dt>
            <dd>{say(unusedSentence(use))}</dd>
            {use.unsubsidisedCost > 0n ? <dd>{t.past(<Yen yen={use.unsubsidisedCost} />)}</dd> : null}
            {use === admin && admin.costRoom > 0n ? <dd>{t.room(<Yen yen={admin.costRoom} />)}</dd> : null}
          </div>
        ))}
      </dl>
    </Section>
  );
});
