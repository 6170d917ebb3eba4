import { err, ok } from '@renkei/kernel';
import type { Message, Result } from '@renkei/kernel';

export interface JsonProblem {
  /** 'line:column' of a slip in the text, or the path of a value that cannot be read exactly. */
  readonly path: string;
  readonly message: Message;
}

const MAX_DEPTH = 100;
const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORD = /true|false|null/y;

class SyntaxSlip {
  constructor(
    readonly at: number,
    readonly message: Message,
  ) {}
}

/** true when the decimal text is a whole number, judged on its digits and not on a rounded float. */
function isWhole(token: string, fraction: string, exponent: number): boolean {
  const places = fraction.length - exponent;
  if (places <= 0) return true;
  const digits = token.replace(/[eE].*$/, '').replace(/[-.]/g, '');
  return /^0*$/.test(digits.slice(-places));
}

/**
 * `JSON.parse` with three differences that matter for money: a key written twice is a problem (the first value
 * would vanish silently), an integer of 2^53 or more becomes a bigint (a number would lose digits silently), and
 * a fraction too long for a float is a problem (it could round to a whole yen silently).
 */
class ExactJsonReader {
  readonly problems: JsonProblem[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  document(): unknown {
    const value = this.value('', 0);
    this.skipSpace();
    if (this.at < this.text.length)
      this.slip('余分な文字があります。', 'Unexpected text after the document.');
    return value;
  }

  private value(path: string, depth: number): unknown {
    if (depth > MAX_DEPTH) this.slip('入れ子が深すぎます。', 'The nesting is too deep.');
    this.skipSpace();
    switch (this.text[this.at]) {
      case '{':
        return this.object(path, depth);
      case '[':
        return this.array(path, depth);
      case '"':
        return this.string();
      default:
        return this.scalar(path);
    }
  }

  private scalar(path: string): unknown {
    const word = this.match(WORD);
    if (word === null) return this.number(path);
    return word[0] === 'null' ? null : word[0] === 'true';
  }

  private object(path: string, depth: number): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    this.items('}', () => {
      this.skipSpace();
      const key = this.string();
      const keyPath = path === '' ? key : `${path}.${key}`;
      if (entries.has(key)) {
        this.problem(
          keyPath,
          'この項目が2回書かれています。1つにしてください。',
          'This key appears twice. Please keep one.',
        );
      }
      this.skipSpace();
      this.expect(':');
      entries.set(key, this.value(keyPath, depth + 1));
    });
    return Object.fromEntries(entries);
  }

  private array(path: string, depth: number): unknown[] {
    const list: unknown[] = [];
    this.items(']', () => {
      list.push(this.value(`${path}[${list.length}]`, depth + 1));
    });
    return list;
  }

  /** From the opening bracket to `close`, one comma between items. */
  private items(close: '}' | ']', item: () => void): void {
    this.at += 1;
    this.skipSpace();
    if (this.text[this.at] === close) {
      this.at += 1;
      return;
    }
    for (;;) {
      item();
      this.skipSpace();
      if (this.text[this.at] === close) {
        this.at += 1;
        return;
      }
      this.expect(',');
    }
  }

  private string(): string {
    const token = this.match(STRING);
    if (token === null) this.slip('" で囲んだ文字が必要です。', 'A text in double quotes is needed here.');
    return JSON.parse(token[0]) as string;
  }

  private number(path: string): number | bigint {
    const token = this.match(NUMBER);
    if (token === null) this.slip('値が必要です。', 'A value is needed here.');
    const [text, fraction, exponent] = token;
    const number = Number(text);
    if (fraction === undefined && exponent === undefined)
      return Number.isSafeInteger(number) ? number : BigInt(text);
    if (Number.isInteger(number) && !isWhole(text, fraction ?? '', Number(exponent ?? 0))) {
      this.problem(
        path,
        '小数は使えません。整数で入れてください。',
        'Fractions cannot be used. Please give a whole number.',
      );
    }
    return number;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at += found[0].length;
    return found;
  }

  private skipSpace(): void {
    this.match(SPACE);
  }

  private expect(character: ',' | ':'): void {
    if (this.text[this.at] !== character)
      this.slip(`「${character}」が必要です。`, `"${character}" is needed here.`);
    this.at += 1;
  }

  private problem(path: string, ja: string, en: string): void {
    this.problems.push({ path, message: { ja, en } });
  }

  private slip(ja: string, en: string): never {
    throw new SyntaxSlip(this.at, { ja: `JSONとして読めません。${ja}`, en: `Not valid JSON. ${en}` });
  }
}

function lineAndColumn(text: string, at: number): string {
  const before = text.slice(0, at).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

export interface ExactJson {
  readonly value: unknown;
  /** Keys written twice and numbers that cannot be read exactly; the value is not to be trusted with any. */
  readonly problems: readonly JsonProblem[];
}

/** Reads JSON text without losing a digit. The error is a slip in the text, with its line and column. */
export function parseExactJson(text: string): Result<ExactJson, JsonProblem> {
  const reader = new ExactJsonReader(text.replace(/^\uFEFF/, ' '));
  try {
    return ok({ value: reader.document(), problems: reader.problems });
  } catch (slip) {
    if (!(slip instanceof SyntaxSlip)) throw slip;
    return err({ path: lineAndColumn(text, slip.at), message: slip.message });
  }
}
