import { describe, expect, it } from '@jest/globals';
import { jstMinute, localDate } from '@renkei/kernel';
import { APPLICATION_ENDINGS, mayOrderNow } from './may-order.ts';
import type { OrderFacts } from './may-order.ts';

const decided = jstMinute(localDate(2026, 12, 1), 10, 30);
const end = jstMinute(localDate(2027, 1, 29), 17, 0);
const facts: OrderFacts = {
  now: jstMinute(localDate(2026, 12, 15), 9, 0),
  grantDecidedAt: decided,
  projectEnd: end,
  ended: null,
  memberWithdrawn: false,
  reported: false,
  contractNeeded: false,
};
const ask = (changed: Partial<OrderFacts> = {}) => mayOrderNow({ ...facts, ...changed });

describe('mayOrderNow', () => {
  it('says not yet before the grant decision, and from which minute on it will be yes', () => {
    expect(ask({ grantDecidedAt: null })).toMatchObject({
      answer: 'NOT_YET',
      since: null,
      until: end,
      daysLeft: null,
    });
    const minute = (min: number) => ask({ now: jstMinute(localDate(2026, 12, 1), 10, min) });
    expect(minute(29)).toMatchObject({ answer: 'NOT_YET', since: decided });
    expect(minute(29).reason.ja).toContain('2026年12月1日 10:30の交付決定より後に');
    expect(minute(30)).toMatchObject({ answer: 'YES', since: decided });
  });

  it('counts the days left by the calendar', () => {
    // 15 December to 29 January: 16 days to the end of December, 29 in January.
    expect(ask()).toMatchObject({ answer: 'YES', since: decided, until: end, daysLeft: 45 });
    expect(ask().reason).toEqual({
      ja: 'はい、注文できます。納品と支払いまで、2027年1月29日 17:00までに終えてください（あと45日）。',
      en: 'Yes, you may order. Delivery and payment must be done by 2027-01-29T17:00 (45 days left).',
    });
    expect(ask({ now: jstMinute(localDate(2027, 1, 28), 23, 59) }).reason.en).toContain('(1 day left)');
  });

  it('ends after the last minute of the period', () => {
    const last = ask({ now: end });
    expect(last).toMatchObject({ answer: 'YES', daysLeft: 0 });
    expect(last.reason.ja).toContain('今日が最後の日');
    const after = ask({ now: jstMinute(localDate(2027, 1, 29), 17, 1) });
    expect(after).toMatchObject({ answer: 'NO_LONGER', since: null, until: end, daysLeft: null });
  });

  it('is no longer, not not yet, when the period passed without a decision', () => {
    expect(ask({ grantDecidedAt: null, now: jstMinute(localDate(2027, 2, 1), 0, 0) }).answer).toBe(
      'NO_LONGER',
    );
  });

  it('says so when the end is not known', () => {
    expect(ask({ projectEnd: null })).toMatchObject({ answer: 'YES', until: null, daysLeft: null });
    expect(ask({ projectEnd: null }).reason.ja).toContain('期限はまだ登録されていません');
  });

  it('puts the contract first where one is needed', () => {
    expect(ask({ contractNeeded: true }).reason.ja).toMatch(/^はい。まず契約を結び/);
    expect(ask().reason.ja).not.toContain('契約');
  });

  it.each(APPLICATION_ENDINGS)('is over once the application is %s, granted or not', (ended) => {
    expect(ask({ ended }).answer).toBe('NO_LONGER');
    expect(ask({ ended, grantDecidedAt: null })).toMatchObject({
      answer: 'NO_LONGER',
      since: null,
      until: null,
    });
  });

  it('gives every ending its own reason', () => {
    const reasons = APPLICATION_ENDINGS.map((ended) => ask({ ended }).reason.ja);
    expect(new Set([...reasons, ask({ memberWithdrawn: true }).reason.ja]).size).toBe(4);
  });

  it('is over once the project was reported as completed, although its period runs on (R25 Art. 21)', () => {
    expect(ask({ reported: true })).toMatchObject({
      answer: 'NO_LONGER',
      until: null,
      daysLeft: null,
      clause: 'R25 第21条, K25 p.31 (6-1)',
    });
    expect(ask({ reported: true }).reason.ja).toContain('実績報告で届け出ています');
  });

  it('is over for a member who left', () => {
    expect(ask({ memberWithdrawn: true })).toMatchObject({ answer: 'NO_LONGER', until: null });
  });
});
