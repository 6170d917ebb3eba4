import { SOFTWARE_FUNCTIONS, type SoftwareFunction } from '@renkei/subsidy-rules';
import { parsed, problem } from '../imported-member.ts';
import type { Parsed } from '../imported-member.ts';
import { isNothing, oneLine } from './blank.ts';

export const FUNCTION_NAMES: Readonly<Record<SoftwareFunction, string>> = {
  ACCOUNTING: '会計',
  ORDERING: '受発注',
  SETTLEMENT: '決済',
  EC: 'EC',
};

/** The whole of a word that names a function and nothing else. */
const WORDS: readonly (readonly [SoftwareFunction, RegExp])[] = [
  ['ACCOUNTING', /^(?:会計|経理|財務会計|accounting)$/i],
  ['ORDERING', /^(?:受発注|受注発注|受注|発注|ordering)$/i],
  ['SETTLEMENT', /^(?:決済|キャッシュレス|キャッシュレス決済|支払い?|settlement)$/i],
  ['EC', /^(?:ec|eコマース|ネットショップ|ネット通販|ネット販売|通販|オンラインショップ|電子商取引)$/i],
];
/** What people put around such a word without changing it. */
const DRESSING =
  /機能|システム|ソフト(?:ウェア)?|アプリ|サービス|ツール|サイト|業務|管理|処理|関係|関連|のみ|だけ|\(\)/g;
const DENIED = /以外|除|無|なし|ない|不要|未|×|済み$/;

/** The functions a longer text speaks of: クラウド会計, QR決済, EC構築. */
export function functionsNamedIn(text: string): SoftwareFunction[] {
  const found: SoftwareFunction[] = [];
  if (/会計|経理/.test(text)) found.push('ACCOUNTING');
  if (/受発注|受注|発注/.test(text)) found.push('ORDERING');
  if (/決済|キャッシュレス/.test(text)) found.push('SETTLEMENT');
  if (/(?<![a-z])ec(?![a-z])|ネットショップ|通販|電子商取引/i.test(text)) found.push('EC');
  return found;
}

/** 受注・発注 is one function; so is 受発注. Numbering (①会計②決済, 1.会計) separates as a comma does. */
function separate(text: string): string[] {
  return text
    .replace(/[①-⑳]/g, '・')
    .normalize('NFKC')
    .replace(/受注[・、,/と]発注/g, '受発注')
    .replace(/\d+[.)]?(?=会計|経理|受|発注|決済|キャッシュ|ec)/gi, '・')
    .split(/[・、,，/+&;\s|()。]|と|及び|および/)
    .map((part) => part.replace(/^[○●◯✓✔レ:]+/, '').replace(DRESSING, ''))
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
  const line = oneLine(text);
  const count = /^(\d{1,2})(?:\.0+)?(?:つ|個|機能|種類?|プロセス)?$/.exec(line.normalize('NFKC'))?.[1];
  if (count !== undefined) return fromCount(Number(count));
  const found = new Set<SoftwareFunction>();
  const unknown: string[] = [];
  const assumed: string[] = [];
  const parts = separate(line);
  if (parts.length === 0) unknown.push(line); // ○ alone, or 機能: it says nothing of which
  for (const part of parts) {
    const match = WORDS.find(([, pattern]) => pattern.test(part))?.[0];
    const named = match !== undefined ? [match] : DENIED.test(part) ? [] : functionsNamedIn(part);
    for (const name of named) found.add(name);
    if (named.length === 0) unknown.push(part);
    else if (match === undefined)
      assumed.push(`「${part.slice(0, 30)}」は「${named.map((name) => FUNCTION_NAMES[name]).join('・')}」`);
  }
  const functions = SOFTWARE_FUNCTIONS.filter((name) => found.has(name));
  const guesses =
    assumed.length === 0
      ? []
      : [
          problem(
            'warning',
            'FUNCTION_ASSUMED',
            `${assumed.join('、')}と読みました。違うときは機能の名前を入れ直してください。`,
            'The functions were taken from longer words. Please correct them if they are wrong.',
          ),
        ];
  if (unknown.length === 0) return parsed(functions, ...guesses);
  const names = unknown.join('・').slice(0, 60);
  const severity = functions.length === 0 ? 'error' : 'warning';
  return parsed(
    functions,
    ...guesses,
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
