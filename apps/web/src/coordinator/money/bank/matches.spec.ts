import { describe, expect, it } from '@jest/globals';
import {
  choiceOf,
  chosenMatches,
  deedsOf,
  groupOf,
  sumsOf,
  type BankRecord,
  type Movement,
} from './matches.ts';

const record = (id: string, given: Partial<BankRecord> = {}): BankRecord => ({
  kind: 'TRANSFER',
  id,
  yen: 500_000,
  on: '2026-11-02',
  recorded: false,
  confirmable: true,
  label: { ja: '', en: '' },
  ...given,
});
const movement = (id: string, state: Movement['state'], candidates: readonly BankRecord[]): Movement => ({
  id,
  line: 1,
  on: '2026-11-02',
  direction: 'OUT',
  yen: 500_000,
  text: '',
  state,
  stateLabel: { ja: '', en: '' },
  match: state === 'EXACT' || state === 'LIKELY' ? (candidates[0] ?? null) : null,
  candidates,
  differenceYen: 0,
  daysApart: 0,
  advice: null,
});
const [a, b] = [record('a'), record('b')];
const back = record('c', { kind: 'RETURN' });

describe('the lines of a statement', () => {
  it('are chosen beforehand only where amount, day and name agree', () => {
    const lines = [
      movement('1', 'EXACT', [a]),
      movement('2', 'LIKELY', [b]),
      movement('3', 'AMBIGUOUS', [a, b]),
    ];
    expect(lines.map((line) => choiceOf(line, {}))).toEqual(['TRANSFER a', '', '']);
    expect(choiceOf(lines[0]!, { 1: '' })).toBe('');
    expect(
      chosenMatches(lines, { 1: '', 3: 'TRANSFER b' }).map(({ movement: { id }, record: { id: to } }) => [
        id,
        to,
      ]),
    ).toEqual([['3', 'b']]);
  });

  it('are never chosen for what cannot be confirmed, or is no candidate any more', () => {
    expect(choiceOf(movement('1', 'EXACT', [record('a', { confirmable: false })]), {})).toBe('');
    expect(choiceOf(movement('2', 'AMBIGUOUS', [a, b]), { 2: 'TRANSFER gone' })).toBe('');
  });

  it('say what confirming them does, a file of transfers as transfers', () => {
    const lines = [
      movement('1', 'EXACT', [a]),
      movement('2', 'EXACT', [record('f', { kind: 'TRANSFER_BATCH' })]),
      movement('3', 'EXACT', [back]),
      movement('4', 'EXACT', [record('p', { kind: 'PROGRAMME_PAYMENT', recorded: true })]),
    ];
    expect(deedsOf(chosenMatches(lines, {}))).toEqual([
      { deed: 'TRANSFER', count: 2 },
      { deed: 'RETURN', count: 1 },
      { deed: 'BORNE_OUT', count: 1 },
    ]);
  });

  it('stand in groups, what came back first, and add up', () => {
    const returned = {
      ...movement('1', 'AMBIGUOUS', [back, record('d', { kind: 'RETURN' })]),
      direction: 'IN',
    } as const;
    const lines = [
      movement('2', 'EARLIER', []),
      movement('3', 'NONE', []),
      movement('4', 'NONE', []),
      returned,
    ];
    expect(lines.map(groupOf)).toEqual(['SETTLED', 'NONE', 'NONE', 'RETURNED']);
    expect(sumsOf(lines)).toEqual([
      { group: 'RETURNED', count: 1, inYen: 500_000, outYen: 0 },
      { group: 'NONE', count: 2, inYen: 0, outYen: 1_000_000 },
      { group: 'SETTLED', count: 1, inYen: 0, outYen: 500_000 },
    ]);
  });
});
