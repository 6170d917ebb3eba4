import { describe, expect, it } from '@jest/globals';
import { fall, fullness, spark } from './geometry.ts';

describe('fullness', () => {
  it('stays between empty and full', () => {
    expect(fullness(15_000_000n, 30_000_000n)).toBe(0.5);
    expect(fullness(31_000_000, 30_000_000)).toBe(1);
    expect(fullness(-1, 30_000_000)).toBe(0);
  });
  it('is empty without a cap', () => {
    expect(fullness(5, null)).toBe(0);
    expect(fullness(5, 0)).toBe(0);
  });
});

describe('fall', () => {
  it('lets every step start where the one before it ended', () => {
    expect(
      fall([
        { value: 100, kind: 'total' },
        { value: 20, kind: 'minus' },
        { value: 30, kind: 'minus' },
        { value: 50, kind: 'total' },
        { value: 50n, kind: 'total' },
        { value: 5, kind: 'plus' },
      ]),
    ).toEqual([
      { left: 0, width: 100 },
      { left: 80, width: 20 },
      { left: 50, width: 30 },
      { left: 0, width: 50 },
      { left: 0, width: 50 },
      { left: 50, width: 5 },
    ]);
  });
  it('draws nothing where there is nothing', () => {
    expect(fall([{ value: 0, kind: 'total' }])).toEqual([{ left: 0, width: 0 }]);
  });
});

describe('spark', () => {
  it('leaves gaps, keeps the target in the box and turns y upside down', () => {
    expect(spark([0, null, 10], 100, 20, 20)).toEqual({
      points: [{ x: 0, y: 20 }, null, { x: 100, y: 10 }],
      targetY: 0,
    });
  });
  it('draws what never moves in the middle', () => {
    expect(spark([3, 3], 10, 20).points).toEqual([
      { x: 0, y: 10 },
      { x: 10, y: 10 },
    ]);
  });
});
