import type { CalculationResult } from '@renkei/subsidy-rules';
import { memberShares } from '@renkei/subsidy-rules';
import {
  day,
  instant,
  sqlTable,
  text,
  truth,
  whole,
  yen,
  yenWithTax,
  type GroupTable,
} from './group-table.ts';
import * as words from './words.ts';

/** Row numbers follow the order the screens have. */
const IN_ORDER = 'row_number() OVER (ORDER BY m.position, m.id)';

export const MEMBERS = sqlTable(
  'MEMBERS',
  { ja: '構成員', en: 'Members' },
  [
    whole('position', '番号', 'No.', 'member.position'),
    text('name', '名前', 'Name', 'business.name'),
    text('kana', 'フリガナ', 'Kana', 'business.name_kana'),
    text('role', '役割', 'Role', 'member.role', { words: words.ROLE }),
    text('status', '状態', 'State', 'member.status', { words: words.MEMBER_STATUS }),
    text('size', '規模', 'Size', 'member.size', { words: words.SIZE }),
    text('legal_form', '組織の形', 'Legal form', 'business.legal_form', { words: words.LEGAL_FORM }),
    text('corporate_number', '法人番号', '法人番号', 'business.corporate_number'),
    text('invoice_number', '登録番号（インボイス）', '登録番号', 'business.invoice_number'),
    yen('capital_yen', '資本金', 'Capital', 'business.capital_yen', { unit: { ja: '円', en: 'yen' } }),
    whole('employees', '従業員数', 'Employees', 'business.regular_employees', {
      unit: { ja: '人', en: 'people' },
    }),
    text('representative_name', '代表者', 'Head', 'business.representative_name'),
    text('postal_code', '郵便番号', 'Postal code', 'business.postal_code'),
    text('prefecture', '都道府県', 'Prefecture', 'business.prefecture', { words: words.PREFECTURE }),
    text('city', '市区町村', 'City', 'business.city'),
    text('address_line', '町名・番地', 'Address', 'business.address_line'),
    text('phone', '電話', 'Phone', 'business.phone'),
    text('email', 'メール', 'E-mail', 'business.email'),
    day('withdrawn_on', '辞退の日', 'Withdrawn on', 'member.withdrawn_on'),
    text('withdrawal_reason', '辞退の理由', 'Reason', 'member.withdrawal_reason'),
    instant('created_at', '登録した時刻', 'Enrolled at', 'member.created_at'),
  ],
  `SELECT ${IN_ORDER} AS n, m.position, b.name, b.name_kana AS kana, m.role, m.status, m.size, b.legal_form,
     b.corporate_number, b.invoice_number, b.capital_yen, b.regular_employees AS employees, b.representative_name,
     b.postal_code, b.prefecture::text, b.city, b.address_line, b.phone, b.email, m.withdrawn_on::text, m.withdrawal_reason, m.created_at
   FROM member m JOIN business b ON b.id = m.business_id WHERE m.consortium_id = $1`,
);

export const COST_LINES = sqlTable(
  'COST_LINES',
  { ja: '費用の明細', en: 'Cost lines' },
  [
    text('member', '構成員', 'Member', 'business.name'),
    text('category', '区分', 'Category', 'cost_line.category', { words: words.CATEGORY }),
    text('label', '内容', 'Label', 'cost_line.label'),
    text('tool', 'ITツール', 'Tool', 'tool.name'),
    text('vendor', 'IT提供事業者', 'Vendor', 'vendor.name'),
    text('functions', '機能', 'Functions', 'cost_line.functions', { words: words.FUNCTION }),
    yen('unit_price_yen', '単価', 'Unit price', 'cost_line.unit_price_yen'),
    whole('quantity', '数量', 'Quantity', 'cost_line.quantity'),
    yen('cost_yen', '金額', 'Cost', '単価 × 数量'),
    whole('cloud_months', 'クラウド利用の月数', 'Months of cloud fees', 'cost_line.cloud_months'),
  ],
  `SELECT row_number() OVER (ORDER BY m.position, l.position, l.id) AS n, b.name AS member, l.category, l.label, t.name AS tool,
     v.name AS vendor, array_to_string(coalesce(t.functions, l.functions)::text[], ',') AS functions, l.unit_price_yen,
     l.quantity, l.unit_price_yen * l.quantity AS cost_yen, l.cloud_months
   FROM cost_line l JOIN member m ON m.id = l.member_id JOIN business b ON b.id = m.business_id
     LEFT JOIN tool t ON t.id = l.tool_id LEFT JOIN vendor v ON v.id = t.vendor_id
   WHERE l.consortium_id = $1`,
);

