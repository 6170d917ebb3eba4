import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  leaveWork,
  refuse,
  sha256Of,
  TenantTransaction,
  type ServerConfig,
  type Tx,
} from '@renkei/platform';
import type { RequestContext } from '@renkei/platform/graphql';
import { emailAddressOf } from '../account/email-address.ts';
import { SecondFactor } from '../second-factor/second-factor.ts';
import { SessionOpener } from '../session/session-opener.ts';
import { endSessionsOf } from '../session/session.service.ts';
import { lockAccount } from '../shared/ways-to-sign-in.ts';
import { SignInThrottle } from '../throttle/sign-in-throttle.ts';
import { PasswordHasher } from './password-hasher.ts';
import { PasswordRules, type PasswordOwner } from './password-rules.ts';
import { endOpenResets } from './password.service.ts';
import type { RequestPasswordResetInput, ResetPasswordInput } from './password.inputs.ts';

/** Every request for a letter takes at least this long: writing one must not show. */
const REQUEST_MS = 300;

@Injectable()
export class PasswordResetService {
  constructor(
    private readonly transactions: TenantTransaction,
    private readonly throttle: SignInThrottle,
    private readonly hasher: PasswordHasher,
    private readonly rules: PasswordRules,
    private readonly secondFactor: SecondFactor,
    private readonly opener: SessionOpener,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  /**
   * A letter with a link good for one hour and one use, if there is such an account. The answer is the same if not.
   * @throws ProblemsFound NOT_AN_EMAIL, TOO_MANY_ATTEMPTS
   */
  async request(input: RequestPasswordResetInput, context: RequestContext): Promise<void> {
    const email = emailAddressOf(input.email, 'input.email');
    await this.throttle.attempt({ 'reset-request.account': email, 'reset-request.address': context.address });
    await Promise.all([this.#leaveLetter(email), sleep(REQUEST_MS)]);
  }

  /**
   * Sets the password, ends every session and revokes the person's access keys: a reset is what one does when
   * something was stolen. Signs in here unless a second factor is on, which stays as it is.
   * @throws ProblemsFound TOO_MANY_ATTEMPTS, LINK_OVER, WEAK_PASSWORD (the link stays good)
   */
  async reset(
    { token, newPassword }: ResetPasswordInput,
    context: RequestContext,
  ): Promise<{ changed: true; signedIn: boolean; revokedKeys: number }> {
    await this.throttle.attempt({ 'link.address': context.address });
    const tokenSha256 = sha256Of(token);
    const owner = await this.#ownerOf(tokenSha256);
    this.rules.check(newPassword, owner, 'input.newPassword');
    const phc = await this.hasher.hash(newPassword);
    const { revokedKeys, finish } = await this.transactions.runIdentity(
      'resetPassword',
      owner.id,
      async (tx) => {
        await lockAccount(tx, owner.id);
        const userId = await takeReset(tx, tokenSha256);
        await tx.query(
          `INSERT INTO password_credential (user_id, phc) VALUES ($1, $2)
         ON CONFLICT (user_id) DO UPDATE SET phc = EXCLUDED.phc, changed_at = now()`,
          [userId, phc],
        );
        await endOpenResets(tx, userId);
        await endSessionsOf(tx, userId, null);
        const revoked = await revokeKeysOf(tx, userId);
        const session = { userId, signedInWith: 'PASSWORD', awaitsSecondFactor: false } as const;
        return {
          revokedKeys: revoked,
          finish: (await this.secondFactor.isOn(tx, userId))
            ? null
            : await this.opener.open(tx, session, context),
        };
      },
    );
    if (finish) finish();
    else this.opener.forget(context);
    if (owner.email !== null) await this.throttle.forget('sign-in.account', owner.email);
    return { changed: true, signedIn: finish !== null, revokedKeys };
  }

  async #leaveLetter(email: string): Promise<void> {
    const id = randomUUID();
    const [token] = this.config.keys.linkTokens(id);
    if (token === undefined) throw new Error('RENKEI_KEYS is not set: no link can be made.');
    await this.transactions.runIdentity('requestPasswordReset', null, async (tx) => {
      const [user] = await tx.query<{ id: string }>(
        'SELECT id FROM app_user WHERE email = $1 AND disabled_at IS NULL',
        [email],
      );
      if (!user) return;
      await lockAccount(tx, user.id); // of two requests at once, one link stays
      await endOpenResets(tx, user.id);
      await tx.query(
        `INSERT INTO password_reset (id, user_id, token_sha256, expires_at)
         VALUES ($1, $2, $3, clock_timestamp() + interval '1 hour')`,
        [id, user.id, sha256Of(token)],
      );
      await leaveWork(tx, 'password-reset.mail', [{ consortiumId: null, subjectId: id }]);
    });
  }

  async #ownerOf(tokenSha256: string): Promise<PasswordOwner & { readonly id: string }> {
    const [row] = await this.transactions.runIdentity('resetPassword', null, (tx) =>
      tx.query<{ id: string; email: string | null; display_name: string }>(
        `SELECT u.id, u.email, u.display_name FROM password_reset r JOIN app_user u ON u.id = r.user_id
         WHERE r.token_sha256 = $1 AND r.used_at IS NULL AND r.expires_at > now() AND u.disabled_at IS NULL`,
        [tokenSha256],
      ),
    );
    if (!row) refuseLink();
    return { id: row.id, email: row.email, displayName: row.display_name };
  }
}

/** Uses the link up: of any number at once, one gets it. */
async function takeReset(tx: Tx, tokenSha256: string): Promise<string> {
  const [taken] = await tx.query<{ user_id: string }>(
    `UPDATE password_reset SET used_at = now()
     WHERE token_sha256 = $1 AND used_at IS NULL AND expires_at > now() RETURNING user_id`,
    [tokenSha256],
  );
  if (!taken) refuseLink();
  return taken.user_id;
}

/** Under the policy by which a person revokes their own. @param tx of `runIdentity` as them @returns how many */
async function revokeKeysOf(tx: Tx, userId: string): Promise<number> {
  const revoked = await tx.query(
    'UPDATE api_key SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL RETURNING id',
    [userId],
  );
  return revoked.length;
}

function refuseLink(): never {
  refuse('LINK_OVER', 'input.token', {
    ja: 'このリンクは使えません。何度か申し込まれたときは、いちばん新しいメールのリンクだけが使えます。リンクは1時間以内に1回だけ使えます。見つからないときは、「パスワードを忘れた」から新しいリンクをお取りください。',
    en: 'This link cannot be used. If you asked several times, only the link of the newest letter works, once and within an hour. If you cannot find it, please ask for a new one.',
  });
}
