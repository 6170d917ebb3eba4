import type { Figures } from './findings.ts';

/** From what everything costs to what the group pays itself; whole yen, tax-exclusive. */
export interface Flow {
  readonly cost: number;
  readonly notEligible: number;
  readonly eligible: number;
  /** What rates, tiers and the caps of each member, of (2) and of (3) leave over. */
  readonly byRates: number;
  /** What the joint cap or the group's own request takes away. */
  readonly byCap: number;
  readonly requested: number;
  readonly self: number;
  /** Estimated consumption tax, never eligible. */
  readonly tax: number;
}

export function flowOf({
  total,
  infrastructure,
  analysis,
  combined,
  admin,
  shares,
}: Figures['calculation']): Flow {
  const eligible = infrastructure.eligible + analysis.eligible + admin.eligible;
  return {
    cost: total.cost,
    notEligible: total.cost - eligible,
    eligible,
    byRates: eligible - combined.available - admin.granted,
    byCap: combined.available - combined.granted,
    requested: total.granted,
    self: total.cost - total.granted,
    tax: shares.total.tax,
  };
}
