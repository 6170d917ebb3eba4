import { describe, expect, it } from '@jest/globals';
import { savedName, tidyFileName } from './file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['髙﨑𠮷.pdf', '髙﨑𠮷.pdf'],
    ['../../../etc/passwd', 'passwd'],
    ['C:\\書類\\請求書.pdf', '請求書.pdf'],
    ['..', ''],
    ['.htaccess', 'htaccess'],
    ['a:b*c?"<d>|.pdf', 'a_b_c___d__.pdf'],
    ['請求\u202Efdp.exe', '請求 fdp.exe'],
    ['見本\u200F.pdf', '見本_.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'a Set-Cookie_ x.pdf'],
    ['見本\uD842.pdf', '見本\uFFFD.pdf'],
    ['  ', ''],
    // the photo of a Mac: か and its mark are two characters, and stay so
    ['か\u3099.jpg', 'か\u3099.jpg'],
  ])('%j becomes %j', (given, kept) => {
    expect(tidyFileName(given)).toBe(kept);
  });

  it.each([
    ['請求書.pdf', 'application/pdf', '請求書.pdf'],
    ['写真.JPEG', 'image/jpeg', '写真.JPEG'],
    ['写真.heif', 'image/heic', '写真.heif'],
    ['program.exe', 'image/png', 'program.exe.png'],
    ['請求書', 'application/pdf', '請求書.pdf'],
  ] as const)('%s, a %s, is saved as %s', (name, type, saved) => {
    expect(savedName(name, type)).toBe(saved);
  });
});
