import { Injectable } from '@nestjs/common';
import { isUuid, type Message } from '@renkei/kernel';
import { Clock, notFound, once, refuse, TenantTransaction, tidyLine, isBlank } from '@renkei/platform';
import type { Tx, Viewer } from '@renkei/platform';
import { renewEvidenceFacts } from '../checklist/evidence-fact.ts';
import { groupOfEvidence, lockEvidence } from './evidence.access.ts';
import type { LinkEvidenceInput, ReviewEvidenceInput, UnlinkEvidenceInput } from './evidence.inputs.ts';
import { evidenceById, evidenceOf, type EvidenceRow } from './evidence.rows.ts';
import type { EvidenceType } from './evidence.type.ts';
import { checkKind, checkPlace } from './place.ts';

const LINK: Message = { ja: '証憑のつながり', en: 'The link of the evidence' };

/** What files prove, and what reviewers say of them. */
@Injectable()
export class EvidenceService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * Says what a file proves, beside what it proves already. It is then reviewed for that.
   * @throws ProblemsFound with what to put right; AppError NOT_FOUND
   */
  link(viewer: Viewer, input: LinkEvidenceInput): Promise<EvidenceType> {
    return this.#change(viewer, input.evidenceId, (tx, file) =>
      once(tx, viewer, 'linkEvidence', input, async () => {
        refuseReplaced(file);
        const place = {
          item: input.item,
          costLineId: input.costLineId ?? null,
          purchaseStepId: input.purchaseStepId ?? null,
        };
        const units = input.unitNumbers ?? [null];
        const furthest = input.unitNumbers ? Math.max(...input.unitNumbers) : null;
        const owner = { consortiumId: file.consortium_id, memberId: file.member_id };
        await checkPlace(tx, owner, { ...place, unitNumber: furthest });
        checkKind([place.item], file.media_type, 'input.item');
        await tx.query(
          `INSERT INTO evidence_link (consortium_id, evidence_id, item, member_id, cost_line_id, purchase_step_id,
             unit_number, created_by, created_at)
           SELECT $1, $2, $3, $4, $5, $6, unit, $7, clock_timestamp() FROM unnest($8::integer[]) AS unit
           ON CONFLICT DO NOTHING`,
          [
            file.consortium_id,
            file.id,
            place.item,
            file.member_id,
            place.costLineId,
            place.purchaseStepId,
            viewer.userId,
            units,
          ],
        );
        return file.id;
      }),
    );
  }

  /** The file no longer proves that; it stays, and so does the record that it did. @throws AppError NOT_FOUND */
  async unlink(viewer: Viewer, { linkId }: UnlinkEvidenceInput): Promise<EvidenceType> {
    const evidenceId = await this.#transactions.read(viewer, async (tx) => {
      const [link] = isUuid(linkId)
        ? await tx.query<{ evidence_id: string }>('SELECT evidence_id FROM evidence_link WHERE id = $1', [
            linkId,
          ])
        : [];
      if (!link) throw notFound(LINK);
      return link.evidence_id;
    });
    return this.#change(viewer, evidenceId, async (tx) => {
      await tx.query(
        'UPDATE evidence_link SET ended_at = clock_timestamp() WHERE id = $1 AND ended_at IS NULL',
        [linkId],
      );
    });
  }

  /**
   * Accepts a file for everything it is linked to now, or returns it with a reason. Both stay on record; the latest
   * counts.
   * @throws ProblemsFound REASON_NEEDED, EVIDENCE_REPLACED, NOT_SCANNED_YET, INFECTED_FILE; AppError NOT_FOUND
   */
  async review(viewer: Viewer, input: ReviewEvidenceInput): Promise<EvidenceType> {
    const reason = tidyLine(input.reason ?? '');
    if (input.outcome === 'RETURNED' && isBlank(reason)) {
      refuse('REASON_NEEDED', 'input.reason', {
        ja: '差し戻すときは、何を直せばよいかを理由に書いてください。送った方に届きます。',
        en: 'Please write what has to be put right; whoever sent it will read it.',
      });
    }
    return this.#change(viewer, input.evidenceId, (tx, file) =>
      once(tx, viewer, 'reviewEvidence', input, async () => {
        refuseReplaced(file);
        if (input.outcome === 'ACCEPTED') refuseUnsafe(file);
        await tx.query(
          `INSERT INTO evidence_review (consortium_id, evidence_id, member_id, outcome, reason, reviewed_by, reviewed_at)
           VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp())`,
          [file.consortium_id, file.id, file.member_id, input.outcome, reason, viewer.userId],
        );
        return file.id;
      }),
    );
  }

  #change(
    viewer: Viewer,
    evidenceId: string,
    work: (tx: Tx, file: EvidenceRow) => Promise<unknown>,
  ): Promise<EvidenceType> {
    return this.#transactions.run(viewer, async (tx) => {
      const consortiumId = await groupOfEvidence(tx, evidenceId);
      await lockEvidence(tx, viewer, consortiumId);
      const file = await evidenceById(tx, evidenceId);
      await work(tx, file);
      if (file.member_id !== null) {
        await renewEvidenceFacts(tx, viewer, this.#clock, consortiumId, [file.member_id]);
      }
      return evidenceOf(await evidenceById(tx, evidenceId));
    });
  }
}

function refuseReplaced({ replaced_by_id }: EvidenceRow): void {
  if (replaced_by_id === null) return;
  refuse('EVIDENCE_REPLACED', 'input.evidenceId', {
    ja: 'このファイルは新しいファイルに差し替えられています。新しいほうを開いて、もう一度お選びください。',
    en: 'A newer file has taken the place of this one. Please choose the newer one.',
  });
}

/** What nobody may open nobody has looked at. */
function refuseUnsafe({ scan }: EvidenceRow): void {
  if (scan === 'INFECTED') {
    refuse('INFECTED_FILE', 'input.outcome', {
      ja: 'このファイルからウイルスが見つかったので、確認済みにできません。送った方に、別の端末で撮り直すかスキャンし直してもらってください。',
      en: 'A virus was found in this file, so it cannot be accepted. Please ask for a new photo or scan from another device.',
    });
  }
  if (scan === 'WAITING') {
    refuse('NOT_SCANNED_YET', 'input.outcome', {
      ja: 'ウイルス検査がまだ終わっていません。数分待ってから、開いて確かめてください。',
      en: 'The virus scan is not done yet. Please wait a few minutes, then open and check it.',
    });
  }
}
