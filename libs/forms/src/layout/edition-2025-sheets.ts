import { FORMULAS_2025 } from './edition-2025-formulas.ts';
import { TEXTS_2025 } from './edition-2025-texts.ts';
import { LEGAL_FORM_WORDS_2025, SIZE_WORDS_2025, TOOL_KINDS_2025 } from './edition-2025-words.ts';
import { SHEET_KEYS } from './layout.ts';
import type { FixedList, SheetKey, SheetLayout } from './layout.ts';

const NAMES: Readonly<Record<SheetKey, string>> = {
  INDEX: '様式・計算用ツール一覧',
  FORM1: 'A【様式1】参画事業者情報',
  PRODUCTIVITY_TOOL: 'B【計算用ツール】労働生産性（事業者毎算出用）',
  PRODUCTIVITY: 'B【計算用ツール】労働生産性 (補助事業グループ算出用）',
  FORM2: 'C【様式2】導入ITツール情報',
  FORM3: 'D【様式3】実施事業区分（基盤導入費）',
  FORM4: 'E【様式4】実施事業区分 (消費動向等分析費)',
  INFRASTRUCTURE_TOOL: 'F【計算用ツール】基盤導入経費',
  FORM5: 'F【様式5】基盤導入経費',
  ANALYSIS_TOOL: 'G【計算用ツール】消費動向等分析経費',
  FORM6: 'G【様式6】消費動向等分析経費',
  FORM7: 'H【様式7】その他経費',
  FORM8: 'I【様式8】事業全体経費',
};

const SIZES = [SIZE_WORDS_2025.SME, SIZE_WORDS_2025.MICRO];
const PAYS = ['有', '無'];

const LISTS: Readonly<Partial<Record<SheetKey, readonly FixedList[]>>> = {
  INDEX: [{ cell: 'E9', words: ['〇'] }],
  FORM1: [
    { cell: 'F13', words: LEGAL_FORM_WORDS_2025 },
    { cell: 'K13', words: SIZES },
  ],
  FORM2: [
    { cell: 'D9', words: TOOL_KINDS_2025 },
    { cell: 'D32', words: TOOL_KINDS_2025 },
  ],
  FORM3: [{ cell: 'F8', words: PAYS }],
  FORM4: [{ cell: 'F8', words: PAYS }],
  FORM5: [{ cell: 'D11', words: SIZES }],
};

export const SHEETS_2025 = Object.fromEntries(
  SHEET_KEYS.map((key) => [
    key,
    { key, name: NAMES[key], texts: TEXTS_2025[key], formulas: FORMULAS_2025[key], lists: LISTS[key] ?? [] },
  ]),
) as unknown as Readonly<Record<SheetKey, SheetLayout>>;
