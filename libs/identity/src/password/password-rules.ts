import { Injectable } from '@nestjs/common';
import type { Message } from '@renkei/kernel';
import { refuse } from '@renkei/platform';
import { normalisedPassword } from './password-hasher.ts';

export const LEAST_CHARACTERS = 12;
export const MOST_BYTES = 1000;

/** Long enough and still the first that are tried, without spaces and in small letters. */
const COMMONEST: ReadonlySet<string> = new Set([
  '123456789012',
  '1234567890123',
  '123456789012345',
  '1234567890123456',
  '123123123123',
  '112233445566',
  'abcdefghijkl',
  'abcdefghijklmnopqrstuvwxyz',
  'password1234',
  'password12345',
  'password123456',
  'passwordpassword',
  'passw0rd1234',
  'p@ssw0rd1234',
  'qwertyuiopas',
  'qwertyuiop123',
  'qwertyuiop[]',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'iloveyou1234',
  'administrator',
  'welcome12345',
  'renkeirenkei',
  'パスワードパスワード',
]);

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

export interface PasswordOwner {
  readonly email: string | null;
  readonly displayName: string;
}

/** What may become a password: long and not obvious. No kinds of characters are asked for, none are refused. */
@Injectable()
export class PasswordRules {
  /** @throws ProblemsFound WEAK_PASSWORD with what would be better */
  check(password: string, owner: PasswordOwner, path: string): void {
    const message = weaknessOf(normalisedPassword(password), owner);
    if (message !== null) refuse('WEAK_PASSWORD', path, message);
  }
}

function weaknessOf(password: string, { email, displayName }: PasswordOwner): Message | null {
  const characters = [...graphemes.segment(password)].map(({ segment }) => segment);
  if (characters.length < LEAST_CHARACTERS) {
    return {
      ja: `${LEAST_CHARACTERS}文字以上にしてください（いまは${characters.length}文字です）。好きな言葉をいくつか並べた文がおすすめです。ひらがなや空白も使えます。`,
      en: `Please use at least ${LEAST_CHARACTERS} characters (this has ${characters.length}). A sentence of several words works well; any letters and spaces are welcome.`,
    };
  }
  if (Buffer.byteLength(password) > MOST_BYTES) {
    return {
      ja: `長すぎます。日本語なら${Math.floor(MOST_BYTES / 3)}文字くらいまでにしてください。`,
      en: `This is too long. Please stay within ${MOST_BYTES} bytes.`,
    };
  }
  const plain = plainly(password);
  const personal = [email, email?.split('@')[0], displayName].map((text) => plainly(text ?? ''));
  if (plain === '' || new Set(characters).size === 1 || COMMONEST.has(plain) || personal.includes(plain)) {
    return {
      ja: '推測されやすいパスワードです。お名前やメールアドレスそのもの、同じ文字のくり返し、よくある並びは避け、好きな言葉をいくつか並べた文にしてください。',
      en: 'This is easily guessed. Please avoid your name or address itself, one repeated character and common sequences; a sentence of several words works well.',
    };
  }
  return null;
}

function plainly(text: string): string {
  return normalisedPassword(text).toLowerCase().replaceAll(/\s/gu, '');
}
