import { findingOf } from './member-finding.ts';
import type { EligibilityFinding, EligibilityInput } from './eligibility-terms.ts';

/** A pair is reported once, at the member that comes later in the group. */
export function pairFindings(input: EligibilityInput): readonly EligibilityFinding[] {
  const key = (pair: readonly [string, string]) => pair.toSorted().join(' ');
  const declared = new Set(input.deemedSame.map(({ members }) => key(members)));
  const pairs = [
    ...input.deemedSame.map(({ members }) => ({ members, code: 'DEEMED_SAME' as const })),
    ...input.sameRepresentativeAndAddress
      .filter((members) => !declared.has(key(members)))
      .map((members) => ({ members, code: 'SAME_REPRESENTATIVE_AND_ADDRESS' as const })),
  ];
  return pairs.flatMap(({ members, code }) => {
    const [one, other] = input.members.filter(({ id }) => members.includes(id));
    if (one === undefined || other === undefined) return [];
    const message =
      code === 'DEEMED_SAME'
        ? {
            ja: `${one.name}と${other.name}は同一法人とみなされるので、人数は2者で1者と数えています。申請できるのは一方だけとされているので、提出の前に事務局に確かめてください。`,
            en: `${one.name} and ${other.name} are deemed the same business and count once. Only one of them may apply; please ask the secretariat before submitting.`,
          }
        : {
            ja: `${one.name}と${other.name}は代表者と住所が同じです。同一法人とみなされるかもしれないので、確かめて関係を登録してください。`,
            en: `${one.name} and ${other.name} have the same representative and address and may be deemed the same business. Please check and record it.`,
          };
    return [
      findingOf(other, {
        code,
        severity: 'WARNING',
        subject: one.id,
        message,
        clause: 'K25 p.12 (5)(ア), p.15 (2)',
      }),
    ];
  });
}
