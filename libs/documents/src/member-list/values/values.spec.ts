import { describe, expect, it } from '@jest/globals';
import { corporateNumber } from '../../testing/build-files.ts';
import type { Parsed } from '../imported-member.ts';
import { legalFormOfName, parseLegalForm, parseRole, parseSize } from './category.ts';
import { parseFunctions, parseMark } from './functions.ts';
import {
  normaliseKana,
  parseCorporateNumber,
  parseEmail,
  parseEmployees,
  parseInvoiceNumber,
  parsePhone,
} from './identity.ts';
import { parseAmount } from './money.ts';
import { looksLikeDate, parsePostalCode, parsePrefecture, PREFECTURES, splitAddress } from './place.ts';

/** The value, or 'severity CODE' of what was said, or both. */
function outcome<T>({ value, problems }: Parsed<T>): unknown {
  const told = problems.map(({ severity, code }) => `${severity} ${code}`);
  return told.length === 0 ? value : [value, ...told];
}

describe('amounts', () => {
  it.each([
    ['480000', 480_000n],
    ['４８０，０００', 480_000n],
    ['480,000円', 480_000n],
    ['¥480,000', 480_000n],
    ['￥４８０，０００－', 480_000n],
    ['\\480,000', 480_000n],
    ['金480,000円也', 480_000n],
    [' 480 000 ', 480_000n],
    ['480、000', 480_000n],
    ['480,000円(税抜)', 480_000n],
    ['480000.00', 480_000n],
    ['0円', 0n],
    ['無料', 0n],
  ])('%s', (text, yen) => {
    expect(outcome(parseAmount(text, 'TEXT', 1n))).toBe(yen);
  });

  it.each(['', '　', '-', '－', 'ー', '―', 'なし', '該当なし', '×', '/', 'N/A'])('nothing: "%s"', (text) => {
    expect(outcome(parseAmount(text, 'TEXT', 1n))).toBeNull();
  });

  it.each([
    ['-5000', 'AMOUNT_NEGATIVE'],
    ['▲5,000', 'AMOUNT_NEGATIVE'],
    ['△5,000円', 'AMOUNT_NEGATIVE'],
    ['－5,000', 'AMOUNT_NEGATIVE'],
    ['(5,000)', 'AMOUNT_NEGATIVE'],
    ['480000.5', 'AMOUNT_FRACTION'],
    ['480.000', 'AMOUNT_UNREADABLE'],
    ['48,00', 'AMOUNT_UNREADABLE'],
    ['約480,000', 'AMOUNT_UNREADABLE'],
    ['月額5,000円', 'AMOUNT_UNREADABLE'],
    ['480,000×2', 'AMOUNT_UNREADABLE'],
    ['四十八万円', 'AMOUNT_UNREADABLE'],
    ['8.1E+05', 'AMOUNT_UNREADABLE'],
    ['未定', 'AMOUNT_UNDECIDED'],
    ['見積もり待ち', 'AMOUNT_UNDECIDED'],
    ['528,000円（税込）', 'TAX_INCLUSIVE'],
    ['9999999999999999', 'AMOUNT_TOO_LARGE'],
  ])('%s is asked about', (text, code) => {
    expect(outcome(parseAmount(text, 'TEXT', 1n))).toEqual([null, `error ${code}`]);
  });

  it('multiplies units exactly and says so', () => {
    expect(outcome(parseAmount('48', 'NUMBER', 10_000n))).toEqual([480_000n, 'warning UNIT_APPLIED']);
    expect(outcome(parseAmount('666.667', 'NUMBER', 1_000n))).toEqual([666_667n, 'warning UNIT_APPLIED']);
    expect(outcome(parseAmount('66.66675', 'NUMBER', 10_000n))).toEqual([null, 'error AMOUNT_FRACTION']);
    expect(outcome(parseAmount('48.5万円', 'TEXT', 1n))).toEqual([485_000n, 'warning UNIT_APPLIED']);
    expect(outcome(parseAmount('1千円', 'TEXT', 1n))).toEqual([1_000n, 'warning UNIT_APPLIED']);
    expect(outcome(parseAmount('480,000円', 'TEXT', 1_000n))).toEqual([480_000n, 'warning UNIT_DIFFERS']);
    expect(outcome(parseAmount('0', 'NUMBER', 10_000n))).toBe(0n);
  });

  it('does not take a date or a mark for an amount', () => {
    expect(outcome(parseAmount('2023-06-02', 'DATE', 1n))).toEqual([null, 'error AMOUNT_UNREADABLE']);
    expect(outcome(parseAmount('TRUE', 'BOOLEAN', 1n))).toEqual([null, 'error AMOUNT_UNREADABLE']);
  });
});

