import type { ServerConfig } from '@renkei/platform';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  type WebAuthnCredential,
} from '@simplewebauthn/server';
import { cose, COSEALG, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers';

/** How long somebody may take over a passkey dialogue; the challenge lives as long. */
export const CHALLENGE_MS = 5 * 60_000;

/** What every browser and device offers; the library's own list grows with the runtime it happens to run on. */
const ALGORITHMS = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256];
const ASN1_SEQUENCE = 0x30;
/** A credential id is 16 random bytes or more (WebAuthn §4), at most 1023. */
const CREDENTIAL_ID = /^[A-Za-z0-9_-]{22,1364}$/;

export interface StoredPasskey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: bigint;
}

export interface Registrant {
  readonly userId: string;
  /** What the device's own list of passkeys shows. */
  readonly name: string;
  readonly displayName: string;
  /** Those registered already: the same device is not asked twice. */
  readonly known: readonly string[];
}

/**
 * This product as WebAuthn sees it: the host and origin of its public address. The person is always verified (PIN,
 * finger, face), which makes a passkey two factors. `null` from a check: refused, for whatever reason.
 */
export class RelyingParty {
  readonly #id: string;
  readonly #origin: string;

  constructor({ publicUrl }: Pick<ServerConfig, 'publicUrl'>) {
    this.#id = new URL(publicUrl).hostname;
    this.#origin = publicUrl;
  }

  registrationOptions(registrant: Registrant): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return generateRegistrationOptions({
      rpName: 'Renkei 連携',
      rpID: this.#id,
      userID: handleOf(registrant.userId),
      userName: registrant.name,
      userDisplayName: registrant.displayName,
      timeout: CHALLENGE_MS,
      attestationType: 'none',
      excludeCredentials: registrant.known.map((id) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
    });
  }

  /** Names no account: the device offers the passkeys it holds for this site. */
  signInOptions(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({
      rpID: this.#id,
      timeout: CHALLENGE_MS,
      userVerification: 'required',
    });
  }

  async verifyRegistration(
    response: RegistrationResponseJSON,
    challenge: string,
  ): Promise<WebAuthnCredential | null> {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: this.#origin,
      expectedRPID: this.#id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }).catch(refused);
    if (!verified || !CREDENTIAL_ID.test(registrationInfo.credential.id)) return null;
    return registrationInfo.credential;
  }

  /** A counter that did not move forward is refused too: the passkey was copied. @returns the new counter */
  async verifySignIn(
    response: AuthenticationResponseJSON,
    challenge: string,
    passkey: StoredPasskey,
  ): Promise<number | null> {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: this.#origin,
      expectedRPID: this.#id,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: Number(passkey.counter),
      },
    }).catch(refused);
    const whole = verified && hasWholeEnvelope(passkey.publicKey, response.response.signature);
    return whole ? authenticationInfo.newCounter : null;
  }
}

/**
 * An ES256 signature comes in an ASN.1 envelope (WebAuthn §6.5.5); the library's parser takes other tags and lengths for
 * the same. What is inside is not held to the letter of DER: devices in use write leading zeros.
 */
function hasWholeEnvelope(publicKey: Uint8Array, signature: string): boolean {
  const algorithm = decodeCredentialPublicKey(new Uint8Array(publicKey)).get(cose.COSEKEYS.alg);
  if (algorithm !== COSEALG.ES256) return true;
  const bytes = Buffer.from(signature, 'base64url');
  return bytes[0] === ASN1_SEQUENCE && bytes[1] === bytes.length - 2;
}

/** The library throws at what is malformed or does not match; to whoever sent it that is all one. */
function refused(): { verified: false; registrationInfo?: never; authenticationInfo?: never } {
  return { verified: false };
}

/** What a passkey says about whose it is: the id's 16 bytes, nothing personal. */
function handleOf(userId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(userId.replaceAll('-', ''), 'hex'));
}

export function isHandleOf(userId: string, userHandle: unknown): boolean {
  return userHandle === Buffer.from(handleOf(userId)).toString('base64url');
}

/** The browser's answer, as far as it has the form of one; what it says is checked later. */
export function responseOf<Response extends RegistrationResponseJSON | AuthenticationResponseJSON>(
  json: string,
): Response | null {
  try {
    const value = JSON.parse(json) as Partial<Response> | null;
    const formed =
      typeof value?.id === 'string' && typeof value.response === 'object' && value.response !== null;
    return formed ? (value as Response) : null;
  } catch {
    return null;
  }
}
