import type { RuleSet } from '../rule-set/types.ts';
import { readCostLine } from './read-cost-line.ts';
import { join } from './reader.ts';
import type { InputReader } from './reader.ts';
import { BUSINESS_SIZES } from './types.ts';
import type { CostLine, MemberInput } from './types.ts';

const MEMBER_KEYS = ['id', 'name', 'representative', 'size', 'costLines', 'requested', 'sharingWeight'];

/** A member without lines may leave the key out. */
function readCostLines(
  reader: InputReader,
  value: unknown,
  path: string,
  ruleSet: RuleSet,
): readonly CostLine[] {
  if (value === undefined) return [];
  const lines = reader
    .list(value, path)
    .map((line, index) => readCostLine(reader, line, `${path}[${index}]`, ruleSet));
  reader.distinctIds(
    lines.map((line) => line?.id ?? ''),
    (index) => `${path}[${index}].id`,
  );
  return lines.filter((line) => line !== null);
}

export function readMember(
  reader: InputReader,
  value: unknown,
  path: string,
  ruleSet: RuleSet,
): MemberInput | null {
  const member = reader.object(value, path, MEMBER_KEYS);
  if (member === null) return null;
  return {
    id: reader.text(member.id, join(path, 'id')),
    name: reader.optionalText(member.name, join(path, 'name')),
    representative: reader.flag(member.representative, join(path, 'representative')),
    size: reader.choice(member.size, join(path, 'size'), BUSINESS_SIZES, 'SME') ?? 'SME',
    costLines: readCostLines(reader, member.costLines, join(path, 'costLines'), ruleSet),
    requested: reader.optionalYen(member.requested, join(path, 'requested')),
    sharingWeight: reader.weight(member.sharingWeight, join(path, 'sharingWeight')),
  };
}

/** At most one representative; each further one is named. */
export function checkRepresentatives(reader: InputReader, members: readonly (MemberInput | null)[]): void {
  const first = members.findIndex((member) => member?.representative === true);
  members.forEach((member, index) => {
    if (member?.representative !== true || index === first) return;
    reader.add(`members[${index}].representative`, 'SECOND_REPRESENTATIVE', {
      ja: `代表事業者は1者だけです。members[${first}] がすでに代表になっています。`,
      en: `A group has one representative, and members[${first}] already is it.`,
    });
  });
}
