import {
  ownWorkbook,
  type FormGroup,
  type FormMember,
  type FormMemberCosts,
  type FormProfile,
} from '@renkei/forms';

/** The sheets of the 2025 workbook. */
export const FORM1 = 'A【様式1】参画事業者情報';
export const FORM5 = 'F【様式5】基盤導入経費';

const NO_COSTS: FormMemberCosts = {
  softwareYen: null,
  pcYen: null,
  registerYen: null,
  requested: null,
  analysisSoftwareYen: null,
  analysisHardwareYen: null,
  analysisRequestedYen: null,
};

const NO_PROFILE: FormProfile = {
  kana: null,
  corporateNumber: null,
  legalForm: '個人事業主',
  industryMajor: null,
  industryMiddle: null,
  industryMinor: null,
  industryDetail: null,
  establishedOn: null,
  capitalYen: null,
  employees: null,
  officerTitle: null,
  officerFamilyName: null,
  officerGivenName: null,
  officerFamilyKana: null,
  officerGivenKana: null,
  postalCode: null,
  prefecture: null,
  city: null,
  addressLine: null,
  building: null,
  phone: null,
  website: null,
  contactDepartment: null,
  contactFamilyName: null,
  contactGivenName: null,
  contactFamilyKana: null,
  contactGivenKana: null,
  contactPhone: null,
  contactMobile: null,
  contactEmail: null,
};

type Shop = Partial<Omit<FormMember, 'costs' | 'profile'>> & {
  readonly costs?: Partial<FormMemberCosts>;
  readonly profile?: Partial<FormProfile>;
};

/** A participant with software of two functions, at an address of its own. */
export function formShop(n: number, { costs, profile, ...changes }: Shop = {}): FormMember {
  return {
    id: null,
    name: `見本𠮷${n}商店`,
    size: 'SME',
    uses: [{ part: 'INFRASTRUCTURE', toolName: '見本レジ', quantity: 1, pays: true }],
    productivity: null,
    ...changes,
    costs: { ...NO_COSTS, softwareYen: 900_000n, ...costs },
    profile: {
      ...NO_PROFILE,
      prefecture: '福岡県',
      city: '福岡市中央区',
      addressLine: `天神${n}-1`,
      ...profile,
    },
  };
}

/** A group of an association that buys nothing itself, as its official workbook would hold it. */
export function formGroup(participants: readonly FormMember[], changes: Partial<FormGroup> = {}): FormGroup {
  return {
    groupName: '見本本町商店街',
    representative: {
      id: null,
      name: '見本本町商店街振興組合',
      size: 'SME',
      profile: null,
      costs: NO_COSTS,
      uses: [],
      productivity: null,
    },
    participants,
    tools: [
      {
        part: 'INFRASTRUCTURE',
        vendorName: '見本システム㈱',
        name: '見本レジ',
        kind: 'ソフトウェア',
        summary: '会計・決済',
        url: null,
        number: null,
      },
    ],
    analysisMemberCount: null,
    analysisRequestedYen: null,
    adminItems: [],
    adminRequestedYen: null,
    officeRequestedYen: null,
    expertRequestedYen: null,
    ...changes,
  };
}

/** The group's forms: a workbook of ours, which has the same cells as the secretariat's. */
export async function officialFileOf(group: FormGroup): Promise<Buffer> {
  const { workbooks } = await ownWorkbook(group, { edition: '2025' });
  return Buffer.from(workbooks[0]!.bytes);
}
