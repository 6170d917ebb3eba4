import { largestRemainder, maxYen, minYen, sumYen } from '@renkei/kernel';
import type { Message, Yen } from '@renkei/kernel';
import type { SharingKey } from '../input/types.ts';
import { distributionSummary, transferMessage } from './redistribution-messages.ts';

/** What one member has to do with the money. Whole yen. */
export interface DistributionMember {
  readonly id: string;
  readonly name: string;
  /** Gets nothing and carries nothing; what it holds still counts. */
  readonly withdrawn: boolean;
  /** What the programme has paid to its account so far. */
  readonly received: Yen;
  /** Its fixed (1). */
  readonly fixed: Yen;
  /** Certified cost of (1), and of (2) and (3) it bought, tax-exclusive: the weights of two of the keys. */
  readonly infrastructureCost: Yen;
  readonly analysisCost: Yen;
  readonly adminCost: Yen;
  /** BY_WEIGHT only. */
  readonly sharingWeight: bigint;
}

export interface DistributionInput {
  readonly sharingKey: SharingKey;
  readonly members: readonly DistributionMember[];
  /** Fixed (2) and (3) of the group. */
  readonly fixedAnalysis: Yen;
  readonly fixedAdmin: Yen;
}

/** Who should have how much. */
export interface MemberDistribution {
  readonly id: string;
  /** Its fixed (1). */
  readonly own: Yen;
  /** Its part of fixed (2) + (3). */
  readonly joint: Yen;
  /** own + joint */
  readonly entitled: Yen;
  readonly received: Yen;
  readonly gives: Yen;
  readonly gets: Yen;
  /** received − gives + gets: what it holds after the transfers. */
  readonly holds: Yen;
}

export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly yen: Yen;
  readonly message: Message;
}

export const DISTRIBUTION_STATES = ['COMPLETE', 'INCOMPLETE', 'OVERPAID'] as const;
/** COMPLETE: the programme paid exactly what was fixed; INCOMPLETE: less so far; OVERPAID: more. */
export type DistributionState = (typeof DISTRIBUTION_STATES)[number];

export interface Distribution {
  readonly sharingKey: SharingKey;
  /** true: the key had nothing to go by, so the joint subsidy was split equally. */
  readonly fellBackToEqual: boolean;
  readonly state: DistributionState;
  readonly members: readonly MemberDistribution[];
  readonly transfers: readonly Transfer[];
  readonly total: {
    readonly entitled: Yen;
    readonly received: Yen;
    readonly moved: Yen;
    /** entitled − received while INCOMPLETE: not paid by the programme yet. */
    readonly outstanding: Yen;
    /** received − entitled while OVERPAID: to be returned to the secretariat (R25 第22条3), never shared out. */
    readonly excess: Yen;
  };
  readonly summary: Message;
}

function weightsOf(key: SharingKey, members: readonly DistributionMember[]): bigint[] {
  const weight = (member: DistributionMember): bigint => {
    switch (key) {
      case 'BY_INFRASTRUCTURE_COST':
        return member.infrastructureCost;
      case 'BY_GRANTED_SUBSIDY':
        return member.fixed;
      case 'BY_WEIGHT':
        return member.sharingWeight;
      default:
        return 1n;
    }
  };
  return members.map((member) => (member.withdrawn ? 0n : weight(member)));
}

interface Split {
  readonly parts: readonly Yen[];
  readonly fellBack: boolean;
}

/** A whole split by weights to the yen; without any weight equally among those who stayed. */
function split(whole: Yen, weights: readonly bigint[], equal: readonly bigint[]): Split {
  const fellBack = whole > 0n && weights.every((weight) => weight === 0n);
  return { parts: largestRemainder(fellBack ? equal : weights, whole), fellBack };
}

/** The subsidy of (2) and (3) per member, as `memberShares` splits these costs. */
function jointParts({ sharingKey, members, fixedAnalysis, fixedAdmin }: DistributionInput): Split {
  const equal = weightsOf('EQUAL', members);
  if (sharingKey !== 'BUYER_BEARS') {
    return split(fixedAnalysis + fixedAdmin, weightsOf(sharingKey, members), equal);
  }
  const costs = (cost: (member: DistributionMember) => Yen): bigint[] =>
    members.map((member) => (member.withdrawn ? 0n : cost(member)));
  const analysis = split(
    fixedAnalysis,
    costs(({ analysisCost }) => analysisCost),
    equal,
  );
  const admin = split(
    fixedAdmin,
    costs(({ adminCost }) => adminCost),
    equal,
  );
  return {
    parts: analysis.parts.map((part, index) => part + (admin.parts[index] ?? 0n)),
    fellBack: analysis.fellBack || admin.fellBack,
  };
}

