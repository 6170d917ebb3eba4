import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What a key is used for; each purpose has a key of its own, derived from the one in the environment. */
export type KeyPurpose = 'sealed-paper' | 'payout-account' | 'totp' | 'webhook' | 'link';

/** A secret as it is stored: only the wrapped data key changes when keys are rotated. */
export interface Sealed {
  readonly keyId: string;
  readonly wrappedKey: Buffer;
  readonly sealed: Buffer;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const NAME = /^[a-z0-9][a-z0-9-]{0,30}$/;
const ENTRY = /^([a-z0-9][a-z0-9-]{0,30}):([A-Za-z0-9+/_-]{43}=?)$/;

/**
 * The keys of the environment (RENKEI_KEYS). The first one seals; all of them open, so a new key is put in front, the
 * old ones stay until `renkei keys rotate` has wrapped everything anew.
 */
export class Keyring {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #currentId: string | undefined;

  /**
   * @param text `id:base64,id:base64,…`, 32 random bytes each; undefined: no keys, and everything that needs one fails
   * @throws Error saying how an entry is written, never quoting it
   */
  static parse(text: string | undefined): Keyring {
    const keys = new Map<string, Buffer>();
    for (const entry of (text ?? '').split(',').filter((part) => part.trim() !== '')) {
      const [, id, encoded] = ENTRY.exec(entry.trim()) ?? [];
      const key = Buffer.from(encoded ?? '', 'base64');
      if (id === undefined || key.length !== KEY_BYTES) {
        throw new Error(
          'RENKEI_KEYS must be `name:key,name:key`, newest first; a key is 32 random bytes in base64 (`renkei keys new`).',
        );
      }
      if (keys.has(id)) throw new Error(`RENKEI_KEYS names the key "${id}" twice.`);
      keys.set(id, key);
    }
    return new Keyring(keys);
  }

  private constructor(keys: ReadonlyMap<string, Buffer>) {
    this.#keys = keys;
    this.#currentId = keys.keys().next().value;
  }

  get isEmpty(): boolean {
    return this.#keys.size === 0;
  }

  /** The name of the key that seals; null without keys. */
  get currentId(): string | null {
    return this.#currentId ?? null;
  }

  /** @param context what the secret belongs to, such as its row's id: sealed for one, it cannot be opened as another's */
  seal(purpose: KeyPurpose, plain: Uint8Array, context: string): Sealed {
    const dataKey = randomBytes(KEY_BYTES);
    return {
      ...this.#wrap(purpose, dataKey, context),
      sealed: encrypt(dataKey, plain, `${purpose}|${context}`),
    };
  }

  /** @throws Error when the key is not in the keyring any more, or one bit of it was changed */
  open(purpose: KeyPurpose, { keyId, wrappedKey, sealed }: Sealed, context: string): Buffer {
    const dataKey = this.#unwrap(purpose, keyId, wrappedKey, context);
    return decrypt(dataKey, sealed, `${purpose}|${context}`);
  }

  /** The data key under the newest key; null when it is already. */
  rewrap(
    purpose: KeyPurpose,
    { keyId, wrappedKey }: Omit<Sealed, 'sealed'>,
    context: string,
  ): Omit<Sealed, 'sealed'> | null {
    if (keyId === this.#currentId) return null;
    return this.#wrap(purpose, this.#unwrap(purpose, keyId, wrappedKey, context), context);
  }

  /**
   * The secret of a mail link, made from the id of its row: whoever sends the letter computes it again, and at rest
   * there is only its digest. One per key, the newest first.
   */
  linkTokens(row: string): string[] {
    return [...this.#keys.keys()].map((id) =>
      createHmac('sha256', this.#keyFor('link', id)).update(row).digest('base64url'),
    );
  }

  #wrap(purpose: KeyPurpose, dataKey: Buffer, context: string): Omit<Sealed, 'sealed'> {
    const keyId = this.#current();
    const wrappedKey = encrypt(this.#keyFor(purpose, keyId), dataKey, `${purpose}|${keyId}|${context}`);
    return { keyId, wrappedKey };
  }

  #unwrap(purpose: KeyPurpose, keyId: string, wrappedKey: Buffer, context: string): Buffer {
    return decrypt(this.#keyFor(purpose, keyId), wrappedKey, `${purpose}|${keyId}|${context}`);
  }

  #current(): string {
    if (this.#currentId === undefined) throw new Error('RENKEI_KEYS is not set: nothing can be sealed.');
    return this.#currentId;
  }

  #keyFor(purpose: KeyPurpose, keyId: string): Buffer {
    const key = this.#keys.get(keyId);
    if (!key) throw new Error(`RENKEI_KEYS has no key "${keyId}" (any more).`);
    return Buffer.from(hkdfSync('sha256', key, '', `renkei ${purpose}`, KEY_BYTES));
  }
}

/**
 * A new entry for RENKEI_KEYS.
 * @throws Error when the name could not be read back from there
 */
export function newKeyEntry(id: string): string {
  if (!NAME.test(id)) {
    throw new Error(`A key's name is 1 to 31 of a-z, 0-9 and -, such as "k2026-11", not "${id}".`);
  }
  return `${id}:${randomBytes(KEY_BYTES).toString('base64')}`;
}

function encrypt(key: Buffer, plain: Uint8Array, context: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, context: string): Buffer {
  try {
    // a shorter tag would be easier to forge; the length is ours to insist on
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new Error('A sealed value cannot be opened: it was changed, or sealed for another place or key.', {
      cause,
    });
  }
}
