import { expect, it } from '@jest/globals';
import { wholeNumber } from '../../ui/field.tsx';

// what a grid of amounts turns on: nothing half read, nothing rounded
it.each([
  ['１，２００，０００円', 1_200_000],
  ['¥1,200,000', 1_200_000],
  ['￥９８０', 980],
  [' 12 000 ', 12_000],
  ['3、000', 3_000],
  ['007', 7],
  ['0', 0],
  ['999999999999999', 999_999_999_999_999],
  ['9999999999999999', null],
  ['', null],
  ['円', null],
  ['-5', null],
  ['−5', null],
  ['1.5', null],
  ['1e3', null],
  ['0x10', null],
  ['十万', null],
  ['約100', null],
])('%p is %p', (text, number) => {
  expect(wholeNumber(text)).toBe(number);
});