export const TOOLS = sqlTable(
  'TOOLS',
  { ja: 'ITツール', en: 'Tools' },
  [
    text('vendor', 'IT提供事業者', 'Vendor', 'vendor.name'),
    text('vendor_number', 'IT提供事業者の法人番号', 'Vendor 法人番号', 'vendor.corporate_number'),
    text('name', 'ITツール', 'Tool', 'tool.name'),
    text('functions', '機能', 'Functions', 'tool.functions', { words: words.FUNCTION }),
    text('summary', '概要', 'Summary', 'tool.summary'),
    text('url', '説明のURL', 'URL', 'tool.url'),
    text('tool_number', 'ITツールNo.', 'Tool No.', 'tool.tool_number'),
    whole('members', '使う構成員', 'Members using it', 'cost_line.tool_id'),
  ],
  `SELECT row_number() OVER (ORDER BY v.name, t.name, t.id) AS n, v.name AS vendor, v.corporate_number AS vendor_number, t.name,
     array_to_string(t.functions::text[], ',') AS functions, t.summary, t.url, t.tool_number,
     (SELECT count(DISTINCT l.member_id) FROM cost_line l JOIN member m ON m.id = l.member_id
      WHERE l.tool_id = t.id AND m.status = 'ENROLLED') AS members
   FROM tool t JOIN vendor v ON v.id = t.vendor_id WHERE t.consortium_id = $1`,
);

export const CALCULATION: GroupTable = {
  table: 'CALCULATION',
  definition: {
    name: { ja: '補助金の計算', en: 'Calculation' },
    columns: [
      text('member', '構成員', 'Member', 'business.name'),
      whole('functions', '機能の数', 'Functions', 'calculate: functions'),
      yen(
        'software_eligible',
        'ソフトウェア・導入関連費の対象',
        'Software, eligible',
        'calculate: software.eligible',
      ),
      yen(
        'software_subsidy',
        'ソフトウェア・導入関連費の補助額',
        'Software, subsidy',
        'calculate: software.subsidy',
      ),
      yen('pc_eligible', 'PC・タブレット等の対象', 'PC, eligible', 'calculate: pc.eligible'),
      yen('pc_subsidy', 'PC・タブレット等の補助額', 'PC, subsidy', 'calculate: pc.subsidy'),
      yen('register_eligible', 'レジ・券売機の対象', 'Register, eligible', 'calculate: register.eligible'),
      yen('register_subsidy', 'レジ・券売機の補助額', 'Register, subsidy', 'calculate: register.subsidy'),
      yen('subsidy', '(1) 申請可能額', '(1) available', 'calculate: subsidy'),
      yen('granted', '(1) 申請できる額', '(1) to request', 'calculate: granted', {
        note: {
          ja: '上限3,000万円の合わせ方を当てはめたあとの額',
          en: 'after the joint cap of ¥30 M and its policy',
        },
      }),
      yen('analysis', '(2) 消費動向等分析経費', '(2) analysis, cost', 'calculate: costs.analysis'),
      yen('admin', '(3) 事務費・専門家費', '(3) admin, cost', 'calculate: costs.admin'),
    ],
  },
  rows: {
    by: 'CALCULATION',
    of: ({ members }: CalculationResult, names) =>
      members.map(({ id, functions, software, pc, register, subsidy, granted, costs }) => ({
        member: names.get(id) ?? '',
        functions,
        software_eligible: software.eligible,
        software_subsidy: software.subsidy,
        pc_eligible: pc.eligible,
        pc_subsidy: pc.subsidy,
        register_eligible: register.eligible,
        register_subsidy: register.subsidy,
        subsidy,
        granted,
        analysis: costs.analysis,
        admin: costs.admin,
      })),
  },
};

