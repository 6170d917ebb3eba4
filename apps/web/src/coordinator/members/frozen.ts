import { texts } from '../../language/language.ts';
import type { ApplicationState } from './member.generated.ts';

/**
 * From the internal check on, what decides the amounts is frozen (decision of the procedure): the API refuses costs, new
 * members, sizes and withdrawals. Said before anybody types.
 */
export type Freeze = 'BEFORE_SUBMISSION' | 'AFTER_SUBMISSION';

const FREEZES: Readonly<Partial<Record<ApplicationState, Freeze>>> = {
  IN_CHECK: 'BEFORE_SUBMISSION',
  APPROVED: 'BEFORE_SUBMISSION',
  SUBMITTED: 'AFTER_SUBMISSION',
  GRANTED: 'AFTER_SUBMISSION',
};

export function freezeOf(application: { readonly status: ApplicationState } | null): Freeze | null {
  return application ? (FREEZES[application.status] ?? null) : null;
}

export const FREEZE_TEXTS = texts({
  ja: {
    title: 'いまは、金額にかかわる内容を変えられません',
    BEFORE_SUBMISSION:
      '申請が内部チェックに入っています。なおすときは、手続きの画面で申請を下書きに戻してください。承認はやり直しになります。',
    AFTER_SUBMISSION:
      '申請を提出したあとは、「変更の届出」からなおします。受理されると、ここに反映されます。',
    go: '手続きを開く',
  },
  en: {
    title: 'What decides the amounts cannot be changed now',
    BEFORE_SUBMISSION:
      'The application is being checked inside the group. To change something, reopen it as a draft on the procedure page; it will have to be approved again.',
    AFTER_SUBMISSION: 'After the submission changes are filed as such. Once accepted they show up here.',
    go: 'Open the procedure',
  },
});
