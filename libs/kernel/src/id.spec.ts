import { describe, expect, it } from '@jest/globals';
import { isUuid } from './id.ts';

describe('isUuid', () => {
  it.each([
    '0190a7c4-5f3e-7c1a-9b2d-0123456789ab',
    '00000000-0000-0000-0000-000000000000',
    'ABCDEF01-2345-6789-ABCD-EF0123456789',
  ])('accepts %s', (text) => {
    expect(isUuid(text)).toBe(true);
  });

  it.each([
    '',
    '0190a7c45f3e7c1a9b2d0123456789ab',
    '{0190a7c4-5f3e-7c1a-9b2d-0123456789ab}',
    '0190a7c4-5f3e-7c1a-9b2d-0123456789ag',
    '0190a7c4-5f3e-7c1a-9b2d-0123456789ab\n',
    "0190a7c4-5f3e-7c1a-9b2d-0123456789ab' or 1=1",
  ])('refuses %j', (text) => {
    expect(isUuid(text)).toBe(false);
  });
});
