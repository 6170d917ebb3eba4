import { day, instant, sqlTable, text, truth, whole, yen } from './group-table.ts';
import * as words from './words.ts';

const YEN_PLAIN = { unit: { ja: '円', en: 'yen' } } as const;

export const PURCHASES = sqlTable(
  'PURCHASES',
  { ja: '契約・発注・支払い', en: 'Purchases' },
  [
    text('member', '構成員', 'Member', 'business.name'),
    text('category', '区分', 'Category', 'cost_line.category', { words: words.CATEGORY }),
    text('label', '内容', 'Label', 'cost_line.label'),
    text('step', '段階', 'Step', 'purchase_step.step', { words: words.STEP }),
    day('occurred_on', '日付', 'On', 'purchase_step.occurred_on'),
    text('occurred_time', '時刻', 'At', 'purchase_step.occurred_time'),
    yen('amount_yen', '金額（税抜）', 'Amount', 'purchase_step.amount_yen'),
    yen('tax_yen', '消費税', 'Tax', 'purchase_step.tax_yen', YEN_PLAIN),
    text('document_number', '書類の番号', 'Document no.', 'purchase_step.document_number'),
    text('note', 'メモ', 'Note', 'purchase_step.note'),
    truth('voided', '取り消し', 'Voided', 'purchase_step.voided_at'),
    text('findings', '気をつけること', 'Findings', 'purchase_finding.code', {
      note: { ja: '補助の対象から外れるおそれのある点の符号', en: 'codes of what may cost the subsidy' },
    }),
    instant('recorded_at', '記録した時刻', 'Recorded at', 'purchase_step.recorded_at'),
  ],
  `SELECT row_number() OVER (ORDER BY m.position, l.position, s.occurred_on, s.recorded_at, s.id) AS n, b.name AS member, l.category,
     coalesce(nullif(l.label, ''), t.name) AS label, s.step, s.occurred_on::text, to_char(s.occurred_time, 'HH24:MI') AS occurred_time,
     s.amount_yen, s.tax_yen, s.document_number, s.note, s.voided_at IS NOT NULL AS voided,
     (SELECT string_agg(f.code, ' ' ORDER BY f.code) FROM purchase_finding f WHERE f.purchase_step_id = s.id) AS findings, s.recorded_at
   FROM purchase_step s JOIN member m ON m.id = s.member_id JOIN business b ON b.id = m.business_id
     JOIN cost_line l ON l.id = s.cost_line_id LEFT JOIN tool t ON t.id = l.tool_id
   WHERE s.consortium_id = $1`,
);

export const EVIDENCE = sqlTable(
  'EVIDENCE',
  { ja: '証憑', en: 'Evidence' },
  [
    text('member', '構成員', 'Member', 'business.name'),
    text('file_name', 'ファイル名', 'File', 'evidence_file.file_name'),
    text('items', '何の証憑か', 'Proves', 'evidence_link.item', { words: words.EVIDENCE_ITEM }),
    text('media_type', '形式', 'Media type', 'evidence_file.media_type'),
    whole('byte_length', '大きさ', 'Size', 'evidence_file.byte_length', {
      unit: { ja: 'バイト', en: 'bytes' },
    }),
    text('content_sha256', 'SHA-256', 'SHA-256', 'evidence_file.content_sha256'),
    text('scan', 'ウイルス検査', 'Virus scan', 'evidence_file.scan', { words: words.SCAN }),
    text('review', '確認', 'Review', 'evidence_review.outcome', { words: words.REVIEW }),
    instant('uploaded_at', '届いた時刻', 'Handed in at', 'evidence_file.uploaded_at'),
    day('retained_until', '保存する日まで', 'Kept until', 'evidence_file.retained_until'),
    truth('replaced', '差し替え済み', 'Replaced', 'evidence_file.replaces_id'),
  ],
  `SELECT row_number() OVER (ORDER BY e.uploaded_at, e.id) AS n, b.name AS member, e.file_name,
     (SELECT string_agg(DISTINCT k.item, ',') FROM evidence_link k WHERE k.evidence_id = e.id AND k.ended_at IS NULL) AS items,
     e.media_type, e.byte_length, e.content_sha256, e.scan,
     (SELECT r.outcome FROM evidence_review r WHERE r.evidence_id = e.id ORDER BY r.reviewed_at DESC LIMIT 1) AS review,
     e.uploaded_at, e.retained_until::text, EXISTS (SELECT FROM evidence_file later WHERE later.replaces_id = e.id) AS replaced
   FROM evidence_file e LEFT JOIN member m ON m.id = e.member_id LEFT JOIN business b ON b.id = m.business_id
   WHERE e.consortium_id = $1`,
);

