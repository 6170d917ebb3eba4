import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  CONFIG,
  refuse,
  type Keyring,
  type Sealed,
  type ServerConfig,
  type Tx,
} from '@renkei/platform';
import { recoveryCodeDigest } from './recovery-codes.ts';
import { stepOfCode, totpCodeOf } from './totp.ts';

interface TotpRow {
  readonly key_id: string;
  readonly wrapped_key: Buffer;
  readonly sealed: Buffer;
  readonly last_step: bigint | null;
}

/** Checks codes of apps and recovery codes; each is good once. Every method runs in a transaction of `runIdentity`. */
@Injectable()
export class SecondFactor {
  readonly #clock: Clock;
  readonly #keys: Keyring;

  constructor(clock: Clock, @Inject(CONFIG) config: ServerConfig) {
    this.#clock = clock;
    this.#keys = config.keys;
  }

  async isOn(tx: Tx, userId: string): Promise<boolean> {
    const rows = await tx.query(
      'SELECT FROM totp_credential WHERE user_id = $1 AND confirmed_at IS NOT NULL',
      [userId],
    );
    return rows.length === 1;
  }

  /** Uses up a code of the app or a recovery code. false: it is not right, or was used before. */
  async accept(tx: Tx, userId: string, typed: string): Promise<boolean> {
    if (!(await this.isOn(tx, userId))) return false;
    const code = totpCodeOf(typed);
    return code === null ? this.#acceptRecoveryCode(tx, userId, typed) : this.acceptTotp(tx, userId, code);
  }

  /** Also of one that is not confirmed yet. */
  async acceptTotp(tx: Tx, userId: string, code: string): Promise<boolean> {
    // locked: of the same code sent twice at once, the second sees the step of the first
    const [row] = await tx.query<TotpRow>(
      'SELECT key_id, wrapped_key, sealed, last_step FROM totp_credential WHERE user_id = $1 FOR UPDATE',
      [userId],
    );
    if (!row) return false;
    const sealed: Sealed = { keyId: row.key_id, wrappedKey: row.wrapped_key, sealed: row.sealed };
    const step = stepOfCode(this.#keys.open('totp', sealed, userId), code, this.#clock.epochMs());
    if (step === null || (row.last_step !== null && step <= row.last_step)) return false;
    await tx.query('UPDATE totp_credential SET last_step = $2 WHERE user_id = $1', [userId, step]);
    return true;
  }

  async #acceptRecoveryCode(tx: Tx, userId: string, typed: string): Promise<boolean> {
    const used = await tx.query(
      `UPDATE recovery_code SET used_at = now()
       WHERE user_id = $1 AND code_sha256 = $2 AND used_at IS NULL RETURNING user_id`,
      [userId, recoveryCodeDigest(typed)],
    );
    return used.length === 1;
  }
}

/** @throws ProblemsFound WRONG_CODE */
export function wrongCode(path: string): never {
  refuse('WRONG_CODE', path, {
    ja: '確認コードが違うか、もう使われています。アプリに次に出るコードか、まだ使っていない予備コードを入れてください。',
    en: 'The code is not right, or was used already. Please enter the next code of your app, or an unused recovery code.',
  });
}
