import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseExactJson } from './exact-json.ts';

const exactly = (value: unknown) => ({ ok: true, value: { value, problems: [] } });

const slip = (text: string): string => {
  const parsed = parseExactJson(text);
  const problems = parsed.ok ? parsed.value.problems : [parsed.error];
  return problems.map(({ path, message }) => `${path} ${message.en}`).join(' | ') || 'ok';
};

it('reads what JSON.parse reads, spaced or not', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ noUnicodeString: false }),
      fc.constantFrom(undefined, 2, '\t'),
      (value, space) => {
        const text = JSON.stringify(value, null, space);
        fc.pre(!/\d{16}|e[+-]?\d/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, ''))); // huge numbers differ on purpose, below
        expect(parseExactJson(text)).toEqual(exactly(JSON.parse(text)));
      },
    ),
  );
});

it.each(['[1.0, 1e3, -0, 2.50e1]', '{"a":{"b":[null,true,false]}}', '"\\u3042\\n\\"/"', '\uFEFF{}', ' [ ] '])(
  'reads %j',
  (text) => {
    expect(parseExactJson(text)).toEqual(exactly(JSON.parse(text.replace('\uFEFF', ''))));
  },
);

it('keeps a key called __proto__ an ordinary key', () => {
  const parsed = parseExactJson('{"__proto__":{"members":[]}}');
  expect(parsed.ok && Object.keys(parsed.value.value as object)).toEqual(['__proto__']);
  expect(parsed.ok && (parsed.value.value as { members?: unknown }).members).toBeUndefined();
});

describe('numbers', () => {
  it('of 2^53 and more keep their digits', () => {
    expect(parseExactJson('[9007199254740991, 9007199254740993, -9007199254740993]')).toEqual(
      exactly([9007199254740991, 9007199254740993n, -9007199254740993n]),
    );
  });

  it('with a fraction that a float would swallow are named by path', () => {
    expect(slip('{"a":[1, 100.00000000000000000001]}')).toBe(
      'a[1] Fractions cannot be used. Please give a whole number.',
    );
    expect(slip('[100.00000000000000000000]')).toBe('ok');
    expect(slip('[1.5e1, 0.5]')).toBe('ok');
  });
});

it('names every key written twice', () => {
  expect(slip('{"a":1,"a":2,"m":[{"b":1,"b":1}]}')).toBe(
    'a This key appears twice. Please keep one. | m[0].b This key appears twice. Please keep one.',
  );
});

it.each([
  ['', '1:1 Not valid JSON. A value is needed here.'],
  ['{', '1:2 Not valid JSON. A text in double quotes is needed here.'],
  ['[1,]', '1:4 Not valid JSON. A value is needed here.'],
  ['{"a" 1}', '1:6 Not valid JSON. ":" is needed here.'],
  ['{\n  "a": 1\n  "b": 2\n}', '3:3 Not valid JSON. "," is needed here.'],
  ['[1] 2', '1:5 Not valid JSON. Unexpected text after the document.'],
  ["{'a':1}", '1:2 Not valid JSON. A text in double quotes is needed here.'],
  ['"a\nb"', '1:1 Not valid JSON. A text in double quotes is needed here.'],
  ['[01]', '1:3 Not valid JSON. "," is needed here.'],
  ['nul', '1:1 Not valid JSON. A value is needed here.'],
  ['["\\x"]', '1:2 Not valid JSON. A text in double quotes is needed here.'],
  ['['.repeat(200000), '1:102 Not valid JSON. The nesting is too deep.'],
])('says where %.20j slips', (text, expected) => {
  expect(slip(text)).toBe(expected);
});

it('reads a megabyte of text without trouble', () => {
  const long = 'あ\\n'.repeat(300_000);
  expect(parseExactJson(`["${long}"]`)).toEqual(exactly(JSON.parse(`["${long}"]`)));
});
