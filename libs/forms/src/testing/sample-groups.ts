import type { FormGroup, FormMember, FormMemberCosts, FormProfile } from '../form-group.ts';
import { LEGAL_FORM_WORDS_2025, TOOL_KINDS_2025 } from '../layout/edition-2025-words.ts';

/** Groups for the specs of this library, every business in them invented (見本). Not part of its interface. */

export const NO_COSTS: FormMemberCosts = {
  softwareYen: null,
  pcYen: null,
  registerYen: null,
  requested: null,
  analysisSoftwareYen: null,
  analysisHardwareYen: null,
  analysisRequestedYen: null,
};

const NAMES = [
  '髙﨑青果店',
  '𠮷野鮮魚',
  '㈱見本ベーカリー',
  '見本茶舗①',
  '=1+1商店',
  '<見本> & "生花"',
  '_x0041_見本',
];

function profile(number: number): FormProfile {
  const sole = number % 3 === 0;
  return {
    kana: `ミホン${String(number)}`,
    corporateNumber: sole ? null : '5786907366258',
    legalForm: sole ? LEGAL_FORM_WORDS_2025[7] : LEGAL_FORM_WORDS_2025[0],
    industryMajor: 'I',
    industryMiddle: '56',
    industryMinor: '569',
    industryDetail: '0561',
    establishedOn: number % 2 === 0 ? '2001-04-01' : '1958-12-31',
    capitalYen: BigInt(number) * 1_000_000n,
    employees: number % 9,
    officerTitle: '代表',
    officerFamilyName: '髙﨑',
    officerGivenName: '一郎',
    officerFamilyKana: 'タカサキ',
    officerGivenKana: 'イチロウ',
    postalCode: '810-0001',
    prefecture: '福岡県',
    city: '福岡市中央区',
    addressLine: `天神1-1-${String(number)}`,
    building: null,
    phone: `092-000-${String(number).padStart(4, '0')}`,
    website: 'https://example.jp/?a=1&b=2',
    contactDepartment: null,
    contactFamilyName: '見本',
    contactGivenName: '花子',
    contactFamilyKana: 'ミホン',
    contactGivenKana: 'ハナコ',
    contactPhone: '092-000-0000',
    contactMobile: null,
    contactEmail: `mihon${String(number)}@example.jp`,
  };
}

/** A participant that introduces software for ¥900 000 and a PC for ¥180 000, and asks for all that is available. */
export function sampleMember(number: number, changes: Partial<FormMember> = {}): FormMember {
  const micro = number % 2 === 0;
  return {
    id: `m${String(number)}`,
    name: `${NAMES[number % NAMES.length] ?? ''}${number < NAMES.length ? '' : String(number)}`,
    size: micro ? 'MICRO' : 'SME',
    profile: profile(number),
    costs: {
      ...NO_COSTS,
      softwareYen: 900_000n,
      pcYen: 180_000n,
      // SME: 666 667 × 3/4 = 500 000, 233 333 × 2/3 = 155 555; micro: 625 001 × 4/5 = 500 000, 274 999 × 2/3 = 183 332.
      requested: { softwareYen: micro ? 683_332n : 655_555n, pcYen: 90_000n, registerYen: null },
    },
    uses: [{ part: 'INFRASTRUCTURE', toolName: '見本レジ', quantity: 1, pays: number % 4 !== 0 }],
    productivity: { actual: '1000', firstYear: '1050', secondYear: '1102.5' },
    ...changes,
  };
}

/** A representative without tools of its own and `participants` businesses like `sampleMember`. */
export function sampleGroup(participants: number, changes: Partial<FormGroup> = {}): FormGroup {
  return {
    groupName: '見本本町デジタル化グループ',
    representative: {
      ...sampleMember(0, {
        costs: NO_COSTS,
        uses: [],
        productivity: null,
        profile: null,
        name: '見本本町商店街振興組合',
      }),
      size: 'SME',
    },
    participants: Array.from({ length: participants }, (_, index) => sampleMember(index + 1)),
    tools: [
      {
        part: 'INFRASTRUCTURE',
        vendorName: '見本システム㈱',
        name: '見本レジ',
        kind: TOOL_KINDS_2025[0],
        summary: '会計・決済',
        url: 'https://example.jp/',
        number: 'TL-1',
      },
    ],
    analysisMemberCount: null,
    analysisRequestedYen: null,
    adminItems: [{ item: '人件費', description: '事務補助', yen: 900_000n }],
    adminRequestedYen: null,
    officeRequestedYen: null,
    expertRequestedYen: null,
    ...changes,
  };
}
