import { expect, it } from '@jest/globals';
import { countedPieces, type LinkedPiece } from './pieces.ts';

const photo = (outcome: LinkedPiece['outcome'], unitNumber: number | null = null): LinkedPiece => ({
  item: 'UNIT_PHOTO',
  outcome,
  unitNumber,
  purchaseStepId: null,
});
const payment = (outcome: LinkedPiece['outcome'], purchaseStepId: string | null): LinkedPiece => ({
  item: 'PAYMENT_PROOF',
  outcome,
  unitNumber: null,
  purchaseStepId,
});
const outcomes = (links: readonly LinkedPiece[], quantity = 3) =>
  countedPieces(links, quantity)
    .map(({ outcome }) => outcome)
    .sort();

it('counts one device once, at its best', () => {
  expect(outcomes([photo('PENDING', 1), photo('ACCEPTED', 1), photo('PENDING', 1)])).toEqual(['ACCEPTED']);
  expect(outcomes([photo('PENDING', 1), photo('PENDING', 2)])).toEqual(['PENDING', 'PENDING']);
});

it('counts one payment once, and each without a record by itself', () => {
  expect(outcomes([payment('ACCEPTED', 'a'), payment('ACCEPTED', 'a')])).toEqual(['ACCEPTED']);
  expect(outcomes([payment('ACCEPTED', 'a'), payment('ACCEPTED', 'b'), payment('PENDING', null)])).toEqual([
    'ACCEPTED',
    'ACCEPTED',
    'PENDING',
  ]);
});

it('tells everything returned, and passes over devices the line no longer has', () => {
  expect(outcomes([photo('RETURNED', 1), photo('RETURNED', 1), photo('ACCEPTED', 1)])).toEqual([
    'ACCEPTED',
    'RETURNED',
    'RETURNED',
  ]);
  expect(outcomes([photo('ACCEPTED', 3), photo('RETURNED', 4), photo('ACCEPTED', 4)], 3)).toEqual([
    'ACCEPTED',
  ]);
});
