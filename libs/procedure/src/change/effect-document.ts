import { canonicalJson } from '@renkei/kernel';
import { sha256Of } from '@renkei/platform';
import type { CountDifference, Difference } from '@renkei/subsidy-rules';
import type { ChangedMember, ChangeEffect } from './effect.ts';
import type { Consequence } from './effect-sentences.ts';

const FORMAT = 'renkei.change-effect/1';

/** As JSON keeps it: yen are decimal texts. */
type Stored<T> = T extends bigint
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Stored<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Stored<T[Key]> }
      : T;

export type StoredEffect = Stored<ChangeEffect> & { readonly format: typeof FORMAT };

/** The canonical JSON that is kept, and that the digest a person confirms is of. */
export function effectDocument(effect: ChangeEffect): string {
  return canonicalJson({ format: FORMAT, ...effect });
}

export function effectSha256(effect: ChangeEffect): string {
  return sha256Of(effectDocument(effect));
}

/** Whether two effects are the same in every yen, count and date; names and wording may differ. */
export function sameFigures(one: ChangeEffect, other: ChangeEffect): boolean {
  return figures(one) === figures(other);
}

function figures({ effects: _sentences, members, ...effect }: ChangeEffect): string {
  return canonicalJson({ ...effect, members: members.map(({ name: _name, ...member }) => member) });
}

/** An effect as it was kept. */
export function readEffect({ format: _format, ...stored }: StoredEffect): ChangeEffect {
  const { group, analysisLimit, adminLimit } = stored;
  return {
    ...stored,
    members: stored.members.map(readMember),
    group: {
      infrastructure: read(group.infrastructure),
      analysis: read(group.analysis),
      admin: read(group.admin),
      total: read(group.total),
      share: read(group.share),
    },
    analysisLimit: { counted: analysisLimit.counted as CountDifference, limit: read(analysisLimit.limit) },
    adminLimit: { before: yenOrNull(adminLimit.before), after: yenOrNull(adminLimit.after) },
    period: stored.period as ChangeEffect['period'],
    effects: stored.effects.map((each) => ({ ...each, amount: yenOrNull(each.amount) }) as Consequence),
  };
}

export function readMember(member: Stored<ChangedMember>): ChangedMember {
  return {
    ...member,
    granted: read(member.granted),
    beforeTax: read(member.beforeTax),
    share: read(member.share),
    repay: BigInt(member.repay),
    jointReceived: BigInt(member.jointReceived),
    ceiling: BigInt(member.ceiling),
    ruled: BigInt(member.ruled),
  };
}

const read = ({ before, after, change }: Stored<Difference>): Difference => ({
  before: BigInt(before),
  after: BigInt(after),
  change: BigInt(change),
});

const yenOrNull = (yen: string | null): bigint | null => (yen === null ? null : BigInt(yen));
