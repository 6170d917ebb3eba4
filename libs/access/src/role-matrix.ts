import type { Message } from '@renkei/kernel';

/** In which role a person acts; one at a time, chosen by them. Official terms: 代表事業者, 構成員, 支援機関. */
export const ROLES = ['COORDINATOR', 'MEMBER_USER', 'SUPPORT_READER', 'PLATFORM_ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** How far a role's permission reaches. Row-level security enforces the same limits underneath. */
export type Reach =
  /** every group the role was given: the coordinated ones, or those that consented to the support body */
  | 'GROUP'
  /** the own member only; of others their name and enrolment state */
  | 'OWN_MEMBER'
  /** what its member has released */
  | 'RELEASED'
  /** the platform's own things: schedules, support bodies, accounts; no group's */
  | 'PLATFORM';

interface Rule {
  readonly label: Message;
  readonly allowed: Readonly<Partial<Record<Role, Reach>>>;
}

const rule = (ja: string, en: string, allowed: Rule['allowed']): Rule => ({ label: { ja, en }, allowed });

/**
 * Who may do what: the one matrix. The API's guard asks it, row-level security is tested against it, the README shows
 * it, the web reads it. What is not here nobody may do.
 */
export const ROLE_MATRIX = {
  FOUND_GROUP: rule('グループを作る', 'Found a group', { COORDINATOR: 'GROUP' }),
  READ_GROUP: rule('グループの名前・構成員の名前・節目を見る', 'See a group, its roster and milestones', {
    COORDINATOR: 'GROUP',
    MEMBER_USER: 'OWN_MEMBER',
    SUPPORT_READER: 'GROUP',
  }),
  READ_MEMBER: rule('構成員の内容・経費・負担額を見る', 'See a member, its costs and share', {
    COORDINATOR: 'GROUP',
    MEMBER_USER: 'OWN_MEMBER',
    SUPPORT_READER: 'GROUP',
  }),
  READ_DEADLINES: rule('期限と書類の状況を見る', 'See deadlines and the state of papers', {
    COORDINATOR: 'GROUP',
    MEMBER_USER: 'OWN_MEMBER',
    SUPPORT_READER: 'GROUP',
  }),
  READ_GROUP_FIGURES: rule('グループ全体の計算を見る', 'See the figures of the whole group', {
    COORDINATOR: 'GROUP',
    SUPPORT_READER: 'GROUP',
  }),
  MANAGE_GROUP: rule('構成員・経費・設定・節目を変える', 'Change members, costs, settings, milestones', {
    COORDINATOR: 'GROUP',
  }),
  APPROVE_CALCULATION: rule('計算を承認する（承認者）', 'Approve a kept calculation (approver)', {
    COORDINATOR: 'GROUP',
  }),
  RECORD_PAPERS: rule('届いた書類を記録する', 'Record papers that arrived', {
    COORDINATOR: 'GROUP',
    MEMBER_USER: 'OWN_MEMBER',
  }),
  COUNT_SEALED_PAPERS: rule('封をした書類があるかを見る', 'See which sealed papers are there', {
    COORDINATOR: 'GROUP',
    MEMBER_USER: 'OWN_MEMBER',
  }),
  HAND_IN_SEALED_PAPER: rule('封をして書類を出す・見せる許可', 'Hand in a sealed paper, release it', {
    MEMBER_USER: 'OWN_MEMBER',
  }),
  OPEN_SEALED_PAPER: rule('封をした書類を開く', 'Open a sealed paper', {
    COORDINATOR: 'RELEASED',
    MEMBER_USER: 'OWN_MEMBER',
  }),
  SET_PAYOUT_ACCOUNT: rule('振込先を登録する', 'Enter the payout account', { MEMBER_USER: 'OWN_MEMBER' }),
  READ_PAYOUT_ACCOUNT: rule('振込先を見る', 'Read a payout account', {
    COORDINATOR: 'GROUP',
    MEMBER_USER: 'OWN_MEMBER',
  }),
  READ_PROCEDURE: rule(
    '申請・交付決定・報告の進み具合を見る',
    'See how application, grant and reports stand',
    {
      COORDINATOR: 'GROUP',
      MEMBER_USER: 'OWN_MEMBER',
      SUPPORT_READER: 'GROUP',
    },
  ),
  MANAGE_PROCEDURE: rule('申請・変更・報告を進める', 'Take application, changes and reports forward', {
    COORDINATOR: 'GROUP',
  }),
  APPROVE_FILING: rule('申請・報告の提出を承認する（承認者）', 'Approve what is filed (approver)', {
    COORDINATOR: 'GROUP',
  }),
  REVIEW_PAPERS: rule('書類や証憑をお願いする・確認する', 'Ask for papers and evidence, review them', {
    COORDINATOR: 'GROUP',
  }),
  DECLARE: rule('参加の条件を申告する・費用を確かめる', 'Make declarations, confirm costs', {
    COORDINATOR: 'GROUP',
    MEMBER_USER: 'OWN_MEMBER',
  }),
  READ_PURCHASES: rule('契約・発注・支払いと証憑の状況を見る', 'See purchases and the state of evidence', {
    COORDINATOR: 'GROUP',
    MEMBER_USER: 'OWN_MEMBER',
    SUPPORT_READER: 'GROUP',
  }),
  RECORD_PURCHASES: rule('契約・発注・支払いを記録する、証憑を出す', 'Record purchases, hand in evidence', {
    COORDINATOR: 'GROUP',
    MEMBER_USER: 'OWN_MEMBER',
  }),
  OPEN_EVIDENCE: rule('証憑の中身を開く', 'Open evidence', {
    COORDINATOR: 'GROUP',
    MEMBER_USER: 'OWN_MEMBER',
  }),
  READ_MONEY: rule('確定額・入金・振込を見る', 'See fixed amounts, payments, transfers', {
    COORDINATOR: 'GROUP',
    MEMBER_USER: 'OWN_MEMBER',
    SUPPORT_READER: 'GROUP',
  }),
  READ_LEDGER: rule('お金の帳簿を見る', 'Read the ledger', { COORDINATOR: 'GROUP', SUPPORT_READER: 'GROUP' }),
  MANAGE_MONEY: rule(
    '入金・分配・振込・返還を記録する',
    'Record payments, distribution, transfers, repayment',
    {
      COORDINATOR: 'GROUP',
    },
  ),
  CONFIRM_RECEIPT: rule('お金を受け取ったと確認する', 'Confirm that money arrived', {
    MEMBER_USER: 'OWN_MEMBER',
  }),
  MAKE_OUTPUTS: rule('帳票やデータのファイルを作る', 'Have forms, papers and files made', {
    COORDINATOR: 'GROUP',
    MEMBER_USER: 'OWN_MEMBER',
  }),
  READ_EFFECTS: rule('効果報告の数字を見る', 'See effect figures', {
    COORDINATOR: 'GROUP',
    MEMBER_USER: 'OWN_MEMBER',
    SUPPORT_READER: 'GROUP',
  }),
  ENTER_EFFECT_FIGURES: rule('効果報告の数字を入れる', 'Enter effect figures', {
    COORDINATOR: 'GROUP',
    MEMBER_USER: 'OWN_MEMBER',
  }),
  MANAGE_WEBHOOKS: rule('ほかのシステムへの知らせを設定する', 'Set up webhooks', { COORDINATOR: 'GROUP' }),
  MANAGE_PEOPLE: rule(
    '担当者を招く・外す、支援機関に同意する',
    'Invite and remove people, consent to support',
    {
      COORDINATOR: 'GROUP',
    },
  ),
  READ_AUDIT: rule('操作の記録を見る', 'Read the audit trail', {
    COORDINATOR: 'GROUP',
    SUPPORT_READER: 'GROUP',
    PLATFORM_ADMIN: 'PLATFORM',
  }),
  MANAGE_SCHEDULES: rule('公募の日程を入れる・改める', 'Enter and revise schedules', {
    PLATFORM_ADMIN: 'PLATFORM',
  }),
  MANAGE_SUPPORT_BODIES: rule('支援機関を登録する', 'Enter support bodies', { PLATFORM_ADMIN: 'PLATFORM' }),
  RETRY_WORK: rule('失敗した処理を見る・やり直す', 'See failed work and run it again', {
    PLATFORM_ADMIN: 'PLATFORM',
  }),
  MANAGE_ACCOUNTS: rule('利用者を招く・止める', 'Invite and disable accounts', {
    PLATFORM_ADMIN: 'PLATFORM',
  }),
} as const satisfies Readonly<Record<string, Rule>>;

export type Action = keyof typeof ROLE_MATRIX;
export const ACTIONS = Object.keys(ROLE_MATRIX) as Action[];

export const ROLE_LABELS: Readonly<Record<Role, Message>> = {
  COORDINATOR: { ja: 'とりまとめ担当（代表事業者）', en: 'Coordinator' },
  MEMBER_USER: { ja: 'お店の担当（構成員）', en: 'Member user' },
  SUPPORT_READER: { ja: '支援機関', en: 'Support body' },
  PLATFORM_ADMIN: { ja: '管理者', en: 'Administrator' },
};

/** How far this role may do that; null: not at all. */
export function reachOf(role: Role, action: Action): Reach | null {
  const allowed: Rule['allowed'] = ROLE_MATRIX[action].allowed;
  return allowed[role] ?? null;
}

export function mayDo(role: Role, action: Action): boolean {
  return reachOf(role, action) !== null;
}
