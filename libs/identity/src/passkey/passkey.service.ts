import { Inject, Injectable } from '@nestjs/common';
import { fromEpochMs } from '@renkei/kernel';
import {
  Clock,
  CONFIG,
  constraintOf,
  notFound,
  TenantTransaction,
  type ServerConfig,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { leaveChallenge, takeChallenge } from '../shared/challenge.ts';
import { ownSession, requireFreshSession } from '../shared/own-session.ts';
import { lockAccount, refuseLastWayGone } from '../shared/ways-to-sign-in.ts';
import { refuseChallengeOver, refuseKnown, refuseRegistration, refuseTooMany } from './passkey-problems.ts';
import type { FinishPasskeyRegistrationInput } from './passkey.inputs.ts';
import type { PasskeyType } from './passkey.type.ts';
import { CHALLENGE_MS, RelyingParty, responseOf } from './relying-party.ts';

/** So that an account's list needs no pages. */
const MOST_PASSKEYS = 20;
const TRANSPORTS: ReadonlySet<string> = new Set([
  'ble',
  'cable',
  'hybrid',
  'internal',
  'nfc',
  'smart-card',
  'usb',
]);

interface PasskeyRow {
  readonly id: string;
  readonly label: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
}

const COLUMNS = 'id, label, created_at, last_used_at';

/** Somebody's own passkeys. */
@Injectable()
export class PasskeyService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;
  readonly #config: ServerConfig;
  readonly #relyingParty: RelyingParty;

  constructor(transactions: TenantTransaction, clock: Clock, @Inject(CONFIG) config: ServerConfig) {
    this.#transactions = transactions;
    this.#clock = clock;
    this.#config = config;
    this.#relyingParty = new RelyingParty(config);
  }

  list(viewer: Viewer): Promise<PasskeyType[]> {
    return this.#transactions.readIdentity(viewer, async (tx) => {
      const rows = await tx.query<PasskeyRow>(
        `SELECT ${COLUMNS} FROM passkey WHERE user_id = $1 ORDER BY created_at, id`,
        [viewer.userId],
      );
      return rows.map(passkeyOf);
    });
  }

  /** @throws ProblemsFound SIGN_IN_AGAIN, TOO_MANY_PASSKEYS */
  async startRegistration(viewer: Viewer): Promise<{ challengeId: string; options: string }> {
    const { userId } = viewer;
    await requireFreshSession(this.#transactions, viewer);
    return this.#transactions.runIdentity('startPasskeyRegistration', userId, async (tx) => {
      const known = await credentialIdsOf(tx, userId);
      if (known.length >= MOST_PASSKEYS) refuseTooMany(MOST_PASSKEYS);
      const [user] = await tx.query<{ email: string | null; display_name: string }>(
        'SELECT email, display_name FROM app_user WHERE id = $1',
        [userId],
      );
      const displayName = user?.display_name ?? viewer.displayName;
      const name = user?.email ?? displayName;
      const options = await this.#relyingParty.registrationOptions({ userId, name, displayName, known });
      const challengeId = await leaveChallenge(tx, {
        kind: 'PASSKEY_REGISTRATION',
        userId,
        payload: { challenge: options.challenge },
        expiresAt: new Date(this.#clock.epochMs() + CHALLENGE_MS),
      });
      return { challengeId, options: JSON.stringify(options) };
    });
  }

  /** @throws ProblemsFound CHALLENGE_OVER, PASSKEY_REFUSED, PASSKEY_KNOWN, TOO_MANY_PASSKEYS */
  async finishRegistration(viewer: Viewer, input: FinishPasskeyRegistrationInput): Promise<PasskeyType> {
    const { userId } = viewer;
    ownSession(viewer);
    const operation = 'finishPasskeyRegistration';
    const taken = await this.#transactions.runIdentity(operation, userId, (tx) =>
      takeChallenge<{ challenge: string }>(
        tx,
        'PASSKEY_REGISTRATION',
        input.challengeId,
        this.#clock.epochMs(),
      ),
    );
    if (taken?.userId !== userId) return refuseChallengeOver();
    const response = responseOf<RegistrationResponseJSON>(input.response);
    const credential =
      response && (await this.#relyingParty.verifyRegistration(response, taken.payload.challenge));
    if (!credential) return refuseRegistration();

    return this.#transactions.runIdentity(operation, userId, async (tx) => {
      await lockAccount(tx, userId);
      if ((await credentialIdsOf(tx, userId)).length >= MOST_PASSKEYS) refuseTooMany(MOST_PASSKEYS);
      const [row] = await tx
        .query<PasskeyRow>(
          `INSERT INTO passkey (user_id, credential_id, public_key, counter, transports, label)
           VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
          [
            userId,
            credential.id,
            Buffer.from(credential.publicKey),
            credential.counter,
            transportsOf(credential.transports),
            input.label,
          ],
        )
        .catch((error: unknown) => {
          if (constraintOf(error) === 'passkey_credential_id_key') refuseKnown();
          throw error;
        });
      if (!row) throw new Error('the passkey was not stored');
      return passkeyOf(row);
    });
  }

  /** @throws AppError NOT_FOUND; ProblemsFound LAST_WAY_TO_SIGN_IN */
  async remove(viewer: Viewer, id: string): Promise<string> {
    const { userId } = viewer;
    ownSession(viewer);
    return this.#transactions.runIdentity('removePasskey', userId, async (tx) => {
      await lockAccount(tx, userId);
      const removed = await tx.query('DELETE FROM passkey WHERE id = $1 AND user_id = $2 RETURNING id', [
        id,
        userId,
      ]);
      if (removed.length === 0) throw notFound({ ja: 'パスキー', en: 'The passkey' });
      await refuseLastWayGone(tx, userId, this.#config);
      return id;
    });
  }
}

async function credentialIdsOf(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx.query<{ credential_id: string }>(
    'SELECT credential_id FROM passkey WHERE user_id = $1',
    [userId],
  );
  return rows.map((row) => row.credential_id);
}

/** What the device says of itself, kept to give the browser a hint: unknown words are dropped. */
function transportsOf(said: unknown): string[] {
  return Array.isArray(said) ? [...new Set(said as unknown[])].filter(isTransport) : [];
}

function isTransport(word: unknown): word is string {
  return typeof word === 'string' && TRANSPORTS.has(word);
}

function passkeyOf(row: PasskeyRow): PasskeyType {
  return {
    id: row.id,
    label: row.label,
    createdAt: fromEpochMs(row.created_at.getTime()),
    lastUsedAt: row.last_used_at && fromEpochMs(row.last_used_at.getTime()),
  };
}
