import { describe, expect, it } from '@jest/globals';
import { componentsOf } from '../../test/read-calendar.ts';
import { calendarText, type CalendarEntry } from './calendar-text.ts';

const ENTRY: CalendarEntry = {
  obligation_id: '00000000-0000-4000-8000-000000000002',
  event_id: '00000000-0000-4000-8000-000000000001',
  moved: 0,
  changed_at: new Date('2026-11-01T01:02:03Z'),
  consortium_id: '00000000-0000-4000-8000-00000000000c',
  group_name: '見本本町商店街グループ',
  member_id: null,
  member_name: null,
  own: true,
  sees_group: true,
  title_ja: '交付申請を出す',
  title_en: 'File the application',
  clause: 'K25 p.24',
  due_at: new Date('2027-01-20T08:00:00Z'),
  status: 'OPEN',
};
const IN_JAPANESE = { locale: 'ja', publicUrl: 'https://renkei.example' } as const;
const textOf = (...entries: Partial<CalendarEntry>[]) =>
  calendarText(
    entries.map((entry) => ({ ...ENTRY, ...entry })),
    IN_JAPANESE,
  );
const eventOf = (entry: Partial<CalendarEntry>) => componentsOf(textOf(entry)).children[0]!;

describe('calendarText', () => {
  it('is a published calendar with its name and how often to ask again, for old and new programs', () => {
    const { name, properties } = componentsOf(textOf({}));
    expect([name, properties]).toEqual([
      'VCALENDAR',
      {
        VERSION: '2.0',
        PRODID: '-//Renkei//deadlines//JA',
        METHOD: 'PUBLISH',
        NAME: '連携の締切',
        'X-WR-CALNAME': '連携の締切',
        'REFRESH-INTERVAL;VALUE=DURATION': 'PT1H',
        'X-PUBLISHED-TTL': 'PT1H',
      },
    ]);
  });

  it('draws half an hour that ends with the deadline, in UTC, and makes nobody busy', () => {
    const { properties } = eventOf({});
    expect(properties).toEqual({
      UID: `${ENTRY.event_id}@renkei.example`,
      SEQUENCE: '0',
      DTSTAMP: '20261101T010203Z',
      'LAST-MODIFIED': '20261101T010203Z',
      DTSTART: '20270120T073000Z',
      DTEND: '20270120T080000Z',
      SUMMARY: '締切: 交付申請を出す（見本本町商店街グループ）',
      DESCRIPTION: 'グループ: 見本本町商店街グループ\n根拠: K25 p.24',
      'URL;VALUE=URI': `https://renkei.example/groups/${ENTRY.consortium_id}`,
      STATUS: 'CONFIRMED',
      TRANSP: 'TRANSPARENT',
      'X-MICROSOFT-CDO-BUSYSTATUS': 'FREE',
    });
  });

  it('is an event of the day when the deadline is its end: 23:59 in Japan', () => {
    const { properties } = eventOf({ due_at: new Date('2028-01-31T14:59:00Z') });
    expect(properties).toMatchObject({
      'DTSTART;VALUE=DATE': '20280131',
      'DTEND;VALUE=DATE': '20280201',
    });
    expect(Object.keys(properties)).not.toContain('DTSTART');
    const midnight = eventOf({ due_at: new Date('2028-01-31T15:00:00Z') });
    expect(midnight.properties).toMatchObject({ DTSTART: '20280131T143000Z', DTEND: '20280131T150000Z' });
  });

  it('counts up when it moved and when it is done, under the same id', () => {
    const sequence = (entry: Partial<CalendarEntry>) => eventOf(entry).properties['SEQUENCE'];
    expect([sequence({ moved: 3 }), sequence({ moved: 3, status: 'FULFILLED' })]).toEqual(['3', '4']);
    expect(eventOf({ moved: 3 }).properties['UID']).toBe(`${ENTRY.event_id}@renkei.example`);
  });

  it('rings a day before for what the reader owes and has not done', () => {
    const alarm = { ACTION: 'DISPLAY', TRIGGER: '-P1D', DESCRIPTION: '交付申請を出す' };
    expect(eventOf({}).children).toEqual([{ name: 'VALARM', properties: alarm, children: [] }]);
    const allDay = eventOf({ due_at: new Date('2028-01-31T14:59:00Z') });
    expect(allDay.children[0]!.properties['TRIGGER']).toBe('-PT15H');
    expect(eventOf({ own: false }).children).toEqual([]);
    expect(eventOf({ status: 'FULFILLED' }).children).toEqual([]);
  });

  it('leads a shop to its own page', () => {
    const shop = { member_id: '00000000-0000-4000-8000-00000000000d', member_name: '見本茶舗𠮷' };
    const url = (entry: Partial<CalendarEntry>) => eventOf(entry).properties['URL;VALUE=URI'];
    expect(url({ ...shop, sees_group: false })).toBe(`https://renkei.example/shop/${shop.member_id}`);
    expect(url({ ...shop, sees_group: true })).toBe(`https://renkei.example/groups/${ENTRY.consortium_id}`);
  });

  it('gives back every character: separators, breaks, 髙﨑𠮷①㈱, and lines of no more than 75 octets', () => {
    const title = `見積書,カタログ;"写し"\\控え: 髙﨑𠮷①㈱ 👩‍👩‍👧 ${'𠮷'.repeat(80)}END`;
    for (let shift = 0; shift < 8; shift += 1) {
      const text = textOf({ title_ja: 'a'.repeat(shift) + title, clause: '1行目\r\n2行目\rBEGIN:VEVENT' });
      const [event, ...more] = componentsOf(text).children;
      expect(event!.properties['SUMMARY']).toContain(`${'a'.repeat(shift)}${title}（`);
      expect(event!.properties['DESCRIPTION']).toContain('根拠: 1行目\n2行目\nBEGIN:VEVENT');
      expect(more).toEqual([]);
    }
  });

  it('is the same for the same deadlines, and still a calendar without any', () => {
    expect(textOf({}, { event_id: 'x' })).toBe(textOf({}, { event_id: 'x' }));
    expect(componentsOf(textOf()).children).toEqual([]);
  });
});