describe('functions', () => {
  it.each([
    ['会計・受発注・決済', ['ACCOUNTING', 'ORDERING', 'SETTLEMENT']],
    ['決済、会計', ['ACCOUNTING', 'SETTLEMENT']],
    ['会計\n決済', ['ACCOUNTING', 'SETTLEMENT']],
    ['受注・発注', ['ORDERING']],
    ['①会計 ②キャッシュレス決済', ['ACCOUNTING', 'SETTLEMENT']],
    ['会計機能＋ＥＣ', ['ACCOUNTING', 'EC']],
    ['会計/EC', ['ACCOUNTING', 'EC']],
    ['－', []],
    ['0', []],
  ])('%s', (text, functions) => {
    expect(outcome(parseFunctions(text))).toEqual(functions);
  });

  it('takes a count in the order of the forms, and says which', () => {
    const { value, problems } = parseFunctions('２つ');
    expect(value).toEqual(['ACCOUNTING', 'ORDERING']);
    expect(
      problems.map(({ severity, message }) => [severity, message.ja.includes('「会計・受発注」')]),
    ).toEqual([['warning', true]]);
    expect(outcome(parseFunctions('5'))).toEqual([[], 'error FUNCTION_COUNT_TOO_HIGH']);
  });

  it('names what it does not know', () => {
    expect(outcome(parseFunctions('会計・勤怠'))).toEqual([['ACCOUNTING'], 'warning FUNCTION_UNKNOWN']);
    expect(outcome(parseFunctions('全部'))).toEqual([[], 'error FUNCTION_UNKNOWN']);
  });

  it('reads marks', () => {
    expect(['○', '〇', '◯', '●', '✓', 'レ', '有', '1'].map((mark) => outcome(parseMark(mark)))).toEqual(
      Array(8).fill(true),
    );
    expect(['', '×', '－', '無', '0'].map((mark) => outcome(parseMark(mark)))).toEqual(Array(5).fill(false));
    expect(outcome(parseMark('相談'))).toEqual([false, 'error MARK_UNREADABLE']);
  });
});

