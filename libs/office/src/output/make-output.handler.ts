import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EVIDENCE_STORE, keyOf, type EvidenceStore } from '@renkei/evidence';
import type { LocalDate } from '@renkei/kernel';
import { AppError, Clock, ProblemsFound, TenantTransaction, type Problem, type Tx } from '@renkei/platform';
import type { JobHandler, Work } from '@renkei/platform/jobs';
import type { OutputKind, OutputOptions } from './kinds.ts';
import { MakerRegistry } from './maker-registry.ts';
import { OutputCancelled, type OutputOrder, type OutputProgress } from './maker.ts';

/** How long a file can be fetched; then it can be made anew. */
export const KEEP_DAYS = 7;
const KEEP_MS = KEEP_DAYS * 24 * 60 * 60_000;
const MOST_ATTEMPTS = 3;
/** Somebody looks at it every second or two. */
const TELL_EVERY_MS = 700;

interface Claimed {
  readonly consortium_id: string;
  readonly member_id: string | null;
  readonly kind: OutputKind;
  readonly options: OutputOptions;
  readonly locale: 'ja' | 'en';
  readonly made_for: LocalDate;
  readonly requested_by: string;
  readonly acting_role: 'COORDINATOR' | 'MEMBER_USER';
  readonly acting_assignment_id: string | null;
}

type Outcome =
  | {
      readonly is: 'MADE';
      readonly fileName: string;
      readonly mediaType: string;
      readonly byteLength: number;
      readonly sha256: string;
      readonly problems: readonly Problem[];
    }
  | { readonly is: 'REFUSED'; readonly problems: readonly Problem[] }
  | { readonly is: 'CANCELLED' };

/** What `prepare` hands to the transaction: the try it belongs to, and what came of it. */
interface Prepared {
  readonly storageId: string;
  readonly outcome: Outcome;
}

/**
 * Makes a file somebody asked for: read for them, streamed into the store, and only then told to be there. A worker that
 * dies meanwhile leaves nothing but bytes nobody points to; the next try removes them.
 */
@Injectable()
export class MakeOutputHandler implements JobHandler {
  readonly topic = 'output.make';
  readonly alone = true;
  readonly #transactions: TenantTransaction;
  readonly #store: EvidenceStore | null;
  readonly #makers: MakerRegistry;
  readonly #clock: Clock;

  constructor(
    transactions: TenantTransaction,
    @Inject(EVIDENCE_STORE) store: EvidenceStore | null,
    makers: MakerRegistry,
    clock: Clock,
  ) {
    this.#transactions = transactions;
    this.#store = store;
    this.#makers = makers;
    this.#clock = clock;
  }

  /** @throws Error for what may go right another time: the queue tries again, MOST_ATTEMPTS times in all */
  async prepare({ subjectId, consortiumId }: Work): Promise<Prepared | null> {
    if (consortiumId === null) return null;
    if (this.#store === null) throw new Error('no evidence storage is set up for the worker');
    const store = this.#store;
    const storageId = randomUUID();
    const claim = await this.#transactions.runForConsortium(
      consortiumId,
      (tx) => claimed(tx, subjectId, storageId),
      this.topic,
    );
    if (claim === null) return null;
    if (claim.leftBehind !== null) await store.remove(keyOf(consortiumId, claim.leftBehind));
    const outcome = await this.#made(orderOf(subjectId, claim.row), keyOf(consortiumId, storageId), store);
    if (outcome.is !== 'MADE') await store.remove(keyOf(consortiumId, storageId));
    return { storageId, outcome };
  }

