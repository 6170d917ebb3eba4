import { createContext, useContext } from 'react';

/** Now, as a minute in Japan, by the server's clock: phones are wrong, deadlines are not. */
export const NowContext = createContext('1970-01-01T09:00');

export function useNow(): string {
  return useContext(NowContext);
}

/** Today in Japan. */
export function useToday(): string {
  return useNow().slice(0, 10);
}
