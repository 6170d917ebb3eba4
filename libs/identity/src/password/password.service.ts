import { Injectable } from '@nestjs/common';
import { refuse, TenantTransaction, unauthenticated, type Tx, type Viewer } from '@renkei/platform';
import { endSessionsOf } from '../session/session.service.ts';
import { ownSession } from '../shared/own-session.ts';
import { lockAccount } from '../shared/ways-to-sign-in.ts';
import { SignInThrottle } from '../throttle/sign-in-throttle.ts';
import { PasswordHasher } from './password-hasher.ts';
import { PasswordRules, type PasswordOwner } from './password-rules.ts';
import type { ChangePasswordInput } from './password.inputs.ts';

interface Account extends PasswordOwner {
  readonly phc: string | null;
}

/** Links for a new password that are still out lead nowhere from now on. @param tx of `runIdentity` */
export async function endOpenResets(tx: Tx, userId: string): Promise<void> {
  await tx.query(
    'UPDATE password_reset SET expires_at = now() WHERE user_id = $1 AND used_at IS NULL AND expires_at > now()',
    [userId],
  );
}

@Injectable()
export class PasswordService {
  constructor(
    private readonly transactions: TenantTransaction,
    private readonly throttle: SignInThrottle,
    private readonly hasher: PasswordHasher,
    private readonly rules: PasswordRules,
  ) {}

  /**
   * Ends every other session: whoever knew the old password is out.
   * @returns how many were ended
   * @throws ProblemsFound TOO_MANY_ATTEMPTS, WRONG_PASSWORD, NO_PASSWORD, WEAK_PASSWORD
   */
  async change(viewer: Viewer, input: ChangePasswordInput): Promise<number> {
    const { userId } = viewer;
    const kept = ownSession(viewer);
    const account = await this.prove(userId, input.currentPassword, 'input.currentPassword');
    this.rules.check(input.newPassword, account, 'input.newPassword');
    const phc = await this.hasher.hash(input.newPassword);
    return this.transactions.runIdentity('changePassword', userId, async (tx) => {
      await lockAccount(tx, userId);
      const changed = await tx.query(
        'UPDATE password_credential SET phc = $3, changed_at = now() WHERE user_id = $1 AND phc = $2 RETURNING user_id',
        [userId, account.phc, phc],
      );
      if (changed.length === 0) wrongPassword('input.currentPassword'); // changed in between
      await endOpenResets(tx, userId);
      return endSessionsOf(tx, userId, kept);
    });
  }

  /**
   * The password asked for again of somebody signed in, before what a stolen session must not do.
   * @throws ProblemsFound TOO_MANY_ATTEMPTS, NO_PASSWORD, WRONG_PASSWORD
   */
  async prove(userId: string, password: string, path: string): Promise<Account> {
    await this.throttle.attempt({ 'proof.account': userId });
    const account = await this.#accountOf(userId);
    if (account.phc === null) {
      refuse('NO_PASSWORD', path, {
        ja: 'まだパスワードが決まっていません。「パスワードを忘れた」から、メールで新しく決めてください。',
        en: 'There is no password yet. Please set one by e-mail, as if it had been forgotten.',
      });
    }
    if (!(await this.hasher.verify(account.phc, password))) wrongPassword(path);
    await this.throttle.forget('proof.account', userId);
    return account;
  }

  async #accountOf(userId: string): Promise<Account> {
    const [row] = await this.transactions.runIdentity('provePassword', userId, (tx) =>
      tx.query<{ email: string | null; display_name: string; phc: string | null }>(
        `SELECT u.email, u.display_name, p.phc
         FROM app_user u LEFT JOIN password_credential p ON p.user_id = u.id WHERE u.id = $1`,
        [userId],
      ),
    );
    if (!row) throw unauthenticated();
    return { email: row.email, displayName: row.display_name, phc: row.phc };
  }
}

function wrongPassword(path: string): never {
  refuse('WRONG_PASSWORD', path, {
    ja: 'いまのパスワードが違うようです。もう一度お確かめください。',
    en: 'The current password is not right. Please check it.',
  });
}
