import { tidyLine } from '@renkei/platform';
import type { Message } from '@renkei/kernel';
import type { ImportedRow } from '@renkei/documents';
import type { FormProfile } from '@renkei/forms';
import { PROFILE_FIELD_NAMES, PROFILE_FIELDS, type ProfileField } from '../form-profile/profile-fields.ts';
import type { ProfileValues } from '../form-profile/form-profile.rows.ts';
import type { MemberRow } from '../member/member.rows.ts';
import type { FieldChange } from './planned.ts';
import type { RowIssues } from './row-issues.ts';

const MOST_CHARACTERS = 200;
/** What a number cell loses: 0561 becomes 561. */
const DIGITS: Readonly<Partial<Record<ProfileField, number>>> = {
  industryMiddle: 2,
  industryMinor: 3,
  industryDetail: 4,
};

export interface PlannedProfile {
  /** What the file says of the business beyond the list of members, as far as it differs from what is stored. */
  readonly values: ProfileValues;
  readonly changes: readonly FieldChange[];
}

/**
 * What 様式1 asks beyond the list of members (and a list's dates of establishment) goes into the business's profile;
 * what the file leaves empty stays as it is.
 */
export function planProfile(
  issues: RowIssues,
  row: ImportedRow,
  profile: FormProfile | null,
  current: MemberRow | null,
  stored: ProfileValues | undefined,
): PlannedProfile {
  const known = current === null ? {} : { ...stored, ...officerOf(current, stored) };
  const given: [ProfileField | 'establishedOn', string | null][] = [
    ['establishedOn', row.values.establishedOn],
    ...PROFILE_FIELD_NAMES.map(
      (name) => [name, checked(issues, name, profile?.[name] ?? null)] as [ProfileField, string | null],
    ),
  ];
  const differing = given.filter(
    (entry): entry is [ProfileField | 'establishedOn', string] =>
      entry[1] !== null && entry[1] !== (known[entry[0]] ?? null),
  );
  return {
    values: Object.fromEntries(differing),
    changes:
      current === null
        ? []
        : differing.map(([field, after]) => ({ field, before: known[field] ?? '', after })),
  };
}

/** Where nobody entered the two halves of the name, the forms are filled from the whole: the same is no change. */
function officerOf(current: MemberRow, stored: ProfileValues | undefined): ProfileValues {
  const [family = null, given = null] = current.business.representativeName
    .split(/[\s\u3000]+/)
    .filter((part) => part !== '');
  return {
    officerFamilyName: stored?.officerFamilyName ?? family,
    officerGivenName: stored?.officerGivenName ?? given,
  };
}

function checked(issues: RowIssues, name: ProfileField, text: string | null): string | null {
  const { form, hint } = PROFILE_FIELDS[name];
  const line = tidyLine((text ?? '').normalize('NFC'));
  const digits = DIGITS[name];
  const value =
    digits !== undefined && /^[0-9０-９]+$/.test(line)
      ? line.normalize('NFKC').padStart(digits, '0')
      : form === null
        ? line
        : line.normalize('NFKC');
  if (value === '') return null;
  if (form !== null && !form.test(value)) return left(issues, name, hint ?? TOO_LONG);
  return [...value].length > MOST_CHARACTERS ? left(issues, name, TOO_LONG) : value;
}

const TOO_LONG: Message = {
  ja: `${MOST_CHARACTERS}文字までです。`,
  en: `At most ${MOST_CHARACTERS} characters.`,
};

function left(issues: RowIssues, name: ProfileField, { ja, en }: Message): null {
  issues.tellAt('warning', 'PROFILE_FIELD_NOT_TAKEN', `form1.${name}`, {
    ja: `この欄は取り込みません。${ja}`,
    en: `This is not taken over. ${en}`,
  });
  return null;
}
