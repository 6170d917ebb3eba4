import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type ServerConfig, type Tx } from '@renkei/platform';
import type { JobHandler, Work } from '@renkei/platform/jobs';
import { EVIDENCE_STORE, KeyTaken, thumbnailKeyOf, type EvidenceStore } from '../storage/evidence-store.ts';
import { scanWithClamd } from './clamd.ts';
import { THUMBNAIL_OF, thumbnailOf } from './thumbnail.ts';

interface Stored {
  readonly storage_key: string;
  readonly media_type: string;
  readonly scan: 'NOT_SCANNED' | 'WAITING' | 'CLEAN' | 'INFECTED';
  readonly thumbnail_key: string | null;
}

/**
 * Looks at a file that was handed in: the virus scanner first, where there is one, then a thumbnail. Both can be done
 * again without harm: a verdict is asked anew, a thumbnail of unchanging bytes is the same one.
 */
@Injectable()
export class ProcessEvidenceHandler implements JobHandler {
  readonly topic = 'evidence.process';
  // the scanner and the store are asked meanwhile: a neighbour that fails must not have them asked again
  readonly alone = true;
  readonly #store: EvidenceStore | null;
  readonly #config: ServerConfig;

  constructor(@Inject(EVIDENCE_STORE) store: EvidenceStore | null, @Inject(CONFIG) config: ServerConfig) {
    this.#store = store;
    this.#config = config;
  }

  /** @throws Error when the store or the scanner cannot be asked now: the queue tries again later */
  async effect(tx: Tx, { subjectId }: Work): Promise<void> {
    const [stored] = await tx.query<Stored>(
      'SELECT storage_key, media_type, scan, thumbnail_key FROM evidence_file WHERE id = $1',
      [subjectId],
    );
    if (!stored) return;
    if (this.#store === null) throw new Error('no evidence storage is set up for the worker');
    const scan = await this.#scan(this.#store, stored);
    const thumbnail = scan === 'INFECTED' ? null : await this.#thumbnail(this.#store, stored);
    await tx.query('UPDATE evidence_file SET scan = $2, thumbnail_key = $3 WHERE id = $1', [
      subjectId,
      scan,
      thumbnail,
    ]);
  }

  async #scan(store: EvidenceStore, { scan, storage_key: key }: Stored): Promise<Stored['scan']> {
    if (scan === 'CLEAN' || scan === 'INFECTED') return scan;
    const { clamd } = this.#config;
    return clamd === null ? 'NOT_SCANNED' : scanWithClamd(clamd, await store.open(key));
  }

  async #thumbnail(store: EvidenceStore, stored: Stored): Promise<string | null> {
    if (stored.thumbnail_key !== null || !THUMBNAIL_OF.has(stored.media_type)) return stored.thumbnail_key;
    const small = await thumbnailOf(await buffer(await store.open(stored.storage_key)));
    if (small === null) return null;
    const key = thumbnailKeyOf(stored.storage_key);
    try {
      await store.put(key, once(small));
    } catch (error) {
      // made by an earlier try that did not get as far as its commit
      if (!(error instanceof KeyTaken)) throw error;
    }
    return key;
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
