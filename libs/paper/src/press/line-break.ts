// Where a line may end. Japanese has no spaces: it may end after almost any character, with the exceptions that
// printers keep (行頭・行末禁則, JIS X 4051), and never inside a number, an amount, a date's part or a Latin word.

/** May not begin a line: closing brackets, commas, small kana, the long-vowel mark, iteration marks. */
const NOT_FIRST = new Set(
  '、。，．・：；？！‼⁇⁈⁉ー）」』】〕］｝〉》〗〙〟”’々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ〜～…‥─―,.:;?!)]}%％‰℃°',
);
/** May not end a line: opening brackets and what stands before a figure. */
const NOT_LAST = new Set('（「『【〔［｛〈《〖〘〝“‘([{￥¥＄$＃#№−±＋+第約計');
/** Counters that stay with the number before them: 1,234,567円, 6月, 12名. */
const COUNTER = new Set('円年月日時分名件社者回台枚番号個頁歳週点割倍目');

const WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}0-9０-９\x21-\x7e，．％−±‐‑–¥]/u;
const ENDS_IN_DIGIT = /[0-9０-９]$/u;
const BEGINS_WITH_DIGIT = /^[0-9０-９]/u;
const ATTACHES = /^[\p{M}\p{Variation_Selector}\u200d]$/u;

const lastOf = (text: string): string => [...text.slice(-2)].at(-1) ?? '';

function staysWith(before: string, next: string): boolean {
  const [end, begin] = [lastOf(before), [...next][0] ?? ''];
  if (end === ' ' || end === '\u3000') return false;
  if (ATTACHES.test(begin)) return true;
  // 第, 約 and 計 hold on to a figure only, not to a word
  if (NOT_LAST.has(end)) return !/[第約計]/.test(end) || BEGINS_WITH_DIGIT.test(next);
  if (NOT_FIRST.has(begin)) return true;
  return COUNTER.has(begin) && ENDS_IN_DIGIT.test(before);
}

/** A text cut into the pieces that are never divided, spaces at the end of the piece they follow. */
export function piecesOf(text: string): string[] {
  const tokens: string[] = [];
  let wordOpen = false;
  for (const character of text) {
    const isWord = WORD.test(character) || ATTACHES.test(character);
    const isSpace = character === ' ' || character === '\u3000';
    if ((isWord && wordOpen) || (isSpace && tokens.length > 0)) tokens[tokens.length - 1] += character;
    else tokens.push(character);
    wordOpen = isWord;
  }
  const pieces: string[] = [];
  for (const token of tokens) {
    const before = pieces.at(-1);
    if (before !== undefined && staysWith(before, token)) pieces[pieces.length - 1] = before + token;
    else pieces.push(token);
  }
  return pieces;
}

export type Measure = (text: string) => number;

/** A piece that is wider than a line has to be divided after all: a hash, an address of a page. */
function divided(piece: string, width: number, measure: Measure): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of piece) {
    if (part !== '' && measure((part + character).trimEnd()) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return part === '' ? parts : [...parts, part];
}

/** A last line shorter than this many characters looks forgotten. */
const SHORTEST_LAST_LINE = 4;

/** Hands pieces of the line before on to a very short last line, as long as it has room. */
function withoutOrphan(lines: readonly string[][], fits: (line: string) => boolean): string[][] {
  const [last, before] = [[...(lines.at(-1) ?? [])], [...(lines.at(-2) ?? [])]];
  const lengthOf = (pieces: readonly string[]): number => [...pieces.join('').trim()].length;
  if (lines.length < 2 || lengthOf(last) === 0) return [...lines];
  while (
    lengthOf(last) < SHORTEST_LAST_LINE &&
    lengthOf(before) > 2 * SHORTEST_LAST_LINE &&
    before.length > 1
  ) {
    const piece = before.at(-1) ?? '';
    if (!fits(piece + last.join(''))) break;
    before.pop();
    last.unshift(piece);
  }
  return [...lines.slice(0, -2), before, last];
}

/** The lines of a text in a column of that width; line feeds in the text are kept. Never empty. */
export function linesOf(text: string, width: number, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[][] = [];
    let line: string[] = [];
    let used = 0;
    const add = (piece: string): void => {
      // a piece's spaces at a line's end need no room
      if (line.length > 0 && used + measure(piece.trimEnd()) > width) {
        lines.push(line);
        [line, used] = [[], 0];
      }
      line.push(piece);
      used += measure(piece);
    };
    let isDivided = false;
    for (const piece of piecesOf(paragraph)) {
      if (measure(piece.trimEnd()) <= width) add(piece);
      else {
        isDivided = true;
        divided(piece, width, measure).forEach(add);
      }
    }
    // pieces of a divided word fill their lines: one handed on would no longer fit
    const all = [...lines, line];
    return (isDivided ? all : withoutOrphan(all, (next) => measure(next.trimEnd()) <= width)).map((pieces) =>
      pieces.join(''),
    );
  });
}
