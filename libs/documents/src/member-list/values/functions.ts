import { parsed, problem, SOFTWARE_FUNCTIONS } from '../imported-member.ts';
import type { Parsed, SoftwareFunction } from '../imported-member.ts';
import { isNothing, oneLine } from './blank.ts';

export const FUNCTION_NAMES: Readonly<Record<SoftwareFunction, string>> = {
  ACCOUNTING: '会計',
  ORDERING: '受発注',
  SETTLEMENT: '決済',
  EC: 'EC',
};

const WORDS: readonly (readonly [SoftwareFunction, RegExp])[] = [
  ['ACCOUNTING', /^(?:会計|経理|財務会計|accounting)/i],
  ['ORDERING', /^(?:受発注|受注発注|受注|発注|ordering)/i],
  ['SETTLEMENT', /^(?:決済|キャッシュレス|支払|settlement)/i],
  ['EC', /^(?:ec|eコマース|ネットショップ|ネット通販|ネット販売|通販|オンラインショップ|電子商取引)/i],
];

/** 受注・発注 is one function; so is 受発注. */
function separate(text: string): string[] {
  return text
    .replace(/受注[・、,/／と]発注/g, '受発注')
    .split(/[・･、,，/／＋+&＆;；\s|｜]|と|及び|および/)
    .map((part) => part.replace(/^[①-⑳○●◯✓✔レ\d.()（）:：]+|(?:機能|システム|ソフト|のみ|だけ)?[)）]?$/g, ''))
    .filter((part) => part !== '');
}

function fromCount(count: number): Parsed<readonly SoftwareFunction[]> {
  if (count > SOFTWARE_FUNCTIONS.length) {
    return parsed(
      [],
      problem(
        'error',
        'FUNCTION_COUNT_TOO_HIGH',
        '機能は会計・受発注・決済・ECの4つまでです。あてはまるものを「会計・決済」のように入れてください。',
        'There are four functions at most. Please name them, such as 会計・決済.',
      ),
    );
  }
  const assumed = SOFTWARE_FUNCTIONS.slice(0, count);
  if (count === 0) return parsed(assumed);
  const names = assumed.map((name) => FUNCTION_NAMES[name]).join('・');
  return parsed(
    assumed,
    problem(
      'warning',
      'FUNCTION_COUNT_ASSUMED',
      `数だけではどの機能か分からないため、「${names}」と読みました。違うときは機能の名前を入れてください。`,
      `A count does not say which functions; ${names} were assumed. Please name them if that is wrong.`,
    ),
  );
}

/**
 * Reads 会計・受発注・決済・EC. A bare count is taken in that order with a warning that shows what was assumed; words
 * that are none of the four are named in a warning and left out (K25 p.18: only these count).
 */
export function parseFunctions(text: string): Parsed<readonly SoftwareFunction[]> {
  if (isNothing(text)) return parsed([]);
  const line = oneLine(text).normalize('NFKC');
  const count = /^(\d{1,2})(?:\.0+)?(?:つ|個|機能|種類?|プロセス)?$/.exec(line)?.[1];
  if (count !== undefined) return fromCount(Number(count));
  const found = new Set<SoftwareFunction>();
  const unknown: string[] = [];
  for (const part of separate(line)) {
    const match = WORDS.find(([, pattern]) => pattern.test(part))?.[0];
    if (match === undefined) unknown.push(part);
    else found.add(match);
  }
  const functions = SOFTWARE_FUNCTIONS.filter((name) => found.has(name));
  if (unknown.length === 0) return parsed(functions);
  const names = unknown.join('・').slice(0, 60);
  const severity = functions.length === 0 ? 'error' : 'warning';
  return parsed(
    functions,
    problem(
      severity,
      'FUNCTION_UNKNOWN',
      `「${names}」は会計・受発注・決済・ECのどれか分かりませんでした。あてはまる機能の名前を入れてください。`,
      `It is not clear which function "${names}" is. Please name 会計, 受発注, 決済 or EC.`,
    ),
  );
}

/** A cell of a function's own column: ○ is yes, nothing or × is no. */
export function parseMark(text: string): Parsed<boolean> {
  const line = oneLine(text).normalize('NFKC');
  if (isNothing(text) || /^(?:x|no|false|0|無|未|いいえ)$/i.test(line)) return parsed(false);
  if (/^(?:[○◯〇●◎✓✔☑レv1]|yes|true|有り?|あり|要|はい|導入|o)$/i.test(line)) return parsed(true);
  return parsed(
    false,
    problem(
      'error',
      'MARK_UNREADABLE',
      '使う機能には ○ を、使わない機能は空欄にしてください。',
      'Please mark a function with ○, or leave the cell empty.',
    ),
  );
}
