import type { Message } from '@renkei/kernel';
import type { Assumption } from './figures.ts';

export const PARITY_REASONS = [
  'NONE',
  'TEXT_AMOUNT',
  'RULE_SET',
  'TIER_EDGE',
  'ONE_FUNCTION',
  'NO_FUNCTION',
  'JOINT_CAP',
  'BLANK_FIRST_MEMBER',
  'ANALYSIS_MEMBER_COUNT',
  'ADMIN_BASE',
  'SERVICE_CAP',
  'TAX_FRACTION',
  'REQUESTED',
  'ENTERED',
  'FLOATING_POINT',
  'UNEXPLAINED',
] as const;
/** Why a figure of the workbook is not ours. NONE: they are equal. */
export type ParityReason = 'NONE' | Assumption | 'FLOATING_POINT' | 'UNEXPLAINED';

export interface Explanation {
  readonly message: Message;
  /** Where the papers say so; '' where no paper speaks of it. */
  readonly clause: string;
}

export const EXPLANATIONS: Readonly<Record<Exclude<ParityReason, 'NONE'>, Explanation>> = {
  TEXT_AMOUNT: {
    message: {
      ja: '金額や人数の欄に、数値ではなく文字（「580,000円」など）が入っています。様式の数式は文字を計算に入れないか、エラーになります。数値で入れ直してください（Renkeiで様式を作り直すと数値になります）。',
      en: 'A cell for an amount or a count holds text (such as 580,000円), which the formulas of the form leave out or break on. Please enter it as a number (forms made by Renkei hold numbers).',
    },
    clause: '',
  },
  RULE_SET: {
    message: {
      ja: 'このグループは別の年度のルールで計算していますが、この様式は2025年度のルール（小規模事業者は4/5など）で計算します。',
      en: 'This group is priced by the rules of another year; the form calculates by those of 2025 (4/5 for micro businesses and others).',
    },
    clause: 'X25 様式5 / S23',
  },
  TIER_EDGE: {
    message: {
      ja: '小規模事業者の4/5の境目を、様式は625,001円、このグループの設定は625,000円ちょうどとしています。',
      en: 'The 4/5 tier of micro businesses ends at ¥625,001 in the form and at exactly ¥625,000 in this group’s settings.',
    },
    clause: 'X25 様式5 / K25 p.20',
  },
  ONE_FUNCTION: {
    message: {
      ja: '機能が1つだけのソフトウェアに2/3の部分（②）は認められませんが、様式は機能の数を見ないため計算に入れます。',
      en: 'Software with one function has no 2/3 part (②); the form does not look at the number of functions and adds it.',
    },
    clause: 'K25 p.20 / X25 様式5',
  },
  NO_FUNCTION: {
    message: {
      ja: '対象となる機能を持つソフトウェアがない事業者の経費は対象外ですが、様式はそれを見ないため計算に入れます。',
      en: 'Costs of a business without software of an eligible function do not count; the form does not look at that and counts them.',
    },
    clause: 'K25 p.16 / X25 様式5',
  },
  JOINT_CAP: {
    message: {
      ja: '様式は基盤導入経費だけを3,000万円で区切ります。(1)と(2)を合わせた3,000万円の上限は、様式では赤く表示されるだけで計算されません。',
      en: 'The form cuts (1) alone at ¥30,000,000. The joint cap of (1) and (2) is not calculated there, its cells only turn red.',
    },
    clause: 'K25 p.20 / X25 様式5・8',
  },
  BLANK_FIRST_MEMBER: {
    message: {
      ja: '様式5は、1番目の事業者のソフトウェア欄が空欄だと、グループ全体の合計を空欄にします。',
      en: 'In 様式5 the totals of the group stay empty when the first business listed has no software.',
    },
    clause: 'X25 様式5 M12・N12・O12',
  },
  ANALYSIS_MEMBER_COUNT: {
    message: {
      ja: '50万円に掛ける構成員の数が違います。様式は様式6のC12に入っている数で計算します。',
      en: 'The members counted for the ¥500,000 differ: the form uses the number entered in C12 of 様式6.',
    },
    clause: 'X25 様式6 C12 / K25 p.20 / S23',
  },
  ADMIN_BASE: {
    message: {
      ja: 'その他経費の上限を、様式は(1)と(2)の補助金申請額から、このグループの設定は補助対象経費から求めています。',
      en: 'The form takes the limit of (3) from the subsidy requested for (1) and (2), this group’s settings from their eligible cost.',
    },
    clause: 'X25 様式7 C14 / R25 別表1',
  },
  SERVICE_CAP: {
    message: {
      ja: '役務費の上限（1事業者200万円）は、様式5には入力前に引いておく必要があります。上限を超えた額が入力されています。',
      en: 'Services count up to ¥2,000,000 per business, which must be applied before the cost is entered in 様式5; the amount entered exceeds it.',
    },
    clause: 'K25 p.20 / X25 計算用ツール F41',
  },
  TAX_FRACTION: {
    message: {
      ja: '様式8は消費税を10%のまま（円未満も）計算します。こちらは円未満を切り捨てています。',
      en: '様式8 takes 10 % of tax with its fraction of a yen; here it is rounded down.',
    },
    clause: 'X25 様式8 C9・E9',
  },
  REQUESTED: {
    message: {
      ja: '様式は「補助金申請額」の欄に入力された額で計算します。空欄か、こちらの申請額と違う額になっています。',
      en: 'The form calculates with the amounts entered as 補助金申請額; these are empty or differ from the amounts requested here.',
    },
    clause: 'X25 様式5 I列 / 様式6 M16 / 様式7 E18',
  },
  ENTERED: {
    message: {
      ja: '様式に入力されている経費や規模が、こちらに登録されているものと違います。',
      en: 'The costs or sizes entered in the form are not those registered here.',
    },
    clause: '',
  },
  FLOATING_POINT: {
    message: {
      ja: '表計算ソフトの小数計算の誤差です（1円未満）。',
      en: 'The arithmetic of the spreadsheet in fractions leaves less than a yen.',
    },
    clause: '',
  },
  UNEXPLAINED: {
    message: {
      ja: '差の理由を計算で確かめられませんでした。様式の数式や入力が変わっていないかご確認ください。',
      en: 'No reason could be proven by calculating. Please check whether formulas or entries of the form were changed.',
    },
    clause: '',
  },
};
