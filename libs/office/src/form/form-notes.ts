import type { Edition } from '@renkei/forms';
import { PROFILE_FIELDS } from '@renkei/consortium';
import type { Message } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import { PART_OF_CATEGORY, type RuleSetId } from '@renkei/subsidy-rules';
import type { FormMemberRow, FormRows } from './form-rows.ts';

/** What 様式1 asks of a participant and stays empty while nobody entered it; without a building or a website it is complete. */
const ASKED: readonly (readonly [key: keyof FormMemberRow, label: Message])[] = [
  ['industryMajor', { ja: '業種の番号', en: 'industry' }],
  ['establishedOn', { ja: '設立年月日・生年月日', en: 'day of founding or birth' }],
  ['capitalYen', { ja: '資本金', en: 'capital' }],
  ['employees', { ja: '従業員数', en: 'employees' }],
  ['officerTitle', PROFILE_FIELDS.officerTitle.label],
  ['postalCode', { ja: '郵便番号', en: 'postal code' }],
  ['addressLine', { ja: '住所', en: 'address' }],
  ['phone', { ja: '電話番号', en: 'phone' }],
  ['contactFamilyName', PROFILE_FIELDS.contactFamilyName.label],
  ['email', { ja: 'メール', en: 'e-mail' }],
];

/** What the forms will lack, so that nobody files them with holes: fields by how many members, lines without a tool. */
export function whatIsMissing({ members, lines }: FormRows): Problem[] {
  const participants = members.filter(({ role }) => role === 'PARTICIPANT');
  const empty = ASKED.flatMap(([key, label]) => {
    const count = participants.filter((member) => member[key] === null || member[key] === '').length;
    return count === 0 ? [] : [{ label, count }];
  });
  const introduced = lines.filter(({ category }) => PART_OF_CATEGORY[category] !== 'ADMIN');
  const unnamed = introduced.filter(({ toolName }) => toolName === null).length;
  return [
    ...(empty.length === 0 ? [] : [emptyFields(empty)]),
    ...(unnamed === 0 ? [] : [withoutTool(unnamed, introduced.length)]),
  ];
}

const emptyFields = (empty: readonly { readonly label: Message; readonly count: number }[]): Problem => ({
  code: 'PROFILE_INCOMPLETE',
  path: '様式1',
  message: {
    ja: `様式1に空欄があります: ${empty.map(({ label, count }) => `${label.ja} ${count}者`).join('、')}。構成員の画面の「様式1だけに書くこと」などで入れてから、もう一度作ってください。`,
    en: `様式1 has empty cells: ${empty.map(({ label, count }) => `${label.en} (${count})`).join(', ')}. Enter them on the members' pages, then have the forms made again.`,
  },
});

const withoutTool = (unnamed: number, all: number): Problem => ({
  code: 'TOOLS_UNNAMED',
  path: '様式2',
  message: {
    ja: `費用の明細${all}行のうち${unnamed}行に、ツールが登録されていません。様式2・3では明細の名前か「（未登録）…」になっています。「ツールとIT提供事業者」で登録し、明細で選んでから作り直すか、Excelで書き入れてください。`,
    en: `${unnamed} of ${all} cost lines name no tool: 様式2 and 3 show the line's own name or （未登録）. Enter the tools and choose them in the lines, or write them in Excel.`,
  },
});

/** The form calculates by the rules of its own year. null: the group is priced by the same. */
export function otherYear(edition: Edition, ruleSet: RuleSetId): Problem | null {
  if (edition === ruleSet) return null;
  return {
    code: 'OTHER_RULES',
    path: null,
    message: {
      ja: `この様式は${edition}年度のもので、${edition}年度のルール（小規模事業者は4/5など）で計算します。このグループは${ruleSet}年度のルールで計算しているので、申請額は様式の「補助金申請可能額」とちがうことがあります。ちがいは「様式との突き合わせ」で確かめられます。`,
      en: `This workbook is of ${edition} and calculates by the rules of ${edition}; the group is priced by those of ${ruleSet}. The amounts requested can differ from what the workbook calls available: see the parity report.`,
    },
  };
}
