import { err, ok } from '@renkei/kernel';
import type { Message, Result } from '@renkei/kernel';
import { stateLabel } from './transition.ts';
import type { StateOf } from './machines.ts';

/** What can change after the submission (program rules §4, Changes), all filed through the representative. */
export const CHANGE_KINDS = [
  'PLAN_CHANGE',
  'MEMBER_WITHDRAWAL',
  'TOOL_SUBSTITUTION',
  'REGISTERED_DATA',
  'ACCIDENT',
  'DELAY',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

type ApplicationState = StateOf<'APPLICATION'>;

export interface ChangeKindDefinition {
  readonly kind: ChangeKind;
  readonly label: Message;
  readonly clause: string;
  /** What a change of this kind may alter; everything else stays as it was submitted or granted. */
  readonly mayAlter: { readonly costs: boolean; readonly members: boolean; readonly dates: boolean };
  readonly filedWhile: readonly ApplicationState[];
}

const AFTER_GRANT = ['GRANTED'] as const;
/** A returned application is corrected itself, so nothing is filed beside it. */
const AFTER_SUBMISSION = ['SUBMITTED', 'GRANTED'] as const;

/**
 * Decisions of this product where the rules are silent. A withdrawal between submission and decision is filed as a
 * change (R25 第15条 speaks of the time after the decision). An accident and a delay carry no costs or members of
 * their own: the secretariat instructs what to do (R25 第19条, 第20条), which may be another date; what else follows is
 * filed as a PLAN_CHANGE.
 */
export const CHANGES: { readonly [Kind in ChangeKind]: ChangeKindDefinition } = {
  PLAN_CHANGE: {
    kind: 'PLAN_CHANGE',
    label: { ja: '計画変更', en: 'Change of plan' },
    clause: 'R25 第17条1',
    mayAlter: { costs: true, members: true, dates: true },
    filedWhile: AFTER_GRANT,
  },
  MEMBER_WITHDRAWAL: {
    kind: 'MEMBER_WITHDRAWAL',
    label: { ja: '構成員の辞退', en: 'Withdrawal of a member' },
    clause: 'R25 第15条, K25 p.34 (1)',
    mayAlter: { costs: true, members: true, dates: false },
    filedWhile: AFTER_SUBMISSION,
  },
  TOOL_SUBSTITUTION: {
    kind: 'TOOL_SUBSTITUTION',
    label: { ja: 'ITツールの入れ替え', en: 'Substitution of a tool' },
    clause: 'R25 第17条1',
    mayAlter: { costs: true, members: false, dates: false },
    filedWhile: AFTER_GRANT,
  },
  REGISTERED_DATA: {
    kind: 'REGISTERED_DATA',
    label: {
      ja: '登録内容の変更（住所・代表者など）',
      en: 'Change of registered data (address, representative …)',
    },
    clause: 'R25 第17条3, K25 p.28 (カ)',
    mayAlter: { costs: false, members: false, dates: false },
    filedWhile: AFTER_SUBMISSION,
  },
  ACCIDENT: {
    kind: 'ACCIDENT',
    label: { ja: '事故の報告（天災など）', en: 'Accident (natural disaster …)' },
    clause: 'R25 第20条',
    mayAlter: { costs: false, members: false, dates: true },
    filedWhile: AFTER_GRANT,
  },
  DELAY: {
    kind: 'DELAY',
    label: { ja: '遅延の報告', en: 'Delay' },
    clause: 'R25 第19条',
    mayAlter: { costs: false, members: false, dates: true },
    filedWhile: AFTER_GRANT,
  },
};

export interface ChangeProblem {
  readonly code: 'CHANGE_NOT_POSSIBLE_NOW';
  readonly message: Message;
}

/** What to do instead of a change; once granted every kind may be filed. */
const INSTEAD: { readonly [State in Exclude<ApplicationState, 'GRANTED'>]: Message } = {
  DRAFT: { ja: '申請の内容をそのまま直してください。', en: 'Please correct the application itself.' },
  IN_CHECK: {
    ja: '申請を下書きに戻してから直してください。',
    en: 'Please reopen the application as a draft and correct it.',
  },
  APPROVED: {
    ja: '申請を下書きに戻してから直してください。',
    en: 'Please reopen the application as a draft and correct it.',
  },
  SUBMITTED: {
    ja: '交付決定のあとに届け出てください。お急ぎなら、代表事業者から事務局に相談してください。',
    en: 'Please file it after the grant decision; if it is urgent, the representative asks the secretariat.',
  },
  RETURNED: {
    ja: '差し戻された申請を直してください。',
    en: 'Please correct the returned application itself.',
  },
  REJECTED: {
    ja: 'この申請は終わっているので、届け出ることはありません。',
    en: 'This application has ended; nothing needs to be filed.',
  },
  WITHDRAWN: {
    ja: 'この申請は終わっているので、届け出ることはありません。',
    en: 'This application has ended; nothing needs to be filed.',
  },
};

/** Whether a change of this kind may be filed while the application is in `state`; CHANGE_NOT_POSSIBLE_NOW if not. */
export function changeMayBeFiled(
  kind: ChangeKind,
  state: ApplicationState,
): Result<ChangeKindDefinition, ChangeProblem> {
  const definition = CHANGES[kind];
  if (state === 'GRANTED' || definition.filedWhile.includes(state)) return ok(definition);
  const now = stateLabel('APPLICATION', state);
  return err({
    code: 'CHANGE_NOT_POSSIBLE_NOW',
    message: {
      ja: `申請はいま「${now.ja}」なので、「${definition.label.ja}」は届け出られません。${INSTEAD[state].ja}`,
      en: `The application is now "${now.en}", so "${definition.label.en}" cannot be filed. ${INSTEAD[state].en}`,
    },
  });
}
