import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '@renkei/kernel';
import { propose, saysReturned, type BankRecord, type MatchableMovement } from './match.ts';

const DAY = '2027-11-05' as LocalDate;
const movement = (id: string, changes: Partial<MatchableMovement> = {}): MatchableMovement => ({
  id,
  on: DAY,
  direction: 'OUT',
  yen: 50_000n,
  text: '',
  standing: 'NORMAL',
  named: [],
  ...changes,
});
const record = (id: string, changes: Partial<BankRecord> = {}): BankRecord => ({
  kind: 'TRANSFER',
  id,
  recorded: false,
  direction: 'OUT',
  memberId: `member ${id}`,
  on: DAY,
  from: DAY,
  to: '2027-11-19' as LocalDate,
  yenOn: () => 50_000n,
  claims: [`debit ${id}`],
  label: { ja: id, en: id },
  blocked: null,
  ...changes,
});
const lines = (movements: readonly MatchableMovement[], records: readonly BankRecord[]) =>
  [...propose(movements, records)].map(
    ([id, { state, record: one, candidates }]) => `${id} ${state} ${one?.id ?? '-'} of ${candidates.length}`,
  );

describe('propose', () => {
  it('lets a name decide, and what it decides leaves less for the others', () => {
    const named = movement('x', { named: ['member a'] });
    expect(lines([named, movement('y')], [record('a'), record('b')])).toEqual([
      'x EXACT a of 1',
      'y LIKELY b of 2',
    ]);
  });

  it('proposes nothing for two movements, whichever comes first', () => {
    const two = [movement('x', { named: ['member a'] }), movement('y', { named: ['member a'] })];
    expect(lines(two, [record('a')])).toEqual(['x AMBIGUOUS - of 1', 'y AMBIGUOUS - of 1']);
    expect(lines([...two].reverse(), [record('a')])).toEqual(['y AMBIGUOUS - of 1', 'x AMBIGUOUS - of 1']);
  });

  it('takes a file of transfers or its transfers, not both', () => {
    const batch = record('file', {
      kind: 'TRANSFER_BATCH',
      yenOn: () => 100_000n,
      claims: ['debit a', 'debit b'],
    });
    const whole = movement('w', { yen: 100_000n, text: 'ｿｳｺﾞｳﾌﾘｺﾐ' });
    const single = movement('s', { named: ['member a'] });
    expect(lines([whole], [batch, record('a'), record('b')])).toEqual(['w EXACT file of 1']);
    expect(lines([whole, single], [batch, record('a'), record('b')])).toEqual([
      'w AMBIGUOUS - of 1',
      's AMBIGUOUS - of 1',
    ]);
  });

  it('sets aside what the bank took back', () => {
    expect(lines([movement('x', { standing: 'CANCELLED' })], [record('a')])).toEqual(['x SET_ASIDE - of 0']);
  });

  it.each([
    ['振込 組戻', true],
    ['振込組み戻し', true],
    ['ﾌﾘｺﾐｸﾐﾓﾄﾞｼ', true],
    ['ﾌﾘｺﾐﾌﾉｳ', true],
    ['振込不能資金', true],
    ['資金ご返却', true],
    ['振込 ﾐﾎﾝ', false],
    ['', false],
  ])('%s came back: %s', (text, returned) => {
    expect(saysReturned(text)).toBe(returned);
  });

  it('stays quick where all amounts are equal', () => {
    const movements = Array.from({ length: 2_000 }, (_, n) => movement(`m${n}`));
    const records = Array.from({ length: 200 }, (_, n) => record(`r${n}`));
    const began = performance.now();
    expect([...propose(movements, records).values()].every(({ state }) => state === 'AMBIGUOUS')).toBe(true);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
