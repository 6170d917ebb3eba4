import type { ReactNode } from 'react';
import { useNow } from '../data/now.ts';
import { daysBetween } from '../language/dates.ts';
import { Deadline, When } from '../ui/amounts.tsx';

/** So far away the year has to be said, and days are no help. */
const FAR_DAYS = 300;

/** When something is due, near or far. */
export function Due({ at }: { readonly at: string }): ReactNode {
  return daysBetween(useNow(), at) > FAR_DAYS ? <When at={at} /> : <Deadline due={at} />;
}
