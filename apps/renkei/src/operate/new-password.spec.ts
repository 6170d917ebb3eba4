import { describe, expect, it } from '@jest/globals';
import { newPassword } from './new-password.ts';

describe('newPassword', () => {
  it('is four words and four digits, another one every time', () => {
    const passwords = Array.from({ length: 2_000 }, newPassword);
    for (const password of passwords) expect(password).toMatch(/^[a-z]{2,}(-[a-z]{2,}){3}-\d{4}$/);
    expect(new Set(passwords).size).toBe(passwords.length);
    // every word of the list turns up: 8,000 draws leave one of 249 out with a probability of 10^-12
    const words = new Set(passwords.flatMap((password) => password.split('-').slice(0, 4)));
    expect(words.size).toBe(249);
  });
});
