import { ROLE_LABELS } from '@renkei/access';
import { PREFECTURES } from '@renkei/documents';
import type { Message } from '@renkei/kernel';
import {
  DECLARATIONS,
  EVIDENCE,
  EVIDENCE_CODES,
  MACHINES,
  REQUIREMENTS,
  type MachineDefinition,
} from '@renkei/lifecycle';
import { ACCOUNT_LABELS, ENTRY_LABELS } from '@renkei/money';
import { CATEGORY_LABELS, FUNCTION_LABELS, PART_LABELS } from '@renkei/subsidy-rules';
import type { Words } from './group-table.ts';

const say = (ja: string, en: string): Message => ({ ja, en });

export const CATEGORY: Words = CATEGORY_LABELS;
export const FUNCTION: Words = FUNCTION_LABELS;

export const ROLE: Words = {
  REPRESENTATIVE: say('代表事業者', 'representative'),
  PARTICIPANT: say('参画事業者', 'participant'),
};
export const MEMBER_STATUS: Words = {
  ENROLLED: say('参加中', 'enrolled'),
  WITHDRAWN: say('辞退', 'withdrawn'),
};
export const SIZE: Words = { SME: say('中小企業等', 'SME'), MICRO: say('小規模事業者', 'micro') };
export const LEGAL_FORM: Words = {
  CORPORATION: say('会社', 'company'),
  SOLE_PROPRIETOR: say('個人事業主', 'sole proprietor'),
  ASSOCIATION: say('組合', 'association'),
  SHOKOKAI: say('商工会', 'Shokokai'),
  CHAMBER: say('商工会議所', 'chamber of commerce'),
  MEDICAL_WELFARE_SCHOOL: say('医療・社会福祉・学校法人', 'medical, welfare or school corporation'),
  NPO_OR_FOUNDATION: say('NPO・社団・財団', 'NPO, association or foundation'),
  OTHER: say('その他', 'other'),
};
export const PART: Words = {
  ...PART_LABELS,
  SOFTWARE: say('ソフトウェア・導入関連費', 'software and services'),
  PC: say('PC・タブレット等', 'PC, tablet'),
  REGISTER: say('レジ・券売機', 'register'),
};
export const STEP: Words = {
  CONTRACT: say('契約', 'contract'),
  ORDER: say('発注', 'order'),
  DELIVERY: say('納品', 'delivery'),
  INVOICE: say('請求', 'invoice'),
  PAYMENT: say('支払い', 'payment'),
};
export const OBLIGATION_STATUS: Words = {
  OPEN: say('これから', 'open'),
  FULFILLED: say('済み', 'done'),
  SUPERSEDED: say('差し替え', 'superseded'),
  CANCELLED: say('なくなった', 'cancelled'),
};
export const REVIEW: Words = { ACCEPTED: say('確認済み', 'accepted'), RETURNED: say('差し戻し', 'returned') };
export const SCAN: Words = {
  NOT_SCANNED: say('検査なし', 'not scanned'),
  WAITING: say('検査待ち', 'waiting'),
  CLEAN: say('問題なし', 'clean'),
  INFECTED: say('ウイルス', 'infected'),
};
export const PERIOD: Words = {
  BASE: say('実施前', 'before'),
  TARGET: say('目標（2年目）', 'target of year 2'),
  YEAR_1: say('1年目', 'year 1'),
  YEAR_2: say('2年目', 'year 2'),
};
export const ENTRY_KIND: Words = ENTRY_LABELS;

/** What a state machine of the procedure calls its states. */
function statesOf(machine: MachineDefinition): Words {
  return machine.states;
}
export const TRANSFER_STATUS = statesOf(MACHINES.TRANSFER);
export const REPAYMENT_STATUS = statesOf(MACHINES.REPAYMENT);
export const ACCOUNT: Words = ACCOUNT_LABELS;
export const REQUIREMENT: Words = Object.fromEntries(REQUIREMENTS.map(({ code, label }) => [code, label]));
export const DECLARATION: Words = Object.fromEntries(
  DECLARATIONS.map(({ code, question }) => [code, question]),
);
export const EVIDENCE_ITEM: Words = Object.fromEntries(
  EVIDENCE_CODES.map((code) => [code, EVIDENCE[code].label]),
);
export const ACTING_ROLE: Words = {
  ...ROLE_LABELS,
  WORKER: say('自動の処理', 'worker'),
  ACCOUNT: say('サインイン', 'account'),
  OPERATOR: say('運用', 'operator'),
};
export const ACTION: Words = {
  INSERT: say('追加', 'added'),
  UPDATE: say('変更', 'changed'),
  DELETE: say('削除', 'removed'),
};

/** JIS X 0401, 1 北海道 … 47 沖縄県. */
export const PREFECTURE: Words = Object.fromEntries(
  PREFECTURES.map((name, index) => [String(index + 1), say(name, name)]),
);
