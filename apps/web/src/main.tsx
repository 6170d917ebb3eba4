import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RequestFailed } from '@renkei/api-client';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { router } from './app/router.tsx';
import { PreferencesProvider } from './language/preferences-provider.tsx';
import './main.css';

const FRESH_MS = 15_000;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      // only what may go better the second time
      retry: (count, error) => error instanceof RequestFailed && error.code === 'OFFLINE' && count < 2,
    },
  },
});

void import('./fonts/fonts.css');

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <PreferencesProvider>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </PreferencesProvider>
  </StrictMode>,
);
