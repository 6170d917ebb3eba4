import { checkpointBlock } from '../verify/checkpoints.ts';
import type { AuditCheckpoint } from '../verify/file-format.ts';
import { inJapan, MONTHS_EN } from '../verify/japan-time.ts';

export interface CheckpointLetterFacts {
  readonly recipientName: string;
  readonly locale: 'ja' | 'en';
  /** null: the platform's own chain, which administrators get */
  readonly groupName: string | null;
  readonly checkpoint: AuditCheckpoint;
}

/** What this is for and that it should be kept, then the block `renkei audit verify --checkpoint` reads. */
export function checkpointLetter(facts: CheckpointLetterFacts): { subject: string; text: string } {
  return facts.locale === 'ja' ? japanese(facts) : english(facts);
}

const WEEKDAYS_JA = ['日', '月', '火', '水', '木', '金', '土'];
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function japanese({ recipientName, groupName, checkpoint }: CheckpointLetterFacts) {
  const { month, day, weekday, time } = inJapan(checkpoint.signedAt);
  const whose = groupName === null ? 'Renkei全体' : `「${groupName}」`;
  const check =
    groupName === null
      ? '確かめたいときは、いちばん下の「確かめ方」をご覧ください。'
      : '確かめたいときは、管理者にこのメールを転送してください。元のメールは、そのまま残しておいてください。';
  return {
    subject: `【Renkei】${whose}の操作の記録の控え（${checkpoint.seq}番まで）`,
    text: `${recipientName} 様

${whose}の操作の記録（だれが・いつ・何をしたか）の控えをお送りします。
${month}月${day}日（${WEEKDAYS_JA[weekday]}）${time} JST の時点で、${checkpoint.seq}件の記録があります。

このメールは、消さずに保管してください。いま何かをしていただく必要はありません。
記録があとで書き換えられたり、途中から消されたりしていないかを、この控えで確かめられます。
控えは、Renkei の外にあることで役に立ちます。

${check}

${checkpointBlock(checkpoint)}

確かめ方（管理者の方へ）: renkei audit verify 書き出したファイル --checkpoint このメールの文

Renkei
`,
  };
}

function english({ recipientName, groupName, checkpoint }: CheckpointLetterFacts) {
  const { month, day, weekday, time } = inJapan(checkpoint.signedAt);
  const whose = groupName === null ? 'Renkei itself' : `"${groupName}"`;
  const check =
    groupName === null
      ? 'To check, see the note below.'
      : 'Should you want it checked, forward this letter to the administrator and keep the original.';
  return {
    subject: `[Renkei] Audit checkpoint of ${whose} (up to event ${checkpoint.seq})`,
    text: `Dear ${recipientName},

this is a checkpoint of the record of who did what and when in ${whose}.
As of ${WEEKDAYS_EN[weekday]} ${day} ${MONTHS_EN[month - 1]}, ${time} JST it has ${checkpoint.seq} events.

Please keep this letter; there is nothing to do now. With it anybody can check later that the record was not
rewritten or cut short. It is of use because it lies outside of Renkei.

${check}

${checkpointBlock(checkpoint)}

Note for the administrator: renkei audit verify EXPORTED-FILE --checkpoint THE-TEXT-OF-THIS-LETTER

Renkei
`,
  };
}
