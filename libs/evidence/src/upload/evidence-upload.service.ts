import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Message } from '@renkei/kernel';
import type { EvidenceCode } from '@renkei/lifecycle';
import { MEMBER, refuseIfClosed } from '@renkei/consortium';
import {
  AppError,
  Clock,
  CONFIG,
  constraintOf,
  leaveWork,
  LOGGER,
  notFound,
  once,
  ProblemsFound,
  refuse,
  TenantTransaction,
  type ServerConfig,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type { Logger } from 'pino';
import { renewEvidenceFacts } from '../checklist/evidence-fact.ts';
import { EVIDENCE_FILE, lockEvidence } from '../evidence/evidence.access.ts';
import { evidenceById, evidenceOf } from '../evidence/evidence.rows.ts';
import type { EvidenceType } from '../evidence/evidence.type.ts';
import { checkKind, checkPlace, COST_LINE, type EvidencePlace } from '../evidence/place.ts';
import { retentionNow } from '../evidence/retention.ts';
import { EVIDENCE_STORE, keyOf, type EvidenceStore } from '../storage/evidence-store.ts';
import { MOST_NAME_CHARACTERS, tidyFileName } from './file-name.ts';
import { receiveFile, type ReceivedFile } from './receive-file.ts';
import { insertEvidence, sameContent } from './upload.rows.ts';
import type { HandInEvidenceQuery } from './upload.inputs.ts';

/** An upload whose description is in order: the file may come. */
export interface AcceptedUpload {
  readonly consortiumId: string;
  readonly memberId: string | null;
  readonly fileName: string;
  /** null: kept for now, to be linked later. */
  readonly place: EvidencePlace | null;
  readonly replacesId: string | null;
  readonly idempotencyKey: string;
}

export interface HandedIn {
  readonly evidence: EvidenceType;
  /** The same content was there for the same item: nothing new was stored. */
  readonly alreadyThere: boolean;
}

/** What `once` keeps for a repeat: the file's id, and whether it was there before. */
const ALREADY = 'already:';

/** Files come in: to the store first, then their row, link and work in one transaction. */
@Injectable()
export class EvidenceUploadService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;
  readonly #config: ServerConfig;
  readonly #store: EvidenceStore | null;
  readonly #logger: Logger;

  constructor(
    transactions: TenantTransaction,
    clock: Clock,
    @Inject(CONFIG) config: ServerConfig,
    @Inject(EVIDENCE_STORE) store: EvidenceStore | null,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#transactions = transactions;
    this.#clock = clock;
    this.#config = config;
    this.#store = store;
    this.#logger = logger;
  }

  /**
   * Whether this file may come: asked before a byte of it is read.
   * @throws ProblemsFound with what to put right, STORAGE_NOT_SET; AppError NOT_FOUND
   */
  async accept(viewer: Viewer, query: HandInEvidenceQuery): Promise<AcceptedUpload> {
    if (this.#store === null) refuseWithoutStore();
    return this.#transactions.read(viewer, async (tx) => {
      await refuseIfClosed(tx, query.consortiumId);
      const memberId = await ownerOf(tx, viewer, query);
      const place = placeOf(query);
      const accepted: AcceptedUpload = {
        consortiumId: query.consortiumId,
        memberId,
        fileName: fileNameOf(query.fileName),
        place,
        replacesId: query.replacesId ?? null,
        idempotencyKey: query.idempotencyKey,
      };
      if (place !== null) await checkPlace(tx, accepted, place);
      if (accepted.replacesId !== null) await toReplace(tx, accepted);
      return accepted;
    });
  }

  /**
   * Stores the body of this request and records it. What is refused or fails leaves nothing behind, in the database or in
   * the store.
   * @throws ProblemsFound saying what is wrong with the file, SAME_AS_REPLACED, ALREADY_REPLACED, IDEMPOTENCY_KEY_REUSED
   */
  async handIn(viewer: Viewer, accepted: AcceptedUpload, req: IncomingMessage): Promise<HandedIn> {
    const store = this.#store ?? refuseWithoutStore();
    const id = randomUUID();
    const key = keyOf(accepted.consortiumId, id);
    const file = await receiveFile(req, {
      userId: viewer.userId,
      limit: this.#config.evidenceMaxBytes,
      accept: (mediaType) => accepted.place && checkKind([accepted.place.item], mediaType, 'file'),
      keep: (bytes) => store.put(key, bytes),
    });
    try {
      const handedIn = await this.#record(viewer, accepted, file, id);
      if (handedIn.evidence.id !== id) await this.#forget(store, key);
      return handedIn;
    } catch (error) {
      // a connection that broke at the commit may have committed: then the file has its row, and stays
      if (isRefusal(error) || !(await this.#mayHaveRow(viewer, id))) await this.#forget(store, key);
      throw error;
    }
  }

  #record(viewer: Viewer, accepted: AcceptedUpload, file: ReceivedFile, id: string): Promise<HandedIn> {
    const { consortiumId, memberId, place, replacesId } = accepted;
    return this.#transactions.run({ ...viewer, operation: 'handInEvidence' }, async (tx) => {
      await lockEvidence(tx, viewer, consortiumId);
      const request = { ...accepted, sha256: file.sha256 };
      const answer = await once(tx, viewer, 'handInEvidence', request, async () => {
        if (place !== null) await checkPlace(tx, accepted, place);
        if (replacesId !== null) await checkReplacing(tx, accepted, file);
        const there = replacesId === null ? await sameContent(tx, accepted, file.sha256) : null;
        if (there !== null) return `${ALREADY}${there}`;
        await this.#insert(tx, viewer, accepted, file, id);
        await leaveWork(tx, 'evidence.process', [{ consortiumId, subjectId: id }]);
        if (memberId !== null) {
          await renewEvidenceFacts(tx, viewer, this.#clock, consortiumId, [memberId]);
        }
        return id;
      });
      const alreadyThere = answer.startsWith(ALREADY);
      const evidence = await evidenceById(tx, alreadyThere ? answer.slice(ALREADY.length) : answer);
      return { evidence: evidenceOf(evidence), alreadyThere };
    });
  }

  async #insert(
    tx: Tx,
    viewer: Viewer,
    accepted: AcceptedUpload,
    file: ReceivedFile,
    id: string,
  ): Promise<void> {
    try {
      await insertEvidence(tx, accepted, file, {
        id,
        uploadedBy: viewer.userId,
        uploadedAt: new Date(this.#clock.epochMs()),
        scan: this.#config.clamd === null ? 'NOT_SCANNED' : 'WAITING',
        retainedUntil: await retentionNow(tx, accepted.consortiumId),
      });
    } catch (error) {
      if (constraintOf(error) === 'evidence_file_replaced_once') refuseReplaced();
      throw error;
    }
  }

  /** Whether there could be a row of this id; when that cannot be found out there could. */
  async #mayHaveRow(viewer: Viewer, id: string): Promise<boolean> {
    return this.#transactions
      .read(viewer, (tx) => tx.query('SELECT FROM evidence_file WHERE id = $1', [id]))
      .then(
        (rows) => rows.length > 0,
        () => true,
      );
  }

  /** A file nobody refers to does no harm, so failing to remove it must not hide the answer. */
  async #forget(store: EvidenceStore, key: string): Promise<void> {
    await store
      .remove(key)
      .catch(() => this.#logger.warn({ key }, 'a file without a row could not be removed'));
  }
}