interface Balance {
  readonly index: number;
  left: Yen;
}

function balances(amounts: readonly Yen[]): Balance[] {
  return amounts.flatMap((left, index) => (left > 0n ? [{ index, left }] : []));
}

/** What is above zero. */
function positive(yen: Yen): Yen {
  return maxYen(yen, 0n);
}

/** The largest, the earlier one on a tie. */
function largest(all: readonly Balance[]): Balance | undefined {
  return all.reduce<Balance | undefined>(
    (best, balance) =>
      balance.left > 0n && (best === undefined || balance.left > best.left) ? balance : best,
    undefined,
  );
}

function nextPair(givers: readonly Balance[], takers: readonly Balance[]): [Balance, Balance] | null {
  for (const giver of givers) {
    const match = takers.find(({ left }) => left > 0n && left === giver.left);
    if (match !== undefined) return [giver, match];
  }
  const [giver, taker] = [largest(givers), largest(takers)];
  return giver === undefined || taker === undefined ? null : [giver, taker];
}

/**
 * Who sends what to whom. First every pair whose amounts are equal, then always the largest holder to the largest
 * receiver. Every transfer settles at least one side, so there are at most holders + receivers − 1 of them; with one
 * holder, the usual case of a buying representative, that is the fewest possible.
 */
function transfersOf(
  members: readonly DistributionMember[],
  gives: readonly Yen[],
  gets: readonly Yen[],
): Transfer[] {
  const [givers, takers] = [balances(gives), balances(gets)];
  const transfers: Transfer[] = [];
  for (let pair = nextPair(givers, takers); pair !== null; pair = nextPair(givers, takers)) {
    const [giver, taker] = pair;
    const yen = minYen(giver.left, taker.left);
    giver.left -= yen;
    taker.left -= yen;
    const [from, to] = [members[giver.index], members[taker.index]];
    if (from === undefined || to === undefined) break;
    transfers.push({ from: from.id, to: to.id, yen, message: transferMessage(from, to, yen) });
  }
  return transfers;
}

/**
 * The optional distribution, inside the group, of what the programme has paid (program rules §4: the payee is the
 * purchasing member unless agreed otherwise; no paper asks for it). Each member should have its own fixed (1) and its
 * part of fixed (2) + (3) by the group's key; the cost of (2) and (3) is shared by the same key in `memberShares`.
 *
 * Product decisions: only what a member holds beyond its own part moves, so nobody advances money to others while the
 * programme has not paid everything (what there is goes to those short in proportion), and money paid beyond the
 * fixed amounts stays where it is until it is returned. Everything is largest remainder: no yen appears or is lost.
 */
export function distribute(input: DistributionInput): Distribution {
  const { members, sharingKey } = input;
  const joint = jointParts(input);
  const own = members.map(({ withdrawn, fixed }) => (withdrawn ? 0n : fixed));
  const entitled = own.map((yen, index) => yen + (joint.parts[index] ?? 0n));
  const surplus = members.map(({ received }, index) => positive(received - (entitled[index] ?? 0n)));
  const shortage = members.map(({ received }, index) => positive((entitled[index] ?? 0n) - received));
  const moved = minYen(sumYen(surplus), sumYen(shortage));
  const gives = largestRemainder(surplus, moved);
  const gets = largestRemainder(shortage, moved);
  const totalEntitled = sumYen(entitled);
  const totalReceived = sumYen(members.map(({ received }) => received));
  const outstanding = positive(totalEntitled - totalReceived);
  const excess = positive(totalReceived - totalEntitled);
  const state = outstanding > 0n ? 'INCOMPLETE' : excess > 0n ? 'OVERPAID' : 'COMPLETE';
  const transfers = transfersOf(members, gives, gets);
  const total = { entitled: totalEntitled, received: totalReceived, moved, outstanding, excess };
  return {
    sharingKey,
    fellBackToEqual: joint.fellBack,
    state,
    members: members.map(({ id, received }, index): MemberDistribution => {
      const [given, got] = [gives[index] ?? 0n, gets[index] ?? 0n];
      return {
        id,
        own: own[index] ?? 0n,
        joint: joint.parts[index] ?? 0n,
        entitled: entitled[index] ?? 0n,
        received,
        gives: given,
        gets: got,
        holds: received - given + got,
      };
    }),
    transfers,
    total,
    summary: distributionSummary(state, transfers.length, total),
  };
}