describe('categories', () => {
  it.each([
    ['株式・有限・合名・合資・合同などの会社組織', 'CORPORATION'],
    ['㈱', 'CORPORATION'],
    ['(有)', 'CORPORATION'],
    ['株式会社', 'CORPORATION'],
    ['法人', 'CORPORATION'],
    ['個人事業主', 'SOLE_PROPRIETOR'],
    ['個人', 'SOLE_PROPRIETOR'],
    ['組合関連', 'ASSOCIATION'],
    ['商店街振興組合連合会', 'ASSOCIATION'],
    ['商工会', 'SHOKOKAI'],
    ['商工会議所', 'CHAMBER'],
    ['NPO法人', 'NPO_OR_FOUNDATION'],
    ['一般社団法人', 'NPO_OR_FOUNDATION'],
    ['医療法人', 'MEDICAL_WELFARE_SCHOOL'],
    ['その他', 'OTHER'],
  ])('legal form %s', (text, form) => {
    expect(outcome(parseLegalForm(text))).toBe(form);
  });

  it('asks for a form it does not know', () => {
    expect(outcome(parseLegalForm('親戚'))).toEqual([null, 'error LEGAL_FORM_UNKNOWN']);
  });

  it.each([
    ['㈱見本', 'CORPORATION'],
    ['見本（有）', 'CORPORATION'],
    ['見本本町商店街振興組合', 'ASSOCIATION'],
    ['見本商工会議所', 'CHAMBER'],
    ['見本町商工会', 'SHOKOKAI'],
    ['NPO法人見本', 'NPO_OR_FOUNDATION'],
    ['見本茶舗', null],
    ['見本組合通り食堂', null],
  ])('form in the name %s', (name, form) => {
    expect(legalFormOfName(name)).toBe(form);
  });

  it('reads sizes and roles', () => {
    expect(['中小企業等', '小規模事業者', '－'].map((text) => outcome(parseSize(text)))).toEqual([
      'SME',
      'MICRO',
      null,
    ]);
    expect(outcome(parseSize('大'))).toEqual([null, 'error SIZE_UNKNOWN']);
    expect(['代表', '代表事業者', '○', '参画事業者', ''].map((text) => outcome(parseRole(text)))).toEqual([
      'REPRESENTATIVE',
      'REPRESENTATIVE',
      'REPRESENTATIVE',
      'PARTICIPANT',
      null,
    ]);
    expect(outcome(parseRole('会計係'))).toEqual([null, 'error ROLE_UNKNOWN']);
  });
});

