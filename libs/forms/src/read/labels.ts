import type { Message } from '@renkei/kernel';
import type {
  AnalysisField,
  InfrastructureField,
  ParticipantField,
  ProductivityField,
  ToolField,
  ToolUseField,
} from '../layout/layout.ts';

/** The English twins of the form's own words, by field. */
export const PARTICIPANT_EN: Readonly<Record<ParticipantField, string>> = {
  number: 'No.',
  name: 'name of the business',
  kana: 'name in kana',
  corporateNumber: 'corporate number',
  legalForm: 'legal form',
  industryMajor: 'industry, division',
  industryMiddle: 'industry, major group',
  industryMinor: 'industry, group',
  industryDetail: 'industry, detail',
  size: 'size of the business',
  establishedOn: 'day of establishment or birth',
  capitalYen: 'capital (yen)',
  employees: 'employees',
  officerTitle: 'title of its head',
  officerFamilyName: 'family name of its head',
  officerGivenName: 'given name of its head',
  officerFamilyKana: 'family name of its head in kana',
  officerGivenKana: 'given name of its head in kana',
  postalCode: 'postal code',
  prefecture: 'prefecture',
  city: 'municipality',
  addressLine: 'address',
  building: 'building',
  phone: 'phone number of its head',
  website: 'website',
  contactDepartment: 'department of the contact person',
  contactFamilyName: 'family name of the contact person',
  contactGivenName: 'given name of the contact person',
  contactFamilyKana: 'family name of the contact person in kana',
  contactGivenKana: 'given name of the contact person in kana',
  contactPhone: 'phone number of the contact person',
  contactMobile: 'mobile number of the contact person',
  contactEmail: 'e-mail of the contact person',
};

export const INFRASTRUCTURE_EN: Readonly<Record<InfrastructureField, string>> = {
  number: 'No.',
  name: 'name of the business',
  size: 'size of the business',
  softwareYen: 'software and services, eligible cost',
  pcYen: 'PC and the like, eligible cost',
  registerYen: 'register, eligible cost',
  softwareRequestedYen: 'software and services, requested',
  pcRequestedYen: 'PC and the like, requested',
  registerRequestedYen: 'register, requested',
};

export const ANALYSIS_EN: Readonly<Record<AnalysisField, string>> = {
  number: 'No.',
  name: 'name of the business',
  softwareYen: 'analysis software, eligible cost',
  hardwareYen: 'analysis hardware, eligible cost',
  requestedYen: 'analysis, requested',
};

export const TOOL_EN: Readonly<Record<ToolField, string>> = {
  vendorName: 'vendor',
  name: 'tool',
  kind: 'kind of the tool',
  summary: 'what the tool does',
  url: 'page of the tool',
  number: 'number of the tool',
};

export const TOOL_USE_EN: Readonly<Record<ToolUseField, string>> = {
  number: 'No.',
  member: 'name of the business',
  toolName: 'tool',
  quantity: 'quantity',
  pays: 'whether the business pays',
};

export const PRODUCTIVITY_EN: Readonly<Record<ProductivityField, string>> = {
  name: 'name of the business',
  actual: 'labour productivity, actual',
  firstYear: 'labour productivity, target of year 1',
  secondYear: 'labour productivity, target of year 2',
};

export function labelOf(ja: string, en: string): Message {
  return { ja, en };
}
