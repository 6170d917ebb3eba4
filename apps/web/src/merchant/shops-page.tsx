import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { actAs } from '../app/session.generated.ts';
import { useChange } from '../data/change.ts';
import { useRead } from '../data/read.ts';
import { texts, useTexts } from '../language/language.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Empty, Page } from '../ui/page.tsx';
import { Problems } from '../ui/problems.tsx';
import { Shown } from '../ui/shown.tsx';
import { CardPage } from './card/card-page.tsx';
import { merchantShops, type MerchantShopsQuery } from './shop.generated.ts';
import { ShopContext, shopsOf } from './shop.ts';

const TEXTS = texts({
  ja: {
    title: 'どのお店ですか',
    lead: 'あなたが担当しているお店です。',
    none: '担当しているお店がありません',
    noneBody: 'とりまとめ担当から届いた招待のメールを開くと、お店の画面が使えるようになります。',
    account: 'アカウントの画面へ',
    other: 'いまはお店の担当として使っていません',
    otherBody: 'お店の担当に切り替えると、お店の画面が出ます。',
    become: 'お店の担当に切り替える',
  },
  en: {
    title: 'Which shop?',
    lead: 'The shops you act for.',
    none: 'You act for no shop yet',
    noneBody: 'Open the invitation your coordinator sent by mail; then your shop shows here.',
    account: 'To your account',
    other: 'You do not act for a shop at the moment',
    otherBody: 'Switch to your shop’s role to see its pages.',
    become: 'Act for my shop',
  },
});

/** Where a merchant lands: the only shop’s card, or a choice. */
export function ShopsPage(): ReactNode {
  const read = useRead(merchantShops, {});
  return (
    <div className="mx-auto max-w-xl">
      <Shown read={read} lines={8}>
        {({ me }) => (me ? <Shops me={me} /> : null)}
      </Shown>
    </div>
  );
}

function Shops({ me }: { readonly me: NonNullable<MerchantShopsQuery['me']> }): ReactNode {
  const t = useTexts(TEXTS);
  const shops = shopsOf(me);
  const [only] = shops;
  if (shops.length === 0) return <NoShop me={me} />;
  if (only && shops.length === 1)
    return (
      <ShopContext value={only}>
        <CardPage />
      </ShopContext>
    );
  return (
    <Page title={t.title} lead={t.lead}>
      <ul className="flex flex-col gap-3">
        {shops.map(({ memberId, name, groupName }) => (
          <li key={memberId}>
            <Link
              to={`/shop/${memberId}`}
              className="flex min-h-16 items-center gap-3 rounded-xl border border-line p-4 no-underline hover:bg-accent-wash"
            >
              <Icon name="shop" />
              <span className="min-w-0 flex-1">
                <span className="block text-lg font-bold underline">{name}</span>
                <span className="block text-sm text-quiet">{groupName}</span>
              </span>
              <Icon name="next" size={20} />
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function NoShop({ me }: { readonly me: NonNullable<MerchantShopsQuery['me']> }): ReactNode {
  const t = useTexts(TEXTS);
  const client = useQueryClient();
  const switching = useChange(actAs);
  const mine = me.assignments.some(({ role }) => role === 'MEMBER_USER');
  const become = async (): Promise<void> => {
    // what the other role saw does not stay on the device
    if (await switching.send({ input: { role: 'MEMBER_USER' } })) await client.resetQueries();
  };
  return (
    <Page title={t.title}>
      <Problems problems={switching.problems} />
      {mine ? (
        <Empty
          title={t.other}
          action={
            <Button busy={switching.sending} onClick={() => void become()}>
              {t.become}
            </Button>
          }
        >
          {t.otherBody}
        </Empty>
      ) : (
        <Empty title={t.none} action={<ButtonLink to="/account">{t.account}</ButtonLink>}>
          {t.noneBody}
        </Empty>
      )}
    </Page>
  );
}
