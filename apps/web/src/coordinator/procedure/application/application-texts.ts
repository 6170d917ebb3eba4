import { texts } from '../../../language/language.ts';
import type { ApplicationState } from './application.generated.ts';

const WHO_JA: Readonly<Record<ApplicationState, string>> = {
  DRAFT: 'とりまとめ担当',
  IN_CHECK: '承認する人',
  APPROVED: 'とりまとめ担当',
  SUBMITTED: '事務局',
  RETURNED: 'とりまとめ担当',
  GRANTED: 'お店ととりまとめ担当',
  REJECTED: '–',
  WITHDRAWN: '–',
};
const WHO_EN: Readonly<Record<ApplicationState, string>> = {
  DRAFT: 'Coordinator',
  IN_CHECK: 'Whoever approves',
  APPROVED: 'Coordinator',
  SUBMITTED: 'Secretariat',
  RETURNED: 'Coordinator',
  GRANTED: 'Members and coordinator',
  REJECTED: '–',
  WITHDRAWN: '–',
};

export const APPLICATION_TEXTS = texts({
  ja: {
    title: '交付申請',
    lead: '補助金を申し込み、交付決定を受けるまで',
    none: '交付申請は、まだ始めていません',
    noneHow:
      '始めると「下書き」ができ、提出の前に直すことが一覧で見えます。書類や費用がそろっていなくても始められます。',
    begin: '交付申請の準備を始める',
    beginAgain: '新しい申請を始める',
    standing: (number: number) => `第${number}号の申請のいま`,
    state: '状況',
    comesNext: '次にすること',
    who: 'だれが',
    due: '申請の締切',
    correctionDue: '再提出の期限',
    noDue: 'まだ決まっていません（設定で公募の日程を選びます）',
    author: '作成者',
    approvedBy: '承認した人',
    steps: 'いまできること',
    readOnly: '見るだけの立場です。手続きはとりまとめ担当が進めます。',
    recorded: '記録しました',
    oldApproval: '承認のあとで内容が変わりました',
    oldApprovalHow: 'このままでは提出を記録できません。「下書きに戻す」から、もう一度承認を受けてください。',
    fourEyes: (author: string | null) =>
      `作成者${author ? `（${author}さん）` : ''}とは別の承認者が承認します`,
    check: '提出の前の確認',
    ready: 'いまの内容で提出できます',
    blockers: (count: number) => `提出の前に直すことが${count}件あります`,
    checkHow: 'いまの内容で確かめた結果です。採否を決めるのは事務局です。',
    look: 'その画面を見る',
    next: {
      DRAFT: '下の確認で見つかったことを直し、内部チェックを頼みます。',
      IN_CHECK: '内容を見て、承認します。直すときは下書きに戻します。',
      APPROVED: '申請マイページで提出し、提出した日時と受付番号を記録します。',
      SUBMITTED: '事務局の通知を待ちます。届いたら、交付決定・差し戻し・不採択のどれかを記録します。',
      RETURNED: '事務局が示したところを直し、もう一度、内部チェックを頼みます。',
      GRANTED: '発注と支払いを始められます。変わることがあれば「変更の届出」を使います。',
      REJECTED: 'この申請は終わりました。もう一度申し込むときは、新しい申請を始めます。',
      WITHDRAWN: 'この申請は終わりました。もう一度申し込むときは、新しい申請を始めます。',
    } satisfies Readonly<Record<ApplicationState, string>> as Readonly<Record<ApplicationState, string>>,
    whoNext: (state: ApplicationState, needsApproval: boolean) =>
      state === 'IN_CHECK' && needsApproval ? '承認者（作成者とは別の人）' : WHO_JA[state],
  },
  en: {
    title: 'Application',
    lead: 'From applying for the subsidy to the grant decision',
    none: 'The application has not been begun',
    noneHow:
      'Beginning it makes a draft and lists what has to be put right before the submission. Papers and costs need not be complete yet.',
    begin: 'Begin the application',
    beginAgain: 'Begin a new application',
    standing: (number: number) => `Application no. ${number} now`,
    state: 'State',
    comesNext: 'What comes next',
    who: 'Who',
    due: 'The round closes',
    correctionDue: 'Due back',
    noDue: 'Not known yet (choose the schedule in the settings)',
    author: 'Author',
    approvedBy: 'Approved by',
    steps: 'What can be done now',
    readOnly: 'You may look at this. The coordinator takes it forward.',
    recorded: 'Recorded',
    oldApproval: 'Something changed after the approval',
    oldApprovalHow:
      'It cannot be recorded as submitted like this. Reopen it as a draft and have it approved again.',
    fourEyes: (author: string | null) =>
      `Approved by an appointed approver who is not the author${author ? ` (${author})` : ''}`,
    check: 'Check before the submission',
    ready: 'It can be submitted as it is now',
    blockers: (count: number) =>
      `${count} ${count === 1 ? 'thing has' : 'things have'} to be put right before the submission`,
    checkHow: 'This is the check of the content of now. The secretariat decides.',
    look: 'See that page',
    next: {
      DRAFT: 'Put right what the check below found, then ask for the internal check.',
      IN_CHECK: 'Look through it and approve it; to correct something, reopen it as a draft.',
      APPROVED: 'Submit it in the portal, then record when, and the number it gave.',
      SUBMITTED:
        'Wait for the notice of the secretariat, then record the grant, the return or the rejection.',
      RETURNED: 'Correct what the secretariat named, then ask for the internal check again.',
      GRANTED: 'Orders and payments may begin. If anything changes, file a change.',
      REJECTED: 'This application has ended. To apply again, begin a new one.',
      WITHDRAWN: 'This application has ended. To apply again, begin a new one.',
    },
    whoNext: (state: ApplicationState, needsApproval: boolean) =>
      state === 'IN_CHECK' && needsApproval ? 'Approver (not the author)' : WHO_EN[state],
  },
});