  async effect(tx: Tx, { subjectId }: Work, prepared?: unknown): Promise<void> {
    if (prepared == null) return;
    const { storageId, outcome } = prepared as Prepared;
    const now = new Date(this.#clock.epochMs());
    if (outcome.is === 'MADE') {
      await tx.query(
        `UPDATE output_job SET status = 'DONE', file_name = $3, media_type = $4, byte_length = $5, content_sha256 = $6,
           problems = $7, finished_at = $8, expires_at = $9, progress_done = coalesce(progress_total, progress_done)
         WHERE id = $1 AND storage_id = $2 AND status = 'RUNNING'`,
        [
          subjectId,
          storageId,
          outcome.fileName,
          outcome.mediaType,
          outcome.byteLength,
          outcome.sha256,
          JSON.stringify(outcome.problems),
          now,
          new Date(now.getTime() + KEEP_MS),
        ],
      );
      return;
    }
    await tx.query(
      `UPDATE output_job SET status = $3, storage_id = NULL, problems = $4, finished_at = $5
       WHERE id = $1 AND storage_id = $2 AND status = 'RUNNING'`,
      [
        subjectId,
        storageId,
        outcome.is === 'CANCELLED' ? 'CANCELLED' : 'FAILED',
        JSON.stringify(outcome.is === 'REFUSED' ? outcome.problems : []),
        now,
      ],
    );
  }

  /** After the last try it says so; before, it still says that it is being made. */
  async failed(tx: Tx, { subjectId }: Work): Promise<void> {
    await tx.query(
      `UPDATE output_job SET status = 'FAILED', finished_at = $2, problems = $3
       WHERE id = $1 AND status IN ('WAITING', 'RUNNING') AND attempts >= $4`,
      [subjectId, new Date(this.#clock.epochMs()), JSON.stringify([GAVE_UP]), MOST_ATTEMPTS],
    );
  }

  async #made(order: OutputOrder, key: string, store: EvidenceStore): Promise<Outcome> {
    const problems: Problem[] = [];
    const progress = this.#progressOf(order, problems);
    try {
      await progress.report(0, null);
      const made = await this.#makers.makerOf(order.kind).make(order, progress);
      const digest = createHash('sha256');
      let byteLength = 0;
      const watched = async function* (): AsyncGenerator<Buffer> {
        for await (const part of made.bytes) {
          digest.update(part);
          byteLength += part.length;
          yield Buffer.from(part.buffer, part.byteOffset, part.byteLength);
        }
      };
      await store.put(key, watched());
      const { fileName, mediaType } = made;
      return { is: 'MADE', fileName, mediaType, byteLength, sha256: digest.digest('hex'), problems };
    } catch (error) {
      if (error instanceof OutputCancelled) return { is: 'CANCELLED' };
      if (error instanceof ProblemsFound) return { is: 'REFUSED', problems: error.problems };
      // what was chosen is gone, or was never theirs: trying again changes nothing
      if (error instanceof AppError) {
        return { is: 'REFUSED', problems: [{ code: error.code, path: null, message: error.userMessage }] };
      }
      throw error;
    }
  }

  #progressOf({ id, consortiumId }: OutputOrder, problems: Problem[]): OutputProgress {
    let toldAt = -Infinity;
    return {
      report: async (done, total) => {
        const now = performance.now();
        if (now - toldAt < TELL_EVERY_MS) return;
        toldAt = now;
        const wanted = await this.#transactions.runForConsortium(consortiumId, (tx) =>
          tx.query(
            `UPDATE output_job SET progress_done = $2, progress_total = $3
             WHERE id = $1 AND status = 'RUNNING' AND cancel_requested_at IS NULL RETURNING id`,
            [id, done, total],
          ),
        );
        if (wanted.length === 0) throw new OutputCancelled();
      },
      tell: (problem) => problems.push(problem),
    };
  }
}

const GAVE_UP: Problem = {
  code: 'OUTPUT_FAILED',
  path: null,
  message: {
    ja: 'ファイルを作れませんでした。少し待ってから、もう一度お試しください。続くときは管理者にお知らせください。',
    en: 'The file could not be made. Please try again in a while; if it goes on, tell the administrator.',
  },
};

/** This try takes it over, and whatever an earlier one left. null: nobody waits for it any more. */
async function claimed(
  tx: Tx,
  id: string,
  storageId: string,
): Promise<{ readonly row: Claimed; readonly leftBehind: string | null } | null> {
  const [before] = await tx.query<{ storage_id: string | null }>(
    `SELECT storage_id FROM output_job WHERE id = $1 AND status IN ('WAITING', 'RUNNING') FOR UPDATE`,
    [id],
  );
  if (!before) return null;
  const [row] = await tx.query<Claimed>(
    `UPDATE output_job SET status = 'RUNNING', attempts = attempts + 1, storage_id = $2,
       started_at = coalesce(started_at, now())
     WHERE id = $1
     RETURNING consortium_id, member_id, kind, options, locale, made_for, requested_by, acting_role, acting_assignment_id`,
    [id, storageId],
  );
  return row ? { row, leftBehind: before.storage_id } : null;
}

function orderOf(id: string, row: Claimed): OutputOrder {
  return {
    id,
    consortiumId: row.consortium_id,
    memberId: row.member_id,
    kind: row.kind,
    options: row.options,
    locale: row.locale,
    today: row.made_for,
    viewer: {
      userId: row.requested_by,
      displayName: '',
      locale: row.locale,
      acting: { role: row.acting_role, assignmentId: row.acting_assignment_id },
      readOnly: true,
      sessionId: null,
      operation: 'makeOutput',
    },
  };
}
