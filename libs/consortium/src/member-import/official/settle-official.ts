import {
  normaliseKana,
  oneLine,
  parseEmail,
  parsePhone,
  parsePostalCode,
  type ImportedMember,
  type ImportedRow,
  type LegalForm,
} from '@renkei/documents';
import type { BusinessEntity } from '../../business/business.entity.ts';

/** What the forms say of a business they do not ask enough of; of a member that is known it says nothing new. */
const ONLY_OF_NEW = new Set(['LEGAL_FORM_MISSING', 'LEGAL_FORM_ASSUMED', 'SIZE_ASSUMED']);

/** 組織形態 of 様式1 has one word for each of these pairs. */
const SAME_WORD: readonly (readonly LegalForm[])[] = [
  ['SHOKOKAI', 'CHAMBER'],
  ['NPO_OR_FOUNDATION', 'OTHER'],
];

/**
 * A row of an official workbook, read beside the member it is about: what the forms cannot tell is known already, and
 * what they only write otherwise (spacing, width, a name split in two) is no change.
 */
export function settleOfficial(row: ImportedRow, business: BusinessEntity): ImportedRow {
  const assumed = row.issues.some(({ code }) => code.startsWith('LEGAL_FORM_') && ONLY_OF_NEW.has(code));
  const issues = row.issues.filter(({ code }) => !ONLY_OF_NEW.has(code));
  const { name } = row.values;
  const legalForm = assumed ? business.legalForm : row.values.legalForm;
  const complete =
    name !== null && legalForm !== null && issues.every(({ severity }) => severity !== 'error')
      ? asStored({ ...row.values, name, legalForm }, business)
      : null;
  return { ...row, issues, member: complete };
}

function asStored(member: ImportedMember, business: BusinessEntity): ImportedMember {
  const keep = <T>(given: T, stored: T, same: boolean): T => (same ? stored : given);
  const { legalForm, postalCode } = member;
  const alike = SAME_WORD.some((pair) => pair.includes(legalForm) && pair.includes(business.legalForm));
  const line = <Field extends 'name' | 'city' | 'addressLine'>(field: Field) =>
    keep(member[field], business[field], oneLine(business[field]) === member[field]);
  return {
    ...member,
    name: line('name') ?? member.name,
    city: line('city'),
    addressLine: line('addressLine'),
    legalForm: keep(legalForm, business.legalForm, alike),
    kana: keep(member.kana, business.nameKana, normaliseKana(business.nameKana) === member.kana),
    representativeName: keep(
      member.representativeName,
      business.representativeName,
      bare(business.representativeName) === bare(member.representativeName),
    ),
    postalCode: keep(
      postalCode,
      business.postalCode,
      parsePostalCode(business.postalCode ?? '').value === postalCode,
    ),
    phone: keep(
      member.phone,
      business.phone,
      parsePhone(business.phone ?? '', 'TEXT').value === member.phone,
    ),
    email: keep(member.email, business.email, parseEmail(business.email ?? '').value === member.email),
  };
}

const bare = (name: string | null): string => oneLine(name ?? '').replaceAll(' ', '');
