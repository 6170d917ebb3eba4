import { Inject, Injectable } from '@nestjs/common';
import { exportChain, withBreaks, type Query } from '@renkei/audit/export';
import { EVIDENCE_STORE, type EvidenceStore } from '@renkei/evidence';
import { ProblemsFound, refuse, TenantTransaction } from '@renkei/platform';
import type { MadeOutput, OutputMaker, OutputOrder, OutputProgress } from '../output/maker.ts';
import { bundleFacts, type BundleFacts } from './bundle-facts.ts';
import { bundlePlan, type LeftOut, type PlacedFile } from './bundle-plan.ts';
import { howToVerify } from './how-to-verify.ts';
import { indexCsv } from './index-csv.ts';
import { indexHtml, type IndexFacts } from './index-html.ts';
import { LEFT_OUT_ADVICE } from './index-words.ts';
import { fileNameOf } from '../shared/file-name.ts';
import { asRecorded, digested, encoded, openKept } from './stored-bytes.ts';
import { zipStream, type ZipPart } from '@renkei/documents';

const INDEX = '00_目次.html';
const CSV = '00_目次.csv';
const HOW_TO = '00_確かめ方_HOW-TO-VERIFY.txt';
const SUMS = 'SHA256SUMS';
/** Beyond these the problems say how many more there are; the index names them all. */
const MOST_TOLD = 20;

/**
 * A group's evidence as one ZIP, in the order the performance report asks for it (program rules §4, K25 p.32): the files,
 * an index for people and one for spreadsheets, every digest, and the record of who did what. The same state of the group
 * gives the same bytes. One file is open at a time, and none while the database is asked.
 */
@Injectable()
export class EvidenceBundleMaker implements OutputMaker {
  readonly kinds = ['EVIDENCE_BUNDLE'] as const;
  readonly #transactions: TenantTransaction;
  readonly #store: EvidenceStore | null;

  constructor(transactions: TenantTransaction, @Inject(EVIDENCE_STORE) store: EvidenceStore | null) {
    this.#transactions = transactions;
    this.#store = store;
  }

