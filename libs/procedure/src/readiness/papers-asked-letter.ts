import { compareMinutes, dateOf, type JstMinute, type Message } from '@renkei/kernel';
import { spokenMinute } from '@renkei/obligations/jobs';
import { plainName, quotedName, shortened } from '@renkei/platform/jobs';

export interface AskedMember {
  readonly name: string;
  /** The group's own deadline for these papers; null: none is set. */
  readonly dueAt: JstMinute | null;
  /** What it is asked for, at least one. */
  readonly requests: readonly Message[];
}

export interface PapersAskedFacts {
  readonly readerName: string;
  readonly askerName: string;
  readonly groupName: string;
  readonly locale: 'ja' | 'en';
  readonly now: JstMinute;
  readonly publicUrl: string;
  readonly members: readonly AskedMember[];
}

/** What a coordinator asks of one person, for all their members in the group, in the person's language. */
export function papersAskedLetter(facts: PapersAskedFacts): { subject: string; text: string } {
  const group = shortened(plainName(facts.groupName));
  return facts.locale === 'ja'
    ? { subject: `書類のお願い：${group}（連携）`, text: japanese(facts) }
    : { subject: `Papers needed: ${group} (Renkei)`, text: english(facts) };
}

function japanese(facts: PapersAskedFacts): string {
  const asker = quotedName(facts.askerName);
  return `${plainName(facts.readerName)} さん

補助事業グループ${quotedName(facts.groupName)}のとりまとめ担当、${asker}さんからのお願いです。
補助金の申請のために、次のものを用意して、送ってください。

${facts.members.map((member) => part(member, facts)).join('\n\n')}

送り方
次のページを開いて、お店の「書類」から送ってください。スマートフォンの写真でも大丈夫です。
${facts.publicUrl}/
むずかしいときは、とりまとめ担当の方に直接わたしてもかまいません。

行き違いで、もう送ってくださっていたら、お許しください。
このメールには返信できません。ご不明な点は、${asker}さんにお尋ねください。
`;
}

function english(facts: PapersAskedFacts): string {
  const asker = quotedName(facts.askerName);
  return `Dear ${plainName(facts.readerName)},

${asker}, who coordinates the group ${quotedName(facts.groupName)}, asks you for the following.
It is needed for the application for the subsidy. Times are Japan time (JST).

${facts.members.map((member) => part(member, facts)).join('\n\n')}

How to send it
Please open this page and send it under the papers of your business. A photo will do.
${facts.publicUrl}/
If that is difficult, you can also hand it to the coordinator.

If you have sent it already, please forgive us.
Please do not reply to this letter. If something is unclear, ask ${asker}.
`;
}

function part({ name, dueAt, requests }: AskedMember, { locale, now }: PapersAskedFacts): string {
  const until = dueAt === null ? '' : untilWhen(dueAt, now)[locale];
  // a reason is the coordinator's own text: like a name, it puts no link into a letter of ours
  return [
    `■ ${quotedName(name)}${until}`,
    ...requests.map((request) => `・${plainName(request[locale])}`),
  ].join('\n');
}

function untilWhen(dueAt: JstMinute, now: JstMinute): Message {
  const due = spokenMinute(dueAt, dateOf(now));
  return compareMinutes(now, dueAt) <= 0
    ? { ja: `（${due.ja}までに）`, en: ` (by ${due.en})` }
    : {
        ja: `（グループの締切の${due.ja}を過ぎています。できるだけ早くお願いします）`,
        en: ` (the group's deadline was ${due.en}; as soon as you can, please)`,
      };
}
