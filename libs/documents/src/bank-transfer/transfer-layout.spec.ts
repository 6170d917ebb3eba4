import { describe, expect, it } from '@jest/globals';
import { RECORD_BYTES, recordOf, TRANSFER_LAYOUT } from './transfer-layout.ts';

// first bytes and lengths as the banks' tables print them (全銀協 §8); typed here a second time
const PUBLISHED = {
  header: '1+1 2+2 4+1 5+10 15+40 55+4 59+4 63+15 78+3 81+15 96+1 97+7 104+17',
  data: '1+1 2+4 6+15 21+3 24+15 39+4 43+1 44+7 51+30 81+10 91+1 92+10 102+10 112+1 113+1 114+7',
  trailer: '1+1 2+6 8+12 20+101',
  end: '1+1 2+119',
};

describe.each(Object.entries(TRANSFER_LAYOUT))('the %s record', (name, fields) => {
  it('has the published fields, one behind the other, to its last byte', () => {
    expect(fields.map(({ at, length }) => `${at}+${length}`).join(' ')).toBe(
      PUBLISHED[name as keyof typeof PUBLISHED],
    );
    let next = 1;
    for (const { at, length } of fields) {
      expect(at).toBe(next);
      next += length;
    }
    expect(next - 1).toBe(RECORD_BYTES);
  });
});

it('puts digits to the right behind zeros, and characters to the left before spaces', () => {
  expect(recordOf(TRANSFER_LAYOUT.trailer, { count: '2', total: '30' })).toBe(
    `8${'000002'}${'000000000030'}${' '.repeat(101)}`,
  );
});
