import { checkCorporateNumber, checkInvoiceNumber, withoutSeparators } from '@renkei/kernel';
import type { Bilingual } from '@renkei/api-client';
import { wholeNumber } from '../../../ui/field.tsx';
import type { BusinessChangesInput, MemberPageQuery } from '../member.generated.ts';
import type { BusinessInput, BusinessSize, Industry, LegalForm } from '../members.generated.ts';

/** A business as a person types it: texts, so that half a number can stand there. */
export interface Facts {
  readonly name: string;
  readonly nameKana: string;
  readonly legalForm: LegalForm;
  readonly industry: Industry | '';
  readonly corporateNumber: string;
  readonly invoiceNumber: string;
  readonly capitalYen: string;
  readonly regularEmployees: string;
  readonly postalCode: string;
  readonly prefecture: string;
  readonly city: string;
  readonly addressLine: string;
  readonly phone: string;
  readonly email: string;
  readonly representativeName: string;
  readonly size: BusinessSize;
  readonly sharingWeight: string;
  readonly requestedYen: string;
}

export const NO_FACTS: Facts = {
  name: '',
  nameKana: '',
  legalForm: 'CORPORATION',
  industry: '',
  corporateNumber: '',
  invoiceNumber: '',
  capitalYen: '',
  regularEmployees: '',
  postalCode: '',
  prefecture: '',
  city: '',
  addressLine: '',
  phone: '',
  email: '',
  representativeName: '',
  size: 'SME',
  sharingWeight: '1',
  requestedYen: '',
};

export function factsOf({ business, size, sharingWeight, requestedYen }: MemberPageQuery['member']): Facts {
  const { id: _, ...given } = business;
  const text = (value: string | number | null): string => (value === null ? '' : String(value));
  return {
    ...given,
    industry: given.industry ?? '',
    corporateNumber: text(given.corporateNumber),
    invoiceNumber: text(given.invoiceNumber),
    capitalYen: text(given.capitalYen),
    regularEmployees: text(given.regularEmployees),
    postalCode: text(given.postalCode),
    prefecture: text(given.prefecture),
    phone: text(given.phone),
    email: text(given.email),
    size,
    sharingWeight: String(sharingWeight),
    requestedYen: text(requestedYen),
  };
}

export type NumberFact = 'capitalYen' | 'regularEmployees' | 'sharingWeight' | 'requestedYen';

/** Fields that hold something which is no number. */
export function noNumbers(facts: Facts): readonly NumberFact[] {
  return (['capitalYen', 'regularEmployees', 'sharingWeight', 'requestedYen'] as const).filter(
    (key) => facts[key].trim() !== '' && wholeNumber(facts[key]) === null,
  );
}

/** The business as the API takes it, when `noNumbers` finds none. */
export function businessInput(facts: Facts): BusinessInput {
  return {
    name: facts.name,
    nameKana: facts.nameKana,
    legalForm: facts.legalForm,
    industry: facts.industry || null,
    corporateNumber: facts.corporateNumber.trim() || null,
    invoiceNumber: facts.invoiceNumber.trim() || null,
    capitalYen: wholeNumber(facts.capitalYen),
    regularEmployees: wholeNumber(facts.regularEmployees),
    postalCode: facts.postalCode.trim() || null,
    prefecture: wholeNumber(facts.prefecture),
    city: facts.city,
    addressLine: facts.addressLine,
    phone: facts.phone.trim() || null,
    email: facts.email.trim() || null,
    representativeName: facts.representativeName,
  };
}

export interface MemberChanges {
  readonly business?: BusinessChangesInput;
  readonly size?: BusinessSize;
  readonly sharingWeight?: number;
  readonly requestedYen?: number | null;
}

/** Only what was changed since it was seen: what others changed elsewhere stays theirs. */
export function changesBetween(seen: Facts, typed: Facts): MemberChanges {
  const changed = changedFields(seen, typed);
  const [before, after] = [businessInput(seen), businessInput(typed)];
  const business = Object.fromEntries(
    Object.entries(after).filter(([key, value]) => value !== before[key as keyof BusinessInput]),
  ) as BusinessChangesInput;
  return {
    ...(Object.keys(business).length > 0 ? { business } : {}),
    ...(changed.includes('size') ? { size: typed.size } : {}),
    ...(changed.includes('sharingWeight') ? { sharingWeight: wholeNumber(typed.sharingWeight) ?? 1 } : {}),
    ...(changed.includes('requestedYen') ? { requestedYen: wholeNumber(typed.requestedYen) } : {}),
  };
}

export function changedFields(one: Facts, other: Facts): readonly (keyof Facts)[] {
  return (Object.keys(NO_FACTS) as (keyof Facts)[]).filter((key) => one[key] !== other[key]);
}

/** What was typed stays; where nothing was typed, what others saved meanwhile shows. */
export function merged(seen: Facts, typed: Facts, current: Facts): Facts {
  const mine = Object.fromEntries(changedFields(seen, typed).map((key) => [key, typed[key]]));
  return { ...current, ...mine };
}

export interface NumberCheck {
  readonly state: 'EMPTY' | 'TYPING' | 'OK' | 'WRONG';
  /** Digits so far. */
  readonly count: number;
  readonly message: Bilingual | null;
}

const DIGITS = 13;

/** While somebody types, a number that is only too short is no mistake yet. */
export function checkAsTyped(
  facts: Pick<Facts, 'corporateNumber' | 'invoiceNumber' | 'legalForm'>,
): Readonly<Record<'corporate' | 'invoice', NumberCheck>> {
  const corporate = checkCorporateNumber(facts.corporateNumber);
  const known = corporate.ok && facts.legalForm !== 'SOLE_PROPRIETOR' ? corporate.value : undefined;
  const invoice = checkInvoiceNumber(facts.invoiceNumber, known);
  return {
    corporate: asTyped(facts.corporateNumber, corporate),
    invoice: asTyped(facts.invoiceNumber, invoice),
  };
}

function asTyped(
  text: string,
  checked:
    | { readonly ok: true }
    | { readonly ok: false; readonly error: { readonly code: string; readonly message: Bilingual } },
): NumberCheck {
  const count = withoutSeparators(text).replace(/^t/i, '').length;
  if (checked.ok) return { state: 'OK', count, message: null };
  if (checked.error.code === 'EMPTY') return { state: 'EMPTY', count: 0, message: null };
  if (checked.error.code === 'WRONG_LENGTH' && count < DIGITS)
    return { state: 'TYPING', count, message: null };
  return { state: 'WRONG', count, message: checked.error.message };
}
