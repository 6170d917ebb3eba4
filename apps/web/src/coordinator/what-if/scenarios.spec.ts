import { expect, it } from '@jest/globals';
import { freeName, shownIds, withShown } from './scenarios.ts';

const kept = ['d', 'c', 'b', 'a'].map((id) => ({ id }));

it('shows the newest three until somebody chooses', () => {
  expect(shownIds(kept, null)).toEqual(['d', 'c', 'b']);
  expect(shownIds(kept, ['a', 'gone', 'c'])).toEqual(['c', 'a']);
  expect(shownIds(kept, [])).toEqual([]);
});

it('makes room for a fourth', () => {
  expect(shownIds(kept, withShown(['d', 'c', 'b'], 'a'))).toEqual(['d', 'c', 'a']);
  expect(withShown(['c'], 'c')).toEqual(['c']);
});

it('suggests a name nobody uses yet', () => {
  expect(freeName(['案1', '案3'], (count) => `案${count}`)).toBe('案2');
});
