import { Secret, TOTP } from 'otpauth';
import encodeQR from 'qr';

const ISSUER = 'Renkei';
const SECRET_BYTES = 20;
const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** A clock may be off, and typing takes a moment: the step before and the one after count too. */
const STEPS_AROUND = 1;

/** What an authenticator app is set up with. */
export interface TotpSetup {
  readonly secret: string;
  readonly uri: string;
  readonly qrSvg: string;
}

export function newTotpSecret(): Uint8Array {
  return new Secret({ size: SECRET_BYTES }).bytes;
}

export function totpSetup(secret: Uint8Array, accountLabel: string): TotpSetup {
  const totp = totpOf(secret, accountLabel);
  const uri = totp.toString();
  return { secret: totp.secret.base32, uri, qrSvg: encodeQR(uri, 'svg', { ecc: 'medium' }) };
}

/** The 30-second step this code belongs to; null when it is none of now. */
export function stepOfCode(secret: Uint8Array, code: string, epochMs: number): bigint | null {
  const delta = totpOf(secret, '').validate({ token: code, timestamp: epochMs, window: STEPS_AROUND });
  return delta === null ? null : BigInt(Math.floor(epochMs / 1000 / PERIOD_SECONDS) + delta);
}

/** As somebody types it: with spaces, or full-width digits. null: it has not the form of one. */
export function totpCodeOf(typed: string): string | null {
  const code = typed.normalize('NFKC').replaceAll(/[\s-]/gu, '');
  return /^[0-9]{6}$/.test(code) ? code : null;
}

function totpOf(secret: Uint8Array, label: string): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
    algorithm: 'SHA1', // the one every app knows
    digits: DIGITS,
    period: PERIOD_SECONDS,
  });
}
