import { expect, it } from '@jest/globals';
import { group, member } from '../../testing/groups.ts';
import { manualGrant } from './manual-request.ts';

const CAP = 30n;
const available = { members: [20n, 20n], membersTotal: 40n, analysis: 10n };
const ask = (first: bigint | null, second: bigint | null, requestedAnalysis: bigint | null) =>
  manualGrant(
    group([member('a', [], { requested: first }), member('b', [], { requested: second })], {
      requestedAnalysis,
    }),
    available,
    CAP,
  );

it('grants what was typed, a blank meaning all that is available', () => {
  expect(ask(5n, null, 5n)).toEqual({ granted: { members: [5n, 20n], analysis: 5n }, problems: [] });
  expect(ask(0n, null, null).granted).toEqual({ members: [0n, 20n], analysis: 10n });
});

it('grants nothing while the sum is one yen over the cap', () => {
  const { granted, problems } = ask(6n, null, 5n);
  expect(granted).toEqual({ members: [0n, 0n], analysis: 0n });
  expect(problems.map(({ code, path }) => [code, path])).toEqual([['REQUEST_OVER_CAP', 'members']]);
});

it('names every amount over what is available', () => {
  expect(ask(21n, 21n, 11n).problems.map(({ path }) => path)).toEqual([
    'members[0].requested',
    'members[1].requested',
    'requestedAnalysis',
    'members',
  ]);
});
