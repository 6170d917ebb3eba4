import type { LegalForm } from '@renkei/documents';
import { formatYen } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import {
  classifyBusiness,
  SME_LIMITS,
  type BusinessForm,
  type BusinessStatus,
  type MicroClass,
} from '@renkei/subsidy-rules';
import type { MemberRow } from './member.rows.ts';

/** As the table of R25 Art. 7 names the forms; null where the group's own words do not settle the row. */
const FORM_OF: Readonly<Record<LegalForm, BusinessForm | null>> = {
  CORPORATION: 'COMPANY',
  SOLE_PROPRIETOR: 'SOLE_PROPRIETOR',
  ASSOCIATION: 'SME_BODY',
  SHOKOKAI: 'CHAMBER',
  CHAMBER: 'CHAMBER',
  MEDICAL_WELFARE_SCHOOL: 'MEDICAL_OR_WELFARE_CORPORATION',
  NPO_OR_FOUNDATION: 'NPO',
  OTHER: null,
};

/**
 * What the rules make of a business's own figures (R25 Art. 7); null while not enough of them is entered.
 * @param microClass the row of the micro table, where the industry alone does not settle it
 */
export function judgeBusiness(
  { legalForm, industry, regularEmployees, capitalYen }: MemberRow['business'],
  microClass: MicroClass | null = null,
): BusinessStatus | null {
  const form = FORM_OF[legalForm];
  if (form === null || industry === null || regularEmployees === null) return null;
  return classifyBusiness({
    form,
    industry,
    capital: capitalYen,
    employees: regularEmployees,
    microClass,
  });
}

/**
 * Whether the member's own figures fit the size it claims (R25 Art. 7). A reason to look again, never a refusal: who
 * is eligible is for the secretariat to say, and what is not entered is not judged.
 */
export function sizeWarnings(member: MemberRow, businessPath: string): Problem[] {
  const { legalForm, industry, regularEmployees } = member.business;
  const judged = judgeBusiness(member.business);
  if (judged === null || industry === null) return [];
  const { sme, micro } = judged;
  if (sme.answer === 'NO') {
    const limit = SME_LIMITS[industry];
    const capital = FORM_OF[legalForm] === 'COMPANY' ? `資本金${formatYen(limit.capital)}以下、または` : '';
    return [
      {
        code: 'ABOVE_SME_LIMIT',
        path: `${businessPath}.regularEmployees`,
        message: {
          ja: `この業種の中小企業の範囲（${capital}従業員の上限）を超えているようです。参加できるか、業種・資本金・従業員数をもう一度ご確認ください（${sme.clause}）。`,
          en: `This seems to be above the SME limit of its industry. Please check industry, capital and employees (${sme.clause}).`,
        },
      },
    ];
  }
  if (member.size === 'MICRO' && micro.answer === 'NO') {
    return [
      {
        code: 'NOT_MICRO',
        path: 'input.size',
        message: {
          ja: `小規模事業者の従業員数の範囲を超えているようです（${regularEmployees}人）。規模を「中小企業等」にするか、従業員数をもう一度ご確認ください（${micro.clause}）。`,
          en: `With ${regularEmployees} employees this does not seem to be a micro business. Please check its size (${micro.clause}).`,
        },
      },
    ];
  }
  return [];
}