export const GRANTED_AMOUNTS = sqlTable(
  'GRANTED_AMOUNTS',
  { ja: '交付決定額', en: 'Granted amounts' },
  [
    text('member', '構成員', 'Member', 'business.name'),
    text('part', '経費の区分', 'Part', 'granted_amount.part', { words: words.PART }),
    whole('revision', '変更の回', 'Revision', 'granted_amount.revision'),
    yen('amount_yen', '交付決定額', 'Granted', 'granted_amount.amount_yen', YEN_PLAIN),
    instant('recorded_at', '記録した時刻', 'Recorded at', 'granted_amount.recorded_at'),
  ],
  `SELECT row_number() OVER (ORDER BY m.position, g.part, g.revision, g.id) AS n, b.name AS member, g.part, g.revision, g.amount_yen,
     g.recorded_at
   FROM granted_amount g LEFT JOIN member m ON m.id = g.member_id LEFT JOIN business b ON b.id = m.business_id
   WHERE g.consortium_id = $1`,
);

export const FIXED_AMOUNTS = sqlTable(
  'FIXED_AMOUNTS',
  { ja: '確定額', en: 'Fixed amounts' },
  [
    whole('number', '確定の回', 'Fixing', 'amount_fixing.number'),
    text('notice_number', '通知の番号', 'Notice', 'amount_fixing.notice_number'),
    day('fixed_on', '確定の日', 'Fixed on', 'amount_fixing.fixed_on'),
    text('member', '構成員', 'Member', 'business.name'),
    text('part', '経費の区分', 'Part', 'fixed_amount.part', { words: words.PART }),
    yen('ruled_yen', '実績から計算した額', 'By the rules', 'fixed_amount.ruled_yen', YEN_PLAIN),
    yen('granted_yen', '交付決定額', 'Granted', 'fixed_amount.granted_yen', YEN_PLAIN),
    yen('fixed_yen', '確定額', 'Fixed', 'fixed_amount.fixed_yen', YEN_PLAIN),
  ],
  `SELECT row_number() OVER (ORDER BY x.number, m.position, f.part, f.id) AS n, x.number, x.notice_number, x.fixed_on::text,
     b.name AS member, f.part, f.ruled_yen, f.granted_yen, f.fixed_yen
   FROM fixed_amount f JOIN amount_fixing x ON x.id = f.fixing_id
     LEFT JOIN member m ON m.id = f.member_id LEFT JOIN business b ON b.id = m.business_id
   WHERE f.consortium_id = $1`,
);

export const PROGRAMME_PAYMENTS = sqlTable(
  'PROGRAMME_PAYMENTS',
  { ja: '補助金の入金', en: 'Programme payments' },
  [
    day('paid_on', '入金日', 'Paid on', 'programme_payment.paid_on'),
    text('member', '受け取った構成員', 'To', 'business.name'),
    yen('amount_yen', '金額', 'Amount', 'programme_payment.amount_yen', YEN_PLAIN),
    text('reference', '通知・振込の番号', 'Reference', 'programme_payment.reference'),
    truth('voided', '取り消し', 'Voided', 'programme_payment.voided_at'),
    text('void_reason', '取り消しの理由', 'Why voided', 'programme_payment.void_reason'),
  ],
  `SELECT row_number() OVER (ORDER BY p.paid_on, p.recorded_at, p.id) AS n, p.paid_on::text, b.name AS member, p.amount_yen,
     p.reference, p.voided_at IS NOT NULL AS voided, p.void_reason
   FROM programme_payment p LEFT JOIN member m ON m.id = p.member_id LEFT JOIN business b ON b.id = m.business_id
   WHERE p.consortium_id = $1`,
);

