import { Injectable } from '@nestjs/common';
import { TenantTransaction, notFound, type Viewer } from '@renkei/platform';
import { lockConsortium } from '../consortium/consortium.access.ts';
import { refuseUnlessMayApprove } from '../consortium/approvers.ts';
import { requireUuid } from '../shared/rows.ts';
import type { ApproveCalculationSnapshotInput } from './snapshot.inputs.ts';
import { THE_SNAPSHOT, snapshotById } from './snapshot.service.ts';
import type { SnapshotType } from './snapshot.type.ts';

const PATH = 'input.snapshotId';

/** Four eyes over a kept calculation, where the group asks for them. */
@Injectable()
export class ApprovalService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /**
   * Signs a kept calculation; the first signature stays. The group is locked meanwhile, so what it asks for cannot
   * change under the decision.
   * @throws ProblemsFound NO_APPROVER, NOT_AN_APPROVER, AUTHOR_CANNOT_APPROVE, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  async approve(viewer: Viewer, { snapshotId }: ApproveCalculationSnapshotInput): Promise<SnapshotType> {
    requireUuid(snapshotId, THE_SNAPSHOT);
    return this.#transactions.run(viewer, async (tx) => {
      const [snapshot] = await tx.query<{ consortium_id: string; created_by: string }>(
        'SELECT consortium_id, created_by FROM calculation_snapshot WHERE id = $1',
        [snapshotId],
      );
      if (!snapshot) throw notFound(THE_SNAPSHOT);
      const { id: consortiumId, needsApproval } = await lockConsortium(tx, snapshot.consortium_id);
      const approval = { consortiumId, needsApproval, authorId: snapshot.created_by };
      await refuseUnlessMayApprove(tx, viewer, approval, PATH);
      await tx.query(
        `INSERT INTO snapshot_approval (snapshot_id, consortium_id, approved_by, four_eyes) VALUES ($1, $2, $3, $4)
         ON CONFLICT (snapshot_id) DO NOTHING`,
        [snapshotId, consortiumId, viewer.userId, needsApproval],
      );
      return snapshotById(tx, snapshotId);
    });
  }
}
