import type { Readable } from 'node:stream';

/**
 * Where the bytes of evidence lie. A key is written once: what is kept is whole, and is never overwritten. Whoever
 * commits the row comes after it, so a row always has its bytes.
 */
export interface EvidenceStore {
  /**
   * Keeps all these bytes, or nothing when they or the store fail.
   * @throws KeyTaken when something is kept there already
   */
  put(key: string, bytes: AsyncIterable<Buffer>): Promise<void>;
  /**
   * @param from the first byte wanted
   * @throws Error when nothing is kept there
   */
  open(key: string, from?: number): Promise<Readable>;
  /** Forgets it; what is not there is forgotten already. */
  remove(key: string): Promise<void>;
}

/** The store of this process; null: none is set up. */
export const EVIDENCE_STORE = Symbol('EvidenceStore');

export class KeyTaken extends Error {
  constructor() {
    super('something is kept under this key already');
  }
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const KEY_FORM = new RegExp(`^${UUID}/${UUID}(?:\\.thumbnail)?$`);

/** Made of ids alone: no name a person gave a file ever becomes part of a path. */
export const keyOf = (consortiumId: string, evidenceId: string): string => `${consortiumId}/${evidenceId}`;
export const thumbnailKeyOf = (key: string): string => `${key}.thumbnail`;

/** @throws Error for a key that is not one of ours, before any path is made of it */
export function checkKey(key: string): string {
  if (!KEY_FORM.test(key)) throw new Error('not a key of the evidence store');
  return key;
}
