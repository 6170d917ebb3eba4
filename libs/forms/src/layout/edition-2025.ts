import type { EditionLayout, InputColumn, InputTable, ToolField, ToolUseField } from './layout.ts';
import { GROUP_FORMULAS_2025, MEMBER_FORMULAS_2025 } from './edition-2025-named.ts';
import { SHEETS_2025 } from './edition-2025-sheets.ts';
import { LEGAL_FORM_WORDS_2025, SIZE_WORDS_2025, TOOL_KINDS_2025 } from './edition-2025-words.ts';

const text = (column: string, label: string, words?: readonly string[]): InputColumn => ({
  column,
  row: 0,
  kind: 'TEXT',
  label,
  ...(words === undefined ? {} : { words }),
});
const whole = (column: string, label: string): InputColumn => ({ column, row: 0, kind: 'INTEGER', label });
const yen = (column: string, row: number, label: string): InputColumn => ({
  column,
  row,
  kind: 'YEN',
  label,
});
const decimal = (column: string, label: string): InputColumn => ({ column, row: 0, kind: 'DECIMAL', label });

const TOOL_COLUMNS: InputTable<ToolField>['columns'] = {
  vendorName: text('B', 'IT提供事業者名'),
  name: text('C', 'ITツール名'),
  kind: text('D', '分類', TOOL_KINDS_2025),
  summary: text('E', 'ITツール概要'),
  url: text('F', 'ITツール説明URL'),
  number: text('G', 'ITツールNo.'),
};

const USE_COLUMNS: InputTable<ToolUseField>['columns'] = {
  number: whole('B', 'No.'),
  member: text('C', '法人名/屋号'),
  toolName: text('D', 'ITツール名'),
  quantity: whole('E', '数量'),
  pays: text('F', '事業費の支払有無', ['有', '無']),
};

const OFFICE_ITEMS = [
  '人件費',
  '消耗品費',
  '備品費',
  '印刷費',
  '広報費',
  '通信運搬費',
  '会議費',
  '資料購入費',
  '補助員人件費',
];
const EXPERT_ITEMS = ['謝金', '旅費'];
const ROWS_PER_ITEM = 3;