export const SHARES: GroupTable = {
  table: 'SHARES',
  definition: {
    name: { ja: '負担額', en: 'Shares' },
    columns: [
      text('member', '構成員', 'Member', 'business.name'),
      yen('own_cost', '自分の費用', 'Own cost', 'shares: ownCost'),
      yen('own_subsidy', '自分の補助金', 'Own subsidy', 'shares: ownSubsidy'),
      yen('joint_net', '共同の費用の分担', 'Part of joint costs', 'shares: jointNet', {
        note: {
          ja: '(2)と(3)から補助金を引いた残りの分担',
          en: 'its part of (2) and (3) after their subsidy',
        },
      }),
      yen('before_tax', '負担額（税抜）', 'Share before tax', 'shares: beforeTax'),
      yen('tax', '消費税（見込み）', 'Tax, estimated', 'shares: tax', { unit: { ja: '円', en: 'yen' } }),
      yenWithTax('share', '負担額（税込）', 'Share with tax', 'shares: share'),
    ],
  },
  rows: {
    by: 'CALCULATION',
    of: (calculation, names) =>
      memberShares(calculation).members.map(
        ({ id, ownCost, ownSubsidy, jointNet, beforeTax, tax, share }) => ({
          member: names.get(id) ?? '',
          own_cost: ownCost,
          own_subsidy: ownSubsidy,
          joint_net: jointNet,
          before_tax: beforeTax,
          tax,
          share,
        }),
      ),
  },
};

export const DEADLINES = sqlTable(
  'DEADLINES',
  { ja: '期限', en: 'Deadlines' },
  [
    instant('due_at', '期限', 'Due', 'obligation.due_at'),
    text('title', 'すること', 'What', 'obligation.title_ja'),
    text('member', '構成員', 'Member', 'business.name', {
      note: { ja: '空欄はグループ全体', en: 'empty: the whole group' },
    }),
    text('status', '状態', 'State', 'obligation.status', { words: words.OBLIGATION_STATUS }),
    text('clause', '根拠', 'Clause', 'obligation.clause'),
    instant('ended_at', '終わった時刻', 'Ended at', 'obligation.ended_at'),
  ],
  `SELECT row_number() OVER (ORDER BY o.due_at, o.title_ja, m.position, o.id) AS n, o.due_at, o.title_ja AS title, b.name AS member,
     o.status, o.clause, o.ended_at
   FROM obligation o LEFT JOIN member m ON m.id = o.member_id LEFT JOIN business b ON b.id = m.business_id
   WHERE o.consortium_id = $1 AND o.status <> 'SUPERSEDED'`,
);

export const PAPERS = sqlTable(
  'PAPERS',
  { ja: '届いた書類', en: 'Papers' },
  [
    text('member', '構成員', 'Member', 'business.name'),
    text('requirement', '書類', 'Paper', 'member_document.requirement', { words: words.REQUIREMENT }),
    day('received_on', '届いた日', 'Received on', 'member_document.received_on'),
    day('issued_on', '発行日', 'Issued on', 'member_document.issued_on'),
    day('valid_until', '有効期限', 'Valid until', 'member_document.valid_until'),
    text('review', '確認', 'Review', 'member_document.review_outcome', { words: words.REVIEW }),
    text('return_reason', '差し戻しの理由', 'Why returned', 'member_document.return_reason'),
  ],
  `SELECT row_number() OVER (ORDER BY m.position, d.requirement, d.id) AS n, b.name AS member, d.requirement, d.received_on::text,
     d.issued_on::text, d.valid_until::text, d.review_outcome AS review, d.return_reason
   FROM member_document d JOIN member m ON m.id = d.member_id JOIN business b ON b.id = m.business_id
   WHERE d.consortium_id = $1`,
);

export const DECLARATIONS = sqlTable(
  'DECLARATIONS',
  { ja: '申告', en: 'Declarations' },
  [
    text('member', '構成員', 'Member', 'business.name'),
    text('code', '申告すること', 'Declaration', 'member_declaration.code', { words: words.DECLARATION }),
    truth('answer', '答え', 'Answer', 'member_declaration.answer'),
    text('declared_by', '申告した人', 'Declared by', 'member_declaration.declared_by'),
    day('declared_on', '申告の日', 'Declared on', 'member_declaration.declared_on'),
  ],
  `SELECT row_number() OVER (ORDER BY m.position, d.code, d.id) AS n, b.name AS member, d.code, d.answer, d.declared_by,
     d.declared_on::text
   FROM member_declaration d JOIN member m ON m.id = d.member_id JOIN business b ON b.id = m.business_id
   WHERE d.consortium_id = $1`,
);
