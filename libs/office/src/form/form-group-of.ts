import type { LegalForm } from '@renkei/documents';
import type {
  FormAdminItem,
  FormGroup,
  FormMember,
  FormProductivity,
  FormProfile,
  FormRequested,
  FormTool,
  FormToolUse,
} from '@renkei/forms';
import { PREFECTURES } from '@renkei/documents';
import { largestRemainder, type Ratio, type Yen } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import {
  CATEGORY_LABELS,
  FUNCTION_LABELS,
  PART_OF_CATEGORY,
  productivityOf,
  type CalculationResult,
  type CostCategory,
  type MemberResult,
} from '@renkei/subsidy-rules';
import { whatIsMissing } from './form-notes.ts';
import type { FigureRow, FormLineRow, FormMemberRow, FormRows } from './form-rows.ts';

/** 様式7 has these lines and no others; an item is found by its word in what the line is called. */
const OFFICE_ITEMS = [
  '補助員人件費',
  '人件費',
  '消耗品費',
  '備品費',
  '印刷費',
  '広報費',
  '通信運搬費',
  '会議費',
  '資料購入費',
] as const;
const EXPERT_ITEMS = ['謝金', '旅費'] as const;

/** What 様式2 calls them. */
const TOOL_KIND: Readonly<Partial<Record<CostCategory, string>>> = {
  SOFTWARE: 'ソフトウェア',
  OPTION: 'オプション',
  SERVICE: '役務',
  PC: 'ハードウエア',
  REGISTER: 'ハードウエア',
  ANALYSIS_SOFTWARE: 'ソフトウェア',
  ANALYSIS_HARDWARE: 'ハードウエア',
  ANALYSIS_SERVICE: '役務',
};

/**
 * A group as the official forms hold it: what it is now, priced by its own rules. Amounts are whole yen, tax-exclusive.
 * @returns also what the forms cannot take over by themselves
 */
export function formGroupOf(
  rows: FormRows,
  calculation: CalculationResult,
): { readonly group: FormGroup; readonly notes: readonly Problem[] } {
  const notes: Problem[] = whatIsMissing(rows);
  const results = new Map(calculation.members.map((result) => [result.id, result]));
  const members = withAnalysisRequests(
    rows.members.map((member) => formMemberOf(member, rows, results.get(member.id))),
    calculation.analysis.granted,
  );
  const [first] = rows.members;
  const at = Math.max(
    0,
    rows.members.findIndex(({ role }) => role === 'REPRESENTATIVE'),
  );
  const representative = members[at] ?? emptyMember(first?.name ?? '');
  const { analysis, admin } = calculation;
  const adminCosts = (['OFFICE', 'EXPERT'] as const).map((category) =>
    sumOf(rows.lines.filter((line) => line.category === category)),
  );
  const [officeRequestedYen = 0n, expertRequestedYen = 0n] = largestRemainder(adminCosts, admin.granted);
  return {
    group: {
      groupName: rows.groupName,
      representative: { ...representative, profile: null },
      participants: members.filter((_, index) => index !== at),
      tools: toolsOf(rows.lines),
      analysisMemberCount: analysis.eligible === 0n ? null : analysis.countedMembers,
      analysisRequestedYen: analysis.eligible === 0n ? null : analysis.granted,
      adminItems: adminItemsOf(rows, notes),
      officeRequestedYen: adminCosts[0] === 0n ? null : officeRequestedYen,
      expertRequestedYen: adminCosts[1] === 0n ? null : expertRequestedYen,
      adminRequestedYen: admin.eligible === 0n ? null : admin.granted,
    },
    notes,
  };
}

function formMemberOf(
  row: FormMemberRow,
  { lines, figures }: FormRows,
  result: MemberResult | undefined,
): FormMember {
  const own = lines.filter(({ memberId }) => memberId === row.id);
  const analysis = (...categories: CostCategory[]): Yen | null =>
    orNothing(sumOf(own.filter(({ category }) => categories.includes(category))));
  return {
    id: row.id,
    name: row.name,
    size: row.size,
    profile: row.role === 'REPRESENTATIVE' ? null : profileOf(row),
    costs: {
      softwareYen: orNothing(result?.software.eligible ?? 0n),
      pcYen: orNothing(result?.pc.eligible ?? 0n),
      registerYen: orNothing(result?.register.eligible ?? 0n),
      requested: result === undefined ? null : requestedOf(result),
      analysisSoftwareYen: analysis('ANALYSIS_SOFTWARE', 'ANALYSIS_SERVICE'),
      analysisHardwareYen: analysis('ANALYSIS_HARDWARE'),
      analysisRequestedYen: null,
    },
    uses: own.filter(({ category }) => PART_OF_CATEGORY[category] !== 'ADMIN').map(useOf),
    productivity: productivityRow(figures.filter(({ memberId }) => memberId === row.id)),
  };
}

