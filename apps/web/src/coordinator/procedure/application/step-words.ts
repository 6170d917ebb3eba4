import { texts } from '../../../language/language.ts';
import type { StepField, StepWords } from '../shared/step-dialog.tsx';
import type { ApplicationEvent } from './application.generated.ts';

/** GRANT has a page of its own: it asks for an amount per member. */
export type DialogEvent = Exclude<ApplicationEvent, 'GRANT'>;

export interface StepTexts extends StepWords {
  readonly fields: readonly StepField[];
}

export const STEP_WORDS = texts<Readonly<Record<DialogEvent, StepTexts>>>({
  ja: {
    REQUEST_CHECK: {
      title: '内部チェックを頼みます',
      happens: [
        'あなたが作成者になります。',
        '承認のあと、申請マイページで提出できます。',
        '提出の前に直すことが残っていても頼めますが、直すまで承認はできません。',
      ],
      freezes: ['お店・費用・ツール・計算の設定（直すときは「下書きに戻す」を押します）'],
      confirm: '内部チェックを頼む',
      fields: [],
    },
    APPROVE: {
      title: '提出の内容を承認します',
      happens: [
        'いまの内容が「承認済み（提出前）」になります。',
        'グループが「作成者とは別の人の承認」を求めているときは、内部チェックを頼んだ人は承認できません。',
      ],
      freezes: ['承認した内容（変わったときは、承認からやり直しです）'],
      confirm: 'この内容で承認する',
      fields: [],
    },
    REOPEN: {
      title: '下書きに戻します',
      happens: ['承認は消えます。', 'お店・費用・ツール・設定をまた直せるようになります。'],
      confirm: '下書きに戻す',
      fields: [],
    },
    SUBMIT: {
      title: '提出したことを記録します',
      happens: [
        '先に、申請マイページで提出を済ませてください。ここでは、その記録だけをします。',
        'いまの内容が、提出した内容として1円まで残ります。',
        'このあとは、事務局の交付決定を待ちます。',
      ],
      freezes: ['提出した内容のすべて。構成員が抜けるなどの変更は「変更の届出」で行います。'],
      confirm: '提出したことを記録する',
      fields: [
        { name: 'submittedAt', kind: 'minute', label: '申請マイページで提出した日時', required: true },
        { name: 'portalNumber', kind: 'line', label: '受付番号', required: true },
      ],
    },
    RETURN_BY_SECRETARIAT: {
      title: '事務局からの差し戻しを記録します',
      happens: [
        '申請が「差し戻し」になります。提出した内容は残ります。',
        '内容を直し、もう一度、内部チェック・承認・提出を行います。',
        '再提出の期限を入れると、期限のお知らせが届きます。',
      ],
      confirm: '差し戻されたことを記録する',
      fields: [
        { name: 'occurredAt', kind: 'minute', label: '差し戻された日時', required: true },
        { name: 'reason', kind: 'text', label: '事務局が示した理由', required: true },
        {
          name: 'correctionDueAt',
          kind: 'minute',
          label: '再提出の期限',
          hint: '示されていないときは空のままにします。',
        },
      ],
    },
    REJECT: {
      title: '不採択を記録します',
      happens: ['この申請は終わります。もう一度申し込むときは、新しい申請を始めます。'],
      freezes: ['この申請（元には戻せません）'],
      confirm: '不採択を記録する',
      fields: [
        { name: 'occurredAt', kind: 'minute', label: '通知の日時', required: true },
        {
          name: 'reason',
          kind: 'text',
          label: '示された理由',
          hint: '示されていないときは空のままにします。',
        },
      ],
    },
    WITHDRAW: {
      title: '申請を取り下げます',
      happens: [
        'この申請は終わります。提出のあとなら、事務局にも取り下げを伝えてください。',
        'もう一度申し込むときは、新しい申請を始めます。',
      ],
      freezes: ['この申請（元には戻せません）'],
      confirm: '申請を取り下げる',
      fields: [{ name: 'reason', kind: 'text', label: '取り下げる理由', required: true }],
    },
    WITHDRAW_GRANT: {
      title: 'グループ全体の辞退を記録します',
      happens: [
        '先に、辞退届を事務局に出してください。ここでは、その記録だけをします。',
        'グループの全員が、補助金を受け取らないことになります。1者だけ抜けるときは「変更の届出」を使います。',
      ],
      freezes: ['この申請と交付決定（元には戻せません）'],
      confirm: 'グループ全体の辞退を記録する',
      fields: [
        { name: 'occurredAt', kind: 'minute', label: '辞退届を出した日時', required: true },
        { name: 'reason', kind: 'text', label: '辞退の理由（辞退届にも書きます）', required: true },
      ],
    },
  },
  en: {
    REQUEST_CHECK: {
      title: 'Ask for the internal check',
      happens: [
        'You become its author.',
        'Once it is approved it can be submitted in the portal.',
        'It may be asked for while something still has to be put right; approving may not.',
      ],
      freezes: [
        'Members, costs, tools and settings of the calculation (to correct them, reopen it as a draft)',
      ],
      confirm: 'Ask for the internal check',
      fields: [],
    },
    APPROVE: {
      title: 'Approve what will be submitted',
      happens: [
        'The content of now becomes "approved, not yet submitted".',
        'Where the group asks for a second person, whoever asked for the check cannot approve it.',
      ],
      freezes: ['What was approved (if it changes, it has to be approved again)'],
      confirm: 'Approve this content',
      fields: [],
    },
    REOPEN: {
      title: 'Reopen as a draft',
      happens: ['The approval is gone.', 'Members, costs, tools and settings can be changed again.'],
      confirm: 'Reopen as a draft',
      fields: [],
    },
    SUBMIT: {
      title: 'Record the submission',
      happens: [
        'Please submit it in the portal first. Here it is only recorded.',
        'The content of now is kept as what was submitted, to the yen.',
        'Then the secretariat decides.',
      ],
      freezes: ['All of what was submitted. A member leaving or the like is filed as a change.'],
      confirm: 'Record the submission',
      fields: [
        {
          name: 'submittedAt',
          kind: 'minute',
          label: 'When it was submitted in the portal (Japan)',
          required: true,
        },
        { name: 'portalNumber', kind: 'line', label: 'Number the portal gave', required: true },
      ],
    },
    RETURN_BY_SECRETARIAT: {
      title: 'Record that the secretariat returned it',
      happens: [
        'The application becomes "returned for correction". What was submitted is kept.',
        'Correct it, then have it checked, approved and submitted once more.',
        'With a deadline for the correction, reminders are sent.',
      ],
      confirm: 'Record the return',
      fields: [
        { name: 'occurredAt', kind: 'minute', label: 'When it was returned (Japan)', required: true },
        { name: 'reason', kind: 'text', label: 'Why, in the words of the secretariat', required: true },
        {
          name: 'correctionDueAt',
          kind: 'minute',
          label: 'By when it must be back',
          hint: 'Leave empty if not said.',
        },
      ],
    },
    REJECT: {
      title: 'Record the rejection',
      happens: ['This application ends. To apply again, begin a new one.'],
      freezes: ['This application (there is no way back)'],
      confirm: 'Record the rejection',
      fields: [
        { name: 'occurredAt', kind: 'minute', label: 'When the notice came (Japan)', required: true },
        { name: 'reason', kind: 'text', label: 'The reason given', hint: 'Leave empty if none was given.' },
      ],
    },
    WITHDRAW: {
      title: 'Withdraw the application',
      happens: [
        'This application ends. After the submission, please tell the secretariat as well.',
        'To apply again, begin a new one.',
      ],
      freezes: ['This application (there is no way back)'],
      confirm: 'Withdraw the application',
      fields: [{ name: 'reason', kind: 'text', label: 'Why it is withdrawn', required: true }],
    },
    WITHDRAW_GRANT: {
      title: 'Record that the whole group gives the grant back',
      happens: [
        'Please file the notice with the secretariat first. Here it is only recorded.',
        'Nobody of the group receives the subsidy. If one member leaves, file a change instead.',
      ],
      freezes: ['This application and its grant (there is no way back)'],
      confirm: 'Record the withdrawal of the whole group',
      fields: [
        { name: 'occurredAt', kind: 'minute', label: 'When the notice was filed (Japan)', required: true },
        { name: 'reason', kind: 'text', label: 'Why (as in the notice)', required: true },
      ],
    },
  },
});
