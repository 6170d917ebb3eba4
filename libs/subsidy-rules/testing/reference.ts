import type { CalculationInput } from '../src/input/types.ts';

/**
 * The rules once more, written from program rules §3 alone: plain BigInt, every number spelled out, nothing shared
 * with the library. What the library must equal to the yen.
 */
export interface Reference {
  readonly members: {
    available: bigint;
    granted: bigint;
    functions: number;
    software: bigint;
    pc: bigint;
    register: bigint;
  }[];
  readonly analysis: { eligible: bigint; limit: bigint; available: bigint; granted: bigint };
  readonly admin: { limit: bigint | null; granted: bigint };
  readonly total: bigint;
}

const least = (...values: bigint[]): bigint => values.reduce((a, b) => (a < b ? a : b));
const add = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

/** Repeatedly hands the next yen to the largest remaining fraction: slow and plain. */
function shareOut(weights: bigint[], total: bigint): bigint[] {
  const sum = add(weights);
  if (sum === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (weight * total) / sum);
  const fractions = weights.map((weight) => (weight * total) % sum);
  while (add(parts) < total) {
    let best = 0;
    fractions.forEach((fraction, index) => {
      if (fraction > fractions[best]!) best = index;
    });
    parts[best]! += 1n;
    fractions[best] = -1n;
  }
  return parts;
}

/** Halves its way to the highest ceiling that fits. */
export function highestCeiling(wanted: readonly bigint[], room: bigint): bigint {
  const fits = (ceiling: bigint): boolean => add(wanted.map((amount) => least(amount, ceiling))) <= room;
  let low = 0n;
  let high = room + 1n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function underCeiling(wanted: bigint[], room: bigint): bigint[] {
  const ceiling = highestCeiling(wanted, room);
  const parts = wanted.map((amount) => least(amount, ceiling));
  wanted.forEach((amount, index) => {
    if (parts[index]! < amount && add(parts) < room) parts[index]! += 1n;
  });
  return parts;
}

function afterJointCap(policy: string, wanted: bigint[], pool: bigint): { members: bigint[]; pool: bigint } {
  const cap = 30_000_000n;
  const members = add(wanted);
  if (members + pool <= cap) return { members: wanted, pool };
  if (policy === 'ANALYSIS_FIRST') return { members: shareOut(wanted, cap - pool), pool };
  if (policy === 'EQUAL_CEILING') return { members: underCeiling(wanted, cap - pool), pool };
  if (policy === 'INFRASTRUCTURE_FIRST') {
    return members > cap
      ? { members: shareOut(wanted, cap), pool: 0n }
      : { members: wanted, pool: cap - members };
  }
  const all = shareOut([...wanted, pool], cap);
  return { members: all.slice(0, -1), pool: all[all.length - 1]! };
}

export function reference(input: CalculationInput): Reference {
  const late = input.ruleSet === '2024' || input.ruleSet === '2025';
  const known = late
    ? ['ACCOUNTING', 'ORDERING', 'SETTLEMENT']
    : ['ACCOUNTING', 'ORDERING', 'SETTLEMENT', 'EC'];
  const rows = input.members.map(({ costLines, size }) => {
    const cost = (...categories: string[]): bigint =>
      add(
        costLines
          .filter(({ category }) => categories.includes(category))
          .map(({ unitPrice, quantity }) => unitPrice * BigInt(quantity)),
      );
    const functions = new Set(
      costLines.flatMap((line) =>
        line.category === 'SOFTWARE' ? line.functions.filter((name) => known.includes(name)) : [],
      ),
    ).size;
    const services = cost('SERVICE');
    const wholeCost =
      cost('SOFTWARE', 'OPTION') + (input.ruleSet === '2025' ? least(services, 2_000_000n) : services);
    const C = functions === 0 ? 0n : wholeCost;
    const micro = late && size === 'MICRO';
    const edge = micro ? (input.interpretation.tierBoundary === 'exact' ? 625_000n : 625_001n) : 666_667n;
    const C1 = least(C, edge);
    const Sa = least(500_000n, micro ? (C1 * 4n) / 5n : (C1 * 3n) / 4n);
    const Sb = functions >= 2 ? least(3_000_000n, ((C - C1) * 2n) / 3n) : 0n;
    const pcCost = functions === 0 ? 0n : cost('PC');
    const registerCost = functions === 0 ? 0n : cost('REGISTER');
    const pc = least(100_000n, pcCost / 2n);
    const register = least(200_000n, registerCost / 2n);
    return {
      functions,
      software: Sa + Sb,
      pc,
      register,
      available: Sa + Sb + pc + register,
      eligible: C + pcCost + registerCost,
      analysis: cost('ANALYSIS_SOFTWARE', 'ANALYSIS_HARDWARE', 'ANALYSIS_SERVICE'),
      admin: cost('OFFICE', 'EXPERT'),
    };
  });
  const reading = input.interpretation.analysisMemberCount ?? (late ? 'introducing-members' : 'all-members');
  const n = reading === 'all-members' ? rows.length : rows.filter(({ analysis }) => analysis > 0n).length;
  const eligible = add(rows.map(({ analysis }) => analysis));
  const limit = least(30_000_000n, 500_000n * BigInt(n));
  const pool = least(limit, (eligible * 2n) / 3n);
  const granted = afterJointCap(
    input.overCapPolicy,
    rows.map(({ available }) => available),
    pool,
  );
  const combined = add(granted.members) + granted.pool;
  const base =
    input.interpretation.adminFeeBase === 'eligible-cost'
      ? add(rows.map((row) => row.eligible)) + eligible
      : combined;
  const cap = input.ruleSet === '2022' ? (input.interpretation.adminCapYen ?? null) : 2_000_000n;
  const adminLimit = cap === null ? null : least(cap, (base * 2n) / 30n);
  const adminGranted =
    adminLimit === null ? 0n : least(adminLimit, (add(rows.map(({ admin }) => admin)) * 2n) / 3n);
  return {
    members: rows.map(({ functions, software, pc, register, available }, index) => ({
      functions,
      software,
      pc,
      register,
      available,
      granted: granted.members[index]!,
    })),
    analysis: { eligible, limit, available: pool, granted: granted.pool },
    admin: { limit: adminLimit, granted: adminGranted },
    total: combined + adminGranted,
  };
}