/** (2) is one pool; 様式6 wants it by business too: in proportion to what each spends on it. */
function withAnalysisRequests(members: readonly FormMember[], granted: Yen): FormMember[] {
  const spent = members.map(
    ({ costs }) => (costs.analysisSoftwareYen ?? 0n) + (costs.analysisHardwareYen ?? 0n),
  );
  const parts = largestRemainder(spent, granted);
  return members.map((member, index) => ({
    ...member,
    costs: { ...member.costs, analysisRequestedYen: spent[index] === 0n ? null : (parts[index] ?? 0n) },
  }));
}

/** What the member may request of (1), shared out over its parts as far as the joint cap leaves it. */
function requestedOf({ software, pc, register, subsidy, granted }: MemberResult): FormRequested | null {
  if (subsidy === 0n) return null;
  const parts = [software.subsidy, pc.subsidy, register.subsidy];
  const [softwareYen = 0n, pcYen = 0n, registerYen = 0n] =
    granted === subsidy ? parts : largestRemainder(parts, granted);
  return {
    softwareYen: software.eligible === 0n ? null : softwareYen,
    pcYen: pc.eligible === 0n ? null : pcYen,
    registerYen: register.eligible === 0n ? null : registerYen,
  };
}

function profileOf(row: FormMemberRow): FormProfile {
  const [family = null, given = null] = row.representativeName.split(/[\s　]+/).filter((part) => part !== '');
  return {
    kana: orNull(row.kana),
    corporateNumber: row.corporateNumber,
    legalForm: legalFormWord(row.legalForm, row.name),
    industryMajor: row.industryMajor,
    industryMiddle: row.industryMiddle,
    industryMinor: row.industryMinor,
    industryDetail: row.industryDetail,
    establishedOn: row.establishedOn,
    capitalYen: row.capitalYen,
    employees: row.employees,
    officerTitle: row.officerTitle,
    officerFamilyName: row.officerFamilyName ?? family,
    officerGivenName: row.officerGivenName ?? given,
    officerFamilyKana: row.officerFamilyKana,
    officerGivenKana: row.officerGivenKana,
    postalCode: row.postalCode,
    prefecture: row.prefecture === null ? null : (PREFECTURES[row.prefecture - 1] ?? null),
    city: orNull(row.city),
    addressLine: orNull(row.addressLine),
    building: row.building,
    phone: row.phone,
    website: row.website,
    contactDepartment: row.contactDepartment,
    contactFamilyName: row.contactFamilyName,
    contactGivenName: row.contactGivenName,
    contactFamilyKana: row.contactFamilyKana,
    contactGivenKana: row.contactGivenKana,
    contactPhone: row.contactPhone,
    contactMobile: row.contactMobile,
    contactEmail: row.email,
  };
}

/** 組織形態 of 様式1. A medical, welfare or school corporation says which of the three it is by its name alone. */
export function legalFormWord(form: LegalForm, name: string): string | null {
  switch (form) {
    case 'CORPORATION':
      return '株式・有限・合名・合資・合同などの会社組織';
    case 'SOLE_PROPRIETOR':
      return '個人事業主';
    case 'ASSOCIATION':
      return '組合関連';
    case 'SHOKOKAI':
    case 'CHAMBER':
      return '商工会・都道府県商工会連合会及び商工会議所';
    case 'NPO_OR_FOUNDATION':
    case 'OTHER':
      return 'その他法人';
    case 'MEDICAL_WELFARE_SCHOOL':
      return ['医療法人', '社会福祉法人', '学校法人'].find((word) => name.includes(word)) ?? null;
  }
}

function useOf(line: FormLineRow): FormToolUse {
  return {
    part: partOf(line),
    toolName: nameOf(line),
    quantity: line.quantity,
    // a line stands with whoever buys it
    pays: true,
  };
}

function toolsOf(lines: readonly FormLineRow[]): FormTool[] {
  const tools = new Map<string, FormTool>();
  for (const line of lines) {
    if (PART_OF_CATEGORY[line.category] === 'ADMIN') continue;
    const key = `${partOf(line)} ${line.vendorName ?? ''} ${nameOf(line)}`;
    if (!tools.has(key)) tools.set(key, toolOf(line));
  }
  return [...tools.values()];
}

