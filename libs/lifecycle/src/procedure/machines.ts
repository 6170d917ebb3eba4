import type { Message } from '@renkei/kernel';

/** One event and every state it may happen in. Where it leads never depends on the state it came from. */
export interface TransitionDefinition<State extends string = string, Event extends string = string> {
  readonly event: Event;
  readonly from: readonly State[];
  readonly to: State;
  /** What a button says. */
  readonly label: Message;
  /** '' where no official text speaks of it: a step of the group's own. */
  readonly clause: string;
}

export interface MachineDefinition<State extends string = string, Event extends string = string> {
  readonly label: Message;
  readonly states: Readonly<Record<State, Message>>;
  readonly initial: State;
  readonly transitions: readonly TransitionDefinition<State, Event>[];
}

/** Lets the compiler hold every transition to the machine's own states. */
function machine<State extends string, Event extends string>(definition: {
  readonly label: Message;
  readonly states: Readonly<Record<State, Message>>;
  readonly initial: NoInfer<State>;
  readonly transitions: readonly TransitionDefinition<NoInfer<State>, Event>[];
}): MachineDefinition<State, Event> {
  return definition;
}

const DRAFT = { ja: '下書き', en: 'draft' };
const IN_CHECK = { ja: '内部チェック中', en: 'in internal check' };
const APPROVED = { ja: '承認済み（提出前）', en: 'approved, not yet submitted' };
const SUBMITTED = { ja: '提出済み', en: 'submitted' };
const RETURNED = { ja: '差し戻し', en: 'returned for correction' };
const CANCELLED = { ja: '取り消し', en: 'cancelled' };

/** The internal check is the group's own; the programme knows only what is filed. */
const INTERNAL_CHECK = [
  {
    event: 'REQUEST_CHECK',
    from: ['DRAFT', 'RETURNED'],
    to: 'IN_CHECK',
    label: { ja: '内部チェックを頼む', en: 'Ask for the internal check' },
    clause: '',
  },
  {
    event: 'REOPEN',
    from: ['IN_CHECK', 'APPROVED'],
    to: 'DRAFT',
    label: { ja: '下書きに戻す', en: 'Reopen as a draft' },
    clause: '',
  },
  {
    event: 'APPROVE',
    from: ['IN_CHECK'],
    to: 'APPROVED',
    label: { ja: '承認する', en: 'Approve' },
    clause: '',
  },
] as const;

const RETURN_LABEL = {
  ja: '事務局からの差し戻しを記録する',
  en: 'Record that the secretariat returned it',
};

/**
 * The states of everything that is filed, claimed or paid, and the only ways between them. The database refuses every
 * other move (table state_transition); a contract test holds the two together.
 *
 * A returned paper is corrected as it is and goes to the internal check again; reopened from there it is a draft.
 */
