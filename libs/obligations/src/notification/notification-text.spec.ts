import { describe, expect, it } from '@jest/globals';
import { jstMinute, localDate } from '@renkei/kernel';
import { notificationText, type NotificationFacts } from './notification-text.ts';

const facts: NotificationFacts = {
  kind: 'REMINDER',
  saidOn: localDate(2026, 5, 26),
  title: { ja: '「履歴事項全部証明書」を送る', en: 'Send: Certificate of registered matters' },
  dueAt: jstMinute(localDate(2026, 6, 2), 17, 0),
  previousDueAt: null,
  whose: '髙﨑茶舗𠮷',
};

describe('what the inbox says', () => {
  it('names the days left, the task, whose it is and the very minute', () => {
    expect(notificationText(facts)).toEqual({
      ja: '締切まであと7日です: 「履歴事項全部証明書」を送る（髙﨑茶舗𠮷） 6月2日（火）17:00まで',
      en: '7 days left: Send: Certificate of registered matters (髙﨑茶舗𠮷), due Tue 2 Jun 17:00 JST',
    });
  });

  it.each([
    [localDate(2026, 6, 1), '締切は明日です', 'Due tomorrow'],
    [localDate(2026, 6, 2), '締切は今日です', 'Due today'],
    [localDate(2026, 6, 3), '締切を1日過ぎました', 'One day overdue'],
    [localDate(2026, 6, 5), '締切を3日過ぎています', '3 days overdue'],
    // the worker stood still: it is not said that seven days are left
    [localDate(2026, 5, 28), '締切まであと5日です', '5 days left'],
  ])('said on %s', (saidOn, ja, en) => {
    const text = notificationText({ ...facts, saidOn });
    expect(text.ja.split(':')[0]).toBe(ja);
    expect(text.en.split(':')[0]).toBe(en);
  });

  it('leaves out a name the reader may not see, and tells the year when it is another', () => {
    const text = notificationText({ ...facts, whose: null, saidOn: localDate(2025, 12, 31) });
    expect(text.ja).toBe('締切まであと153日です: 「履歴事項全部証明書」を送る 2026年6月2日（火）17:00まで');
    expect(text.en).toContain('due Tue 2 Jun 2026 17:00 JST');
  });

  it('tells from when to when a deadline moved', () => {
    const previousDueAt = jstMinute(localDate(2026, 5, 29), 17, 0);
    expect(notificationText({ ...facts, kind: 'OBLIGATION_MOVED', previousDueAt })).toEqual({
      ja: '締切が変わりました: 「履歴事項全部証明書」を送る（髙﨑茶舗𠮷） 5月29日（金）17:00まで → 6月2日（火）17:00まで',
      en: 'A deadline moved: Send: Certificate of registered matters (髙﨑茶舗𠮷), Fri 29 May 17:00 → Tue 2 Jun 17:00 JST',
    });
  });
});
