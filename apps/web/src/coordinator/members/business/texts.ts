import { texts } from '../../../language/language.ts';
import type { Facts } from './facts.ts';

export const BUSINESS_TEXTS = texts<{
  readonly title: string;
  readonly names: string;
  readonly numbers: string;
  readonly address: string;
  readonly contact: string;
  readonly inGroup: string;
  readonly fields: Readonly<Record<keyof Facts, string>>;
  readonly hints: Readonly<Partial<Record<keyof Facts, string>>>;
  readonly choose: string;
  readonly digits: (count: number) => string;
  readonly fits: string;
  readonly noNumber: string;
  readonly people: string;
  readonly postalCode: string;
  readonly save: string;
  readonly saved: string;
  readonly discard: string;
  readonly unsaved: string;
  readonly stale: string;
  readonly staleText: string;
  readonly now: (field: string, value: string) => string;
  readonly goOn: string;
  readonly frozenSize: string;
  readonly failed: string;
}>({
  ja: {
    title: 'お店の情報',
    names: '名前',
    numbers: '番号と規模',
    address: '住所',
    contact: '連絡先',
    inGroup: 'グループの中で',
    fields: {
      name: 'お店・会社の名前',
      nameKana: 'フリガナ',
      legalForm: '形',
      industry: '業種',
      corporateNumber: '法人番号',
      invoiceNumber: '登録番号（インボイス）',
      capitalYen: '資本金',
      regularEmployees: '従業員の数（常時使用する従業員）',
      postalCode: '郵便番号',
      prefecture: '都道府県',
      city: '市区町村',
      addressLine: '町名・番地・建物',
      phone: '電話番号',
      email: 'メールアドレス',
      representativeName: '代表者の名前',
      size: '規模',
      sharingWeight: '分担の重み',
      requestedYen: '申請する補助金 (1)',
    },
    hints: {
      corporateNumber: '13桁。個人事業主にはありません。',
      invoiceNumber: 'T と13桁。なければ空けてください。',
      regularEmployees: '役員と事業主は数えません。',
      requestedYen: '空けると、申請できる額の全部です。',
    },
    choose: '選んでください',
    digits: (count) => `いま${count}桁。あと${13 - count}桁です。`,
    fits: '番号の形は合っています',
    noNumber: '数字で入れてください。',
    people: '人',
    postalCode: '7桁',
    save: 'お店の情報を保存する',
    saved: 'お店の情報を保存しました。',
    discard: '変更を捨てる',
    unsaved: '保存していない変更があります（この端末に残しています）',
    stale: 'あなたが入力しているあいだに、ほかの人がこのお店の情報を変えました',
    staleText: 'いま保存されている内容:',
    now: (field, value) => `${field}: ${value || '（空）'}`,
    goOn: '確かめました。自分の変更を重ねて続ける',
    frozenSize: '申請の確認に入っているため、規模はここでは変えられません。',
    failed: '保存できませんでした',
  },
  en: {
    title: 'The business',
    names: 'Name',
    numbers: 'Numbers and size',
    address: 'Address',
    contact: 'Contact',
    inGroup: 'In the group',
    fields: {
      name: 'Name of the shop or company',
      nameKana: 'Name in kana',
      legalForm: 'Legal form',
      industry: 'Industry',
      corporateNumber: 'Corporate number',
      invoiceNumber: 'Invoice registration number',
      capitalYen: 'Capital',
      regularEmployees: 'Regular employees',
      postalCode: 'Postal code',
      prefecture: 'Prefecture',
      city: 'City',
      addressLine: 'Street and building',
      phone: 'Phone',
      email: 'Email',
      representativeName: 'Name of the representative person',
      size: 'Size',
      sharingWeight: 'Weight in sharing',
      requestedYen: 'Subsidy requested (1)',
    },
    hints: {
      corporateNumber: '13 digits. Sole proprietors have none.',
      invoiceNumber: 'T and 13 digits. Leave it empty when there is none.',
      regularEmployees: 'Officers and the proprietor do not count.',
      requestedYen: 'Left empty: all that is available.',
    },
    choose: 'Please choose',
    digits: (count) => `${count} digits so far, ${13 - count} to go.`,
    fits: 'The number is well formed',
    noNumber: 'Please enter a number.',
    people: 'people',
    postalCode: '7 digits',
    save: 'Save the business',
    saved: 'The business is saved.',
    discard: 'Discard the changes',
    unsaved: 'There are changes not saved yet (kept on this device)',
    stale: 'Somebody else changed this business while you were typing',
    staleText: 'What is saved now:',
    now: (field, value) => `${field}: ${value || '(empty)'}`,
    goOn: 'Seen. Go on with my changes on top',
    frozenSize: 'The application is being checked, so the size cannot be changed here.',
    failed: 'It could not be saved',
  },
});
