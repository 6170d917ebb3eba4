import {
  functionsNamedIn,
  legalFormOfName,
  normaliseKana,
  oneLine,
  parseCorporateNumber,
  parsed,
  parseEmail,
  parseEmployees,
  parseLegalForm,
  parsePhone,
  parsePostalCode,
  parsePrefecture,
  parseSize,
  problem,
} from '@renkei/documents';
import type {
  CellIssue,
  CellKind,
  ImportedMember,
  LegalForm,
  Meaning,
  MemberDraft,
  Parsed,
  ValueProblem,
} from '@renkei/documents';
import { parseLocalDate } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import { SOFTWARE_FUNCTIONS } from '@renkei/subsidy-rules';
import type { CostCategory, SoftwareFunction } from '@renkei/subsidy-rules';
import type { FormGroup, FormMember, FormProfile } from '../form-group.ts';
import { EDITION_LAYOUTS } from '../layout/editions.ts';
import type { EditionLayout, InputColumn } from '../layout/layout.ts';
import { readDay, readYen } from './cell-values.ts';
import type { MemberCell, MemberSources, OfficialReading, ReadMember } from './reading.ts';

/** What the forms say of costs: one amount for each kind, and the items of 様式7 for the representative. */
export type OfficialCategory = Extract<
  CostCategory,
  'SOFTWARE' | 'PC' | 'REGISTER' | 'ANALYSIS_SOFTWARE' | 'ANALYSIS_HARDWARE' | 'OFFICE' | 'EXPERT'
>;

export interface OfficialCost {
  readonly category: OfficialCategory;
  /** Whole yen, tax-exclusive. SOFTWARE is 様式5's sum: options and services (at most ¥2 000 000) are in it. */
  readonly unitPriceYen: Yen;
  readonly quantity: 1;
  readonly functions: readonly SoftwareFunction[];
  /** The item of 様式7 and what it is for; null for the rest. */
  readonly label: string | null;
}

/** An issue of a cell; the sheets of the workbook are many. */
export interface OfficialIssue extends CellIssue {
  readonly sheetName: string | null;
}

/** A member as `ImportedRow` of a member list, with what only the official forms hold. */
export interface OfficialMember {
  /** Row of 様式1; 0 for the representative, and from 1001 on for businesses 様式1 lacks. */
  readonly rowNumber: number;
  readonly values: Omit<MemberDraft, 'costs'> & { readonly costs: readonly OfficialCost[] };
  /** The same, complete; null while there is an error. */
  readonly member: (Omit<ImportedMember, 'costs'> & { readonly costs: readonly OfficialCost[] }) | null;
  /** Every column of 様式1 as it was read; null when 様式1 has no row. */
  readonly profile: FormProfile | null;
  readonly issues: readonly OfficialIssue[];
}

const EXPERT_ITEMS = new Set(['謝金', '旅費']);
/** The headings of the form, by the fields of `MemberSources`. */
function headings(layout: EditionLayout): ReadonlyMap<string, string> {
  const of = (prefix: string, columns: Readonly<Record<string, InputColumn>>) =>
    Object.entries(columns).map(([field, { label }]) => [`${prefix}.${field}`, label] as const);
  return new Map([
    ...of('form1', layout.form1.participants.columns),
    ...of('form5', layout.form5.columns),
    ...of('form6', layout.form6.members.columns),
  ]);
}

/** Collects a member's issues, each with the cell it comes from. */
class Issues {
  readonly found: OfficialIssue[] = [];
  readonly #sources: MemberSources;
  readonly #headings: ReadonlyMap<string, string>;

  constructor(sources: MemberSources, layout: EditionLayout) {
    this.#sources = sources;
    this.#headings = headings(layout);
  }

  tell(field: keyof MemberSources, meaning: Meaning | null, problems: readonly ValueProblem[]): void {
    const source: MemberCell | undefined = this.#sources[field];
    for (const { severity, code, message } of problems) {
      this.found.push({
        column: source?.cell.replace(/\d+$/, '') ?? null,
        columnLabel: this.#headings.get(field) ?? field,
        cell: source?.cell ?? null,
        sheetName: source?.sheetName ?? null,
        meaning,
        severity,
        code,
        message,
        original: source?.text ?? '',
      });
    }
  }

  /** Reads a cell of 様式1 as a member list would, and keeps what there is to say. */
  read<T>(
    field: keyof MemberSources,
    meaning: Meaning | null,
    parse: (text: string, kind: CellKind) => Parsed<T | null>,
  ): T | null {
    const source: MemberCell | undefined = this.#sources[field];
    if (source === undefined) return null;
    const { value, problems } = parse(source.text, source.kind);
    this.tell(field, meaning, problems);
    return value;
  }
}