export const TRANSFERS = sqlTable(
  'TRANSFERS',
  { ja: '構成員への振込', en: 'Transfers' },
  [
    whole('batch', '振込データの番号', 'Batch', 'transfer_batch.number'),
    day('transfer_on', '振込の日', 'Transfer on', 'transfer_batch.transfer_on'),
    text('member', '振込先の構成員', 'To', 'business.name'),
    yen('amount_yen', '金額', 'Amount', 'transfer_item.amount_yen', YEN_PLAIN),
    text('status', '状態', 'State', 'transfer_item.status', { words: words.TRANSFER_STATUS }),
    day('settled_on', '結果の日', 'Settled on', 'transfer_item.settled_on'),
    text('failure', '振込できなかった理由', 'Why it failed', 'transfer_item.failure'),
    whole('receipt', '受領の番号', 'Receipt', 'transfer_receipt.number'),
    day('received_on', '受け取った日', 'Received on', 'transfer_receipt.received_on'),
  ],
  `SELECT row_number() OVER (ORDER BY x.number, m.position, i.id) AS n, x.number AS batch, x.transfer_on::text, b.name AS member,
     i.amount_yen, i.status, i.settled_on::text, i.failure, r.number AS receipt, r.received_on::text
   FROM transfer_item i JOIN transfer_batch x ON x.id = i.batch_id LEFT JOIN transfer_receipt r ON r.transfer_item_id = i.id
     LEFT JOIN member m ON m.id = i.member_id LEFT JOIN business b ON b.id = m.business_id
   WHERE i.consortium_id = $1`,
);

export const LEDGER = sqlTable(
  'LEDGER',
  { ja: 'お金の帳簿', en: 'Ledger' },
  [
    whole('number', '記帳の番号', 'Entry', 'ledger_entry.number'),
    day('occurred_on', '日付', 'On', 'ledger_entry.occurred_on'),
    text('kind', '種類', 'Kind', 'ledger_entry.kind', { words: words.ENTRY_KIND }),
    text('account', '勘定', 'Account', 'ledger_account.code', { words: words.ACCOUNT }),
    text('member', '構成員', 'Member', 'business.name'),
    yen('amount_yen', '金額', 'Amount', 'ledger_posting.amount_yen', {
      unit: { ja: '円（借方がプラス）', en: 'yen, debit positive' },
    }),
  ],
  `SELECT row_number() OVER (ORDER BY e.number, a.code, m.position, p.id) AS n, e.number, e.occurred_on::text, e.kind,
     a.code AS account, b.name AS member, p.amount_yen
   FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id JOIN ledger_account a ON a.id = p.account_id
     LEFT JOIN member m ON m.id = p.member_id LEFT JOIN business b ON b.id = m.business_id
   WHERE p.consortium_id = $1`,
);

export const REPAYMENTS = sqlTable(
  'REPAYMENTS',
  { ja: '返還', en: 'Repayments' },
  [
    text('member', '構成員', 'Member', 'business.name'),
    text('status', '状態', 'State', 'repayment.status', { words: words.REPAYMENT_STATUS }),
    text('reason', '理由', 'Reason', 'repayment.reason'),
    yen('principal_yen', '返還する補助金', 'Principal', 'repayment.principal_yen', YEN_PLAIN),
    yen('surcharge_yen', '加算金', '加算金', 'repayment.surcharge_yen', YEN_PLAIN),
    yen('delay_yen', '延滞金', '延滞金', 'repayment.delay_yen', YEN_PLAIN),
    day('claimed_on', '請求の日', 'Claimed on', 'repayment.claimed_on'),
    day('due_on', '期限', 'Due on', 'repayment.due_on'),
    day('paid_on', '返還した日', 'Paid on', 'repayment.paid_on'),
  ],
  `SELECT row_number() OVER (ORDER BY r.claimed_on, r.recorded_at, r.id) AS n, b.name AS member, r.status, r.reason, r.principal_yen,
     r.surcharge_yen, r.delay_yen, r.claimed_on::text, r.due_on::text, r.paid_on::text
   FROM repayment r LEFT JOIN member m ON m.id = r.member_id LEFT JOIN business b ON b.id = m.business_id
   WHERE r.consortium_id = $1`,
);

