import type { ReactNode } from 'react';
import { Outlet, useParams } from 'react-router';
import { NotFound } from '../app/not-found.tsx';
import { useRead } from '../data/read.ts';
import { Shown } from '../ui/shown.tsx';
import { merchantShops } from './shop.generated.ts';
import { ShopContext, shopsOf } from './shop.ts';

/** The pages of one shop: one column, as wide as a hand. */
export function ShopFrame(): ReactNode {
  const { memberId } = useParams();
  const read = useRead(merchantShops, {});
  return (
    <div className="mx-auto max-w-xl">
      <Shown read={read} lines={8}>
        {({ me }) => {
          const shop = me && shopsOf(me).find((one) => one.memberId === memberId);
          if (!shop) return <NotFound />;
          return (
            <ShopContext value={shop}>
              <Outlet />
            </ShopContext>
          );
        }}
      </Shown>
    </div>
  );
}
