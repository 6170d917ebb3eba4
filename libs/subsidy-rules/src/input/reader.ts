import { parseYen } from '@renkei/kernel';
import type { Message, Yen } from '@renkei/kernel';
import type { InputProblem, InputProblemCode } from './types.ts';

type JsonObject = Readonly<Record<string, unknown>>;

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `members[0]` + `size` → `members[0].size`; the document itself is '$'. A key with odd characters is quoted. */
export function join(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `${path === '$' ? '' : path}[${JSON.stringify(key)}]`;
  return path === '$' ? key : `${path}.${key}`;
}

/**
 * Reads plain JSON into typed values and collects every problem on the way, so that a person sees all of them
 * at once. Each method returns a harmless stand-in after a problem; the caller discards it when there are any.
 */
export class InputReader {
  readonly problems: InputProblem[] = [];

  add(path: string, code: InputProblemCode, message: Message): void {
    this.problems.push({ path, code, message });
  }

  /** The object at `path`, after naming every key that nobody knows there. */
  object(value: unknown, path: string, knownKeys: readonly string[]): JsonObject | null {
    if (!isJsonObject(value)) {
      this.add(path, 'NOT_AN_OBJECT', {
        ja: '{ } で囲んだ項目の集まり（オブジェクト）で入れてください。',
        en: 'Please give an object in { }.',
      });
      return null;
    }
    for (const key of Object.keys(value)) {
      if (knownKeys.includes(key)) continue;
      this.add(join(path, key), 'UNKNOWN_KEY', {
        ja: `この項目名は使われていません。使える項目：${knownKeys.join('、')}`,
        en: `This key is not known here. Known keys: ${knownKeys.join(', ')}`,
      });
    }
    return value;
  }

  list(value: unknown, path: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    if (value === undefined) this.missing(path);
    else {
      this.add(path, 'NOT_A_LIST', {
        ja: '[ ] で囲んだ一覧で入れてください。',
        en: 'Please give a list in [ ].',
      });
    }
    return [];
  }

  /** A required, non-empty text. */
  text(value: unknown, path: string): string {
    if (typeof value === 'string' && value !== '') return value;
    if (value === undefined) this.missing(path);
    else this.notText(path);
    return '';
  }

  optionalText(value: unknown, path: string): string {
    if (value === undefined || typeof value === 'string') return value ?? '';
    this.notText(path);
    return '';
  }

  flag(value: unknown, path: string): boolean {
    if (value === undefined || typeof value === 'boolean') return value ?? false;
    this.add(path, 'NOT_TRUE_OR_FALSE', {
      ja: 'true か false で入れてください。',
      en: 'Please give true or false.',
    });
    return false;
  }

  /** One of `allowed`; `fallback` null makes it required. */
  choice<T extends string>(
    value: unknown,
    path: string,
    allowed: readonly T[],
    fallback: T | null,
  ): T | null {
    if (value === undefined) {
      if (fallback === null) this.missing(path);
      return fallback;
    }
    const found = allowed.find((candidate) => candidate === value);
    if (found !== undefined) return found;
    this.add(path, 'UNKNOWN_VALUE', {
      ja: `次のどれかを文字で入れてください：${allowed.join('、')}`,
      en: `Please give one of these as text: ${allowed.join(', ')}`,
    });
    return null;
  }

  yen(value: unknown, path: string): Yen {
    if (value === undefined) {
      this.missing(path);
      return 0n;
    }
    const parsed = parseYen(value);
    if (parsed.ok) return parsed.value;
    this.add(path, parsed.error.code, parsed.error.message);
    return 0n;
  }

  optionalYen(value: unknown, path: string): Yen | null {
    return value === undefined ? null : this.yen(value, path);
  }

  /** A safe integer of at least 1. */
  count(value: unknown, path: string): number {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value;
    if (value === undefined) this.missing(path);
    else {
      this.add(path, 'NOT_A_WHOLE_NUMBER', {
        ja: '1以上の整数で入れてください。',
        en: 'Please give a whole number of 1 or more.',
      });
    }
    return 1;
  }

  /** A weight: a safe integer of at least 0; 1 when left out. */
  weight(value: unknown, path: string): bigint {
    if (value === undefined) return 1n;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
    this.add(path, 'NOT_A_WHOLE_NUMBER', {
      ja: '0以上の整数で入れてください。',
      en: 'Please give a whole number of 0 or more.',
    });
    return 1n;
  }

  /** Names every id after the first that repeats an earlier one of the same list. */
  distinctIds(ids: readonly string[], pathOf: (index: number) => string): void {
    const seen = new Set<string>();
    ids.forEach((id, index) => {
      if (id !== '' && seen.has(id)) {
        this.add(pathOf(index), 'DUPLICATE_ID', {
          ja: `「${id}」は前にも使われています。別のidにしてください。`,
          en: `"${id}" was already used. Please choose another id.`,
        });
      }
      seen.add(id);
    });
  }

  missing(path: string): void {
    this.add(path, 'MISSING', { ja: 'この項目を入れてください。', en: 'Please fill this in.' });
  }

  private notText(path: string): void {
    this.add(path, 'NOT_TEXT', {
      ja: '" " で囲んだ文字で入れてください。',
      en: 'Please give a text in " ".',
    });
  }
}
