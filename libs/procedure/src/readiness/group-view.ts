import {
  blockersOf,
  countMembers,
  eligibilityFindings,
  MINIMUM_MEMBERS,
  type EligibilityCode,
} from '@renkei/lifecycle';
import { checkFindingOf, type CheckFindingType } from '../shared/check-finding.type.ts';
import type { EligibilityType } from './eligibility.type.ts';
import type { ReadinessFacts } from './readiness-facts.ts';
import { readinessOf } from './readiness-view.ts';
import type { MemberReadinessType, ReadinessType } from './readiness.type.ts';

/** About other members: a member's own people see none of them, and it is not theirs to answer. */
const OF_PAIRS: readonly EligibilityCode[] = [
  'DEEMED_SAME_NOT_NAMED',
  'DEEMED_SAME',
  'SAME_REPRESENTATIVE_AND_ADDRESS',
];

/** One group within one request: what many of its members ask for is worked out once. */
export class GroupView {
  readonly #facts: ReadinessFacts;
  readonly #asMember: boolean;
  #readiness: ReadinessType | undefined;
  #rows: ReadonlyMap<string, MemberReadinessType> | undefined;
  #eligibility: EligibilityType | undefined;

  constructor(facts: ReadinessFacts, asMember: boolean) {
    this.#facts = facts;
    this.#asMember = asMember;
  }

  /** What it was read from; for conclusions about the group, which a member user's own rows do not allow. */
  get facts(): ReadinessFacts {
    return this.#facts;
  }

  get readiness(): ReadinessType {
    return (this.#readiness ??= readinessOf(this.#facts, this.#asMember));
  }

  /** null: not enrolled. */
  readinessOf(memberId: string): MemberReadinessType | null {
    this.#rows ??= new Map(this.readiness.all.map((row) => [row.member.id, row]));
    return this.#rows.get(memberId) ?? null;
  }

  get eligibility(): EligibilityType {
    return (this.#eligibility ??= this.#judge());
  }

  /** A pair's finding is shown at both of its members. */
  findingsOf(memberId: string): readonly CheckFindingType[] {
    return this.eligibility.all.filter((one) => one.memberId === memberId || one.subject === memberId);
  }

  #judge(): EligibilityType {
    const { members, deemedSame } = this.#facts;
    const findings = eligibilityFindings(this.#facts).filter(
      ({ code }) => !this.#asMember || !OF_PAIRS.includes(code),
    );
    return {
      countedMembers: countMembers(members, deemedSame),
      minimumMembers: MINIMUM_MEMBERS,
      blockers: blockersOf(findings).length,
      all: findings.map(checkFindingOf),
    };
  }
}
