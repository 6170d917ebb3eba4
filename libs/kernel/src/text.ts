import type { Message } from './message.ts';

/** An expected problem with something a person typed: a stable code and what to tell them. */
export interface TextProblem<Code extends string> {
  readonly code: Code;
  readonly message: Message;
}

/** Hyphens and minus signs people and office software put between digits; not ー, which is kana. */
const DASHES = /[\uFF0D\u2212\u2010\u2011\u2012\u2013]/g;

/**
 * Full-width digits, Latin letters, comma, period, minus and space become ASCII; ￥ becomes ¥ (ASCII has none).
 * Everything else stays as typed, code point by code point: NFKC would turn ㈱ into (株) and ① into 1.
 */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ，．]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(DASHES, '-')
    .replace(/[\u3000\u00A0]/g, ' ')
    .replace(/￥/g, '¥');
}

/**
 * What may stand between the digits of an identifier as people write it: spaces, hyphens, and the long-vowel
 * mark ー, which Japanese keyboards give for the minus key.
 */
export function withoutSeparators(text: string): string {
  return toHalfWidth(text).replace(/[\s\-ー]/g, '');
}

/** Abbreviations in brackets as the registries and banks use them. Their position in the name is kept. */
const ENTITY_ABBREVIATIONS: readonly (readonly [string, string])[] = [
  ['株', '株式会社'],
  ['有', '有限会社'],
  ['同', '合同会社'],
  ['資', '合資会社'],
  ['名', '合名会社'],
  ['医', '医療法人'],
  ['福', '社会福祉法人'],
  ['学', '学校法人'],
  ['一社', '一般社団法人'],
  ['一財', '一般財団法人'],
  ['公社', '公益社団法人'],
  ['公財', '公益財団法人'],
  ['特非', '特定非営利活動法人'],
];

/**
 * A key for comparing two names, never for showing one: NFKC, ㈱ / (株) / 株式会社 alike, no spaces, lower case.
 * 前株 and 後株 stay different, they are different registered names; so do 髙 and 高.
 */
export function normaliseForComparison(name: string): string {
  const compact = name.normalize('NFKC').replace(DASHES, '-').replace(/\s/g, '').toLowerCase();
  return ENTITY_ABBREVIATIONS.reduce(
    (folded, [abbreviation, full]) => folded.replaceAll(`(${abbreviation})`, full),
    compact,
  ).replaceAll('npo法人', '特定非営利活動法人');
}

const KANJI_DIGITS = '〇一二三四五六七八九';

/** 一 to 九十九, as block numbers (丁目) are written; other combinations stay as they are. */
function kanjiToNumber(kanji: string): string {
  const parts = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(kanji);
  if (parts === null) return kanji;
  const [, head = '', ten = '', tail = ''] = parts;
  if (ten === '') return tail === '' ? String(KANJI_DIGITS.indexOf(head)) : kanji;
  const tens = head === '' ? 1 : KANJI_DIGITS.indexOf(head);
  const ones = tail === '' ? 0 : KANJI_DIGITS.indexOf(tail);
  return String(tens * 10 + ones);
}

/**
 * A key for noticing that two addresses are probably one (K25 p.15: same representative and address), never for
 * showing or sending one: 一丁目２番地３号, 1丁目2-3 and １ー２ー３ give the same key. Equal keys are a reason to
 * ask, not a finding.
 */
export function foldAddress(address: string): string {
  return address
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replace(/(\d)\s+(?=\d)/g, '$1-')
    .replace(/\s/g, '')
    .toLowerCase()
    .replace(/[ヶヵ]/g, (small) => (small === 'ヶ' ? 'ケ' : 'カ'))
    .replace(/([一二三四五六七八九十]+)(?=丁目)/g, (kanji) => kanjiToNumber(kanji))
    .replace(/(\d)号室/g, '$1')
    .replace(/(\d)(?:丁目|番地の?|番(?!町)|号)/g, '$1-')
    .replace(/(\d)[のー―—](?=\d)/g, '$1-')
    .replace(/-+(?=\d)/g, '-')
    .replace(/-+(?!\d)/g, '');
}