export const ASSETS = sqlTable(
  'ASSETS',
  { ja: '取得財産等管理台帳', en: 'Assets' },
  [
    text('member', '構成員', 'Member', 'business.name'),
    text('name', '財産の名前', 'Asset', 'asset.name'),
    yen('unit_price_yen', '単価', 'Unit price', 'asset.unit_price_yen'),
    whole('quantity', '数量', 'Quantity', 'asset.quantity'),
    yen('cost_yen', '取得価格', 'Cost', '単価 × 数量'),
    day('acquired_on', '取得日', 'Acquired on', 'asset.acquired_on'),
    text('place', '保管場所', 'Place', 'asset.place'),
    day('disposed_on', '処分の日', 'Disposed on', 'asset.disposed_on'),
    text('disposal_note', '処分のメモ', 'Disposal', 'asset.disposal_note'),
  ],
  `SELECT row_number() OVER (ORDER BY a.acquired_on, m.position, a.id) AS n, b.name AS member, a.name, a.unit_price_yen, a.quantity,
     a.unit_price_yen * a.quantity AS cost_yen, a.acquired_on::text, a.place, a.disposed_on::text, a.disposal_note
   FROM asset a LEFT JOIN member m ON m.id = a.member_id LEFT JOIN business b ON b.id = m.business_id
   WHERE a.consortium_id = $1`,
);

export const EFFECT_FIGURES = sqlTable(
  'EFFECT_FIGURES',
  { ja: '効果報告の数字', en: 'Effect figures' },
  [
    text('member', '構成員', 'Member', 'business.name'),
    text('period', '時期', 'Period', 'effect_figure.period', { words: words.PERIOD }),
    yen(
      'operating_profit_yen',
      '営業利益',
      'Operating profit',
      'effect_figure.operating_profit_yen',
      YEN_PLAIN,
    ),
    yen('personnel_cost_yen', '人件費', 'Personnel cost', 'effect_figure.personnel_cost_yen', YEN_PLAIN),
    yen('depreciation_yen', '減価償却費', 'Depreciation', 'effect_figure.depreciation_yen', YEN_PLAIN),
    whole('employees', '従業員数', 'Employees', 'effect_figure.employees', {
      unit: { ja: '人', en: 'people' },
    }),
    text('hours', '年間平均労働時間', 'Hours a year', 'effect_figure.hours_hundredths', {
      unit: { ja: '時間', en: 'hours' },
    }),
    instant('entered_at', '入れた時刻', 'Entered at', 'effect_figure.entered_at'),
  ],
  `SELECT row_number() OVER (ORDER BY m.position, f.period, f.id) AS n, b.name AS member, f.period, f.operating_profit_yen,
     f.personnel_cost_yen, f.depreciation_yen, f.employees, trim_scale(f.hours_hundredths / 100.0)::text AS hours, f.entered_at
   FROM effect_figure f JOIN member m ON m.id = f.member_id JOIN business b ON b.id = m.business_id
   WHERE f.consortium_id = $1`,
);

export const AUDIT_EVENTS = sqlTable(
  'AUDIT_EVENTS',
  { ja: '操作の記録', en: 'Audit trail' },
  [
    whole('seq', '番号', 'No.', 'audit_event.seq'),
    instant('occurred_at', '時刻', 'At', 'audit_event.occurred_at'),
    text('actor', '人', 'Who', 'app_user.display_name', {
      note: {
        ja: '空欄は自動の処理、または名前の見えない人',
        en: 'empty: the worker, or somebody whose name is not yours to see',
      },
    }),
    text('acting_role', '立場', 'Role', 'audit_event.acting_role', { words: words.ACTING_ROLE }),
    text('operation', '操作', 'Operation', 'audit_event.operation'),
    text('action', '変化', 'Change', 'audit_event.action', { words: words.ACTION }),
    text('subject_type', '対象', 'Subject', 'audit_event.subject_type'),
    text('subject_id', '対象の番号', 'Subject id', 'audit_event.subject_id'),
    text('hash', 'ハッシュ', 'Hash', 'audit_event.hash'),
  ],
  `SELECT e.seq AS n, e.seq, e.occurred_at, (SELECT u.display_name FROM app_user u WHERE u.id = e.actor_id) AS actor,
     e.acting_role, e.operation, e.action, e.subject_type, e.subject_id, e.hash
   FROM audit_event e WHERE e.chain_id = $1`,
);
