import { describe, expect, it } from '@jest/globals';
import { problemsOf } from '@renkei/test/problems';
import { PasswordHasher } from './password-hasher.ts';
import { PasswordRules } from './password-rules.ts';

const owner = { email: 'misaki.takahashi@mihon.example.jp', displayName: '見本 髙﨑𠮷子' };
const rules = new PasswordRules();
const hasher = new PasswordHasher();
const check = (password: string) => async () => rules.check(password, owner, 'input.password');

describe('a password', () => {
  it.each([
    'いちごと緑茶と猫がすきです',
    'correct horse battery staple',
    'aaaaaaaaaaab',
    '𠮷野家の髙﨑さんは朝が早い',
    '👨‍👩‍👧‍👦🍓🍵🐈🏔🌊🍙🎏🗻🍡🎋🏮',
    '   spaces  are  fine   ',
    'あ'.repeat(332) + 'い',
  ])('may be %s', async (password) => {
    expect(await check(password)()).toBeUndefined();
  });

  it.each([
    ['short', 'too short'],
    ['elevenchars', 'one character too few'],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦🍓', 'three characters of many code points'],
    ['e\u0301'.repeat(7), 'seven characters as they are composed'],
    ['あ'.repeat(333) + 'い', 'more than 1000 bytes'],
    ['aaaaaaaaaaaaaaaa', 'one character'],
    ['                ', 'spaces alone'],
    ['Misaki.Takahashi@mihon.example.jp', 'the address'],
    ['ｍｉｓａｋｉ．ｔａｋａｈａｓｈｉ', 'the address’s name, full-width'],
    ['Password 1234', 'common'],
    ['１２３４５６７８９０１２', 'common, full-width'],
  ])('may not be %s: %s', async (password) => {
    expect(await problemsOf(check(password)())).toEqual([['WEAK_PASSWORD', 'input.password']]);
  });

  it('may not be the name, without its spaces either', async () => {
    const named = async () =>
      rules.check(
        '見本髙﨑𠮷子見本髙﨑𠮷子',
        { email: null, displayName: '見本 髙﨑𠮷子 見本 髙﨑𠮷子' },
        'p',
      );
    expect(await problemsOf(named())).toEqual([['WEAK_PASSWORD', 'p']]);
  });
});

describe('its hash', () => {
  it('is argon2id with 19 MiB and two passes, salted', async () => {
    const [first, second] = [await hasher.hash('いちごと緑茶'), await hasher.hash('いちごと緑茶')];
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(second).not.toBe(first);
    expect(hasher.isOutdated(first)).toBe(false);
    expect(hasher.isOutdated(first.replace('m=19456', 'm=4096'))).toBe(true);
  });

  it('takes the same text however it was typed', async () => {
    const phc = await hasher.hash('カフェ２４ strawberry');
    expect(await hasher.verify(phc, 'ｶﾌｪ24 strawberry')).toBe(true);
    expect(await hasher.verify(phc, 'カフェ24 Strawberry')).toBe(false);
  });

  it('is worked on as long when there is none', async () => {
    const phc = await hasher.hash('いちごと緑茶と猫');
    const times = async (of: string | null) => {
      const taken: number[] = [];
      for (let n = 0; n < 9; n += 1) {
        const start = performance.now();
        expect(await hasher.verify(of, 'まちがい')).toBe(false);
        taken.push(performance.now() - start);
      }
      return Math.min(...taken);
    };
    const [known, unknown] = [await times(phc), await times(null)];
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });
});
