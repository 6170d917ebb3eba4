import { floorOf, largestRemainder, sumYen } from '@renkei/kernel';
import type { Ratio, Yen } from '@renkei/kernel';
import type { SharingKey } from './input/types.ts';
import { infrastructureCostOf } from './parts/member-costs.ts';
import type { MemberCosts } from './parts/member-costs.ts';
import { totalCost } from './result.ts';
import type { CalculationResult } from './result.ts';

/** What one member pays in the end (自己負担). */
export interface MemberShare {
  readonly id: string;
  /** What the member spends on its own tools (1), tax-exclusive, eligible or not. */
  readonly ownCost: Yen;
  /** Its granted subsidy of (1). */
  readonly ownSubsidy: Yen;
  /** Its part of what (2) and (3) cost after their subsidy, tax-exclusive. */
  readonly jointNet: Yen;
  /** ownCost − ownSubsidy + jointNet */
  readonly beforeTax: Yen;
  /** Its part of the tax on (2) and (3). */
  readonly jointTax: Yen;
  /** Consumption tax on its own tools plus `jointTax`. An estimate: invoices round it. */
  readonly tax: Yen;
  /** beforeTax + tax */
  readonly share: Yen;
}

export interface Shares {
  readonly sharingKey: SharingKey;
  /** true: the key had nothing to go by (all weights 0), so the joint costs were split equally. */
  readonly fellBackToEqual: boolean;
  readonly members: readonly MemberShare[];
  /** share + subsidy = cost + tax, exactly. */
  readonly total: {
    readonly cost: Yen;
    readonly tax: Yen;
    readonly subsidy: Yen;
    readonly jointNet: Yen;
    readonly jointTax: Yen;
    readonly share: Yen;
  };
}

/** The joint costs' weights under a key. BUYER_BEARS has none: nothing is shared out. */
export function sharingWeights(result: CalculationResult, key: SharingKey): bigint[] {
  switch (key) {
    case 'BY_INFRASTRUCTURE_COST':
      return result.members.map(({ costs }) => infrastructureCostOf(costs));
    case 'BY_GRANTED_SUBSIDY':
      return result.members.map(({ granted }) => granted);
    case 'BY_WEIGHT':
      return result.input.members.map(({ sharingWeight }) => sharingWeight);
    default:
      return result.members.map(() => 1n);
  }
}

interface MemberTax {
  readonly own: Yen;
  readonly joint: Yen;
}

/** ⌊10 % of everything the member buys⌋, told apart into its own tools and the joint costs it buys. */
function memberTax(costs: MemberCosts, rate: Ratio): MemberTax {
  const infrastructure = infrastructureCostOf(costs);
  const own = floorOf(infrastructure, rate);
  return { own, joint: floorOf(infrastructure + costs.analysis + costs.admin, rate) - own };
}

interface JointParts {
  readonly net: readonly Yen[];
  readonly tax: readonly Yen[];
  readonly fellBackToEqual: boolean;
}

/** Each buyer keeps its joint costs; the subsidy of (2) and of (3) follows the cost it was granted for. */
function bornByBuyers(result: CalculationResult, taxes: readonly MemberTax[]): JointParts {
  const analysisSubsidy = largestRemainder(
    result.members.map(({ costs }) => costs.analysis),
    result.analysis.granted,
  );
  const adminSubsidy = largestRemainder(
    result.members.map(({ costs }) => costs.admin),
    result.admin.granted,
  );
  const net = result.members.map(
    ({ costs }, index) =>
      costs.analysis + costs.admin - (analysisSubsidy[index] ?? 0n) - (adminSubsidy[index] ?? 0n),
  );
  return { net, tax: taxes.map(({ joint }) => joint), fellBackToEqual: false };
}

/** Everything left of (2) and (3), and the tax on it, in one pot that the key splits to the yen. */
function sharedOut(result: CalculationResult, taxes: readonly MemberTax[], key: SharingKey): JointParts {
  const weights = sharingWeights(result, key);
  const fellBackToEqual = weights.every((weight) => weight === 0n);
  const usable = fellBackToEqual ? weights.map(() => 1n) : weights;
  const jointCost = result.analysis.eligible + result.admin.eligible;
  const net = jointCost - result.analysis.granted - result.admin.granted;
  const tax = sumYen(taxes.map(({ joint }) => joint));
  return { net: largestRemainder(usable, net), tax: largestRemainder(usable, tax), fellBackToEqual };
}

/**
 * Each member's share = cost + consumption tax − subsidy (program rules §3). The joint costs (2) and (3), whoever
 * buys them, and their subsidy are split by the group's key with the largest remainder, so that the shares and
 * the subsidy add up to cost and tax to the yen. Tax is ⌊10 %⌋ per buying member, an estimate.
 */
export function memberShares(result: CalculationResult, key: SharingKey = result.input.sharingKey): Shares {
  const taxes = result.members.map(({ costs }) => memberTax(costs, result.ruleSet.consumptionTax.value));
  const joint = key === 'BUYER_BEARS' ? bornByBuyers(result, taxes) : sharedOut(result, taxes, key);
  const members = result.members.map((member, index): MemberShare => {
    const jointNet = joint.net[index] ?? 0n;
    const jointTax = joint.tax[index] ?? 0n;
    const tax = (taxes[index]?.own ?? 0n) + jointTax;
    const ownCost = infrastructureCostOf(member.costs);
    const beforeTax = ownCost - member.granted + jointNet;
    return {
      id: member.id,
      ownCost,
      ownSubsidy: member.granted,
      jointNet,
      jointTax,
      beforeTax,
      tax,
      share: beforeTax + tax,
    };
  });
  return {
    sharingKey: key,
    fellBackToEqual: joint.fellBackToEqual && members.length > 0,
    members,
    total: {
      cost: totalCost(result),
      tax: sumYen(members.map(({ tax }) => tax)),
      subsidy: result.total.granted,
      jointNet: sumYen(members.map(({ jointNet }) => jointNet)),
      jointTax: sumYen(members.map(({ jointTax }) => jointTax)),
      share: sumYen(members.map(({ share }) => share)),
    },
  };
}
