import { Injectable } from '@nestjs/common';
import { lockConsortium } from '@renkei/consortium';
import {
  checkLength,
  Clock,
  leaveDerivation,
  notFound,
  ProblemList,
  refuseStale,
  TenantTransaction,
  tidyLine,
  type Viewer,
  isBlank,
} from '@renkei/platform';
import { readPaper, type FiledPaper } from './paper-facts.ts';
import type { ReviewMemberDocumentInput } from './readiness.inputs.ts';

const PAPER = { ja: '届いた書類の記録', en: 'The record of the paper' };
const REASON_LIMIT = 500;

@Injectable()
export class ReviewService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * What the representative says of a paper. A returned one is owed again, so the deadlines follow; a newer paper is
   * looked at anew (the database forgets the review with the paper it was about).
   * @throws ProblemsFound REQUIRED, TOO_LONG, STALE_VERSION, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  review(viewer: Viewer, input: ReviewMemberDocumentInput): Promise<FiledPaper> {
    const reason = reasonOf(input);
    return this.#transactions.run(viewer, async (tx) => {
      const found = await readPaper(tx, input.documentId);
      if (!found) throw notFound(PAPER);
      await lockConsortium(tx, found.consortiumId);
      const changed = await tx.query(
        `UPDATE member_document SET review_outcome = $3, return_reason = $4, reviewed_by = $5, reviewed_at = $6,
           version = version + 1
         WHERE id = $1 AND version = $2 RETURNING id`,
        [
          input.documentId,
          input.version,
          input.outcome,
          reason,
          viewer.userId,
          new Date(this.#clock.epochMs()),
        ],
      );
      const now = await readPaper(tx, input.documentId);
      if (!now) throw notFound(PAPER); // taken back a moment ago
      if (changed.length === 0) refuseStale(input.version, now.paper.version);
      await leaveDerivation(tx, found.consortiumId);
      return now.paper;
    });
  }
}

function reasonOf({ outcome, reason }: ReviewMemberDocumentInput): string | null {
  if (outcome !== 'RETURNED') return null;
  const problems = new ProblemList();
  const text = tidyLine(reason ?? '');
  if (isBlank(text)) {
    problems.add('REQUIRED', 'input.reason', {
      ja: '差し戻す理由を書いてください。何をどう直せばよいかが、構成員に伝わります。',
      en: 'Please say why it is returned: the member reads it and knows what to put right.',
    });
  } else checkLength(problems, text, 'input.reason', REASON_LIMIT);
  problems.throwIfAny();
  return text;
}
