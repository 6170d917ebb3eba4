import { fromEpochMs } from '@renkei/kernel';
import { checkpointBlock } from '../verify/checkpoints.ts';
import type { AuditCheckpoint } from '../verify/file-format.ts';

export interface CheckpointLetterFacts {
  readonly recipientName: string;
  readonly locale: 'ja' | 'en';
  /** null: the platform's own chain */
  readonly groupName: string | null;
  readonly checkpoint: AuditCheckpoint;
}

/** What this is for and that it should be kept, then the block `renkei audit verify --checkpoint` reads. */
export function checkpointLetter(facts: CheckpointLetterFacts): { subject: string; text: string } {
  return facts.locale === 'ja' ? japanese(facts) : english(facts);
}

const minuteOf = ({ signedAt }: AuditCheckpoint): string =>
  fromEpochMs(Date.parse(signedAt)).replace('T', ' ');

const japanese = ({ recipientName, groupName, checkpoint }: CheckpointLetterFacts) => ({
  subject: `【Renkei】操作の記録の控え（${checkpoint.seq}番まで）`,
  text: `${recipientName} 様

「${groupName ?? 'Renkei全体'}」の操作の記録について、${minuteOf(checkpoint)} 時点の控えをお送りします。
だれが・いつ・何をしたかの記録は、${checkpoint.seq}件あります。

このメールは、消さずに保管してください。いま何かをしていただく必要はありません。
あとで記録が書き換えられたり、途中から消されたりしていないかを、この控えで確かめられます。
控えは Renkei の外、皆さまの手元にあることで役に立ちます。

確かめるとき: renkei audit verify 書き出したファイル --checkpoint このメールの文

${checkpointBlock(checkpoint)}

Renkei
`,
});

const english = ({ recipientName, groupName, checkpoint }: CheckpointLetterFacts) => ({
  subject: `[Renkei] Audit checkpoint (up to event ${checkpoint.seq})`,
  text: `Dear ${recipientName},

this is a checkpoint of the audit trail of "${groupName ?? 'Renkei itself'}" as of ${minuteOf(checkpoint)} (Japan time).
It has ${checkpoint.seq} events of who did what and when.

Please keep this letter; there is nothing to do now. With it anybody can check later that the record was not
rewritten or cut short. It is of use because it lies with you, outside of Renkei.

To check: renkei audit verify EXPORTED-FILE --checkpoint THE-TEXT-OF-THIS-LETTER

${checkpointBlock(checkpoint)}

Renkei
`,
});