/** The workbook of the 2025 call (複数社連携IT導入枠, X25). */
export const EDITION_2025: EditionLayout = {
  edition: '2025',
  name: {
    ja: 'IT導入補助金2025 複数社連携IT導入枠 様式1〜8',
    en: 'IT subsidy 2025, joint introduction frame, forms 1–8',
  },
  sheets: SHEETS_2025,
  submission: {
    mark: '〇',
    cells: {
      FORM1: 'E9',
      PRODUCTIVITY_TOOL: 'E10',
      PRODUCTIVITY: 'E11',
      FORM2: 'E12',
      FORM3: 'E13',
      FORM4: 'E14',
      INFRASTRUCTURE_TOOL: 'E15',
      FORM5: 'E16',
      ANALYSIS_TOOL: 'E17',
      FORM6: 'E18',
      FORM7: 'E19',
      FORM8: 'E20',
    },
  },
  form1: {
    representativeName: { cell: 'D4', kind: 'TEXT', label: '代表事業者名' },
    groupName: { cell: 'D5', kind: 'TEXT', label: '補助事業グループ名' },
    participantCount: { cell: 'D10', kind: 'INTEGER', label: '参画事業者数' },
    participants: {
      sheet: 'FORM1',
      firstRow: 13,
      lastRow: 212,
      rowsPerEntry: 1,
      columns: {
        number: whole('B', 'No.'),
        name: text('C', '法人名/屋号'),
        kana: text('D', '法人名/屋号カナ'),
        corporateNumber: text('E', '法人番号'),
        legalForm: text('F', '組織形態', LEGAL_FORM_WORDS_2025),
        industryMajor: text('G', '業種_大分類'),
        industryMiddle: text('H', '業種_中分類'),
        industryMinor: text('I', '業種_小分類'),
        industryDetail: text('J', '業種_細分類'),
        size: text('K', '事業者規模', [SIZE_WORDS_2025.SME, SIZE_WORDS_2025.MICRO]),
        establishedOn: { column: 'L', row: 0, kind: 'DATE', label: '設立年月日/生年月日' },
        capitalYen: yen('M', 0, '資本金（円）'),
        employees: whole('N', '従業員数（人）'),
        officerTitle: text('O', '代表者役職'),
        officerFamilyName: text('P', '代表者：姓'),
        officerGivenName: text('Q', '代表者：名'),
        officerFamilyKana: text('R', '代表者カナ：姓'),
        officerGivenKana: text('S', '代表者カナ：名'),
        postalCode: text('T', '本社/現住所：郵便番号'),
        prefecture: text('U', '本社/現住所：都道府県'),
        city: text('V', '本社/現住所：市区町村'),
        addressLine: text('W', '本社/現住所：丁目以降'),
        building: text('X', '本社/現住所：ビル・マンション名等'),
        phone: text('Y', '代表者電話番号'),
        website: text('Z', '事業者URL'),
        contactDepartment: text('AA', '担当部署'),
        contactFamilyName: text('AB', '担当者：姓'),
        contactGivenName: text('AC', '担当者：名'),
        contactFamilyKana: text('AD', '担当者カナ：姓'),
        contactGivenKana: text('AE', '担当者カナ：名'),
        contactPhone: text('AF', '担当者電話番号'),
        contactMobile: text('AG', '担当者携帯番号'),
        contactEmail: text('AH', '担当者メールアドレス'),
      },
    },
  },
  productivity: {
    sheet: 'PRODUCTIVITY',
    firstRow: 11,
    lastRow: 60,
    rowsPerEntry: 1,
    columns: {
      name: text('B', '事業者名'),
      actual: decimal('C', '労働生産性 実績値'),
      firstYear: decimal('D', '労働生産性 1年目目標値'),
      secondYear: decimal('E', '労働生産性 2年目目標値'),
    },
  },
  form2: {
    infrastructure: { sheet: 'FORM2', firstRow: 9, lastRow: 28, rowsPerEntry: 1, columns: TOOL_COLUMNS },
    analysis: { sheet: 'FORM2', firstRow: 32, lastRow: 52, rowsPerEntry: 1, columns: TOOL_COLUMNS },
  },
  form3: { sheet: 'FORM3', firstRow: 8, lastRow: 257, rowsPerEntry: 1, columns: USE_COLUMNS },
  form4: { sheet: 'FORM4', firstRow: 8, lastRow: 257, rowsPerEntry: 1, columns: USE_COLUMNS },
  form5: {
    sheet: 'FORM5',
    firstRow: 11,
    lastRow: 1010,
    rowsPerEntry: 5,
    columns: {
      number: whole('B', 'No.'),
      name: text('C', '事業者名'),
      size: text('D', '事業者規模', [SIZE_WORDS_2025.SME, SIZE_WORDS_2025.MICRO]),
      softwareYen: yen('F', 0, 'ソフトウェア・導入関連費小計 補助対象経費'),
      pcYen: yen('F', 3, 'ハードウェア費（PC・タブレット等） 補助対象経費'),
      registerYen: yen('F', 4, 'ハードウェア費（レジ・券売機） 補助対象経費'),
      softwareRequestedYen: yen('I', 0, 'ソフトウェア・導入関連費小計 補助金申請額'),
      pcRequestedYen: yen('I', 3, 'ハードウェア費（PC・タブレット等） 補助金申請額'),
      registerRequestedYen: yen('I', 4, 'ハードウェア費（レジ・券売機） 補助金申請額'),
    },
  },
  form6: {
    memberCount: { cell: 'C12', kind: 'INTEGER', label: 'グループ構成員数（者）' },
    requested: { cell: 'M16', kind: 'YEN', label: '消費動向等分析経費 補助金申請額' },
    members: {
      sheet: 'FORM6',
      firstRow: 16,
      lastRow: 415,
      rowsPerEntry: 2,
      columns: {
        number: whole('B', 'No.'),
        name: text('C', '事業者名'),
        softwareYen: yen('E', 0, 'ソフトウェア費・導入関連費 補助対象経費'),
        hardwareYen: yen('E', 1, 'ハードウエア費・導入関連費 補助対象経費'),
        requestedYen: yen('H', 0, '補助金申請額'),
      },
    },
  },
  form7: {
    requested: { cell: 'E18', kind: 'YEN', label: 'その他経費合計 補助金申請額' },
    officeRequested: { cell: 'H24', kind: 'YEN', label: '事務費 補助金申請額' },
    expertRequested: { cell: 'H54', kind: 'YEN', label: '外部専門家費 補助金申請額' },
    descriptionColumn: 'C',
    yenColumn: 'D',
    items: [
      ...OFFICE_ITEMS.map((item, index) => ({
        item,
        part: 'OFFICE' as const,
        firstRow: 24 + index * ROWS_PER_ITEM,
      })),
      ...EXPERT_ITEMS.map((item, index) => ({
        item,
        part: 'EXPERT' as const,
        firstRow: 54 + index * ROWS_PER_ITEM,
      })),
    ].map((rows) => ({ ...rows, lastRow: rows.firstRow + ROWS_PER_ITEM - 1 })),
  },
  words: { ...SIZE_WORDS_2025, pays: '有', paysNot: '無' },
  memberFormulas: MEMBER_FORMULAS_2025,
  groupFormulas: GROUP_FORMULAS_2025,
};
