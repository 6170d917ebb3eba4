import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { dateOf, fromEpochMs, isUuid, parseLocalDate, type LocalDate } from '@renkei/kernel';
import type { AppliedRequirement, PaperCode, RequirementCode } from '@renkei/lifecycle';
import { MemberDocumentService } from '@renkei/obligations';
import {
  AppError,
  Clock,
  CONFIG,
  notFound,
  once,
  refuse,
  refuseStale,
  sha256Of,
  TenantTransaction,
  type Keyring,
  type ServerConfig,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { needKeys } from '../shared/need-keys.ts';
import { EXTENSIONS, mediaTypeOf, type PaperMediaType } from './media-type.ts';
import type { HandInQuery, ReleaseSealedPaperInput } from './sealed-paper.inputs.ts';
import { labelOf, PAPER, sealedPaperById, sealedPaperOf, type SealedPaperRow } from './sealed-paper.rows.ts';
import type { SealedPaperType } from './sealed-paper.type.ts';

/** An upload whose description is in order: the file may come. */
export interface AcceptedPaper {
  readonly consortiumId: string;
  readonly memberId: string;
  readonly requirement: RequirementCode;
  readonly paper: PaperCode | null;
  readonly issuedOn: LocalDate | null;
  readonly validUntil: LocalDate | null;
  readonly receivedOn: LocalDate;
  readonly idempotencyKey: string;
}

export interface OpenedPaper {
  readonly bytes: Buffer;
  readonly mediaType: PaperMediaType;
  readonly fileName: string;
}

/** Sealed for one paper of one member: moved to another row it cannot be opened. `renkei keys rotate` builds the same. */
const placeOf = (paperId: string, memberId: string) => `${paperId}/${memberId}`;

@Injectable()
export class SealedPaperService {
  readonly #transactions: TenantTransaction;
  readonly #documents: MemberDocumentService;
  readonly #clock: Clock;
  readonly #keys: Keyring;

  constructor(
    transactions: TenantTransaction,
    documents: MemberDocumentService,
    clock: Clock,
    @Inject(CONFIG) { keys }: ServerConfig,
  ) {
    this.#transactions = transactions;
    this.#documents = documents;
    this.#clock = clock;
    this.#keys = keys;
  }

  /**
   * Whether this paper may come: asked before a byte of it is read.
   * @throws ProblemsFound with what to put right, KEYS_NOT_SET; AppError NOT_FOUND
   */
  async accept(viewer: Viewer, query: HandInQuery): Promise<AcceptedPaper> {
    needKeys(this.#keys);
    const document = {
      memberId: query.memberId,
      requirement: query.requirement,
      paper: query.paper ?? null,
      issuedOn: dayOf(query.issuedOn, 'input.issuedOn'),
      validUntil: dayOf(query.validUntil, 'input.validUntil'),
      receivedOn: this.#clock.todayJst(),
    };
    const { consortiumId, requirement } = await this.#transactions.read(viewer, (tx) =>
      this.#documents.accept(tx, document),
    );
    if (document.issuedOn === null && hasAgeLimit(requirement, document.paper)) {
      refuse('ISSUED_ON_NEEDED', 'input.issuedOn', {
        ja: `「${requirement.label.ja}」には発行日からの期限（3か月）があります。封をすると、ほかの人は日付を確かめられません。書類に書かれた発行日を入れてください。`,
        en: `"${requirement.label.en}" may not be older than three months, and once sealed nobody else can look at its date. Please enter the day it was issued.`,
      });
    }
    return { ...document, consortiumId, idempotencyKey: query.idempotencyKey };
  }

  /**
   * Keeps a paper sealed, in place of an earlier one for the same requirement; its deadline closes.
   * @throws ProblemsFound saying what the file is instead of a paper, IDEMPOTENCY_KEY_REUSED
   */
  async handIn(viewer: Viewer, accepted: AcceptedPaper, bytes: Buffer): Promise<SealedPaperType> {
    const mediaType = await mediaTypeOf(bytes);
    const id = randomUUID();
    const sealed = this.#keys.seal('sealed-paper', bytes, placeOf(id, accepted.memberId));
    const { consortiumId, memberId, requirement } = accepted;
    return this.#transactions.run(viewer, async (tx) => {
      const request = { ...accepted, receivedOn: null, bytes: sha256Of(bytes) };
      const madeId = await once(tx, viewer, 'handInSealedPaper', request, async () => {
        await this.#replaceCurrent(tx, accepted);
        await tx.query(
          `INSERT INTO sealed_paper (id, consortium_id, member_id, requirement, media_type, byte_length, handed_in_by,
                                     handed_in_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [id, consortiumId, memberId, requirement, mediaType, bytes.length, viewer.userId, this.#now()],
        );
        await tx.query(
          `INSERT INTO sealed_paper_content (sealed_paper_id, consortium_id, key_id, wrapped_key, sealed)
           VALUES ($1, $2, $3, $4, $5)`,
          [id, consortiumId, sealed.keyId, sealed.wrappedKey, sealed.sealed],
        );
        await this.#documents.renew(tx, viewer, consortiumId, accepted);
        return id;
      });
      return sealedPaperOf(await paperById(tx, madeId));
    });
  }

  /**
   * Opens a paper for its member, or for the representative once released. That it was opened is written in the same
   * transaction: what is returned was recorded.
   * @throws AppError NOT_FOUND, FORBIDDEN while it is sealed; ProblemsFound KEYS_NOT_SET
   */
  async open(viewer: Viewer, id: string): Promise<OpenedPaper> {
    if (!isUuid(id)) throw notFound(PAPER);
    needKeys(this.#keys);
    return this.#transactions.run({ ...viewer, operation: 'openSealedPaper' }, async (tx) => {
      const paper = await paperById(tx, id);
      const [content] = await tx.query<{ key_id: string; wrapped_key: Buffer; sealed: Buffer }>(
        'SELECT key_id, wrapped_key, sealed FROM open_sealed_paper($1)',
        [id],
      );
      if (!content) throw stillSealed();
      const value = { keyId: content.key_id, wrappedKey: content.wrapped_key, sealed: content.sealed };
      return {
        bytes: this.#keys.open('sealed-paper', value, placeOf(paper.id, paper.member_id)),
        mediaType: paper.media_type,
        fileName: fileNameOf(paper, await nameOf(tx, paper.member_id)),
      };
    });
  }

  /** @throws ProblemsFound STALE_VERSION, PAPER_REPLACED; AppError NOT_FOUND */
  release(viewer: Viewer, input: ReleaseSealedPaperInput): Promise<SealedPaperType> {
    return this.#change(viewer, input, async (tx, paper) => {
      if (paper.released_at !== null) return;
      if (paper.replaced_at !== null) {
        refuse('PAPER_REPLACED', 'input.id', {
          ja: 'この書類は新しい書類に差し替えられています。新しい書類のほうで「見せてよい」を選んでください。',
          en: 'A newer paper has taken the place of this one. Please release the newer one.',
        });
      }
      await setRelease(tx, paper.id, viewer.userId, this.#now());
    });
  }

  /** @throws ProblemsFound STALE_VERSION; AppError NOT_FOUND */
  withdrawRelease(viewer: Viewer, input: ReleaseSealedPaperInput): Promise<SealedPaperType> {
    return this.#change(viewer, input, async (tx, paper) => {
      if (paper.released_at !== null) await setRelease(tx, paper.id, null, null);
    });
  }

  #change(
    viewer: Viewer,
    { id, version }: ReleaseSealedPaperInput,
    work: (tx: Tx, paper: SealedPaperRow) => Promise<void>,
  ): Promise<SealedPaperType> {
    return this.#transactions.run(viewer, async (tx) => {
      // finds only what this person may change, which is less than they may see
      const locked = await tx.query('SELECT id FROM sealed_paper WHERE id = $1 FOR UPDATE', [id]);
      if (locked.length === 0) throw notFound(PAPER);
      const paper = await paperById(tx, id);
      if (paper.version !== version) refuseStale(version, paper.version);
      await work(tx, paper);
      return sealedPaperOf(await paperById(tx, id));
    });
  }

  /** Two papers for one requirement at once come one after the other. */
  async #replaceCurrent(tx: Tx, { memberId, requirement }: AcceptedPaper): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `renkei sealed paper ${memberId} ${requirement}`,
    ]);
    await tx.query(
      `UPDATE sealed_paper SET replaced_at = $3, version = version + 1
       WHERE member_id = $1 AND requirement = $2 AND replaced_at IS NULL`,
      [memberId, requirement, this.#now()],
    );
  }

  #now(): Date {
    return new Date(this.#clock.epochMs());
  }
}

async function paperById(tx: Tx, id: string): Promise<SealedPaperRow> {
  const paper = await sealedPaperById(tx, id);
  if (!paper) throw notFound(PAPER);
  return paper;
}

async function setRelease(tx: Tx, id: string, by: string | null, at: Date | null): Promise<void> {
  await tx.query(
    'UPDATE sealed_paper SET released_by = $2, released_at = $3, version = version + 1 WHERE id = $1',
    [id, by, at],
  );
}

/** Known to be there, and not to be opened: the representative counts it. */
const stillSealed = () =>
  new AppError('FORBIDDEN', {
    ja: 'この書類は、いまは封がされています。中身を見るには、出したお店の担当の方に「見せてよい」を選んでもらってください。',
    en: 'This paper is still sealed. To see it, please ask the member that handed it in to release it.',
  });

function dayOf(text: string | undefined, path: string): LocalDate | null {
  if (text === undefined) return null;
  const day = parseLocalDate(text);
  return day.ok ? day.value : refuse('NOT_A_DAY', path, day.error.message);
}

function hasAgeLimit({ accepts }: AppliedRequirement, paper: PaperCode | null): boolean {
  return accepts.some(
    (accepted) => accepted.maxAgeMonths !== null && (paper === null || accepted.paper === paper),
  );
}

async function nameOf(tx: Tx, memberId: string): Promise<string> {
  const [row] = await tx.query<{ name: string }>(
    'SELECT b.name FROM member m JOIN business b ON b.id = m.business_id WHERE m.id = $1',
    [memberId],
  );
  return row?.name ?? '';
}

/** Told apart in a folder of everybody's papers; without the long explanation in brackets, and safe as a file's name. */
function fileNameOf(paper: SealedPaperRow, member: string): string {
  const day = dateOf(fromEpochMs(paper.handed_in_at.getTime()));
  const label = labelOf(paper.requirement).ja.replace(/（.*$/u, '');
  const name = `${member}_${label}_${day}提出`.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
  return `${name}.${EXTENSIONS[paper.media_type]}`;
}
