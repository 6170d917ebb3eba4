import { Inject, Injectable } from '@nestjs/common';
import { EVIDENCE_STORE, type EvidenceStore } from '@renkei/evidence';
import { TenantTransaction, type Tx, type Viewer } from '@renkei/platform';
import { safeName } from '../shared/safe-name.ts';
import { zipStream, type ZipPart } from '@renkei/documents';
import type { MadeOutput, OutputMaker, OutputOrder, OutputProgress } from '../output/maker.ts';
import { refuseUnknownGroup } from './group-file-problems.ts';
import { groupParts, type GroupSource } from './group-parts.ts';
import { LEFT_OUT } from './group-tables.ts';
import { schemaOf } from './installation.ts';
import type { Query } from './row-lines.ts';

/** The whole group as one file, for another installation (`renkei group import`) or to keep: read as its coordinator. */
@Injectable()
export class GroupFileMaker implements OutputMaker {
  readonly kinds = ['GROUP_FILE'] as const;
  readonly #transactions: TenantTransaction;
  readonly #store: EvidenceStore | null;

  constructor(transactions: TenantTransaction, @Inject(EVIDENCE_STORE) store: EvidenceStore | null) {
    this.#transactions = transactions;
    this.#store = store;
  }

  /** @throws ProblemsFound GROUP_NOT_FOUND; while it is read EVIDENCE_BYTES_MISSING */
  async make(order: OutputOrder, progress: OutputProgress): Promise<MadeOutput> {
    const { viewer, consortiumId, today } = order;
    const [group] = await this.#transactions.read(viewer, (tx) =>
      tx.query<{ id: string; name: string }>('SELECT id, name FROM consortium WHERE id = $1', [consortiumId]),
    );
    if (!group) refuseUnknownGroup();
    const schema = await schemaOf((sql, parameters) => this.#transactions.anonymous(sql, parameters));
    const source: GroupSource = {
      reader: 'COORDINATOR',
      schema,
      rows: (parts) => this.#rows(viewer, parts),
      evidence: (key) => {
        if (this.#store === null) throw new Error('no evidence storage is set up for the worker');
        return this.#store.open(key);
      },
    };
    for (const { code, message } of LEFT_OUT) progress.tell({ code, path: null, message });
    const report = (done: number, total: number | null) => progress.report(done, total);
    return {
      fileName: `${safeName(group.name, 'group')}_${today}.renkei.zip`,
      mediaType: 'application/zip',
      bytes: zipStream(groupParts(source, group, today, report)),
    };
  }

  /** Keeps one reading open for as long as parts are taken from it. */
  async *#rows(viewer: Viewer, parts: (query: Query) => AsyncGenerator<ZipPart>): AsyncGenerator<ZipPart> {
    let end = (): void => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    let reading: Promise<void> | undefined;
    const tx = await new Promise<Tx>((resolve, reject) => {
      reading = this.#transactions.read(viewer, async (open) => {
        resolve(open);
        await ended;
      });
      reading.catch(reject);
    });
    try {
      yield* parts((sql, parameters) => tx.query(sql, parameters));
    } finally {
      end();
      await reading;
    }
  }
}
