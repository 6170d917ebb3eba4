import { createContext, useContext, type ReactNode } from 'react';
import { useSession } from '../../app/session.tsx';
import { useRead } from '../../data/read.ts';
import { texts, useTexts } from '../../language/language.ts';
import { TabMenu } from '../../ui/menu.tsx';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { useGroup } from '../group-frame.tsx';
import { groupMoney, type GroupMoneyQuery } from './money.generated.ts';

export type Money = GroupMoneyQuery['consortium'];

const TEXTS = texts({
  ja: {
    menu: 'お金の受け渡しの画面',
    pages: [
      ['', '入金と分配'],
      ['/transfers', '振込'],
      ['/bank', '銀行の明細'],
      ['/repayments', '返還'],
      ['/ledger', '帳簿'],
    ] as readonly (readonly [path: string, label: string])[],
  },
  en: {
    menu: 'Money',
    pages: [
      ['', 'Payments and distribution'],
      ['/transfers', 'Transfers'],
      ['/bank', 'Bank statements'],
      ['/repayments', 'Repayment'],
      ['/ledger', 'Ledger'],
    ],
  },
});

/** A support body reads amounts, and no statement of anybody’s bank. */
const COORDINATOR_ONLY: ReadonlySet<string> = new Set(['/bank']);

const NamesContext = createContext<ReadonlyMap<string, string>>(new Map());

/** The name of a member by its id. */
export function useMemberName(): (id: string) => string {
  const names = useContext(NamesContext);
  return (id) => names.get(id) ?? '—';
}

/** The pages about money share their menu and the names of members. */
export function MoneyFrame({
  title,
  lead,
  back,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly back?: { readonly to: string; readonly label: string };
  readonly children: (money: Money) => ReactNode;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  const { role } = useSession();
  const pages = t.pages.filter(([path]) => role === 'COORDINATOR' || !COORDINATOR_ONLY.has(path));
  const read = useRead(groupMoney, { id });
  return (
    <Page title={title} lead={lead} {...(back ? { back } : {})}>
      <TabMenu label={t.menu} entries={pages.map(([path, label]) => [`/groups/${id}/money${path}`, label])} />
      <Shown read={read} lines={10}>
        {({ consortium }) => (
          <NamesContext value={new Map(consortium.roster.map(({ memberId, name }) => [memberId, name]))}>
            {children(consortium)}
          </NamesContext>
        )}
      </Shown>
    </Page>
  );
}
