import type { OfficeProfileQuery, SaveFormProfileInput } from './profile.generated.ts';

/** What 様式1 alone asks of a business, in the order in which it is asked; each group has its own heading. */
export const PROFILE_GROUPS = {
  industry: ['industryMajor', 'industryMiddle', 'industryMinor', 'industryDetail'],
  officer: ['officerTitle', 'officerFamilyName', 'officerGivenName', 'officerFamilyKana', 'officerGivenKana'],
  contact: [
    'contactDepartment',
    'contactFamilyName',
    'contactGivenName',
    'contactFamilyKana',
    'contactGivenKana',
    'contactPhone',
    'contactMobile',
  ],
  other: ['establishedOn', 'building', 'website'],
} as const satisfies Readonly<Record<string, readonly (keyof SaveFormProfileInput)[]>>;

export type ProfileGroup = keyof typeof PROFILE_GROUPS;
export type ProfileField = (typeof PROFILE_GROUPS)[ProfileGroup][number];
export const PROFILE_FIELDS: readonly ProfileField[] = Object.values(PROFILE_GROUPS).flat();

/** As a person types it: empty where nothing is known. */
export type Profile = Readonly<Record<ProfileField, string>>;

export function profileOf(saved: OfficeProfileQuery['member']['formProfile']): Profile {
  return Object.fromEntries(PROFILE_FIELDS.map((field) => [field, saved[field] ?? ''])) as Profile;
}

export function changedIn(seen: Profile, now: Profile): readonly ProfileField[] {
  return PROFILE_FIELDS.filter((field) => seen[field] !== now[field]);
}

/** What others saved meanwhile, under what was typed here. */
export function mergedProfile(seen: Profile, typed: Profile, saved: Profile): Profile {
  const own = changedIn(seen, typed);
  return { ...saved, ...Object.fromEntries(own.map((field) => [field, typed[field]])) };
}

export function inputOf(memberId: string, version: number, typed: Profile): SaveFormProfileInput {
  const values = PROFILE_FIELDS.map((field) => [field, typed[field].trim() || null]);
  return { memberId, version, ...Object.fromEntries(values) } as SaveFormProfileInput;
}

export const filledCount = (profile: Profile): number =>
  PROFILE_FIELDS.filter((field) => profile[field].trim() !== '').length;
