import type { Message } from '@renkei/kernel';

// What a group consists of. test/contract/group-tables.spec.ts compares these lists with the schema: a table, a column's
// type or a trigger added later is found there.

/** The rows of a group, each after what it refers to; a row's group is its consortium_id. */
export const GROUP_TABLES = [
  'consortium',
  'business',
  'member',
  'assignment',
  'vendor',
  'tool',
  'cost_line',
  'calculation_snapshot',
  'snapshot_approval',
  'what_if_scenario',
  'member_import',
  'import_mapping',
  'form_profile',
  'official_workbook',
  'support_consent',
  'consortium_milestone',
  'member_document',
  'obligation',
  'reminder',
  'paper_ask',
  'member_declaration',
  'same_business_link',
  'group_paper',
  'member_fact',
  'application',
  'procedure_event',
  'submission',
  'grant_decision',
  'change_request',
  'granted_amount',
  'purchase_step',
  'purchase_finding',
  'evidence_file',
  'evidence_link',
  'evidence_review',
  'performance_report',
  'performance_line',
  'employee_statement',
  'amount_fixing',
  'fixed_amount',
  'ledger_account',
  'ledger_entry',
  'ledger_posting',
  'ledger_check',
  'programme_payment',
  'redistribution',
  'redistribution_share',
  'transfer_batch',
  'transfer_item',
  'transfer_receipt',
  'repayment',
  'bank_result',
  'bank_movement',
  'bank_match',
  'asset',
  'effect_figure',
  'effect_figure_source',
  'effect_report',
] as const;
export type GroupTable = (typeof GROUP_TABLES)[number];

/** Of the platform, as far as the group refers to it: which rows, with $1 the group. */
export const SHARED_TABLES = {
  support_body: 't.id IN (SELECT support_body_id FROM public.support_consent WHERE consortium_id = $1)',
  schedule: 't.id IN (SELECT schedule_id FROM public.consortium WHERE id = $1)',
  schedule_revision: 't.schedule_id IN (SELECT schedule_id FROM public.consortium WHERE id = $1)',
  schedule_anchor: `t.revision_id IN (SELECT r.id FROM public.schedule_revision r
    JOIN public.consortium c ON c.schedule_id = r.schedule_id WHERE c.id = $1)`,
} as const;
export type SharedTable = keyof typeof SHARED_TABLES;
export const SHARED_TABLE_NAMES = Object.keys(SHARED_TABLES) as readonly SharedTable[];

export type MovedTable = GroupTable | SharedTable;

/** Columns that stay behind. Generated ones do too: they follow from the others. */
export const COLUMNS_LEFT_OUT: Readonly<Partial<Record<MovedTable, readonly string[]>>> = {
  // pictures of pictures: made anew
  evidence_file: ['thumbnail_key'],
  // an administrator of the other installation
  schedule_revision: ['published_by'],
};

/** Tables that name a group and stay behind, with the reason. */
export const TABLES_LEFT_OUT: Readonly<Record<string, string>> = {
  sealed_paper: 'its content is sealed with the keys of this installation: it is handed in again',
  sealed_paper_content: 'sealed with the keys of this installation',
  payout_account: 'sealed with the keys of this installation: it is entered again',
  webhook: 'its secret is sealed with the keys of this installation',
  webhook_delivery: 'messages on their way to a webhook',
  invitation: 'a way in to this installation',
  calendar_feed: 'a secret address of this installation',
  notification: 'an inbox; what it tells of moves',
  mail_delivery: 'letters on their way',
  outbox: 'work on its way',
  output_job: 'files made for a week; they are made anew',
};

/** What somebody who takes over a group has to know is not in the file. */
export const LEFT_OUT: readonly { readonly code: string; readonly message: Message }[] = [
  {
    code: 'SEALED_PAPERS_STAY',
    message: {
      ja: '封をした書類の中身は、この環境の鍵でしか開けないため、入っていません。移した先で必要なときは、もう一度提出してもらってください。',
      en: 'The content of sealed papers is not in the file: only the keys of this installation open them. Where they are needed they are handed in again.',
    },
  },
  {
    code: 'PAYOUT_ACCOUNTS_STAY',
    message: {
      ja: '振込先の口座は、この環境の鍵で守られているため、入っていません。移した先で登録し直してください。',
      en: 'Payout accounts are not in the file: they are sealed with the keys of this installation. They are entered again.',
    },
  },
  {
    code: 'WAYS_IN_STAY',
    message: {
      ja: 'アカウント・招待・カレンダーのアドレス・外部への通知先は移りません。記録に出てくる人は、名前だけの（サインインできない）アカウントとして残ります。移した先で招待し直してください。',
      en: 'Accounts, invitations, calendar addresses and webhooks do not move. People in the records stay as accounts with a name only, which nobody can sign in to. Invite them anew.',
    },
  },
];

/** Triggers that also run when rows come back: they keep what is true of all groups together, or check what comes. */
export const TRIGGERS_THAT_RUN: ReadonlySet<string> = new Set([
  'register_member_row',
  'register_vendor_row',
  'entry_balances',
  'refuse_untrue_checkpoint',
]);

/**
 * Triggers that would refuse or repeat what happened long ago: silenced while rows come back, for nobody but the
 * transaction that brings them.
 */
export const TRIGGERS_SILENCED: Readonly<Record<string, string>> = {
  audit_changes: 'the group’s own chain comes back as it was',
  touch_consortium_inputs: 'the version of the inputs comes back as it was',
  guard_state: 'rows come in the state they are in',
  review_anew: 'reviews come back as they were',
  costs_unconfirmed: 'confirmations come back as they were',
  refuse_above_granted: 'revisions come in no order',
  frozen_row: 'what is frozen comes back frozen',
  refuse_before_grant: 'steps come before their findings',
  take_over_links: 'links come back as they were',
  number_receipt: 'receipts keep their numbers',
  refuse_filed_figure: 'filed figures come back filed',
  tell_webhooks: 'nobody is told again of what happened elsewhere',
};

/**
 * The oldest migration whose files are read. A later migration that only adds tables, or columns that may be left empty or
 * have a default, needs nothing here; one that fills, renames or drops a column of these tables raises this number.
 */
export const OLDEST_SCHEMA = 20;