/** Whose evidence it is. A member's people hand in their own; the group's is the coordinator's. */
async function ownerOf(tx: Tx, viewer: Viewer, query: HandInEvidenceQuery): Promise<string | null> {
  const { consortiumId, memberId, costLineId } = query;
  if (memberId !== undefined) {
    const found = await tx.query('SELECT FROM member WHERE id = $1 AND consortium_id = $2', [
      memberId,
      consortiumId,
    ]);
    if (found.length === 0) throw notFound(MEMBER);
    return memberId;
  }
  if (costLineId !== undefined) {
    const [line] = await tx.query<{ member_id: string }>(
      'SELECT member_id FROM cost_line WHERE id = $1 AND consortium_id = $2',
      [costLineId, consortiumId],
    );
    if (!line) throw notFound(COST_LINE);
    return line.member_id;
  }
  if (viewer.acting?.role === 'MEMBER_USER') {
    refuse('MEMBER_NEEDED', 'input.memberId', {
      ja: 'どの構成員の証憑かを選んでから送ってください。',
      en: 'Please choose whose evidence it is.',
    });
  }
  return null;
}

function placeOf(query: HandInEvidenceQuery): EvidencePlace | null {
  const { item, costLineId = null, purchaseStepId = null, unitNumber = null } = query;
  if (item !== undefined) return { item, costLineId, purchaseStepId, unitNumber };
  if (costLineId !== null || purchaseStepId !== null || unitNumber !== null) {
    refuse('ITEM_NEEDED', 'input.item', {
      ja: '何の証憑か（請求書・支払いの証憑など）を選んでください。',
      en: 'Please choose what it proves, such as an invoice or a payment.',
    });
  }
  return null;
}

