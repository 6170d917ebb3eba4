import { texts } from '../../../language/language.ts';
import type { StepTexts } from '../application/step-words.ts';
import type { PerformanceReportEvent } from './performance.generated.ts';

/** FIX has its own page: the notice of the secretariat. */
export type ReportStepEvent = Exclude<PerformanceReportEvent, 'FIX'>;

export const REPORT_STEPS = texts<Readonly<Record<ReportStepEvent, StepTexts>>>({
  ja: {
    REQUEST_CHECK: {
      title: '内部チェックを頼みます',
      happens: ['あなたが作成者になります。', '承認のあと、申請マイページで提出できます。'],
      freezes: ['費用の実績（直すときは「下書きに戻す」を押します）'],
      confirm: '内部チェックを頼む',
      fields: [],
    },
    APPROVE: {
      title: '実績報告の内容を承認します',
      happens: [
        'いまの内容が「承認済み（提出前）」になります。',
        'グループが「作成者とは別の人の承認」を求めているときは、内部チェックを頼んだ人は承認できません。',
      ],
      confirm: 'この内容で承認する',
      fields: [],
    },
    REOPEN: {
      title: '下書きに戻します',
      happens: ['承認は消えます。', '費用の実績をまた直せるようになります。'],
      confirm: '下書きに戻す',
      fields: [],
    },
    SUBMIT: {
      title: '実績報告を提出したことを記録します',
      happens: [
        '先に、申請マイページで提出を済ませてください。ここでは、その記録だけをします。',
        '証憑を保管する期限が、補助事業が完了した日から決まります。',
        'このあとは、事務局が額を確定するのを待ちます。',
      ],
      freezes: ['実際の費用と費目（直すには、事務局に差し戻してもらいます）'],
      confirm: '提出したことを記録する',
      fields: [
        { name: 'submittedAt', kind: 'minute', label: '申請マイページで提出した日時', required: true },
        { name: 'portalNumber', kind: 'line', label: '受付番号', required: true },
        {
          name: 'completedOn',
          kind: 'date',
          label: '補助事業が完了した日',
          hint: '最後の支払いなど、すべてが終わった日です。',
          required: true,
        },
      ],
    },
    RETURN_BY_SECRETARIAT: {
      title: '事務局からの差し戻しを記録します',
      happens: [
        '実績報告が「差し戻し」になり、費用の実績を直せるようになります。',
        '直したら、もう一度、内部チェック・承認・提出を行います。',
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
  },
  en: {
    REQUEST_CHECK: {
      title: 'Ask for the internal check',
      happens: ['You become its author.', 'Once it is approved it can be submitted in the portal.'],
      freezes: ['The real costs (to correct them, reopen it as a draft)'],
      confirm: 'Ask for the internal check',
      fields: [],
    },
    APPROVE: {
      title: 'Approve the performance report',
      happens: [
        'The content of now becomes "approved, not yet submitted".',
        'Where the group asks for a second person, whoever asked for the check cannot approve it.',
      ],
      confirm: 'Approve this content',
      fields: [],
    },
    REOPEN: {
      title: 'Reopen as a draft',
      happens: ['The approval is gone.', 'The real costs can be changed again.'],
      confirm: 'Reopen as a draft',
      fields: [],
    },
    SUBMIT: {
      title: 'Record the submission of the report',
      happens: [
        'Please submit it in the portal first. Here it is only recorded.',
        'How long the evidence has to be kept follows from the day the project was completed.',
        'Then the secretariat fixes the amounts.',
      ],
      freezes: ['Real costs and headings (to correct them, the secretariat has to return it)'],
      confirm: 'Record the submission',
      fields: [
        {
          name: 'submittedAt',
          kind: 'minute',
          label: 'When it was submitted in the portal (Japan)',
          required: true,
        },
        { name: 'portalNumber', kind: 'line', label: 'Number the portal gave', required: true },
        {
          name: 'completedOn',
          kind: 'date',
          label: 'When the project was completed',
          hint: 'The day everything was done, the last payment included.',
          required: true,
        },
      ],
    },
    RETURN_BY_SECRETARIAT: {
      title: 'Record that the secretariat returned it',
      happens: [
        'The report becomes "returned for correction", and the real costs can be corrected.',
        'Then have it checked, approved and submitted once more.',
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
  },
});