export const MACHINES = {
  APPLICATION: machine({
    label: { ja: '交付申請', en: 'application' },
    states: {
      DRAFT,
      IN_CHECK,
      APPROVED,
      SUBMITTED,
      RETURNED,
      GRANTED: { ja: '交付決定', en: 'granted' },
      REJECTED: { ja: '不採択', en: 'rejected' },
      WITHDRAWN: { ja: '取り下げ・辞退', en: 'withdrawn' },
    },
    initial: 'DRAFT',
    transitions: [
      ...INTERNAL_CHECK,
      {
        event: 'SUBMIT',
        from: ['APPROVED'],
        to: 'SUBMITTED',
        label: { ja: '提出したことを記録する', en: 'Record the submission' },
        clause: 'R25 第12条, K25 p.22 (3-1)',
      },
      {
        event: 'RETURN_BY_SECRETARIAT',
        from: ['SUBMITTED'],
        to: 'RETURNED',
        label: RETURN_LABEL,
        clause: 'K25 p.21 (2-5)',
      },
      {
        event: 'GRANT',
        from: ['SUBMITTED'],
        to: 'GRANTED',
        label: { ja: '交付決定を記録する', en: 'Record the grant decision' },
        clause: 'R25 第14条',
      },
      {
        event: 'REJECT',
        from: ['SUBMITTED'],
        to: 'REJECTED',
        label: { ja: '不採択を記録する', en: 'Record the rejection' },
        clause: 'K25 p.21 (2-5)(3)',
      },
      {
        // Before the decision no clause asks for a form; after it R25 第15条 does, hence two events.
        event: 'WITHDRAW',
        from: ['DRAFT', 'IN_CHECK', 'APPROVED', 'SUBMITTED', 'RETURNED'],
        to: 'WITHDRAWN',
        label: { ja: '申請を取り下げる', en: 'Withdraw the application' },
        clause: '',
      },
      {
        event: 'WITHDRAW_GRANT',
        from: ['GRANTED'],
        to: 'WITHDRAWN',
        label: { ja: '辞退届を出したことを記録する', en: 'Record the withdrawal after the grant' },
        clause: 'R25 第15条',
      },
    ],
  }),
  REPORT: machine({
    label: { ja: '実績報告', en: 'performance report' },
    states: {
      DRAFT,
      IN_CHECK,
      APPROVED,
      SUBMITTED,
      RETURNED,
      FIXED: { ja: '額の確定', en: 'amount fixed' },
    },
    initial: 'DRAFT',
    transitions: [
      ...INTERNAL_CHECK,
      {
        event: 'SUBMIT',
        from: ['APPROVED'],
        to: 'SUBMITTED',
        label: { ja: '提出したことを記録する', en: 'Record the submission' },
        clause: 'R25 第21条',
      },
      {
        event: 'RETURN_BY_SECRETARIAT',
        from: ['SUBMITTED'],
        to: 'RETURNED',
        label: RETURN_LABEL,
        clause: 'R25 第25条1一エ',
      },
      {
        event: 'FIX',
        from: ['SUBMITTED'],
        to: 'FIXED',
        label: { ja: '額の確定を記録する', en: 'Record the fixing of the amount' },
        clause: 'R25 第22条2',
      },
    ],
  }),
  EFFECT_REPORT: machine({
    label: { ja: '事業実施効果報告', en: 'effect report' },
    states: { DRAFT, SUBMITTED, RETURNED, ACCEPTED: { ja: '受理済み', en: 'accepted' } },
    initial: 'DRAFT',
    transitions: [
      {
        event: 'SUBMIT',
        from: ['DRAFT', 'RETURNED'],
        to: 'SUBMITTED',
        label: { ja: '提出したことを記録する', en: 'Record the submission' },
        clause: 'R25 第24条',
      },
      {
        event: 'RETURN_BY_SECRETARIAT',
        from: ['SUBMITTED'],
        to: 'RETURNED',
        label: RETURN_LABEL,
        clause: 'K25 p.34 (2)',
      },
      {
        event: 'ACCEPT',
        from: ['SUBMITTED'],
        to: 'ACCEPTED',
        label: { ja: '受理されたことを記録する', en: 'Record that it was accepted' },
        clause: '',
      },
    ],
  }),
  CHANGE: machine({
    label: { ja: '変更の届出', en: 'change' },
    states: {
      DRAFT,
      FILED: { ja: '届出済み', en: 'filed' },
      ACCEPTED: { ja: '承認された', en: 'accepted' },
      REFUSED: { ja: '認められなかった', en: 'refused' },
      CANCELLED,
    },
    initial: 'DRAFT',
    transitions: [
      {
        event: 'FILE',
        from: ['DRAFT'],
        to: 'FILED',
        label: { ja: '届け出たことを記録する', en: 'Record the filing' },
        clause: 'R25 第13条, 第17条, 第19条, 第20条',
      },
      {
        event: 'ACCEPT',
        from: ['FILED'],
        to: 'ACCEPTED',
        label: { ja: '事務局の承認を記録する', en: "Record the secretariat's approval" },
        clause: 'R25 第17条',
      },
      {
        event: 'REFUSE',
        from: ['FILED'],
        to: 'REFUSED',
        label: { ja: '認められなかったことを記録する', en: 'Record the refusal' },
        clause: 'R25 第17条',
      },
      {
        event: 'CANCEL',
        from: ['DRAFT', 'FILED'],
        to: 'CANCELLED',
        label: { ja: '届出を取りやめる', en: 'Cancel the change' },
        clause: '',
      },
    ],
  }),
  REPAYMENT: machine({
    label: { ja: '補助金の返還', en: 'repayment' },
    states: { CLAIMED: { ja: '返還の請求', en: 'claimed' }, PAID: { ja: '返還済み', en: 'paid' }, CANCELLED },
    initial: 'CLAIMED',
    transitions: [
      {
        event: 'PAY',
        from: ['CLAIMED'],
        to: 'PAID',
        label: { ja: '返還したことを記録する', en: 'Record the repayment' },
        clause: 'R25 第26条',
      },
      {
        event: 'CANCEL',
        from: ['CLAIMED'],
        to: 'CANCELLED',
        label: { ja: '請求を取り消す', en: 'Cancel the claim' },
        clause: '',
      },
    ],
  }),
  /** One item of a bank transfer inside the group, which the programme does not look at. */
  TRANSFER: machine({
    label: { ja: '振込', en: 'transfer' },
    states: {
      MADE: { ja: '振込データ作成済み', en: 'made' },
      CONFIRMED: { ja: '着金確認済み', en: 'confirmed' },
      FAILED: { ja: '振込不能', en: 'failed' },
    },
    initial: 'MADE',
    transitions: [
      {
        event: 'CONFIRM',
        from: ['MADE'],
        to: 'CONFIRMED',
        label: { ja: '着金を確認する', en: 'Confirm the receipt' },
        clause: '',
      },
      {
        event: 'FAIL',
        from: ['MADE'],
        to: 'FAILED',
        label: { ja: '振り込めなかったことを記録する', en: 'Record that it failed' },
        clause: '',
      },
    ],
  }),
} as const;

export type MachineCode = keyof typeof MACHINES;
export type StateOf<Machine extends MachineCode> = keyof (typeof MACHINES)[Machine]['states'] & string;
export type EventOf<Machine extends MachineCode> = (typeof MACHINES)[Machine]['transitions'][number]['event'];

export const MACHINE_CODES = Object.keys(MACHINES) as readonly MachineCode[];
