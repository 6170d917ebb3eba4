import type { RouteObject } from 'react-router';

/** The shop's own pages. Each is a small part of its own: a phone on a slow line loads the card alone. */
export const merchantRoutes: RouteObject[] = [
  {
    path: 'shop',
    lazy: async () => ({ Component: (await import('./shops-page.tsx')).ShopsPage }),
  },
  {
    path: 'shop/:memberId',
    lazy: async () => ({ Component: (await import('./shop-frame.tsx')).ShopFrame }),
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./card/card-page.tsx')).CardPage }) },
      {
        path: 'papers/:requirement',
        lazy: async () => ({ Component: (await import('./papers/paper-page.tsx')).PaperPage }),
      },
      {
        path: 'evidence',
        lazy: async () => ({ Component: (await import('./evidence/evidence-page.tsx')).EvidencePage }),
      },
      {
        path: 'evidence/:item/:lineId?',
        lazy: async () => ({ Component: (await import('./evidence/item-page.tsx')).EvidenceItemPage }),
      },
      {
        path: 'orders',
        lazy: async () => ({ Component: (await import('./orders/orders-page.tsx')).OrdersPage }),
      },
      {
        path: 'orders/:lineId/:step',
        lazy: async () => ({ Component: (await import('./orders/record-page.tsx')).RecordPage }),
      },
      {
        path: 'costs',
        lazy: async () => ({ Component: (await import('./answers/costs-page.tsx')).CostsPage }),
      },
      {
        path: 'declarations',
        lazy: async () => ({
          Component: (await import('./answers/declarations-page.tsx')).DeclarationsPage,
        }),
      },
      {
        path: 'payout',
        lazy: async () => ({ Component: (await import('./money/payout-page.tsx')).PayoutPage }),
      },
      {
        path: 'money',
        lazy: async () => ({ Component: (await import('./money/money-page.tsx')).MoneyPage }),
      },
      {
        path: 'effects',
        lazy: async () => ({ Component: (await import('./numbers/effects-page.tsx')).EffectsPage }),
      },
      {
        path: 'employees',
        lazy: async () => ({ Component: (await import('./numbers/employees-page.tsx')).EmployeesPage }),
      },
    ],
  },
];
