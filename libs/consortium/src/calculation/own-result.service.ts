import { Injectable } from '@nestjs/common';
import { TenantTransaction, type Viewer } from '@renkei/platform';
import { ownFindings } from '@renkei/subsidy-rules';
import { CalculationService } from './calculation.service.ts';
import { findingOf } from './explanation.type.ts';
import { OwnMemberCalculation, type OwnResultType } from './own-result.type.ts';

/** A member's own result depends on everybody's lines; what leaves here is the member's own. */
@Injectable()
export class OwnResultService {
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;

  constructor(transactions: TenantTransaction, calculations: CalculationService) {
    this.#transactions = transactions;
    this.#calculations = calculations;
  }

  /** The enrolled members of this group the person acts for, in their order; none in any other role. */
  async of(viewer: Viewer, consortiumId: string): Promise<readonly OwnResultType[]> {
    if (viewer.acting?.role !== 'MEMBER_USER') return [];
    return this.#transactions.readForCalculation(viewer, consortiumId, async (tx) => {
      const own = await tx.query<{ id: string }>('SELECT own_member_ids() AS id', []);
      const [priced] = await this.#calculations.priceAllRead(tx, [consortiumId]);
      if (!priced) return [];
      const ownIds = new Set(own.map(({ id }) => id));
      const { calculation } = priced;
      const { result } = calculation;
      return result.members.flatMap((member, position) =>
        ownIds.has(member.id)
          ? {
              memberId: member.id,
              calculation: new OwnMemberCalculation(calculation, position, member),
              findings: ownFindings(result, position).map((finding) => findingOf(finding, result)),
            }
          : [],
      );
    });
  }
}
