import { describe, expect, it } from '@jest/globals';
import {
  changedIn,
  filledCount,
  inputOf,
  mergedProfile,
  PROFILE_FIELDS,
  profileOf,
  type Profile,
} from './profile.ts';

const nothing = Object.fromEntries(PROFILE_FIELDS.map((field) => [field, ''])) as Profile;

describe('what 様式1 alone asks', () => {
  it('is sent whole: an empty field is nothing, and spaces around are no content', () => {
    const input = inputOf('m', 3, { ...nothing, officerFamilyName: ' 髙﨑 ', industryMajor: '  ' });
    expect(input).toMatchObject({
      memberId: 'm',
      version: 3,
      officerFamilyName: '髙﨑',
      industryMajor: null,
      establishedOn: null,
    });
    expect(Object.keys(input)).toHaveLength(PROFILE_FIELDS.length + 2);
  });

  it('comes back as it was typed', () => {
    const typed = { ...nothing, industryMiddle: '58', establishedOn: '1999-04-01' };
    const { memberId, version, ...rest } = inputOf('m', 0, typed);
    const saved = { ...rest, memberId, version } as Parameters<typeof profileOf>[0];
    expect(profileOf(saved)).toEqual(typed);
    expect(filledCount(typed)).toBe(2);
  });

  it('keeps what others saved under what was typed here', () => {
    const typed = { ...nothing, officerTitle: '店主' };
    const theirs = { ...nothing, officerTitle: '代表取締役', website: 'https://example.jp' };
    expect(mergedProfile(nothing, typed, theirs)).toEqual({ ...theirs, officerTitle: '店主' });
    expect(changedIn(nothing, theirs)).toEqual(['officerTitle', 'website']);
  });
});
