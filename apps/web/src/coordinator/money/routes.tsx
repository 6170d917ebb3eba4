import type { RouteObject } from 'react-router';

/** Below /groups/:groupId. */
export const moneyRoutes: RouteObject[] = [
  { path: 'money', lazy: async () => ({ Component: (await import('./money-page.tsx')).MoneyPage }) },
  {
    path: 'money/transfers',
    lazy: async () => ({ Component: (await import('./transfers-page.tsx')).TransfersPage }),
  },
  {
    path: 'money/bank',
    lazy: async () => ({ Component: (await import('./bank/bank-page.tsx')).BankPage }),
  },
  {
    path: 'money/bank/:bankResultId',
    lazy: async () => ({ Component: (await import('./bank/bank-file-page.tsx')).BankFilePage }),
  },
  {
    path: 'money/repayments',
    lazy: async () => ({ Component: (await import('./repayments-page.tsx')).RepaymentsPage }),
  },
  { path: 'money/ledger', lazy: async () => ({ Component: (await import('./ledger-page.tsx')).LedgerPage }) },
];