describe('identifiers and contacts', () => {
  const number = corporateNumber(1);
  const wide = number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

  it('reads a 法人番号 in every width and as a number', () => {
    expect(outcome(parseCorporateNumber(wide, 'TEXT'))).toBe(number);
    expect(outcome(parseCorporateNumber(number, 'NUMBER'))).toBe(number);
    expect(outcome(parseCorporateNumber(`'${number}`, 'TEXT'))).toBe(number);
    expect(outcome(parseCorporateNumber(`${number}.0`, 'TEXT'))).toBe(number);
    expect(['', '－', '個人', 'なし'].map((text) => outcome(parseCorporateNumber(text, 'TEXT')))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('says what Excel did to a number', () => {
    expect(outcome(parseCorporateNumber('6.14178E+12', 'TEXT'))).toEqual([null, 'error NUMBER_SHORTENED']);
    expect(outcome(parseCorporateNumber('６．１４Ｅ＋１２', 'TEXT'))).toEqual([
      null,
      'error NUMBER_SHORTENED',
    ]);
    expect(outcome(parseCorporateNumber('6140000000000', 'TEXT'))).toEqual([null, 'error NUMBER_SHORTENED']);
    const { problems } = parseCorporateNumber('6.14E+12', 'TEXT');
    expect(problems[0]?.message.ja).toContain('『文字列』');
  });

  it('passes on what the kernel says', () => {
    const wrong = `${number.slice(0, -1)}${String((Number(number.slice(-1)) + 1) % 9)}`;
    expect(outcome(parseCorporateNumber(wrong, 'TEXT'))).toEqual([
      null,
      'error CORPORATE_NUMBER_WRONG_CHECK_DIGIT',
    ]);
    expect(outcome(parseCorporateNumber(number.slice(1), 'TEXT'))).toEqual([
      null,
      'error CORPORATE_NUMBER_WRONG_LENGTH',
    ]);
  });

  it('reads a 登録番号 against the 法人番号', () => {
    const checked = parseCorporateNumber(number, 'TEXT').value;
    expect(outcome(parseInvoiceNumber(`Ｔ${wide}`, 'TEXT', checked))).toBe(`T${number}`);
    expect(outcome(parseInvoiceNumber('申請中', 'TEXT', checked))).toEqual([
      null,
      'warning INVOICE_NUMBER_PENDING',
    ]);
    expect(outcome(parseInvoiceNumber(`T${corporateNumber(2)}`, 'TEXT', checked))).toEqual([
      null,
      'error INVOICE_NUMBER_DIFFERS_FROM_CORPORATE_NUMBER',
    ]);
  });

  it('counts people', () => {
    expect(
      ['12', '１２名', '12人', '約12人', '1,200', '0'].map((text) => outcome(parseEmployees(text))),
    ).toEqual([12, 12, 12, [12, 'warning EMPLOYEES_APPROXIMATE'], 1200, 0]);
    expect(['', '－', 'なし'].map((text) => outcome(parseEmployees(text)))).toEqual([null, null, 0]);
    expect(['5〜6', '正3 パ2', '-1', '2.5'].map((text) => outcome(parseEmployees(text)))).toEqual(
      Array(4).fill([null, 'error EMPLOYEES_UNREADABLE']),
    );
  });

  it('reads addresses of mail', () => {
    expect(outcome(parseEmail(' ｍｉｈｏｎ＠example.jp '))).toBe('mihon@example.jp');
    expect(outcome(parseEmail('a@example.jp、b@example.jp'))).toEqual([null, 'error EMAIL_UNREADABLE']);
    expect(outcome(parseEmail('なし'))).toBeNull();
  });

  it('gives a phone number its zero back', () => {
    expect(outcome(parsePhone('０９２ー０００ー０００１', 'TEXT'))).toBe('092-000-0001');
    expect(outcome(parsePhone('920000001', 'NUMBER'))).toEqual(['0920000001', 'warning PHONE_ZERO']);
    expect(outcome(parsePhone('123', 'TEXT'))).toEqual(['123', 'warning PHONE_UNREADABLE']);
  });

  it('writes kana in full-width katakana', () => {
    expect(['ﾐﾎﾝｼｮｳﾃﾝ', 'みほんがっき', 'ミホン　チャホ'].map(normaliseKana)).toEqual([
      'ミホンショウテン',
      'ミホンガッキ',
      'ミホン チャホ',
    ]);
  });
});

describe('places', () => {
  it('knows the 47 prefectures with and without their ending', () => {
    expect(PREFECTURES).toHaveLength(47);
    for (const [index, name] of PREFECTURES.entries()) {
      expect(outcome(parsePrefecture(name))).toBe(index + 1);
      expect(outcome(parsePrefecture(name === '北海道' ? name : name.slice(0, -1)))).toBe(index + 1);
    }
    expect(outcome(parsePrefecture('博多'))).toEqual([null, 'error PREFECTURE_UNKNOWN']);
  });

  it('reads postal codes', () => {
    expect(
      ['810-0001', '〒８１０－０００１', '8100001', '810ー0001'].map((text) =>
        outcome(parsePostalCode(text)),
      ),
    ).toEqual(Array(4).fill('810-0001'));
    expect(outcome(parsePostalCode('600001'))).toEqual(['060-0001', 'warning POSTAL_CODE_ZEROS']);
    expect(outcome(parsePostalCode('810'))).toEqual([null, 'error POSTAL_CODE_UNREADABLE']);
  });

  it.each([
    ['福岡県福岡市中央区天神1-1-1', 40, '福岡市中央区', '天神1-1-1'],
    ['東京都千代田区丸の内1-1', 13, '千代田区', '丸の内1-1'],
    ['三重県四日市市諏訪町1', 24, '四日市市', '諏訪町1'],
    ['千葉県市川市八幡1-1', 12, '市川市', '八幡1-1'],
    ['東京都町田市原町田6-1', 13, '町田市', '原町田6-1'],
    ['福岡県糟屋郡志免町見本1', 40, '糟屋郡志免町', '見本1'],
    ['大阪府大阪市北区梅田1', 27, '大阪市北区', '梅田1'],
    ['福岡県久留米市東町25', 40, '久留米市', '東町25'],
    ['奈良県大和郡山市柳町1', 29, '大和郡山市', '柳町1'],
    ['天神1-1-1', null, null, '天神1-1-1'],
  ])('%s', (address, prefectureCode, city, rest) => {
    expect(splitAddress(address, true)).toEqual({ prefectureCode, city, rest });
  });

  it('notices an address that became a date', () => {
    expect(['2001-02-03', '2001/2/3', '1月2日', '天神1-2-3', '1-2-3'].map(looksLikeDate)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
