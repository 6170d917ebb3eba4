import type { Yen } from '@renkei/kernel';
import type { CostLine } from '../input/types.ts';
import type { SoftwareFunction } from '../rule-set/types.ts';

/** What one member buys, added up by what the rules ask about. Whole yen, tax-exclusive. */
export interface MemberCosts {
  readonly software: Yen;
  readonly service: Yen;
  readonly pc: Yen;
  readonly register: Yen;
  readonly analysis: Yen;
  readonly admin: Yen;
  /** Distinct eligible functions over the SOFTWARE lines. */
  readonly functions: number;
}

/** What a member spends on (1), eligible or not. */
export function infrastructureCostOf({ software, service, pc, register }: MemberCosts): Yen {
  return software + service + pc + register;
}

/** unit price × quantity */
export function lineCost(line: CostLine): Yen {
  return line.quantity === 1 ? line.unitPrice : line.unitPrice * BigInt(line.quantity);
}

/** One bit per function, so that distinct functions are counted without a set per member. */
function functionBit(name: SoftwareFunction): number {
  switch (name) {
    case 'ACCOUNTING':
      return 1;
    case 'ORDERING':
      return 2;
    case 'SETTLEMENT':
      return 4;
    case 'EC':
      return 8;
  }
}

/** The functions as one number: what `memberCosts` compares against. */
export function functionBits(functions: readonly SoftwareFunction[]): number {
  let bits = 0;
  for (const name of functions) bits |= functionBit(name);
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/**
 * One pass over the lines: this is the hot loop of a calculation, so it keeps six running sums and no
 * intermediate lists. `eligibleBits` are the rule set's functions (`functionBits`). OPTION counts as software (K25 p.16 「ソフトウェアとそのオプション、役務」).
 */
export function memberCosts(lines: readonly CostLine[], eligibleBits: number): MemberCosts {
  let software = 0n;
  let service = 0n;
  let pc = 0n;
  let register = 0n;
  let analysis = 0n;
  let admin = 0n;
  let bits = 0;
  for (const line of lines) {
    const cost = lineCost(line);
    switch (line.category) {
      case 'SOFTWARE':
        software += cost;
        bits |= functionBits(line.functions);
        break;
      case 'OPTION':
        software += cost;
        break;
      case 'SERVICE':
        service += cost;
        break;
      case 'PC':
        pc += cost;
        break;
      case 'REGISTER':
        register += cost;
        break;
      case 'OFFICE':
      case 'EXPERT':
        admin += cost;
        break;
      default:
        analysis += cost;
    }
  }
  return { software, service, pc, register, analysis, admin, functions: countBits(bits & eligibleBits) };
}
