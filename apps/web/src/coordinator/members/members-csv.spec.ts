import { expect, it } from '@jest/globals';
import { matches, personState, totalsOf, type MemberRow } from './member-rows.ts';
import { csvCell } from '../../ui/csv.ts';
import { membersCsv } from './members-csv.ts';

const row = (name: string, changes: Partial<MemberRow> = {}): MemberRow => ({
  id: name,
  position: 1,
  name,
  role: 'PARTICIPANT',
  status: 'ENROLLED',
  amounts: null,
  errors: 0,
  warnings: 0,
  person: 'NOBODY',
  papersMissing: null,
  caps: [],
  ...changes,
});

it('writes CSV that Excel reads and no sheet runs as a formula', () => {
  expect(csvCell('=1+1')).toBe("'=1+1");
  expect(csvCell('見本,"本"店')).toBe('"見本,""本""店"');
  expect(csvCell(-5)).toBe('-5');
  const text = membersCsv([row('髙﨑青果店', { caps: ['PC', 'JOINT'], papersMissing: 3 })], 'ja');
  expect(text.startsWith('\uFEFFお店,立場')).toBe(true);
  expect(text).toContain('髙﨑青果店,参画事業者,,,,0,まだ,3,PC等の上限・グループの上限で減額\r\n');
});

it('finds names however they are typed', () => {
  expect(matches(row('カフェ 見本'), 'かふぇ')).toBe(true);
  expect(matches(row('カフェ 見本'), 'ｶﾌｪ見')).toBe(true);
  expect(matches(row('カフェ 見本'), '茶')).toBe(false);
});

it('counts who takes part, and says how far an invitation is', () => {
  const rows = [row('a', { papersMissing: 2, warnings: 1 }), row('b', { status: 'WITHDRAWN' })];
  expect(totalsOf(rows)).toMatchObject({ members: 1, papersMissing: 2, findings: 1, granted: 0 });
  const person = {
    id: 'p',
    displayName: '',
    email: null,
    memberId: 'm',
    role: 'MEMBER_USER' as const,
    since: '',
    endedAt: '2026-01-01T00:00',
    isDisabled: false,
  };
  const invitation = (state: 'OPEN' | 'EXPIRED' | 'REVOKED') => ({
    id: state,
    email: '',
    memberId: 'm',
    role: 'MEMBER_USER' as const,
    state,
    createdAt: '',
    sentAt: null,
    expiresAt: '',
  });
  expect(personState('m', [{ ...person, endedAt: null }], [])).toBe('JOINED');
  expect(personState('m', [person], [invitation('EXPIRED'), invitation('OPEN')])).toBe('INVITED');
  expect(personState('m', [person], [invitation('EXPIRED')])).toBe('EXPIRED');
  expect(personState('m', [person], [invitation('REVOKED')])).toBe('NOBODY');
});