const NAME_MISSING = problem(
  'error',
  'NAME_MISSING',
  '法人名か屋号を入れてください。',
  'Please enter the name of the business.',
);
const FORM_MISSING = problem(
  'error',
  'LEGAL_FORM_MISSING',
  '様式から組織形態（株式会社、個人事業主、組合など）が分かりません。選んでください。',
  'The forms do not tell the legal form (company, sole proprietor, association, …). Please choose it.',
);
const FORM_FROM_NAME = problem(
  'warning',
  'LEGAL_FORM_ASSUMED',
  '組織形態の欄がないため、名前から読みました。ご確認ください。',
  'There is no legal form in the forms; it was taken from the name. Please check.',
);
const CHAMBER_OR_SHOKOKAI = problem(
  'warning',
  'LEGAL_FORM_ASSUMED',
  '様式の選択肢では商工会と商工会議所の区別がつかないため、商工会として読みました。ご確認ください。',
  'The form’s list does not tell a 商工会 from a 商工会議所; 商工会 was assumed. Please check.',
);
const SIZE_ASSUMED = problem(
  'warning',
  'SIZE_ASSUMED',
  '規模が空欄なので「中小企業等」と読みました。小規模事業者なら直してください。',
  'The size is empty; SME was assumed. Please correct it for a micro business.',
);
const FUNCTIONS_UNKNOWN = problem(
  'warning',
  'FUNCTIONS_UNKNOWN',
  '様式5からは機能の数が分かりません。会計・受発注・決済のうち使うものを選んでください。選ぶまでは補助額が0円になります。',
  '様式5 does not hold the number of functions. Please choose those that are used; until then the subsidy is ¥0.',
);
const FUNCTIONS_FROM_SUMMARY = problem(
  'warning',
  'FUNCTION_ASSUMED',
  '様式2のITツール概要の文から機能を読み取りました。ご確認ください。',
  'The functions were taken from the words of 様式2. Please check.',
);

function legalFormOf(issues: Issues, name: string | null): LegalForm | null {
  const named = name === null ? null : legalFormOfName(name);
  const form = issues.read('form1.legalForm', 'legalForm', (text) => {
    if (/商工会/.test(text) && /商工会議所/.test(text)) {
      if (named === 'CHAMBER' || named === 'SHOKOKAI') return parsed<LegalForm | null>(named);
      return parsed<LegalForm | null>('SHOKOKAI', CHAMBER_OR_SHOKOKAI);
    }
    const read = parseLegalForm(text);
    return read.value === 'OTHER' && named === 'NPO_OR_FOUNDATION' ? parsed(named) : read;
  });
  if (
    form !== null ||
    issues.found.some(({ meaning, severity }) => meaning === 'legalForm' && severity === 'error')
  ) {
    return form;
  }
  issues.tell('form1.legalForm', 'legalForm', [named === null ? FORM_MISSING : FORM_FROM_NAME]);
  return named;
}

/** 会計・受発注・決済・EC and nothing else: as we fill it. Other words only suggest. */
const FUNCTION_LIST = /^(?:会計|受発注|決済|EC)(?:[・、,](?:会計|受発注|決済|EC))*$/;

function functionsOf(issues: Issues, member: FormMember, group: FormGroup): SoftwareFunction[] {
  const used = new Set(
    member.uses.flatMap(({ part, toolName }) => (part === 'INFRASTRUCTURE' ? [oneLine(toolName)] : [])),
  );
  const summaries = group.tools.flatMap(({ part, name, summary }) =>
    part === 'INFRASTRUCTURE' && used.has(oneLine(name)) && summary !== null ? [oneLine(summary)] : [],
  );
  const named = new Set(summaries.flatMap(functionsNamedIn));
  const functions = SOFTWARE_FUNCTIONS.filter((name) => named.has(name));
  const listed = summaries.every(
    (summary) => FUNCTION_LIST.test(summary) || functionsNamedIn(summary).length === 0,
  );
  if (functions.length === 0) issues.tell('form5.softwareYen', 'functions', [FUNCTIONS_UNKNOWN]);
  else if (!listed) issues.tell('form5.softwareYen', 'functions', [FUNCTIONS_FROM_SUMMARY]);
  return functions;
}

function costsOf(issues: Issues, { role, member }: ReadMember, group: FormGroup): OfficialCost[] {
  const { softwareYen, pcYen, registerYen, analysisSoftwareYen, analysisHardwareYen } = member.costs;
  const cost = (
    category: OfficialCategory,
    yen: Yen | null,
    functions: readonly SoftwareFunction[] = [],
    label: string | null = null,
  ): OfficialCost[] =>
    yen === null || yen === 0n ? [] : [{ category, unitPriceYen: yen, quantity: 1, functions, label }];
  const functions = softwareYen === null || softwareYen === 0n ? [] : functionsOf(issues, member, group);
  return [
    ...cost('SOFTWARE', softwareYen, functions),
    ...cost('PC', pcYen),
    ...cost('REGISTER', registerYen),
    ...cost('ANALYSIS_SOFTWARE', analysisSoftwareYen),
    ...cost('ANALYSIS_HARDWARE', analysisHardwareYen),
    ...(role === 'REPRESENTATIVE'
      ? group.adminItems.flatMap(({ item, description, yen }) =>
          cost(EXPERT_ITEMS.has(item) ? 'EXPERT' : 'OFFICE', yen, [], adminLabel(item, description)),
        )
      : []),
  ];
}

