import { texts } from '../../../language/language.ts';
import type { ProfileField, ProfileGroup } from './profile.ts';

interface ProfileTexts {
  readonly title: string;
  readonly lead: string;
  readonly filled: (count: number, all: number) => string;
  readonly open: string;
  readonly close: string;
  readonly groups: Readonly<Record<ProfileGroup, string>>;
  readonly fields: Readonly<Record<ProfileField, string>>;
  readonly hints: Readonly<Partial<Record<ProfileField, string>>>;
  readonly save: string;
  readonly saved: string;
  readonly unsaved: string;
  readonly discard: string;
  readonly failed: string;
  readonly stale: string;
  readonly staleText: string;
  readonly goOn: string;
  readonly now: (field: string, value: string) => string;
  readonly form: string;
}

export const PROFILE_TEXTS = texts<ProfileTexts>({
  ja: {
    title: '様式1だけに書くこと',
    lead: '申請の様式1だけで聞かれることです。計算には使いません。分かったところから入れておけます。',
    filled: (count, all) => `${all}項目のうち${count}項目が入っています`,
    open: '様式1だけに書くことを入れる',
    close: 'とじる',
    groups: {
      industry: '業種（日本標準産業分類）',
      officer: '代表者',
      contact: '担当者',
      other: 'その他',
    },
    fields: {
      industryMajor: '大分類',
      industryMiddle: '中分類',
      industryMinor: '小分類',
      industryDetail: '細分類',
      establishedOn: '設立年月日（個人事業主は生年月日）',
      officerTitle: '代表者の役職',
      officerFamilyName: '代表者の姓',
      officerGivenName: '代表者の名',
      officerFamilyKana: '代表者の姓（カナ）',
      officerGivenKana: '代表者の名（カナ）',
      building: 'ビル・マンション名など',
      website: 'ホームページ',
      contactDepartment: '担当部署',
      contactFamilyName: '担当者の姓',
      contactGivenName: '担当者の名',
      contactFamilyKana: '担当者の姓（カナ）',
      contactGivenKana: '担当者の名（カナ）',
      contactPhone: '担当者の電話番号',
      contactMobile: '担当者の携帯番号',
    },
    hints: {
      industryMajor: 'AからTまでの1文字。例：I（卸売業，小売業）',
      industryMiddle: '数字2桁',
      industryMinor: '数字3桁',
      industryDetail: '数字4桁',
    },
    save: 'この内容で保存する',
    saved: '保存しました。',
    unsaved: 'まだ保存していません。この端末には残っています。',
    discard: '入力をやめて元に戻す',
    failed: '保存できませんでした',
    stale: 'ほかの人が先に保存しました',
    staleText: '入れたものは残っています。ほかの人が変えたところ：',
    goOn: '自分の入力に、ほかの人の変更を合わせる',
    now: (field, value) => `${field}：いまは「${value || '（空）'}」`,
    form: '様式1だけに書くこと',
  },
  en: {
    title: 'What form 1 alone asks',
    lead: 'Only form 1 of the application asks for these; nothing is calculated from them. Enter what you know.',
    filled: (count, all) => `${count} of ${all} entered`,
    open: 'Enter what form 1 asks',
    close: 'Close',
    groups: {
      industry: 'Industry (Japan Standard Industrial Classification)',
      officer: 'Head of the business',
      contact: 'Contact person',
      other: 'Other',
    },
    fields: {
      industryMajor: 'Major class',
      industryMiddle: 'Middle class',
      industryMinor: 'Minor class',
      industryDetail: 'Detailed class',
      establishedOn: 'Founded on (sole proprietors: born on)',
      officerTitle: 'Title of the head',
      officerFamilyName: 'Family name of the head',
      officerGivenName: 'Given name of the head',
      officerFamilyKana: 'Family name of the head, kana',
      officerGivenKana: 'Given name of the head, kana',
      building: 'Building',
      website: 'Website',
      contactDepartment: 'Department',
      contactFamilyName: 'Family name of the contact',
      contactGivenName: 'Given name of the contact',
      contactFamilyKana: 'Family name of the contact, kana',
      contactGivenKana: 'Given name of the contact, kana',
      contactPhone: 'Phone of the contact',
      contactMobile: 'Mobile of the contact',
    },
    hints: {
      industryMajor: 'One letter from A to T, such as I (wholesale and retail)',
      industryMiddle: '2 digits',
      industryMinor: '3 digits',
      industryDetail: '4 digits',
    },
    save: 'Save this',
    saved: 'Saved.',
    unsaved: 'Not saved yet; it is kept on this device.',
    discard: 'Drop what was typed',
    failed: 'It was not saved',
    stale: 'Somebody else saved first',
    staleText: 'What you typed is kept. What others changed:',
    goOn: 'Put their changes under mine',
    now: (field, value) => `${field}: now "${value || '(empty)'}"`,
    form: 'What form 1 alone asks',
  },
});
