import { fromEpochMs, type LocalDate } from '@renkei/kernel';
import { notificationText, type NotificationFacts } from '@renkei/obligations/jobs';
import { plainName, quotedName, shortened } from '@renkei/platform/jobs';

/** One deadline to tell of, as letter_lines() gives it. */
export interface LetterLine {
  readonly kind: NotificationFacts['kind'];
  readonly group_id: string;
  readonly group_name: string;
  readonly member_name: string | null;
  readonly title_ja: string;
  readonly title_en: string;
  readonly due_at: Date;
  readonly previous_due_at: Date | null;
}

export interface NotificationsLetterFacts {
  readonly readerName: string;
  readonly locale: 'ja' | 'en';
  /** The day in Japan on which it is sent: days left are counted from it. */
  readonly today: LocalDate;
  readonly publicUrl: string;
  /** By deadline, at least one. */
  readonly lines: readonly LetterLine[];
}

/** More nobody reads in a letter; the rest is in the product. */
const MOST_LINES = 50;

/** One letter about everything new, group by group, in the reader's language. Links stand on lines of their own. */
export function notificationsLetter(facts: NotificationsLetterFacts): { subject: string; text: string } {
  const names = [...new Map(facts.lines.map((line) => [line.group_id, line.group_name])).values()];
  const [first = ''] = names.map((name) => shortened(plainName(name)));
  const count = facts.lines.length;
  if (facts.locale === 'en') {
    const others = names.length > 1 ? ` and ${names.length - 1} more` : '';
    return {
      subject: `${count} ${count === 1 ? 'deadline' : 'deadlines'}: ${first}${others} (Renkei)`,
      text: english(facts),
    };
  }
  const others = names.length > 1 ? `ほか${names.length - 1}グループ` : '';
  return { subject: `締切のお知らせ${count}件：${first}${others}（連携）`, text: japanese(facts) };
}

function japanese(facts: NotificationsLetterFacts): string {
  return `${plainName(facts.readerName)} さん

連携（Renkei）から、締切のお知らせです。

${body(facts)}

くわしくは、次のページをご覧ください。
${facts.publicUrl}/

お知らせメールの受け取り方（そのつど・1日1通・受け取らない）と、送らない時間帯は、次のページで変えられます。
${facts.publicUrl}/account

このメールには返信できません。ご不明な点は、グループのとりまとめ担当の方にお尋ねください。
`;
}

function english(facts: NotificationsLetterFacts): string {
  return `Dear ${plainName(facts.readerName)},

Renkei has news about your deadlines. Times are Japan time (JST).

${body(facts)}

Please see the details here:
${facts.publicUrl}/

How you get these letters (at once, one a day, none) and when none are sent you can change here:
${facts.publicUrl}/account

Please do not reply to this letter. If something is unclear, ask the coordinator of your group.
`;
}

function body({ lines, locale, today }: NotificationsLetterFacts): string {
  const told = lines.slice(0, MOST_LINES);
  const groups = new Map(told.map((line) => [line.group_id, line.group_name]));
  const parts = [...groups].map(([id, name]) => {
    const own = told.filter((line) => line.group_id === id);
    return [`■ ${quotedName(name)}`, ...own.map((line) => `・${spoken(line, today)[locale]}`)].join('\n');
  });
  const left = lines.length - told.length;
  if (left > 0) parts.push(locale === 'ja' ? `ほかに${left}件あります。` : `There are ${left} more.`);
  return parts.join('\n\n');
}

function spoken(line: LetterLine, today: LocalDate) {
  return notificationText({
    kind: line.kind,
    saidOn: today,
    title: { ja: line.title_ja, en: line.title_en },
    dueAt: fromEpochMs(line.due_at.getTime()),
    previousDueAt: line.previous_due_at && fromEpochMs(line.previous_due_at.getTime()),
    whose: line.member_name === null ? null : plainName(line.member_name),
  });
}
