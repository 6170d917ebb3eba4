import { floorOf, minYen } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import type { RateAndCap } from '../rule-set/types.ts';

export interface HardwareAmounts {
  readonly eligible: Yen;
  readonly subsidy: Yen;
}

export const NO_HARDWARE: HardwareAmounts = { eligible: 0n, subsidy: 0n };

/**
 * min(cap, ⌊cost × 1/2⌋), the cap per member and not per unit (K25 p.20 ①2). Hardware counts only beside
 * eligible software of the same member (K25 p.16 「上記１）の使用に資するハードウェア」).
 */
export function hardwareSubsidy(cost: Yen, functions: number, { rate, cap }: RateAndCap): HardwareAmounts {
  if (functions === 0 || cost === 0n) return NO_HARDWARE;
  return { eligible: cost, subsidy: minYen(cap.value, floorOf(cost, rate.value)) };
}
