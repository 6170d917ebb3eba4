/** How often something may be tried: freely at first, then after a wait that doubles with every further attempt. */
export interface Limit {
  readonly freeAttempts: number;
  /** Counted anew after this long, once no wait is running. */
  readonly windowMinutes: number;
  readonly mostWaitMinutes: number;
}

/**
 * Per account a person mistypes a few times, a guesser never stops. Per address a whole office may sit behind one.
 * A locked-out owner is not helpless when somebody else is guessing: a passkey, another provider or a letter for a new
 * password are counted apart.
 */
export const LIMITS = {
  /** About 1,200 guesses a day at most: nothing against a password of 12 characters. */
  'sign-in.account': { freeAttempts: 5, windowMinutes: 15, mostWaitMinutes: 15 },
  'sign-in.address': { freeAttempts: 50, windowMinutes: 15, mostWaitMinutes: 15 },
  /** Three of a million codes are right at any time, so about 40 guesses a day. */
  'second-factor.account': { freeAttempts: 5, windowMinutes: 24 * 60, mostWaitMinutes: 60 },
  'second-factor.address': { freeAttempts: 50, windowMinutes: 15, mostWaitMinutes: 15 },
  /** The password or a code asked for again of somebody signed in. */
  'proof.account': { freeAttempts: 5, windowMinutes: 24 * 60, mostWaitMinutes: 60 },
  /** Every one is a letter to somebody. */
  'reset-request.account': { freeAttempts: 3, windowMinutes: 60, mostWaitMinutes: 60 },
  'reset-request.address': { freeAttempts: 20, windowMinutes: 60, mostWaitMinutes: 60 },
  /** Secrets of links have 256 bits: this keeps noise out; a whole workshop of shops may sit behind one address. */
  'link.address': { freeAttempts: 120, windowMinutes: 15, mostWaitMinutes: 15 },
  /** Signatures cannot be guessed either. */
  'passkey.address': { freeAttempts: 50, windowMinutes: 15, mostWaitMinutes: 15 },
  /** Each start of a sign-in with a passkey or another provider leaves a row for some minutes. */
  'sign-in-start.address': { freeAttempts: 200, windowMinutes: 15, mostWaitMinutes: 15 },
} as const satisfies Readonly<Record<string, Limit>>;

export type Throttled = keyof typeof LIMITS;
