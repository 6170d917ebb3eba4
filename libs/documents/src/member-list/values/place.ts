import { toHalfWidth, withoutSeparators } from '@renkei/kernel';
import { parsed, problem } from '../imported-member.ts';
import type { Parsed } from '../imported-member.ts';
import { isNothing, oneLine } from './blank.ts';

/** JIS X 0401: the place in this list, from 1, is the code. */
export const PREFECTURES = (
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 ' +
  '山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 ' +
  '香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'
).split(' ');

/** The code of a prefecture's name, with or without its 都府県; null for anything else. */
export function prefectureCode(text: string): number | null {
  const name = oneLine(text).replace(/\s/g, '');
  const index = PREFECTURES.findIndex(
    (full) => full === name || (full !== '北海道' && full.slice(0, -1) === name),
  );
  return index < 0 ? null : index + 1;
}

export function parsePrefecture(text: string): Parsed<number | null> {
  if (isNothing(text)) return parsed(null);
  const code = prefectureCode(text);
  if (code !== null) return parsed(code);
  return parsed(
    null,
    problem(
      'error',
      'PREFECTURE_UNKNOWN',
      '「福岡県」のように都道府県の名前を入れてください。',
      'Please enter the name of a prefecture, such as 福岡県.',
    ),
  );
}

/** 123-4567. A number cell or CSV that lost leading zeros (北海道, 青森, 岩手, 秋田) gets them back with a warning. */
export function parsePostalCode(text: string): Parsed<string | null> {
  if (isNothing(text)) return parsed(null);
  const digits = withoutSeparators(text.replace(/〒/g, '')).replace(/\.0+$/, '');
  if (/^\d{7}$/.test(digits)) return parsed(`${digits.slice(0, 3)}-${digits.slice(3)}`);
  if (/^\d{5,6}$/.test(digits)) {
    const padded = digits.padStart(7, '0');
    const code = `${padded.slice(0, 3)}-${padded.slice(3)}`;
    return parsed(
      code,
      problem(
        'warning',
        'POSTAL_CODE_ZEROS',
        `先頭の0が消えているようなので ${code} と読みました。ご確認ください。`,
        `Leading zeros seem to be lost; it was read as ${code}. Please check.`,
      ),
    );
  }
  return parsed(
    null,
    problem(
      'error',
      'POSTAL_CODE_UNREADABLE',
      '郵便番号は 810-0001 のように7桁で入れてください。',
      'Please enter a postal code of 7 digits, such as 810-0001.',
    ),
  );
}

/**
 * Municipalities whose name holds 市, 区, 町 or 村 before its end, so that a plain search would cut too early
 * (四日市市, 町田市, 余市郡余市町 …).
 */
const MUNICIPALITY =
  /^((?:旭川|伊達|石狩|盛岡|奥州|田村|南相馬|那須塩原|東村山|武蔵村山|羽村|十日町|上越|富山|野々市|大町|蒲郡|四日市|姫路|大和郡山|廿日市|下松|岩国|田川|大村|宮古|富良野|別府|佐伯|黒部|小諸|塩尻|玉野|周南|市川|市原|町田|村上|村山|郡山|小郡|郡上)市|(?:余市|高市|.{2,3}?)郡(?:玉村|大町|.{1,5}?)[町村]|(?:.{1,4}市)[^町市村丁\d]{1,4}?区|[^市町村丁\d]{1,4}?区|.{1,7}?[市町村])(.+)$/;

export interface SplitAddress {
  readonly prefectureCode: number | null;
  readonly city: string | null;
  readonly rest: string;
}

/** Takes prefecture and municipality off the front of an address, as far as they are there. */
export function splitAddress(address: string, wantCity: boolean): SplitAddress {
  const text = oneLine(address);
  const full = PREFECTURES.findIndex((name) => text.startsWith(name));
  const rest = full < 0 ? text : text.slice(PREFECTURES[full]?.length ?? 0).trim();
  const code = full < 0 ? null : full + 1;
  const [, city, tail] = wantCity ? (MUNICIPALITY.exec(rest) ?? []) : [];
  return city === undefined || tail === undefined
    ? { prefectureCode: code, city: null, rest }
    : { prefectureCode: code, city, rest: tail.trim() };
}

const TOKYO = 13;

/**
 * Whether the municipality may end elsewhere: 天神町 can be a quarter as well as a town (towns are written with their
 * 郡), 中央区 outside 東京都 lacks its city, and 名古屋市 before 中村区 was cut too early.
 */
export function cityIsDoubtful(prefecture: number, city: string, rest: string): boolean {
  if (/[町村]$/.test(city)) return !city.includes('郡');
  if (city.endsWith('区')) return prefecture !== TOKYO && !city.includes('市');
  return /^[^\d０-９\s]{1,4}区/.test(rest);
}

/** An address that a spreadsheet turned into a date: 1-2-3 became 2001-02-03. */
export function looksLikeDate(text: string): boolean {
  return /^\d{4}[-/]\d{1,2}[-/]\d{1,2}$|^\d{1,2}月\d{1,2}日$/.test(toHalfWidth(text).trim());
}
