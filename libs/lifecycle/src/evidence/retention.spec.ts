import { expect, it } from '@jest/globals';
import { localDate } from '@renkei/kernel';
import { mayRemove } from './retention.ts';

const on = (completed: [number, number, number], today: [number, number, number]) =>
  mayRemove(localDate(...completed), localDate(...today));

it('locks until the end of the fifth fiscal year after that of the completion', () => {
  // 2027-01-29 lies in fiscal 2026; the fifth after it is fiscal 2031, to 2032-03-31.
  expect(on([2027, 1, 29], [2032, 3, 31])).toMatchObject({ allowed: false, until: '2032-03-31' });
  expect(on([2027, 1, 29], [2032, 4, 1])).toMatchObject({ allowed: true, until: '2032-03-31' });
});

it('turns on 1 April of the completion', () => {
  expect(on([2027, 3, 31], [2032, 4, 1]).allowed).toBe(true);
  expect(on([2027, 4, 1], [2032, 4, 1])).toMatchObject({ allowed: false, until: '2033-03-31' });
});

it('never unlocks before the completion', () => {
  expect(mayRemove(null, localDate(2199, 1, 1))).toMatchObject({ allowed: false, until: null });
});

it('names the day', () => {
  expect(on([2027, 1, 29], [2027, 2, 1]).reason.ja).toBe(
    '書類は2032年3月31日まで保管する義務があるため、消せません。その翌日から消せます。',
  );
  expect(on([2027, 1, 29], [2032, 4, 1]).reason.ja).toContain('消してもかまいません');
});
