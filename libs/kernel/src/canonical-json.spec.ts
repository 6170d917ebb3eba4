import { expect, it } from '@jest/globals';
import { canonicalJson } from './canonical-json.ts';

it('does not depend on the order keys were written in', () => {
  expect(canonicalJson({ b: 1, a: [{ d: null, c: 'x' }] })).toBe('{"a":[{"c":"x","d":null}],"b":1}');
  expect(canonicalJson({ a: [{ c: 'x', d: null }], b: 1 })).toBe(
    canonicalJson({ b: 1, a: [{ d: null, c: 'x' }] }),
  );
});

it('writes bigint as a decimal string and leaves undefined out', () => {
  expect(canonicalJson({ yen: 10n ** 18n, none: undefined, list: [undefined] })).toBe(
    '{"list":[null],"yen":"1000000000000000000"}',
  );
});

it('keeps the order of lists, which means something', () => {
  expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
});

it('quotes keys and text', () => {
  expect(canonicalJson({ 'a"b': '改行\n' })).toBe('{"a\\"b":"改行\\n"}');
});
