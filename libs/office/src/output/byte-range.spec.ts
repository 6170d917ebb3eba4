import { describe, expect, it } from '@jest/globals';
import { byteRange } from './byte-range.ts';

describe('byteRange', () => {
  it.each([
    [undefined, { kind: 'ALL' }],
    ['bytes=0-', { kind: 'PART', first: 0, last: 99 }],
    ['bytes=40-', { kind: 'PART', first: 40, last: 99 }],
    ['bytes=40-49', { kind: 'PART', first: 40, last: 49 }],
    ['bytes=40-4000', { kind: 'PART', first: 40, last: 99 }],
    ['bytes=-10', { kind: 'PART', first: 90, last: 99 }],
    ['bytes=-1000', { kind: 'PART', first: 0, last: 99 }],
    ['bytes=100-', { kind: 'OUTSIDE' }],
    ['bytes=-0', { kind: 'OUTSIDE' }],
    ['bytes=50-40', { kind: 'ALL' }],
    ['bytes=0-1,5-6', { kind: 'ALL' }],
    ['items=0-1', { kind: 'ALL' }],
    ['bytes=-', { kind: 'ALL' }],
  ])('%s of 100 bytes', (header, expected) => {
    expect(byteRange(header, 100)).toEqual(expected);
  });

  it('has nothing of an empty file', () => {
    expect(byteRange('bytes=0-', 0)).toEqual({ kind: 'OUTSIDE' });
    expect(byteRange(undefined, 0)).toEqual({ kind: 'ALL' });
  });
});
