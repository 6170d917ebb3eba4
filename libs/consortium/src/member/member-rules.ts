import type { ProblemList } from '@renkei/platform';
import type { BusinessSize } from '@renkei/subsidy-rules';
import type { LegalForm } from '@renkei/documents';
import type { MemberRole } from '@renkei/lifecycle';
import { checkYenRange } from '../shared/yen-problem.ts';
import type { MemberRow } from './member.rows.ts';

/** As many as the official forms have lines for (X25). */
export const MAX_MEMBERS = 200;
const MAX_WEIGHT = 1_000_000;
/** R25 第7条: the corporate forms outside the micro definition. */
const NEVER_MICRO: readonly LegalForm[] = [
  'ASSOCIATION',
  'SHOKOKAI',
  'CHAMBER',
  'MEDICAL_WELFARE_SCHOOL',
  'NPO_OR_FOUNDATION',
];

interface Facts {
  readonly legalForm: LegalForm;
  readonly role: MemberRole;
  readonly size: BusinessSize;
  readonly sharingWeight: number;
  readonly requestedYen: bigint | null;
}

/** What holds for a member of any group, whoever enters it and how. Problems carry `path` + the field's name. */
export function checkMember(problems: ProblemList, facts: Facts, path: string): void {
  checkRepresentativeForm(problems, facts, `${path}.role`);
  if (facts.size === 'MICRO' && NEVER_MICRO.includes(facts.legalForm)) {
    problems.add('NEVER_MICRO', `${path}.size`, {
      ja: 'この組織形態は小規模事業者になりません。規模を「中小企業」にしてください。',
      en: 'This legal form is never a micro business. Please choose SME as its size.',
    });
  }
  if (facts.sharingWeight < 0 || facts.sharingWeight > MAX_WEIGHT) {
    problems.add('WEIGHT_OUT_OF_RANGE', `${path}.sharingWeight`, {
      ja: '分担の重みは0から1,000,000までの整数で入れてください。',
      en: 'Please enter a weight from 0 to 1,000,000.',
    });
  }
  checkYenRange(problems, facts.requestedYen, `${path}.requestedYen`);
}

/** K25 p.9: the representative files for everybody and is a corporation. */
export function checkRepresentativeForm(
  problems: ProblemList,
  facts: Pick<Facts, 'role' | 'legalForm'>,
  path: string,
): void {
  if (facts.role !== 'REPRESENTATIVE' || facts.legalForm !== 'SOLE_PROPRIETOR') return;
  problems.add('REPRESENTATIVE_MUST_BE_CORPORATION', path, {
    ja: '代表事業者になれるのは法人（商店街振興組合・商工会・まちづくり会社など）です。個人事業主は参画事業者として登録してください。',
    en: 'The representative has to be a corporation. Please enrol a sole proprietor as a participant.',
  });
}

export function secondRepresentative(problems: ProblemList, current: MemberRow, path: string): void {
  problems.add('SECOND_REPRESENTATIVE', path, {
    ja: `代表事業者はグループに1者だけで、いまは「${current.business.name}」です。参画事業者として登録するか、代表の交代をしてください。`,
    en: `A group has exactly one representative, now "${current.business.name}". Enrol this one as a participant, or change the representative.`,
  });
}

export function duplicateInGroup(problems: ProblemList, twin: MemberRow, path: string): void {
  problems.add('DUPLICATE_IN_GROUP', path, {
    ja: `同じ番号の事業者「${twin.business.name}」が、もうこのグループにいます。支店や別の店舗も1者と数えます。番号をご確認ください。`,
    en: `"${twin.business.name}" with the same number is in this group already; branches count as one. Please check the number.`,
  });
}
