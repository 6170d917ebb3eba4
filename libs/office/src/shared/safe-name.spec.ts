import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { namesOfFolder, safeName } from './safe-name.ts';

describe('a safe name', () => {
  it.each([
    ['請求書.pdf', '請求書.pdf'],
    ['髙﨑𠮷①㈱.pdf', '髙﨑𠮷①㈱.pdf'],
    ['神\uFA19.pdf', '神\uFA19.pdf'],
    ['葛\u{E0100}城.pdf', '葛\u{E0100}城.pdf'],
    ['か\u3099.pdf', 'が.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\windows', 'C__windows'],
    ['a\u0000b\nc\u202Ed', 'a b c d'],
    ['  . 前後 . ', '前後'],
    ['CON', '_CON'],
    ['con.pdf', '_con.pdf'],
    ['COM¹.tar.gz', '_COM¹.tar.gz'],
    ['NUL .txt', '_NUL.txt'],
    ['CONSOLE.pdf', 'CONSOLE.pdf'],
    ['.pdf', 'pdf'],
    ['…', '…'],
    ['', 'x'],
    [' \u200B.', 'x'],
  ])('%j is %j', (text, name) => {
    expect(safeName(text, 'x')).toBe(name);
  });

  it('is short enough everywhere and keeps its ending', () => {
    const long = safeName(`${'長'.repeat(300)}.pdf`, 'x');
    expect(long).toMatch(/^長+\.pdf$/);
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(240);
    expect(Buffer.byteLength(long)).toBeGreaterThan(236);
    expect(safeName('a'.repeat(300), 'x')).toHaveLength(100);
    expect(safeName(`${'a'.repeat(39)}𠮷`, 'x', 40)).toBe('a'.repeat(39));
    expect(safeName(`${'a'.repeat(39)}. b`, 'x', 41)).toBe('a'.repeat(39));
  });

  it('is safe whatever it is made of', () => {
    const units = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('.', ' ', '/', '\\', 'CON', 'aux', '\u202E', 'か\u3099', '𠮷', '長'.repeat(40)),
      }),
    );
    fc.assert(
      fc.property(units, (text) => {
        const name = safeName(text, 'x');
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]|^[\s.]|[\s.]$/u);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$)/i);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(100);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
        if (!/[\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u.test(name)) expect(name).toBe(name.normalize('NFC'));
        expect(safeName(name, 'x')).toBe(name);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the names of a folder', () => {
  it('are given once, whatever case and composition', () => {
    const nameOf = namesOfFolder();
    expect(
      ['a.pdf', 'A.PDF', 'a.pdf', 'a (2).pdf', '神.pdf', '神\uFA19.pdf', '\uFA19.pdf', '神'].map(nameOf),
    ).toEqual([
      'a.pdf',
      'A (2).PDF',
      'a (3).pdf',
      'a (2) (2).pdf',
      '神.pdf',
      '神\uFA19.pdf',
      '\uFA19 (2).pdf',
      '神',
    ]);
  });

  it('stay short enough when they are numbered', () => {
    const nameOf = namesOfFolder();
    const long = safeName(`${'長'.repeat(300)}.pdf`, 'x');
    const names = Array.from({ length: 12 }, () => nameOf(long));
    expect(new Set(names).size).toBe(12);
    expect(names[11]).toMatch(/^長+ \(12\)\.pdf$/);
    for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
  });
});
