import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What an honest browser and device would say; a test may make one of it a lie. */
export interface Said {
  readonly origin: string;
  readonly rpId: string;
  readonly challenge: string;
  readonly userVerified: boolean;
  readonly counter: number;
  readonly userHandle: string | undefined;
}

interface Credential {
  readonly id: Buffer;
  readonly privateKey: KeyObject;
  readonly userHandle: string;
  counter: number;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED_DATA = 0x40;

/**
 * A browser and its passkeys in software: ES256 keys, attestation “none”, the person always verified. Both methods take
 * the server's options as JSON and give the answer the browser would send, as JSON.
 */
export class SoftwareAuthenticator {
  readonly #origin: string;
  readonly #counts: boolean;
  readonly #credentials: Credential[] = [];

  /** @param options `counts: false`: like synchronised passkeys, whose counter stays at 0 */
  constructor(origin: string, options: { readonly counts?: boolean } = {}) {
    this.#origin = origin;
    this.#counts = options.counts ?? true;
  }

  /** `navigator.credentials.create` */
  create(optionsJson: string, lies: Partial<Said> = {}): string {
    const options = JSON.parse(optionsJson) as {
      challenge: string;
      rp: { id: string };
      user: { id: string };
      excludeCredentials: { id: string }[];
    };
    const excluded = new Set(options.excludeCredentials.map(({ id }) => id));
    if (this.#credentials.some(({ id }) => excluded.has(id.toString('base64url')))) {
      throw new Error('InvalidStateError: this device holds a passkey of the account already');
    }
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const credential: Credential = {
      id: randomBytes(32),
      privateKey,
      userHandle: options.user.id,
      counter: 0,
    };
    this.#credentials.push(credential);
    const said = this.#said({ challenge: options.challenge, rpId: options.rp.id }, credential, lies);
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const authData = Buffer.concat([
      authenticatorData(said, ATTESTED_DATA),
      Buffer.alloc(16), // AAGUID: of no known maker
      uint16(credential.id.length),
      credential.id,
      isoCBOR.encode(coseKey(x, y)),
    ]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return answerOf(credential, {
      clientDataJSON: clientData('webauthn.create', said).toString('base64url'),
      attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
      transports: ['internal'],
    });
  }

  /** `navigator.credentials.get`, with the passkey registered last */
  get(optionsJson: string, lies: Partial<Said> = {}): string {
    const options = JSON.parse(optionsJson) as { challenge: string; rpId: string };
    const credential = this.#credentials.at(-1);
    if (!credential) throw new Error('NotAllowedError: this device holds no passkey');
    if (this.#counts) credential.counter += 1;
    const said = this.#said(options, credential, lies);
    const authData = authenticatorData(said, 0);
    const clientDataJSON = clientData('webauthn.get', said);
    const signed = Buffer.concat([authData, createHash('sha256').update(clientDataJSON).digest()]);
    return answerOf(credential, {
      clientDataJSON: clientDataJSON.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: sign('sha256', signed, credential.privateKey).toString('base64url'),
      ...(said.userHandle === undefined ? {} : { userHandle: said.userHandle }),
    });
  }

  #said(options: Pick<Said, 'challenge' | 'rpId'>, credential: Credential, lies: Partial<Said>): Said {
    return {
      origin: this.#origin,
      challenge: options.challenge,
      rpId: options.rpId,
      userVerified: true,
      counter: credential.counter,
      userHandle: credential.userHandle,
      ...lies,
    };
  }
}

function clientData(type: 'webauthn.create' | 'webauthn.get', { challenge, origin }: Said): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function authenticatorData({ rpId, userVerified, counter }: Said, flags: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([
    createHash('sha256').update(rpId).digest(),
    Buffer.from([USER_PRESENT | (userVerified ? USER_VERIFIED : 0) | flags]),
    count,
  ]);
}

/** COSE_Key: EC2, ES256, P-256 (RFC 9053 §2.1, §7.1). */
function coseKey(x: string, y: string): Map<number, number | Uint8Array<ArrayBuffer>> {
  return new Map<number, number | Uint8Array<ArrayBuffer>>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function answerOf({ id }: Credential, response: object): string {
  const text = id.toString('base64url');
  return JSON.stringify({ id: text, rawId: text, type: 'public-key', clientExtensionResults: {}, response });
}