/** Says the item of 様式7, which finds its way back there by it. */
function adminLabel(item: string, description: string | null): string {
  const text = oneLine(description ?? '');
  return text.startsWith(item) ? text : oneLine(`${item} ${text}`);
}

/** Amounts and sizes of 様式5 and 6 that were not understood are the member's issues too. */
function tellUnread(issues: Issues, sources: MemberSources): void {
  const fields = [
    ['form5.softwareYen', 'softwareYen'],
    ['form5.pcYen', 'pcYen'],
    ['form5.registerYen', 'registerYen'],
    ['form6.softwareYen', 'analysisYen'],
    ['form6.hardwareYen', 'analysisYen'],
  ] as const;
  for (const [field, meaning] of fields) issues.read(field, meaning, readYen);
  if (sources['form1.size'] === undefined) issues.read('form5.size', 'size', (text) => parseSize(text));
  else issues.read('form1.size', 'size', (text) => parseSize(text));
}

function words(...parts: readonly (string | null)[]): string | null {
  const text = parts.flatMap((part) => (part === null ? [] : [oneLine(part)])).filter((part) => part !== '');
  return text.length === 0 ? null : text.join(' ');
}

function toMember(read: ReadMember, rowNumber: number, { group, edition }: OfficialReading): OfficialMember {
  const { member, sources, role } = read;
  const { profile } = member;
  const issues = new Issues(sources, EDITION_LAYOUTS[edition]);
  const name = oneLine(member.name) === '' ? null : oneLine(member.name);
  if (name === null) issues.tell('form1.name', 'name', [NAME_MISSING]);
  const values = {
    name,
    kana: profile?.kana == null ? null : normaliseKana(profile.kana),
    corporateNumber: issues.read('form1.corporateNumber', 'corporateNumber', parseCorporateNumber),
    invoiceNumber: null,
    legalForm: legalFormOf(issues, name),
    representativeName: words(profile?.officerFamilyName ?? null, profile?.officerGivenName ?? null),
    establishedOn: issues.read('form1.establishedOn', 'establishedOn', (text, kind) => {
      const day = readDay(text, kind);
      const date = day.value === null ? null : parseLocalDate(day.value);
      return { value: date?.ok === true ? date.value : null, problems: day.problems };
    }),
    size: member.size,
    capitalYen: issues.read('form1.capitalYen', 'capitalYen', readYen),
    employees: issues.read('form1.employees', 'employees', (text) => parseEmployees(text)),
    postalCode: issues.read('form1.postalCode', 'postalCode', (text) => parsePostalCode(text)),
    prefectureCode: issues.read('form1.prefecture', 'prefecture', (text) => parsePrefecture(text)),
    city: words(profile?.city ?? null),
    addressLine: words(profile?.addressLine ?? null),
    email: issues.read('form1.contactEmail', 'email', (text) => parseEmail(text)),
    phone: issues.read('form1.phone', 'phone', parsePhone),
    industry: words(
      profile?.industryMajor ?? null,
      profile?.industryMiddle ?? null,
      profile?.industryMinor ?? null,
      profile?.industryDetail ?? null,
    ),
    role,
    costs: costsOf(issues, read, group),
  };
  tellUnread(issues, sources);
  if (read.sizeAssumed) issues.tell('form1.size', 'size', [SIZE_ASSUMED]);
  const { legalForm } = values;
  const unclear = issues.found.some(({ severity }) => severity === 'error');
  return {
    rowNumber,
    values,
    member: name === null || legalForm === null || unclear ? null : { ...values, name, legalForm },
    profile,
    issues: issues.found,
  };
}

/** The number rows of businesses begin with that 様式1 does not list. */
const BEHIND_FORM1 = 1001;

/**
 * The members of a workbook as an import of a member list would have them, the representative first. What the forms
 * cannot say is told with each member: the functions of its software (X25 has no column for them), the legal form of
 * the representative (it has no row in 様式1). Amounts are whole yen, tax-exclusive.
 */
export function toImportedMembers(reading: OfficialReading): OfficialMember[] {
  let behind = BEHIND_FORM1;
  return reading.members.map((read) => {
    if (read.role === 'REPRESENTATIVE') return toMember(read, 0, reading);
    if (read.form1Row !== null) return toMember(read, read.form1Row, reading);
    behind += 1;
    return toMember(read, behind - 1, reading);
  });
}
