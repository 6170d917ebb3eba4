import { texts } from '../../../language/language.ts';
import type { IconName } from '../../../ui/icon.tsx';
import type { State } from '../../../ui/state.tsx';
import type { NextStep, TaskKey, TaskState, Who } from './tasks.ts';

interface Words {
  readonly task: Readonly<Record<TaskKey, string>>;
  readonly about: Readonly<Record<TaskKey, string>>;
  readonly state: Readonly<Record<TaskState, string>>;
  readonly who: Readonly<Record<Who, string>>;
  readonly next: Readonly<Record<NextStep, (count: number) => string>>;
  readonly go: Readonly<Record<TaskKey, string>>;
}

export const TASK_WORDS = texts<Words>({
  ja: {
    task: {
      APPLICATION: '補助金を申し込む（交付申請）',
      GRANT: '認められる（交付決定）',
      ORDERS: '注文して支払う（発注・支払い）',
      REPORT: '使ったお金を報告する（実績報告）',
      FIXING: '補助金の額が決まる（額の確定）',
      PAYMENT: '補助金を受け取り、分ける（支払）',
      EFFECTS: '効果を2回報告する（事業実施効果報告）',
    },
    about: {
      APPLICATION: '書類と金額をそろえ、グループの中で確かめてから、申請マイページで提出します。',
      GRANT: '事務局の通知を待ちます。届いたら、日付と額を記録します。',
      ORDERS: '契約・発注・納品・支払いは、交付決定のあと、事業実施期間の中で行います。',
      REPORT: '実際にかかった費用と証憑をまとめて提出します。',
      FIXING: '事務局が報告を確かめ、支払う額を通知します。',
      PAYMENT: '入金を記録し、お店に振り込み、受け取りを確かめます。',
      EFFECTS: 'お店の数字を集めて、2回報告します。',
    },
    state: {
      LATER: 'まだ先',
      NOT_LOOKED: 'まだ始めていない',
      PARTWAY: '途中',
      WAITING: '相手を待っている',
      DONE: '済み',
      ENDED: '終わり',
    },
    who: {
      COORDINATOR: 'とりまとめ担当',
      APPROVER: '承認者（作成した人とは別の人）',
      SECRETARIAT: '事務局',
      SHOPS: 'お店ととりまとめ担当',
    },
    next: {
      START_APPLICATION: () => '交付申請の準備を始めます。',
      START_AGAIN: () => 'この申請は終わりました。もう一度申し込むときは、新しい申請を始めます。',
      FIX_BLOCKERS: (count) => `提出の前に直すことが${count}件あります。`,
      ASK_CHECK: () => '直すことはありません。内部チェックを頼みます。',
      APPROVE: () => '中身を見て、承認します。',
      APPROVE_AGAIN: () => '承認のあとで中身が変わりました。下書きに戻して、もう一度承認を受けます。',
      SUBMIT: () => '申請マイページで提出し、受付番号を記録します。',
      CORRECT: () => '事務局から差し戻されています。直して、もう一度提出します。',
      RECORD_GRANT: () => '事務局の通知を待っています。届いたら、交付決定を記録します。',
      DO_NOT_ORDER: () => '交付決定の前に注文すると補助されません。まだ発注しないでください。',
      ORDER: () => '契約・発注を始め、記録します。',
      ORDER_ON: (count) =>
        count > 0
          ? `注文や支払いの記録を続けます。指摘が${count}件あります。`
          : '注文や支払いの記録を続けます。',
      START_REPORT: () => '実績報告を始めます。費用は発注と支払いの記録から入ります。',
      FIX_AMOUNTS: () => '事務局が確かめています。通知が届いたら、額の確定を記録します。',
      WAIT_PAYMENT: () => '事務局からの入金を待っています。入金されたら記録します。',
      SHARE_OUT: () => '入金がそろいました。だれにいくら渡すかを決めます。',
      TRANSFER: () => 'お店に振り込み、受け取りを確かめます。',
      EFFECT_FIGURES: () => 'お店の売上などの数字を集めて、報告します。',
      WAIT_EFFECTS: () => '提出しました。事務局の受理を待っています。',
      NOTHING: () => '',
    },
    go: {
      APPLICATION: '交付申請を開く',
      GRANT: '交付決定を見る',
      ORDERS: '発注と支払いを開く',
      REPORT: '実績報告を開く',
      FIXING: '額の確定を開く',
      PAYMENT: 'お金の受け渡しを開く',
      EFFECTS: '効果報告を開く',
    },
  },
  en: {
    task: {
      APPLICATION: 'Apply for the subsidy (application)',
      GRANT: 'Be granted it (grant decision)',
      ORDERS: 'Order and pay',
      REPORT: 'Report what was spent (performance report)',
      FIXING: 'The amount is fixed',
      PAYMENT: 'Receive the subsidy and pass it on (payment)',
      EFFECTS: 'Report the effect twice (effect reports)',
    },
    about: {
      APPLICATION: 'Papers and amounts are completed, checked inside the group and submitted in the portal.',
      GRANT: 'The secretariat decides. When its notice comes, its dates and amounts are recorded.',
      ORDERS:
        'Contracts, orders, deliveries and payments happen after the grant and within the project period.',
      REPORT: 'The real costs and their evidence are submitted.',
      FIXING: 'The secretariat looks at the report and says what it will pay.',
      PAYMENT: 'Its payments are recorded, passed on to the members and their receipt is confirmed.',
      EFFECTS: 'The members’ figures are collected and reported twice.',
    },
    state: {
      LATER: 'Not its turn yet',
      NOT_LOOKED: 'Not begun yet',
      PARTWAY: 'Part of the way',
      WAITING: 'Waiting for others',
      DONE: 'Done',
      ENDED: 'Ended',
    },
    who: {
      COORDINATOR: 'Coordinator',
      APPROVER: 'Approver (not the one who wrote it)',
      SECRETARIAT: 'Secretariat',
      SHOPS: 'Members and coordinator',
    },
    next: {
      START_APPLICATION: () => 'Begin the application.',
      START_AGAIN: () => 'This application has ended. To apply again, begin a new one.',
      FIX_BLOCKERS: (count) =>
        `${count} ${count === 1 ? 'thing has' : 'things have'} to be put right before the submission.`,
      ASK_CHECK: () => 'Nothing has to be put right. Ask for the internal check.',
      APPROVE: () => 'Look through it and approve it.',
      APPROVE_AGAIN: () =>
        'Something changed after the approval. Reopen it as a draft and have it approved again.',
      SUBMIT: () => 'Submit it in the portal and record the number it gave.',
      CORRECT: () => 'The secretariat returned it. Correct it and submit it again.',
      RECORD_GRANT: () =>
        'Waiting for the notice of the secretariat. When it comes, record the grant decision.',
      DO_NOT_ORDER: () =>
        'What is ordered before the grant decision is not subsidised. Please do not order yet.',
      ORDER: () => 'Begin with contracts and orders, and record them.',
      ORDER_ON: (count) =>
        count > 0
          ? `Go on recording orders and payments. There are ${count} findings.`
          : 'Go on recording orders and payments.',
      START_REPORT: () => 'Begin the performance report; it is filled from the recorded purchases.',
      FIX_AMOUNTS: () => 'The secretariat is looking at it. When its notice comes, record the fixed amounts.',
      WAIT_PAYMENT: () => 'Waiting for the payment of the secretariat. When it comes, record it.',
      SHARE_OUT: () => 'Everything has been paid. Decide who gets how much.',
      TRANSFER: () => 'Transfer the money to the members and confirm its receipt.',
      EFFECT_FIGURES: () => 'Collect the members’ figures and report them.',
      WAIT_EFFECTS: () => 'Submitted. Waiting until the secretariat accepts it.',
      NOTHING: () => '',
    },
    go: {
      APPLICATION: 'Open the application',
      GRANT: 'See the grant decision',
      ORDERS: 'Open orders and payments',
      REPORT: 'Open the performance report',
      FIXING: 'Open the fixing',
      PAYMENT: 'Open passing money on',
      EFFECTS: 'Open the effect reports',
    },
  },
});

/** How a state looks: its colour says only what its word says as well. */
export const TASK_LOOKS: Readonly<Record<TaskState, { readonly state: State; readonly icon: IconName }>> = {
  LATER: { state: 'neutral', icon: 'next' },
  NOT_LOOKED: { state: 'neutral', icon: 'question' },
  PARTWAY: { state: 'attention', icon: 'attention' },
  WAITING: { state: 'neutral', icon: 'wait' },
  DONE: { state: 'ok', icon: 'check' },
  ENDED: { state: 'stop', icon: 'stop' },
};

/** Where each part is worked on, below the group's address. */
export const TASK_PATHS: Readonly<Record<TaskKey, string>> = {
  APPLICATION: 'procedure/application',
  GRANT: 'procedure/application',
  ORDERS: 'orders',
  REPORT: 'procedure/performance',
  FIXING: 'procedure/fixing',
  PAYMENT: 'money',
  EFFECTS: 'effects',
};
