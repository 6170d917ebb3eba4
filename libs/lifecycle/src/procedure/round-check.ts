import type { JstMinute, Message } from '@renkei/kernel';
import type { CheckSeverity } from './finding.ts';
import type { SubmissionCode, SubmissionFacts, SubmissionFinding } from './submission-terms.ts';

const CLAUSE = 'K25 p.21 (2-5)';

function finding(code: SubmissionCode, severity: CheckSeverity, message: Message): SubmissionFinding {
  return {
    code,
    severity,
    memberId: null,
    subject: null,
    message,
    clause: CLAUSE,
    fix: { target: 'SETTINGS' },
  };
}

const spoken = (minute: JstMinute): string => minute.replace('T', ' ');

/** The secretariat asked for it, so the round's dates are over; only its own date counts. Late is for it to judge. */
function correctionFindings({ submitAt, correctionDueAt }: SubmissionFacts): readonly SubmissionFinding[] {
  if (correctionDueAt === null || submitAt <= correctionDueAt) return [];
  return [
    finding('CORRECTION_OVERDUE', 'WARNING', {
      ja: `事務局が示した再提出の期限（${spoken(correctionDueAt)}）を過ぎています。提出の前に、代表事業者から事務局に連絡してください。`,
      en: `The secretariat wanted it back by ${spoken(correctionDueAt)}. Please have the representative call it before submitting.`,
    }),
  ];
}

/**
 * Whether the minute of submission (JST) lies in the round, both ends included. A date that is unknown only warns:
 * nothing is guessed.
 */
export function roundFindings(facts: SubmissionFacts): readonly SubmissionFinding[] {
  const { submitAt, firstSubmittedAt, roundOpen, roundClose } = facts;
  if (firstSubmittedAt !== null) return correctionFindings(facts);
  if (roundOpen !== null && submitAt < roundOpen) {
    return [
      finding('ROUND_NOT_OPEN', 'BLOCKER', {
        ja: `受付は${spoken(roundOpen)}に始まります。それまで準備を進めてお待ちください。`,
        en: `Applications open at ${spoken(roundOpen)}. Please get everything ready and wait until then.`,
      }),
    ];
  }
  if (roundClose !== null && submitAt > roundClose) {
    return [
      finding('ROUND_CLOSED', 'BLOCKER', {
        ja: `受付は${spoken(roundClose)}に締め切られました。次の回の日程を確かめて、選び直してください。`,
        en: `Applications closed at ${spoken(roundClose)}. Please look for the next round and choose it.`,
      }),
    ];
  }
  if (roundOpen !== null && roundClose !== null) return [];
  const [missingJa, missingEn] =
    roundOpen !== null
      ? ['受付の締切', 'when applications close']
      : roundClose !== null
        ? ['受付の開始', 'when applications open']
        : ['受付の期間', 'when applications open and close'];
  return [
    finding('ROUND_UNKNOWN', 'WARNING', {
      ja: `${missingJa}が入っていないので、期限を確かめられません。公式の案内を見て、日程を入れてください。`,
      en: `It is not entered ${missingEn}, so the dates cannot be checked. Please look at the official notice and enter them.`,
    }),
  ];
}
