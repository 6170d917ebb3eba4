import type { ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Empty } from '../../ui/page.tsx';
import { useGroup } from '../group-frame.tsx';
import { Distribution } from './distribution.tsx';
import { MoneyFrame } from './money-frame.tsx';
import { ProgrammePayments } from './programme-payments.tsx';

const TEXTS = texts({
  ja: {
    title: 'お金の受け渡し',
    lead: '補助事業からの入金を記録し、グループの中でだれがいくら渡すかを決めます。',
    none: '補助金の額がまだ確定していません',
    teach:
      '実績報告のあと、額の確定の通知が来たら「手続き」で記録してください。そこから入金と分配が始まります。',
    go: '手続きを見る',
  },
  en: {
    title: 'Passing money on',
    lead: 'Record what the programme pays, and decide who in the group passes how much to whom.',
    none: 'The amounts are not fixed yet',
    teach:
      'When the notice of the fixed amounts has come after the performance report, record it under procedure. Payments begin there.',
    go: 'To the procedure',
  },
});

export function MoneyPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  return (
    <MoneyFrame title={t.title} lead={t.lead}>
      {(money) =>
        money.fixing ? (
          <>
            <ProgrammePayments money={money} />
            <Distribution money={money} />
          </>
        ) : (
          <Empty
            title={t.none}
            action={
              <ButtonLink look="second" to={`/groups/${id}/procedure`}>
                {t.go}
              </ButtonLink>
            }
          >
            {t.teach}
          </Empty>
        )
      }
    </MoneyFrame>
  );
}
