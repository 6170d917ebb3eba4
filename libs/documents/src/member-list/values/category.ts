import { normaliseForComparison } from '@renkei/kernel';
import { parsed, problem } from '../imported-member.ts';
import type { MemberRole } from '@renkei/lifecycle';
import type { BusinessSize } from '@renkei/subsidy-rules';
import type { LegalForm, Parsed } from '../imported-member.ts';
import { isNothing, oneLine } from './blank.ts';

/** The words the forms are shown by. */
export const FORM_NAMES: Readonly<Record<LegalForm, string>> = {
  CORPORATION: '会社',
  SOLE_PROPRIETOR: '個人事業主',
  ASSOCIATION: '組合',
  SHOKOKAI: '商工会',
  CHAMBER: '商工会議所',
  MEDICAL_WELFARE_SCHOOL: '医療・福祉・学校法人',
  NPO_OR_FOUNDATION: 'NPO・社団・財団',
  OTHER: 'その他',
};
export const SIZE_NAMES: Readonly<Record<BusinessSize, string>> = {
  SME: '中小企業等',
  MICRO: '小規模事業者',
};
export const ROLE_NAMES: Readonly<Record<MemberRole, string>> = {
  REPRESENTATIVE: '代表',
  PARTICIPANT: '参画',
};

/** First match wins: 商店街振興組合連合会 before 連合会, 商工会議所 before 商工会. */
const FORM_WORDS: readonly (readonly [LegalForm, RegExp])[] = [
  ['SOLE_PROPRIETOR', /個人|自営|フリーランス|事業主|soleproprietor|individual|self-?employed/],
  ['CHAMBER', /商工会議所/],
  ['SHOKOKAI', /商工会/],
  ['NPO_OR_FOUNDATION', /npo|特定非営利|一般社団|公益社団|一般財団|公益財団|社団法人|財団法人|社団|財団/i],
  ['MEDICAL_WELFARE_SCHOOL', /医療法人|社会福祉法人|学校法人|医療|福祉|学校/],
  ['ASSOCIATION', /組合|連合会/],
  [
    'CORPORATION',
    /会社|株式|有限|合名|合資|合同|^株$|^有$|^同$|^(?:corporation|company|k\.?k\.?|co\.?,?ltd\.?|inc\.?|llc)$/,
  ],
  ['CORPORATION', /^法人(?:\(.*\))?$/],
  ['OTHER', /^その他/],
];

/** The official choice 株式・有限・合名・合資・合同などの会社組織 and the words people use for each form. */
export function parseLegalForm(text: string): Parsed<LegalForm | null> {
  const line = normaliseForComparison(oneLine(text));
  const codes =
    /^(?:corporation|sole_proprietor|association|shokokai|chamber|medical_welfare_school|npo_or_foundation|other)$/;
  if (codes.test(line)) return parsed(line.toUpperCase() as LegalForm);
  const form = FORM_WORDS.find(([, pattern]) => pattern.test(line))?.[0];
  if (form !== undefined) return parsed(form);
  return parsed(
    null,
    problem(
      'error',
      'LEGAL_FORM_UNKNOWN',
      '組織形態が分かりませんでした。「株式会社」「個人事業主」「組合」「商工会」「NPO法人」などと入れてください。',
      'The legal form is not known. Please enter 株式会社, 個人事業主, 組合, 商工会, NPO法人 or the like.',
    ),
  );
}

/** The form a name itself carries; null when it carries none. */
export function legalFormOfName(name: string): LegalForm | null {
  const folded = normaliseForComparison(name);
  if (/(?:株式|有限|合名|合資|合同)会社/.test(folded)) return 'CORPORATION';
  if (/商工会議所$/.test(folded)) return 'CHAMBER';
  if (/商工会(?:連合会)?$/.test(folded)) return 'SHOKOKAI';
  if (/特定非営利活動法人|(?:一般|公益)(?:社団|財団)法人/.test(folded)) return 'NPO_OR_FOUNDATION';
  if (/医療法人|社会福祉法人|学校法人/.test(folded)) return 'MEDICAL_WELFARE_SCHOOL';
  return /(?:振興|協同|企業|協業|商業|生活衛生同業|同業)組合(?:連合会)?/.test(folded) ? 'ASSOCIATION' : null;
}

export function parseSize(text: string): Parsed<BusinessSize | null> {
  if (isNothing(text)) return parsed(null);
  const line = oneLine(text).normalize('NFKC');
  if (/小規模|micro|零細/i.test(line)) return parsed('MICRO');
  if (/中小|sme|中規模/i.test(line)) return parsed('SME');
  return parsed(
    null,
    problem(
      'error',
      'SIZE_UNKNOWN',
      '規模が分かりませんでした。「中小企業等」か「小規模事業者」と入れてください。',
      'The size is not known. Please enter 中小企業等 or 小規模事業者.',
    ),
  );
}

export function parseRole(text: string): Parsed<MemberRole | null> {
  if (isNothing(text)) return parsed(null);
  const line = oneLine(text).normalize('NFKC');
  if (/参画|参加|構成員|メンバー|一般|participant/i.test(line)) return parsed('PARTICIPANT');
  if (/代表|幹事|representative/i.test(line) || /^[○◯〇●◎✓✔☑レ]$/.test(line)) return parsed('REPRESENTATIVE');
  return parsed(
    null,
    problem(
      'error',
      'ROLE_UNKNOWN',
      '「代表」か「参画」と入れてください。',
      'Please enter 代表 (representative) or 参画 (participant).',
    ),
  );
}
