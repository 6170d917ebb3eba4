import type { ReactNode } from 'react';
import { usePages } from '../../data/pages.ts';
import { texts, usePreferences, useSaid, useTexts } from '../../language/language.ts';
import { yenText } from '../../language/money.ts';
import { When } from '../../ui/amounts.tsx';
import { More } from '../../ui/more.tsx';
import { Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { Table } from '../../ui/table.tsx';
import { useGroup } from '../group-frame.tsx';
import { MoneyFrame, useMemberName, type Money } from './money-frame.tsx';
import { groupLedger } from './money.generated.ts';

const TEXTS = texts({
  ja: {
    title: '帳簿',
    lead: 'だれのどのお金がどう動いたかの記録です。手で書きかえることはできません。',
    balances: 'いまの残り',
    account: '勘定',
    shop: 'お店',
    amount: '額',
    entries: '動きの記録',
    none: 'まだ動きはありません。',
    day: '日',
    number: '番号',
    what: '内容',
    checked: '毎日の点検',
    sound: (entries: number) => `${entries}件の記録がすべて合っています。`,
    faults: '合わないところがあります。連携の管理者に知らせてください。',
  },
  en: {
    title: 'Ledger',
    lead: 'Whose money moved how. Nobody can rewrite it.',
    balances: 'Balances',
    account: 'Account',
    shop: 'Shop',
    amount: 'Amount',
    entries: 'Entries',
    none: 'Nothing has moved yet.',
    day: 'Day',
    number: 'No.',
    what: 'What',
    checked: 'Daily check',
    sound: (entries: number) => `All ${entries} entries are sound.`,
    faults: 'Something does not add up. Please tell your administrator.',
  },
});

export function LedgerPage(): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <MoneyFrame title={t.title} lead={t.lead}>
      {(money) => (
        <>
          <LastCheck money={money} />
          <Balances money={money} />
          <Entries />
        </>
      )}
    </MoneyFrame>
  );
}

function LastCheck({ money }: { readonly money: Money }): ReactNode {
  const t = useTexts(TEXTS);
  const check = money.ledgerChecks.edges[0]?.node;
  if (!check) return null;
  const sound = check.faults.length === 0;
  return (
    <Banner state={sound ? 'ok' : 'stop'} title={sound ? t.sound(check.entries) : t.faults}>
      {t.checked} <When at={check.checkedAt} /> {check.faults.join('、')}
    </Banner>
  );
}

function Signed({ yen }: { readonly yen: number }): ReactNode {
  const { language } = usePreferences();
  return <span className="yen">{yenText(yen, language)}</span>;
}

function Balances({ money }: { readonly money: Money }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const name = useMemberName();
  const balances = money.ledgerBalances ?? [];
  if (balances.length === 0) return null;
  return (
    <Section title={t.balances}>
      <Table
        caption={t.balances}
        rows={balances}
        rowKey={({ code, memberId }) => code + memberId}
        columns={[
          { key: 'shop', head: t.shop, rowHead: true, cell: ({ memberId }) => name(memberId) },
          { key: 'account', head: t.account, cell: ({ label }) => say(label) },
          { key: 'amount', head: t.amount, right: true, cell: ({ yen }) => <Signed yen={yen} /> },
        ]}
      />
    </Section>
  );
}

function Entries(): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const name = useMemberName();
  const { id } = useGroup();
  const pages = usePages(groupLedger, { id }, ({ consortium }) => consortium.ledger);
  return (
    <Section title={t.entries}>
      <Shown read={pages.read} lines={4}>
        {(entries) =>
          entries.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <>
              <Table
                caption={t.entries}
                rows={entries}
                rowKey={({ id: one }) => one}
                columns={[
                  { key: 'number', head: t.number, right: true, cell: ({ number }) => number },
                  { key: 'day', head: t.day, cell: ({ occurredOn }) => <When at={occurredOn} /> },
                  { key: 'what', head: t.what, rowHead: true, cell: ({ label }) => say(label) },
                  {
                    key: 'postings',
                    head: t.account,
                    cell: ({ postings }) => (
                      <ul>
                        {postings.map((posting, index) => (
                          <li key={index} className="flex flex-wrap justify-between gap-x-4">
                            <span>
                              {name(posting.memberId)}・{say(posting.label)}
                            </span>
                            <Signed yen={posting.amountYen} />
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]}
              />
              <More pages={pages} />
            </>
          )
        }
      </Shown>
    </Section>
  );
}
