import { calculate } from '../src/calculate.ts';
import type { CalculationInput } from '../src/input/types.ts';
import { lineCost } from '../src/parts/member-costs.ts';
import type { CertifiedMember, SettlementInput } from '../src/settlement/certified-input.ts';
import { fixAmounts } from '../src/settlement/fixed-amounts.ts';
import type { FixedAmounts } from '../src/settlement/fixed-amounts.ts';

/** What became of a line: other yen, still parked, never reported, or (null) certified as planned. */
export type LineChange = bigint | 'parked' | 'missing' | null;

export interface MemberChange extends Partial<Omit<CertifiedMember, 'id' | 'lines'>> {
  /** By line position; the rest as planned. */
  readonly lines?: readonly LineChange[];
}

/** The group granted what it could request, certified as planned but for the changes, by member id. */
export function settle(
  input: CalculationInput,
  changes: Readonly<Record<string, MemberChange>> = {},
): SettlementInput {
  const granted = calculate(input);
  return {
    input,
    members: input.members.map(({ id, costLines }, index) => {
      const { lines = [], ...rest } = changes[id] ?? {};
      return {
        id,
        granted: granted.members[index]!.granted,
        withdrawn: false,
        lostMicro: false,
        ...rest,
        lines: costLines.flatMap((planned, position) => {
          const change = lines[position] ?? null;
          if (change === 'missing') return [];
          const yen = typeof change === 'bigint' ? change : lineCost(planned);
          return [{ lineId: planned.id, yen, parked: change === 'parked' }];
        }),
      };
    }),
    granted: { analysis: granted.analysis.granted, admin: granted.admin.granted },
  };
}

export function fixed(settlement: SettlementInput): FixedAmounts {
  const result = fixAmounts(settlement);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