function toolOf(line: FormLineRow): FormTool {
  const covers = line.category === 'SOFTWARE' ? functionWords(line) : '';
  return {
    part: partOf(line),
    vendorName: line.vendorName,
    name: nameOf(line),
    kind: TOOL_KIND[line.category] ?? null,
    summary: orNull([covers, line.summary ?? ''].filter((part) => part !== '').join('。')),
    url: line.url,
    number: line.toolNumber,
  };
}

const partOf = ({ category }: FormLineRow): 'INFRASTRUCTURE' | 'ANALYSIS' =>
  PART_OF_CATEGORY[category] === 'ANALYSIS' ? 'ANALYSIS' : 'INFRASTRUCTURE';

const functionWords = ({ functions }: FormLineRow): string =>
  functions.map((name) => FUNCTION_LABELS[name].ja).join('・');

/**
 * A line without a tool and a name of its own says that nobody entered one, and what it is, functions included: they tell
 * such lines apart until the names are there.
 */
function nameOf(line: FormLineRow): string {
  if (line.toolName !== null) return line.toolName;
  if (line.label !== '') return line.label;
  const covers = line.category === 'SOFTWARE' ? functionWords(line) : '';
  return `（未登録）${CATEGORY_LABELS[line.category].ja}${covers === '' ? '' : `（${covers}）`}`;
}

function adminItemsOf({ lines, members }: FormRows, notes: Problem[]): FormAdminItem[] {
  return lines
    .filter(({ category }) => PART_OF_CATEGORY[category] === 'ADMIN')
    .map((line) => {
      const items = line.category === 'EXPERT' ? EXPERT_ITEMS : OFFICE_ITEMS;
      const known = items.find((item) => line.label.includes(item));
      const item = known ?? (line.category === 'EXPERT' ? '謝金' : '人件費');
      if (known === undefined) notes.push(unknownItem(line, item, members));
      return { item, description: orNull(line.label), yen: sumOf([line]) };
    });
}

function unknownItem(line: FormLineRow, item: string, members: readonly FormMemberRow[]): Problem {
  const who = members.find(({ id }) => id === line.memberId)?.name ?? '';
  const what = line.label === '' ? CATEGORY_LABELS[line.category].ja : line.label;
  return {
    code: 'ADMIN_ITEM_UNKNOWN',
    path: '様式7',
    message: {
      ja: `${who}の「${what}」は、様式7のどの費目か分からないので「${item}」の行に入れました。ちがうときは、明細の名前に費目（${OFFICE_ITEMS.join('、')}、${EXPERT_ITEMS.join('、')}）を書いて作り直してください。`,
      en: `"${what}" of ${who} does not say which item of 様式7 it is and stands under ${item}. If that is wrong, name the item in the cost line and have the forms made again.`,
    },
  };
}

function productivityRow(figures: readonly FigureRow[]): FormProductivity | null {
  const of = (period: FigureRow['period']): string | null => {
    const figure = figures.find((row) => row.period === period);
    if (!figure) return null;
    const exact = productivityOf({
      ...figure,
      employees: BigInt(figure.employees),
      hoursHundredths: BigInt(figure.hoursHundredths),
    });
    return exact === null ? null : decimalOf(exact);
  };
  const [actual, secondYear] = [of('BASE'), of('TARGET')];
  return actual === null && secondYear === null ? null : { actual, firstYear: null, secondYear };
}

/** Ten places, cut off: more than the means and their growth to a thousandth can see. */
function decimalOf({ numerator, denominator }: Ratio): string {
  const SCALE = 10n ** 10n;
  const scaled = (numerator * SCALE) / denominator;
  const negative = scaled < 0n;
  const digits = (negative ? -scaled : scaled).toString().padStart(11, '0');
  const fraction = digits.slice(-10).replace(/0+$/, '');
  return `${negative ? '-' : ''}${digits.slice(0, -10)}${fraction === '' ? '' : `.${fraction}`}`;
}

function emptyMember(name: string): FormMember {
  return {
    id: null,
    name,
    size: 'SME',
    profile: null,
    costs: {
      softwareYen: null,
      pcYen: null,
      registerYen: null,
      requested: null,
      analysisSoftwareYen: null,
      analysisHardwareYen: null,
      analysisRequestedYen: null,
    },
    uses: [],
    productivity: null,
  };
}

const sumOf = (lines: readonly FormLineRow[]): Yen =>
  lines.reduce((sum, { unitPriceYen, quantity }) => sum + unitPriceYen * BigInt(quantity), 0n);
const orNothing = (yen: Yen): Yen | null => (yen === 0n ? null : yen);
const orNull = (text: string): string | null => (text === '' ? null : text);
