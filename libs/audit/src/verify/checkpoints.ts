import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import type { AuditCheckpoint } from './file-format.ts';

const BEGIN = '-----BEGIN RENKEI AUDIT CHECKPOINT-----';
const END = '-----END RENKEI AUDIT CHECKPOINT-----';

/** What a signature is made over. */
function signedText({
  chain,
  seq,
  hash,
  signedAt,
}: Omit<AuditCheckpoint, 'publicKey' | 'signature'>): Buffer {
  return Buffer.from(['renkei-audit-checkpoint-v1', chain, seq, hash, signedAt].join('\n'));
}

/** Signs heads of chains. */
export class CheckpointSigner {
  readonly #key: KeyObject;
  /** Ed25519, SubjectPublicKeyInfo in base64. */
  readonly publicKey: string;

  /**
   * @param secret Ed25519, PKCS #8 in base64: RENKEI_AUDIT_KEY
   * @throws Error saying how the variable is written, never quoting it
   */
  constructor(secret: string) {
    this.#key = readSecret(secret);
    this.publicKey = encodePublic(createPublicKey(this.#key));
  }

  sign(head: Pick<AuditCheckpoint, 'chain' | 'seq' | 'hash' | 'signedAt'>): AuditCheckpoint {
    const signature = sign(null, signedText(head), this.#key).toString('base64');
    return { ...head, publicKey: this.publicKey, signature };
  }
}

function readSecret(secret: string): KeyObject {
  try {
    const key = createPrivateKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // the same answer as for a key of another kind
  }
  throw new Error(
    'RENKEI_AUDIT_KEY must be an Ed25519 key, PKCS #8 in base64; `renkei audit key` makes one.',
  );
}

function encodePublic(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
}

/** A new key for RENKEI_AUDIT_KEY, and what others check its signatures with. */
export function newSigningKey(): { readonly secret: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    secret: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    publicKey: encodePublic(publicKey),
  };
}

/** Whether this is a public key as `renkei audit key` prints it. */
export function isPublicKey(text: string): boolean {
  return readPublic(text) !== null;
}

function readPublic(text: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' && encodePublic(key) === text ? key : null;
  } catch {
    return null;
  }
}

/** Whether the checkpoint was signed with the key it names. Whose key that is, is another question. */
export function signatureHolds(checkpoint: AuditCheckpoint): boolean {
  const key = readPublic(checkpoint.publicKey);
  return (
    key !== null && verify(null, signedText(checkpoint), key, Buffer.from(checkpoint.signature, 'base64'))
  );
}

/** A checkpoint as letters carry it: short lines that survive any mail program. */
export function checkpointBlock(checkpoint: AuditCheckpoint): string {
  return [
    BEGIN,
    `chain: ${checkpoint.chain}`,
    `seq: ${checkpoint.seq}`,
    `hash: ${checkpoint.hash}`,
    `signed-at: ${checkpoint.signedAt}`,
    `public-key: ${checkpoint.publicKey}`,
    `signature: ${checkpoint.signature}`,
    END,
  ].join('\n');
}

const BLOCK_FORM =
  /^chain: ([0-9a-f-]{36})\nseq: ([1-9][0-9]{0,14})\nhash: ([0-9a-f]{64})\nsigned-at: ([0-9TZ:.-]+)\npublic-key: ([A-Za-z0-9+/=]+)\nsignature: ([A-Za-z0-9+/=]+)$/;

/**
 * Every checkpoint of a text, such as a saved letter or a quoted one (`> `).
 * @returns null when one of them cannot be read or its signature does not hold: damaged while it was kept or copied
 */
export function readCheckpointBlocks(text: string): readonly AuditCheckpoint[] | null {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[>\s]+/, '').trimEnd());
  const found: AuditCheckpoint[] = [];
  for (let start = lines.indexOf(BEGIN); start >= 0; start = lines.indexOf(BEGIN, start + 1)) {
    const end = lines.indexOf(END, start);
    const match = BLOCK_FORM.exec(lines.slice(start + 1, Math.max(end, start + 1)).join('\n'));
    if (!match) return null;
    const [, chain, seq, hash, signedAt, publicKey, signature] = match as unknown as string[];
    const checkpoint = { chain, seq: Number(seq), hash, signedAt, publicKey, signature } as AuditCheckpoint;
    if (!signatureHolds(checkpoint)) return null;
    found.push(checkpoint);
  }
  return found;
}
