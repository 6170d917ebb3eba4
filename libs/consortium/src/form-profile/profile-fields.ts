import type { Message } from '@renkei/kernel';

/**
 * What 様式1 asks of a business beyond the list of members: column by column, what it is called and what it must look like.
 * The column names are those of `form_profile`.
 */
export const PROFILE_FIELDS = {
  industryMajor: field('industry_major', '業種（大分類）', 'Industry, major', /^[A-T]$/, {
    ja: '大分類はAからTまでの1文字です。例: I（卸売業，小売業）',
    en: 'The major class is one letter from A to T.',
  }),
  industryMiddle: field('industry_middle', '業種（中分類）', 'Industry, middle', /^\d{2}$/, digits(2)),
  industryMinor: field('industry_minor', '業種（小分類）', 'Industry, minor', /^\d{3}$/, digits(3)),
  industryDetail: field('industry_detail', '業種（細分類）', 'Industry, detail', /^\d{4}$/, digits(4)),
  officerTitle: field('officer_title', '代表者の役職', 'Title of the head'),
  officerFamilyName: field('officer_family_name', '代表者の姓', 'Family name of the head'),
  officerGivenName: field('officer_given_name', '代表者の名', 'Given name of the head'),
  officerFamilyKana: field('officer_family_kana', '代表者の姓（カナ）', 'Family name of the head, kana'),
  officerGivenKana: field('officer_given_kana', '代表者の名（カナ）', 'Given name of the head, kana'),
  building: field('building', 'ビル・マンション名など', 'Building'),
  website: field('website', 'ホームページ', 'Website'),
  contactDepartment: field('contact_department', '担当部署', 'Department'),
  contactFamilyName: field('contact_family_name', '担当者の姓', 'Family name of the contact'),
  contactGivenName: field('contact_given_name', '担当者の名', 'Given name of the contact'),
  contactFamilyKana: field('contact_family_kana', '担当者の姓（カナ）', 'Family name of the contact, kana'),
  contactGivenKana: field('contact_given_kana', '担当者の名（カナ）', 'Given name of the contact, kana'),
  contactPhone: field('contact_phone', '担当者の電話番号', 'Phone of the contact'),
  contactMobile: field('contact_mobile', '担当者の携帯番号', 'Mobile of the contact'),
} as const;
export type ProfileField = keyof typeof PROFILE_FIELDS;
export const PROFILE_FIELD_NAMES = Object.keys(PROFILE_FIELDS) as ProfileField[];

interface ProfileFieldRule {
  readonly column: string;
  readonly label: Message;
  /** null: any text of one line. */
  readonly form: RegExp | null;
  readonly hint: Message | null;
}

function field(
  column: string,
  ja: string,
  en: string,
  form: RegExp | null = null,
  hint: Message | null = null,
): ProfileFieldRule {
  return { column, label: { ja, en }, form, hint };
}

function digits(count: number): Message {
  return {
    ja: `数字${count}桁で入れてください（日本標準産業分類の番号）。`,
    en: `Please give ${count} digits of the Japanese industry classification.`,
  };
}
