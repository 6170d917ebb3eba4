import type { LocalDate, Message } from '@renkei/kernel';
import { retentionEnd } from '../derive-obligations.ts';
import { dayInWords } from '../purchase/step-reading.ts';

export interface RemovalAnswer {
  readonly allowed: boolean;
  /** The last day of the duty to keep; null: it has not begun to run. */
  readonly until: LocalDate | null;
  readonly reason: Message;
  readonly clause: string;
}

const CLAUSE = 'R25 第16条2, K25 p.28 (オ)';

/**
 * Whether papers of a granted project may be removed: only after the last day of the fifth fiscal year (April–March)
 * after that of the completion, abandonment (廃止) included. Before the completion never. JST days.
 */
export function mayRemove(completedOn: LocalDate | null, today: LocalDate): RemovalAnswer {
  if (completedOn === null) {
    return {
      allowed: false,
      until: null,
      reason: {
        ja: '補助事業がまだ完了していないため、書類は消せません。まちがえた書類は、正しいものを新しく送ってください。',
        en: 'The project is not completed, so its papers cannot be removed. If one is wrong, please send the right one beside it.',
      },
      clause: CLAUSE,
    };
  }
  const until = retentionEnd(completedOn);
  const allowed = today > until;
  return {
    allowed,
    until,
    reason: allowed
      ? {
          ja: `書類の保管義務は${dayInWords(until)}に終わりました。消してもかまいません。`,
          en: `The duty to keep the papers ended on ${until}. They may be removed.`,
        }
      : {
          ja: `書類は${dayInWords(until)}まで保管する義務があるため、消せません。その翌日から消せます。`,
          en: `The papers must be kept until ${until}. They may be removed from the day after.`,
        },
    clause: CLAUSE,
  };
}
