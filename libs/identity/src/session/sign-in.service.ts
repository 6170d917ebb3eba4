import { Injectable } from '@nestjs/common';
import { refuse, TenantTransaction } from '@renkei/platform';
import type { RequestContext } from '@renkei/platform/graphql';
import { normalisedEmail } from '../account/normalised-email.ts';
import { PasswordHasher } from '../password/password-hasher.ts';
import { SecondFactor, wrongCode } from '../second-factor/second-factor.ts';
import { lockAccount } from '../shared/ways-to-sign-in.ts';
import { SignInThrottle } from '../throttle/sign-in-throttle.ts';
import { SessionOpener, type NewSession } from './session-opener.ts';
import type { CompleteSignInInput, SignInInput } from './sign-in.inputs.ts';

export interface SignInOutcome {
  readonly signedIn: boolean;
  readonly needsSecondFactor: boolean;
}

@Injectable()
export class SignInService {
  constructor(
    private readonly transactions: TenantTransaction,
    private readonly throttle: SignInThrottle,
    private readonly hasher: PasswordHasher,
    private readonly secondFactor: SecondFactor,
    private readonly opener: SessionOpener,
  ) {}

  /**
   * One answer, after the same work, for an unknown address, a disabled account, one without a password and a wrong
   * password.
   * @throws ProblemsFound TOO_MANY_ATTEMPTS, WRONG_EMAIL_OR_PASSWORD
   */
  async signIn(input: SignInInput, context: RequestContext): Promise<SignInOutcome> {
    const email = normalisedEmail(input.email);
    await this.throttle.attempt({ 'sign-in.account': email, 'sign-in.address': context.address });
    const account = await this.#accountOf(email);
    const right = await this.hasher.verify(account?.phc ?? null, input.password);
    if (!account || !right) refuseSignIn();
    const newPhc = this.hasher.isOutdated(account.phc) ? await this.hasher.hash(input.password) : account.phc;
    const { needsSecondFactor, finish } = await this.transactions.runIdentity(
      'signIn',
      account.id,
      async (tx) => {
        // A change of the password at the same time ends the sessions it sees, and has to see this one.
        await lockAccount(tx, account.id);
        const still = await tx.query(
          'UPDATE password_credential SET phc = $3 WHERE user_id = $1 AND phc = $2 RETURNING user_id',
          [account.id, account.phc, newPhc],
        );
        if (still.length === 0) refuseSignIn();
        const needs = await this.secondFactor.isOn(tx, account.id);
        const session: NewSession = {
          userId: account.id,
          signedInWith: 'PASSWORD',
          awaitsSecondFactor: needs,
        };
        return { needsSecondFactor: needs, finish: await this.opener.open(tx, session, context) };
      },
    );
    finish();
    await this.throttle.forget('sign-in.account', email);
    return { signedIn: !needsSecondFactor, needsSecondFactor };
  }

  /**
   * The second step: the pending session ends and a new one, with a new token, begins.
   * @throws ProblemsFound SIGN_IN_FIRST, TOO_MANY_ATTEMPTS, WRONG_CODE
   */
  async completeSignIn({ code }: CompleteSignInInput, context: RequestContext): Promise<SignInOutcome> {
    const pending = context.pendingSession;
    if (!pending) refuseUnknownStep();
    const { userId, sessionId } = pending;
    await this.throttle.attempt({
      'second-factor.account': userId,
      'second-factor.address': context.address,
    });
    const finish = await this.transactions.runIdentity('completeSignIn', userId, async (tx) => {
      await lockAccount(tx, userId);
      const [session] = await tx.query<{ signed_in_with: NewSession['signedInWith'] }>(
        `UPDATE session SET ended_at = now()
         WHERE id = $1 AND user_id = $2 AND ended_at IS NULL AND awaits_second_factor RETURNING signed_in_with`,
        [sessionId, userId],
      );
      if (!session) refuseUnknownStep();
      if (!(await this.secondFactor.accept(tx, userId, code))) wrongCode('input.code');
      return this.opener.open(
        tx,
        { userId, signedInWith: session.signed_in_with, awaitsSecondFactor: false },
        context,
      );
    });
    finish();
    await this.throttle.forget('second-factor.account', userId);
    return { signedIn: true, needsSecondFactor: false };
  }

  /** Also for whoever is half signed in, or not at all: afterwards nobody is. */
  async signOut(context: RequestContext): Promise<void> {
    const { viewer, pendingSession } = context;
    const sessionId = viewer?.sessionId ?? pendingSession?.sessionId;
    const userId = viewer?.userId ?? pendingSession?.userId;
    if (sessionId != null && userId !== undefined) {
      await this.transactions.runIdentity('signOut', userId, (tx) =>
        tx.query('UPDATE session SET ended_at = now() WHERE id = $1 AND ended_at IS NULL', [sessionId]),
      );
    }
    this.opener.forget(context);
  }

  async #accountOf(email: string): Promise<{ readonly id: string; readonly phc: string } | null> {
    const [row] = await this.transactions.runIdentity('signIn', null, (tx) =>
      tx.query<{ id: string; phc: string }>(
        `SELECT u.id, p.phc FROM app_user u JOIN password_credential p ON p.user_id = u.id
         WHERE u.email = $1 AND u.disabled_at IS NULL`,
        [email],
      ),
    );
    return row ?? null;
  }
}

function refuseSignIn(): never {
  refuse('WRONG_EMAIL_OR_PASSWORD', null, {
    ja: 'メールアドレスかパスワードが違うようです。もう一度お確かめください。パスワードを忘れたときは「パスワードを忘れた」から新しく決められます。',
    en: 'The e-mail address or the password is not right. Please check both; if you forgot the password you can set a new one.',
  });
}

function refuseUnknownStep(): never {
  refuse('SIGN_IN_FIRST', null, {
    ja: '確認コードの受け付けが終わっています。お手数ですが、メールアドレスとパスワードの入力からやり直してください。',
    en: 'It is too late for this code. Please start again with your e-mail address and password.',
  });
}