function fileNameOf(given: string): string {
  const name = tidyFileName(given);
  const count = [...name].length;
  if (count >= 1 && count <= MOST_NAME_CHARACTERS) return name;
  refuse('FILE_NAME', 'input.fileName', {
    ja: `ファイルの名前を1〜${MOST_NAME_CHARACTERS}文字にしてください（いまは${count}文字）。例：請求書.pdf`,
    en: `Please give the file a name of 1 to ${MOST_NAME_CHARACTERS} characters (this has ${count}), such as invoice.pdf.`,
  });
}

interface Replaced {
  readonly replaced: boolean;
  readonly content_sha256: string;
  readonly items: readonly EvidenceCode[];
}

/** @throws AppError NOT_FOUND, also for a file of another member */
async function toReplace(tx: Tx, { consortiumId, memberId, replacesId }: AcceptedUpload): Promise<Replaced> {
  const [old] = await tx.query<Replaced>(
    `SELECT e.content_sha256, EXISTS (SELECT FROM evidence_file n WHERE n.replaces_id = e.id) AS replaced,
       ARRAY (SELECT DISTINCT l.item FROM evidence_link l WHERE l.evidence_id = e.id AND l.ended_at IS NULL) AS items
     FROM evidence_file e WHERE e.id = $1 AND e.consortium_id = $2 AND e.member_id IS NOT DISTINCT FROM $3`,
    [replacesId, consortiumId, memberId],
  );
  if (!old) throw notFound(EVIDENCE_FILE);
  return old;
}

async function checkReplacing(tx: Tx, accepted: AcceptedUpload, file: ReceivedFile): Promise<void> {
  const old = await toReplace(tx, accepted);
  if (old.replaced) refuseReplaced();
  if (old.content_sha256 === file.sha256) {
    refuse('SAME_AS_REPLACED', 'file', {
      ja: '差し替える前とまったく同じファイルです。直したものを選んで、もう一度お送りください。',
      en: 'This is the very file it is to replace. Please choose the corrected one and send that.',
    });
  }
  checkKind(old.items, file.mediaType, 'file');
}

function refuseReplaced(): never {
  refuse('ALREADY_REPLACED', 'input.replacesId', {
    ja: 'このファイルは、もう新しいファイルに差し替えられています。新しいほうを差し替えてください。',
    en: 'This file was replaced already. Please replace the newer one.',
  });
}

function refuseWithoutStore(): never {
  refuse('STORAGE_NOT_SET', null, NO_STORE);
}

const NO_STORE: Message = {
  ja: '証憑の保管場所が設定されていないため、いまは受け取れません。管理者にご連絡ください（RENKEI_DATA か EVIDENCE_S3_BUCKET）。',
  en: 'No storage for evidence is set up, so nothing can be taken now. Please tell the administrator (RENKEI_DATA or EVIDENCE_S3_BUCKET).',
};

/** Said by us before any commit was tried. */
function isRefusal(error: unknown): boolean {
  return error instanceof ProblemsFound || error instanceof AppError;
}
