import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, refuse, TenantTransaction, type ServerConfig, type Tx, type Viewer } from '@renkei/platform';
import { PasswordService } from '../password/password.service.ts';
import { ownSession, requireFreshSession } from '../shared/own-session.ts';
import { lockAccount } from '../shared/ways-to-sign-in.ts';
import { SignInThrottle } from '../throttle/sign-in-throttle.ts';
import { newRecoveryCodes, recoveryCodeDigest } from './recovery-codes.ts';
import type { ConfirmTotpInput, ProofInput } from './second-factor.inputs.ts';
import { SecondFactor, wrongCode } from './second-factor.ts';
import { newTotpSecret, totpCodeOf, totpSetup, type TotpSetup } from './totp.ts';

/** Turning codes of an app on and off. By the person at the screen, never by an access key. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly transactions: TenantTransaction,
    private readonly throttle: SignInThrottle,
    private readonly secondFactor: SecondFactor,
    private readonly passwords: PasswordService,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  /**
   * A new secret, in force once a code of it was confirmed; starting again replaces one that never was.
   * @throws ProblemsFound SIGN_IN_AGAIN, TOTP_IS_ON
   */
  async start(viewer: Viewer): Promise<TotpSetup> {
    await requireFreshSession(this.transactions, viewer);
    const { userId } = viewer;
    const secret = newTotpSecret();
    const { keyId, wrappedKey, sealed } = this.config.keys.seal('totp', secret, userId);
    return this.transactions.runIdentity('startTotp', userId, async (tx) => {
      await lockAccount(tx, userId);
      const stored = await tx.query(
        `INSERT INTO totp_credential AS t (user_id, key_id, wrapped_key, sealed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (user_id) DO UPDATE SET key_id = EXCLUDED.key_id, wrapped_key = EXCLUDED.wrapped_key,
           sealed = EXCLUDED.sealed, created_at = now(), last_step = NULL
         WHERE t.confirmed_at IS NULL RETURNING user_id`,
        [userId, keyId, wrappedKey, sealed],
      );
      if (stored.length === 0) refuseIsOn();
      const [user] = await tx.query<{ label: string }>(
        'SELECT coalesce(email, display_name) AS label FROM app_user WHERE id = $1',
        [userId],
      );
      return totpSetup(secret, user?.label ?? '');
    });
  }

  /**
   * From now on signing in with a password asks for a code.
   * @returns the recovery codes, which nobody can read again
   * @throws ProblemsFound WRONG_CODE, TOTP_IS_ON, TOTP_NOT_STARTED
   */
  async confirm(viewer: Viewer, { code }: ConfirmTotpInput): Promise<string[]> {
    ownSession(viewer);
    const { userId } = viewer;
    return this.transactions.runIdentity('confirmTotp', userId, async (tx) => {
      await lockAccount(tx, userId);
      const [row] = await tx.query<{ is_on: boolean }>(
        'SELECT confirmed_at IS NOT NULL AS is_on FROM totp_credential WHERE user_id = $1',
        [userId],
      );
      if (!row) refuseNotStarted();
      if (row.is_on) refuseIsOn();
      const typed = totpCodeOf(code);
      if (typed === null || !(await this.secondFactor.acceptTotp(tx, userId, typed))) {
        wrongFirstCode();
      }
      await tx.query('UPDATE totp_credential SET confirmed_at = now() WHERE user_id = $1', [userId]);
      return replaceRecoveryCodes(tx, userId);
    });
  }

  /** @throws ProblemsFound as `#prove` does */
  async remove(viewer: Viewer, proof: ProofInput): Promise<void> {
    ownSession(viewer);
    const { userId } = viewer;
    await this.#withProof('removeTotp', userId, proof, async (tx) => {
      await tx.query('DELETE FROM recovery_code WHERE user_id = $1', [userId]);
      await tx.query('DELETE FROM totp_credential WHERE user_id = $1', [userId]);
    });
  }

  /** The earlier ones are worth nothing any more. @throws ProblemsFound as `#prove` does */
  async renewRecoveryCodes(viewer: Viewer, proof: ProofInput): Promise<string[]> {
    ownSession(viewer);
    return this.#withProof('renewRecoveryCodes', viewer.userId, proof, (tx) =>
      replaceRecoveryCodes(tx, viewer.userId),
    );
  }

  /** @throws ProblemsFound PROOF_NEEDED, TOO_MANY_ATTEMPTS, WRONG_PASSWORD, NO_PASSWORD, WRONG_CODE, TOTP_NOT_ON */
  async #withProof<T>(
    operation: string,
    userId: string,
    { password, code }: ProofInput,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    if ((password == null) === (code == null)) refuseWithoutProof();
    if (password != null) await this.passwords.prove(userId, password, 'input.password');
    else await this.throttle.attempt({ 'second-factor.account': userId });
    const result = await this.transactions.runIdentity(operation, userId, async (tx) => {
      await lockAccount(tx, userId);
      if (!(await this.secondFactor.isOn(tx, userId))) refuseNotOn();
      if (code != null && !(await this.secondFactor.accept(tx, userId, code))) wrongCode('input.code');
      return work(tx);
    });
    if (code != null) await this.throttle.forget('second-factor.account', userId);
    return result;
  }
}

async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.query('DELETE FROM recovery_code WHERE user_id = $1', [userId]);
  await tx.query('INSERT INTO recovery_code (user_id, code_sha256) SELECT $1, unnest($2::text[])', [
    userId,
    codes.map(recoveryCodeDigest),
  ]);
  return codes;
}

/** Of an app just set up: there are no recovery codes yet, and mostly the clock is wrong. */
function wrongFirstCode(): never {
  refuse('WRONG_CODE', 'input.code', {
    ja: '数字が合いませんでした。アプリにいま出ている6けたを入れてください。続くときは、端末の時刻が自動設定かご確認ください。',
    en: 'The code did not match. Please enter the six digits your app shows now; if it keeps failing, check that your device sets its clock by itself.',
  });
}

function refuseWithoutProof(): never {
  refuse('PROOF_NEEDED', 'input', {
    ja: 'ご本人の確認のため、いまのパスワードか確認コードの、どちらか一方を入れてください。',
    en: 'To be sure it is you, please enter either your password or a code.',
  });
}

function refuseIsOn(): never {
  refuse('TOTP_IS_ON', null, {
    ja: '確認コードはもう使われています。別のアプリや電話に変えるときは、いったんやめてから、もう一度始めてください。',
    en: 'Codes are on already. To move to another phone, turn them off first and start again.',
  });
}

function refuseNotStarted(): never {
  refuse('TOTP_NOT_STARTED', null, {
    ja: '先に、QRコードを認証アプリで読み取ってください。「確認コードを使う」から始められます。',
    en: 'Please scan the QR code with your app first: start again from “use codes”.',
  });
}

function refuseNotOn(): never {
  refuse('TOTP_NOT_ON', null, {
    ja: '確認コードはいま使われていません。画面を読み直してください。',
    en: 'Codes are not on. Please reload the page.',
  });
}
