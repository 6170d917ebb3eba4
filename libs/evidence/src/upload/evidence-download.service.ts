import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { isUuid } from '@renkei/kernel';
import { AppError, notFound, TenantTransaction, type Viewer } from '@renkei/platform';
import type { PaperMediaType } from '@renkei/vault';
import { EVIDENCE_FILE } from '../evidence/evidence.access.ts';
import type { Scan } from '../evidence/vocabulary.ts';
import { EVIDENCE_STORE, type EvidenceStore } from '../storage/evidence-store.ts';
import { savedName } from './file-name.ts';

export interface Servable {
  readonly mediaType: string;
  readonly fileName: string;
  /** null: not known beforehand. */
  readonly byteLength: number | null;
  open(): Promise<Readable>;
}

interface Stored {
  readonly media_type: PaperMediaType;
  readonly file_name: string;
  readonly byte_length: number;
  readonly storage_key: string;
  readonly thumbnail_key: string | null;
  readonly scan: Scan;
}

const THUMBNAIL = { ja: '縮小画像', en: 'The thumbnail' };

/** Files go out, to whoever may open them and never when a virus was found. */
@Injectable()
export class EvidenceDownloadService {
  readonly #transactions: TenantTransaction;
  readonly #store: EvidenceStore | null;

  constructor(transactions: TenantTransaction, @Inject(EVIDENCE_STORE) store: EvidenceStore | null) {
    this.#transactions = transactions;
    this.#store = store;
  }

  /** @throws AppError NOT_FOUND, FORBIDDEN for a file with a virus, CONFLICT while it waits for its scan */
  async content(viewer: Viewer, id: string): Promise<Servable> {
    const file = await this.#file(viewer, id);
    return {
      mediaType: file.media_type,
      fileName: savedName(file.file_name, file.media_type),
      byteLength: file.byte_length,
      open: () => this.#open(file.storage_key),
    };
  }

  /** The same, small. @throws also NOT_FOUND for what has none: HEIC, PDF, a broken picture */
  async thumbnail(viewer: Viewer, id: string): Promise<Servable> {
    const { file_name, thumbnail_key: key } = await this.#file(viewer, id);
    if (key === null) throw notFound(THUMBNAIL);
    return {
      mediaType: 'image/webp',
      fileName: `${file_name}.webp`,
      byteLength: null,
      open: () => this.#open(key),
    };
  }

  async #file(viewer: Viewer, id: string): Promise<Stored> {
    const [file] = isUuid(id)
      ? await this.#transactions.read(viewer, (tx) =>
          tx.query<Stored>(
            `SELECT media_type, file_name, byte_length, storage_key, thumbnail_key, scan FROM evidence_file
             WHERE id = $1`,
            [id],
          ),
        )
      : [];
    if (!file) throw notFound(EVIDENCE_FILE);
    if (file.scan === 'INFECTED') throw infected();
    if (file.scan === 'WAITING') throw waiting();
    return file;
  }

  #open(key: string): Promise<Readable> {
    if (this.#store === null) throw new Error('no evidence storage is set up');
    return this.#store.open(key);
  }
}

const infected = () =>
  new AppError('FORBIDDEN', {
    ja: 'このファイルからウイルスが見つかったので、開けません。別の端末で撮り直すかスキャンし直して、差し替えてください。',
    en: 'A virus was found in this file, so it cannot be opened. Please replace it with a new photo or scan from another device.',
  });
const waiting = () =>
  new AppError('CONFLICT', {
    ja: 'ウイルス検査がまだ終わっていないので、開けません。数分待ってから、もう一度お試しください。',
    en: 'The virus scan is not done yet. Please try again in a few minutes.',
  });
