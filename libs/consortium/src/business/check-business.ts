import { ProblemList, checkLength, checkName, tidyLine } from '@renkei/platform';
import { checkCorporateNumber, checkInvoiceNumber, toHalfWidth, withoutSeparators } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import type { LegalForm } from '@renkei/documents';
import type { Industry } from '@renkei/subsidy-rules';
import { checkYenRange } from '../shared/yen-problem.ts';
import type { BusinessEntity } from './business.entity.ts';

/** A business as a person or a file gives it. */
export interface BusinessDraft {
  readonly name: string;
  readonly nameKana?: string | null | undefined;
  readonly legalForm: LegalForm;
  readonly corporateNumber?: string | null | undefined;
  readonly invoiceNumber?: string | null | undefined;
  readonly industry?: Industry | null | undefined;
  readonly capitalYen?: bigint | null | undefined;
  readonly regularEmployees?: number | null | undefined;
  readonly postalCode?: string | null | undefined;
  readonly prefecture?: number | null | undefined;
  readonly city?: string | null | undefined;
  readonly addressLine?: string | null | undefined;
  readonly representativeName?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
}

/** A business as it is stored. */
export type BusinessFacts = Omit<BusinessEntity, 'id' | 'consortiumId' | 'identityKey' | 'createdAt'>;

const MAX_EMPLOYEES = 10_000_000;
const EMAIL_LIMIT = 254; // RFC 5321
const PHONE_LIMIT = 40;

/** Brings a business into the form it is stored in. Problems carry `path` + the field's name. */
export function checkBusiness(
  draft: BusinessDraft,
  path: string,
): { readonly facts: BusinessFacts; readonly problems: readonly Problem[] } {
  const problems = new ProblemList();
  const line = (text: string | null | undefined): string => tidyLine(text ?? '');
  const facts: BusinessFacts = {
    name: line(draft.name),
    nameKana: line(draft.nameKana),
    legalForm: draft.legalForm,
    ...checkNumbers(draft, path, problems),
    industry: draft.industry ?? null,
    capitalYen: draft.capitalYen ?? null,
    regularEmployees: draft.regularEmployees ?? null,
    postalCode: withoutSeparators(line(draft.postalCode).replace(/^〒/, '')) || null,
    prefecture: draft.prefecture ?? null,
    city: line(draft.city),
    addressLine: line(draft.addressLine),
    representativeName: line(draft.representativeName),
    email: toHalfWidth(line(draft.email)) || null,
    phone: toHalfWidth(line(draft.phone)) || null,
  };
  checkName(problems, facts.name, `${path}.name`);
  for (const field of ['nameKana', 'city', 'addressLine', 'representativeName'] as const) {
    checkLength(problems, facts[field], `${path}.${field}`);
  }
  checkYenRange(problems, facts.capitalYen, `${path}.capitalYen`);
  checkEmployees(problems, facts.regularEmployees, `${path}.regularEmployees`);
  checkContact(problems, facts, path);
  return { facts, problems: problems.all };
}

function checkNumbers(
  draft: BusinessDraft,
  path: string,
  problems: ProblemList,
): Pick<BusinessFacts, 'corporateNumber' | 'invoiceNumber'> {
  const given = {
    corporate: tidyLine(draft.corporateNumber ?? ''),
    invoice: tidyLine(draft.invoiceNumber ?? ''),
  };
  const isCorporate = draft.legalForm !== 'SOLE_PROPRIETOR';
  const corporate = given.corporate === '' ? null : checkCorporateNumber(given.corporate);
  if (corporate !== null && !isCorporate) {
    problems.add('SOLE_PROPRIETOR_HAS_NO_CORPORATE_NUMBER', `${path}.corporateNumber`, {
      ja: '個人事業主に法人番号はありません。番号を消すか、組織形態をご確認ください。',
      en: 'A sole proprietor has no corporate number. Clear it, or check the legal form.',
    });
  } else if (corporate?.ok === false) {
    problems.add(corporate.error.code, `${path}.corporateNumber`, corporate.error.message);
  }
  const corporateNumber = corporate?.ok ? corporate.value : null;
  const invoice =
    given.invoice === ''
      ? null
      : checkInvoiceNumber(given.invoice, isCorporate ? (corporateNumber ?? undefined) : undefined);
  if (invoice?.ok === false) problems.add(invoice.error.code, `${path}.invoiceNumber`, invoice.error.message);
  return { corporateNumber, invoiceNumber: invoice?.ok ? invoice.value : null };
}

function checkEmployees(problems: ProblemList, count: number | null, path: string): void {
  if (count === null || (Number.isInteger(count) && count >= 0 && count <= MAX_EMPLOYEES)) return;
  problems.add('NOT_A_HEADCOUNT', path, {
    ja: '従業員数は0以上の人数で入れてください。役員と事業主は数えません。',
    en: 'Please enter the number of employees, 0 or more, without officers and the proprietor.',
  });
}

function checkContact(problems: ProblemList, facts: BusinessFacts, path: string): void {
  if (facts.postalCode !== null && !/^\d{7}$/.test(facts.postalCode)) {
    problems.add('NOT_A_POSTAL_CODE', `${path}.postalCode`, {
      ja: '郵便番号は7桁の数字で入れてください（例: 810-0001）。',
      en: 'Please enter the postal code as seven digits, such as 810-0001.',
    });
  }
  if (facts.prefecture !== null && !(facts.prefecture >= 1 && facts.prefecture <= 47)) {
    problems.add('NOT_A_PREFECTURE', `${path}.prefecture`, {
      ja: '都道府県を一覧からお選びください。',
      en: 'Please choose the prefecture from the list.',
    });
  }
  if (facts.email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(facts.email)) {
    problems.add('NOT_AN_EMAIL', `${path}.email`, {
      ja: 'メールアドレスの形が正しくありません（例: name@example.jp）。',
      en: 'This is not an e-mail address, such as name@example.jp.',
    });
  }
  checkLength(problems, facts.email ?? '', `${path}.email`, EMAIL_LIMIT);
  checkLength(problems, facts.phone ?? '', `${path}.phone`, PHONE_LIMIT);
}