  /**
   * @throws ProblemsFound NO_SUCH_GROUP, NO_EVIDENCE; while the bytes are read EVIDENCE_ALTERED (nothing altered is ever
   * handed out) and OutputCancelled
   */
  async make(order: OutputOrder, progress: OutputProgress): Promise<MadeOutput> {
    if (this.#store === null) throw new Error('no evidence storage is set up for the worker');
    const facts = await this.#transactions.read(order.viewer, (tx) => bundleFacts(tx, order.consortiumId));
    if (facts === null) {
      refuse('NO_SUCH_GROUP', null, {
        ja: 'このグループを見る権限がなくなったため、作れません。担当者の方に確かめてください。',
        en: 'You can no longer see this group, so the bundle cannot be made. Please ask its coordinator.',
      });
    }
    if (facts.files.length === 0) {
      refuse('NO_EVIDENCE', null, {
        ja: 'まだ証憑が1つも届いていません。証憑が届いてから、もう一度作ってください。',
        en: 'No evidence has been handed in yet. Please make the bundle once there is some.',
      });
    }
    const query: Query = (sql, parameters) =>
      this.#transactions.read(order.viewer, (tx) => tx.query(sql, parameters));
    return {
      fileName: fileNameOf([facts.groupName, '証憑一式', order.today], 'zip'),
      mediaType: 'application/zip',
      bytes: zipStream(new Bundle(order, facts, this.#store, query, progress).parts()),
    };
  }
}

/** One bundle while it is made. */
class Bundle {
  readonly #store: EvidenceStore;
  readonly #query: Query;
  readonly #progress: OutputProgress;
  readonly #facts: BundleFacts;
  readonly #index: IndexFacts;
  readonly #placed: readonly PlacedFile[];
  readonly #missing = new Set<string>();
  readonly #sums: string[] = [];

  constructor(
    { today }: OutputOrder,
    facts: BundleFacts,
    store: EvidenceStore,
    query: Query,
    progress: OutputProgress,
  ) {
    const plan = bundlePlan(facts);
    const leftOut = ({ leftOut: why, file }: PlacedFile) =>
      why ?? (this.#missing.has(file.id) ? 'MISSING' : null);
    const audit = `audit/renkei-audit-${facts.groupId}.ndjson`;
    this.#store = store;
    this.#query = query;
    this.#progress = progress;
    this.#facts = facts;
    this.#placed = plan.flatMap(({ items }) => items.flatMap(({ files }) => files));
    this.#index = { facts, plan, today, leftOut, places: { csv: CSV, sums: SUMS, howTo: HOW_TO, audit } };
  }

  /** The files first: only then it is known what the index has to say of them. */
  async *parts(): AsyncGenerator<ZipPart> {
    yield* this.#files();
    this.#tellLeftOut();
    const { head, groupId } = this.#facts;
    const { places } = this.#index;
    // the last event's time stands for that of the export: no checkpoint of a later event is older, and it does not change
    const chain = withBreaks(exportChain(this.#query, groupId, head, head.occurredAt));
    yield this.#text(places.audit, chain);
    yield this.#part(CSV, true, indexCsv(this.#index));
    yield this.#text(INDEX, indexHtml(this.#index));
    yield this.#text(HOW_TO, [howToVerify(head, places)]);
    yield { name: SUMS, compress: true, content: encoded(this.#sums) };
  }

  async *#files(): AsyncGenerator<ZipPart> {
    const wanted = this.#placed.filter(({ leftOut }) => leftOut === null);
    for (const [done, placed] of wanted.entries()) {
      await this.#progress.report(done, wanted.length);
      const { path, file } = placed;
      const bytes = await openKept(this.#store, file.storage_key);
      if (bytes === null) {
        this.#missing.add(file.id);
        continue;
      }
      try {
        const recorded = { byteLength: file.byte_length, sha256: file.content_sha256 };
        yield this.#part(
          path,
          false,
          asRecorded(bytes, recorded, () => altered(placed)),
        );
      } finally {
        bytes.destroy();
      }
    }
    await this.#progress.report(wanted.length, wanted.length);
  }

  #text(path: string, texts: AsyncIterable<string> | Iterable<string>): ZipPart {
    const total = this.#placed.length - this.#placed.filter(({ leftOut }) => leftOut !== null).length;
    return this.#part(
      path,
      true,
      encoded(texts, () => this.#progress.report(total, total)),
    );
  }

  #part(path: string, compress: boolean, bytes: AsyncIterable<Buffer>): ZipPart {
    const content = digested(bytes, (sha256) => this.#sums.push(`${sha256}  ${path}\n`));
    return { name: path, compress, content };
  }

  #tellLeftOut(): void {
    const all = this.#placed.flatMap((placed) => {
      const why = this.#index.leftOut(placed);
      return why === null ? [] : [{ placed, why }];
    });
    for (const { placed, why } of all.slice(0, MOST_TOLD)) this.#progress.tell(leftOutProblem(placed, why));
    const more = all.length - MOST_TOLD;
    if (more <= 0) return;
    this.#progress.tell({
      code: 'MORE_LEFT_OUT',
      path: INDEX,
      message: {
        ja: `ほかにも${String(more)}件のファイルを入れていません。${INDEX}で、どれかを確かめてください。`,
        en: `${String(more)} more files were left out. ${INDEX} in the bundle names them.`,
      },
    });
  }
}

function leftOutProblem({ path, file }: PlacedFile, why: LeftOut) {
  const { ja, en } = LEFT_OUT_ADVICE[why];
  return {
    code: `EVIDENCE_${why}`,
    path,
    message: { ja: `「${file.file_name}」は、${ja}`, en: `“${file.file_name}”: ${en}` },
  };
}

function altered({ path, file }: PlacedFile): ProblemsFound {
  return new ProblemsFound([
    {
      code: 'EVIDENCE_ALTERED',
      path,
      message: {
        ja: `「${file.file_name}」の中身が、受け取ったときに記録したハッシュ値と違います。変わってしまった証憑は渡せないので、証憑一式は作りませんでした。管理者に、このファイルをバックアップから戻すよう頼んでから、もう一度作ってください。`,
        en: `The content of “${file.file_name}” differs from the digest recorded when it came in. Altered evidence is never handed out, so no bundle was made. Please ask the administrator to bring this file back from the backup, then make the bundle again.`,
      },
    },
  ]);
}
