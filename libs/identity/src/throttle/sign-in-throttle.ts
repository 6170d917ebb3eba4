import { Injectable } from '@nestjs/common';
import type { Message } from '@renkei/kernel';
import { refuse, sha256Of, TenantTransaction } from '@renkei/platform';
import { LIMITS, type Limit, type Throttled } from './limits.ts';

const SECONDS_IN_MINUTE = 60;

/** Counts attempts before the secret is looked at, each in a transaction of its own: a refused one stays counted. */
@Injectable()
export class SignInThrottle {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /**
   * One attempt, counted for all of these together: `attempt({ 'sign-in.account': email, 'sign-in.address': address })`.
   * @throws ProblemsFound TOO_MANY_ATTEMPTS, saying how long to wait; then it is counted nowhere
   */
  async attempt(subjects: Readonly<Partial<Record<Throttled, string>>>): Promise<void> {
    const asked = (Object.entries(subjects) as [Throttled, string][]).map(([kind, subject]) => ({
      bucket: bucketOf(kind, subject),
      limit: LIMITS[kind] as Limit,
    }));
    const [row] = await this.#transactions.anonymous<{ seconds: number | null }>(
      `SELECT ceil(extract(epoch FROM throttle_attempt($1, $2, $3::interval[], $4::interval[])))::int AS seconds`,
      [
        asked.map(({ bucket }) => bucket),
        asked.map(({ limit }) => limit.freeAttempts),
        asked.map(({ limit }) => `${limit.windowMinutes} minutes`),
        asked.map(({ limit }) => `${limit.mostWaitMinutes} minutes`),
      ],
    );
    if (row?.seconds != null) {
      refuse('TOO_MANY_ATTEMPTS', null, pleaseWait(row.seconds, 'sign-in.account' in subjects));
    }
  }

  /** The right secret was given: this one's earlier attempts were mistakes. Never for an address. */
  async forget(kind: Extract<Throttled, `${string}.account`>, subject: string): Promise<void> {
    await this.#transactions.anonymous('SELECT throttle_forget($1)', [bucketOf(kind, subject)]);
  }
}

function bucketOf(kind: Throttled, subject: string): string {
  return sha256Of(`${kind} ${subject}`);
}

/** @param signingIn with a password: a letter for a new one is counted apart, so it gets its owner in */
function pleaseWait(seconds: number, signingIn: boolean): Message {
  const minutes = Math.ceil(seconds / SECONDS_IN_MINUTE);
  const [ja, en] =
    seconds < SECONDS_IN_MINUTE
      ? [`${seconds}秒`, seconds === 1 ? '1 second' : `${seconds} seconds`]
      : [`${minutes}分`, minutes === 1 ? '1 minute' : `${minutes} minutes`];
  return {
    ja: `続けて何度も試されたため、少しのあいだ受け付けを止めています。${ja}ほど待ってから、もう一度お試しください。${signingIn ? 'お急ぎのときは「パスワードを忘れた」から新しく決められます。' : ''}`,
    en: `There were too many attempts in a row. Please wait about ${en} and try again.${signingIn ? ' If you are in a hurry, you can set a new password with “Forgot your password”.' : ''}`,
  };
}
