import { expect, it } from '@jest/globals';
import { localDate } from '@renkei/kernel';
import { receiptOf } from './receipt.ts';

const FACTS = {
  number: 'R-2026-003',
  on: localDate(2026, 12, 1),
  payer: '見本商店街協同組合',
  payee: '株式会社見本商店',
  amount: 1_234_567n,
  purpose: '補助金の配分',
};

it('acknowledges what was received, in both languages', () => {
  const { title, lines } = receiptOf(FACTS);
  expect(title.ja).toBe('受領書');
  expect(lines.map(({ label, value }) => (label ? `${label.ja}: ${value.ja}` : value.ja))).toEqual([
    '番号: R-2026-003',
    '受領日: 2026年12月1日',
    '支払者: 見本商店街協同組合 様',
    '金額: 金1,234,567円',
    '但し書き: 補助金の配分として',
    '上記の金額を受け取りました。',
    '受領者: 株式会社見本商店',
  ]);
  expect(lines.map(({ value }) => value.en)).toEqual([
    'R-2026-003',
    '2026-12-01',
    '見本商店街協同組合',
    '1,234,567 yen',
    '補助金の配分',
    'The above amount was received.',
    '株式会社見本商店',
  ]);
});

it.each([0n, -1n])('of %s yen is nobody’s', (amount) => {
  expect(() => receiptOf({ ...FACTS, amount })).toThrow(RangeError);
});
