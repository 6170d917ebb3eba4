import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, TenantTransaction, type ServerConfig, type Tx } from '@renkei/platform';
import type { RequestContext } from '@renkei/platform/graphql';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { SessionOpener } from '../session/session-opener.ts';
import { SignInThrottle } from '../throttle/sign-in-throttle.ts';
import { leaveChallenge, takeChallenge } from '../shared/challenge.ts';
import { refuseChallengeOver, refuseSignIn } from './passkey-problems.ts';
import type { FinishPasskeySignInInput } from './passkey.inputs.ts';
import { CHALLENGE_MS, isHandleOf, RelyingParty, responseOf, type StoredPasskey } from './relying-party.ts';

const OPERATION = 'finishPasskeySignIn';

interface OwnedPasskey extends StoredPasskey {
  readonly id: string;
  readonly userId: string;
}

/** Signing in with a passkey alone: no name is typed, the device offers the accounts it knows. */
@Injectable()
export class PasskeySignInService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;
  readonly #sessions: SessionOpener;
  readonly #throttle: SignInThrottle;
  readonly #relyingParty: RelyingParty;

  constructor(
    transactions: TenantTransaction,
    clock: Clock,
    sessions: SessionOpener,
    throttle: SignInThrottle,
    @Inject(CONFIG) config: ServerConfig,
  ) {
    this.#transactions = transactions;
    this.#clock = clock;
    this.#sessions = sessions;
    this.#throttle = throttle;
    this.#relyingParty = new RelyingParty(config);
  }

  /** @throws ProblemsFound TOO_MANY_ATTEMPTS */
  async start({ address }: RequestContext): Promise<{ challengeId: string; options: string }> {
    await this.#throttle.attempt({ 'sign-in-start.address': address });
    const options = await this.#relyingParty.signInOptions();
    const challengeId = await this.#transactions.runIdentity('startPasskeySignIn', null, (tx) =>
      leaveChallenge(tx, {
        kind: 'PASSKEY_SIGN_IN',
        userId: null,
        payload: { challenge: options.challenge },
        expiresAt: new Date(this.#clock.epochMs() + CHALLENGE_MS),
      }),
    );
    return { challengeId, options: JSON.stringify(options) };
  }

  /**
   * Opens a session that waits for no code: the device has verified the person.
   * @throws ProblemsFound CHALLENGE_OVER, PASSKEY_REFUSED, TOO_MANY_ATTEMPTS
   */
  async finish(input: FinishPasskeySignInInput, context: RequestContext): Promise<void> {
    await this.#throttle.attempt({ 'passkey.address': context.address });
    const response = responseOf<AuthenticationResponseJSON>(input.response);
    const { taken, passkey } = await this.#transactions.runIdentity(OPERATION, null, async (tx) => ({
      taken: await takeChallenge<{ challenge: string }>(
        tx,
        'PASSKEY_SIGN_IN',
        input.challengeId,
        this.#clock.epochMs(),
      ),
      passkey: response && (await passkeyOf(tx, response.id)),
    }));
    if (!taken) return refuseChallengeOver();
    if (!response || !passkey || !isHandleOf(passkey.userId, response.response.userHandle)) {
      return refuseSignIn();
    }
    const counter = await this.#relyingParty.verifySignIn(response, taken.payload.challenge, passkey);
    if (counter === null) return refuseSignIn();

    const setCookie = await this.#transactions.runIdentity(OPERATION, passkey.userId, async (tx) => {
      if (!(await noteUse(tx, passkey.id, counter, this.#clock.epochMs()))) refuseSignIn();
      return this.#sessions.open(
        tx,
        { userId: passkey.userId, signedInWith: 'PASSKEY', awaitsSecondFactor: false },
        context,
      );
    });
    setCookie();
  }
}

async function passkeyOf(tx: Tx, credentialId: string): Promise<OwnedPasskey | null> {
  const [row] = await tx.query<{ id: string; user_id: string; public_key: Buffer; counter: bigint }>(
    'SELECT id, user_id, public_key, counter FROM passkey WHERE credential_id = $1',
    [credentialId],
  );
  return row
    ? { id: row.id, userId: row.user_id, credentialId, publicKey: row.public_key, counter: row.counter }
    : null;
}

/**
 * The counter as it was checked may have moved meanwhile: two answers at once, one of them a copy's. Devices that do
 * not count stay at 0.
 * @returns false: refused, the account may also be disabled
 */
async function noteUse(tx: Tx, id: string, counter: number, nowEpochMs: number): Promise<boolean> {
  const updated = await tx.query(
    `UPDATE passkey SET counter = $2, last_used_at = $3
     WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0))
       AND EXISTS (SELECT FROM app_user u WHERE u.id = passkey.user_id AND u.disabled_at IS NULL)
     RETURNING id`,
    [id, counter, new Date(nowEpochMs)],
  );
  return updated.length === 1;
}
