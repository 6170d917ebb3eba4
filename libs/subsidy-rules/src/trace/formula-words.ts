import type { Message } from '@renkei/kernel';

/** A number a formula uses, as `TraceInput` has it or as it came over the wire. */
export interface FormulaInput {
  readonly symbol: string;
  readonly label: Message;
  readonly value: bigint | number;
  readonly ref: string | null;
}

/** A formula as `TraceStep.formula` writes it: symbols, whole numbers, + − × ÷, min, floor, sum, when, equalCeiling. */
export type Formula =
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Formula[] };

/** A piece of the sentence; `ref` names the step its number comes from. */
export interface Piece {
  readonly text: string;
  readonly ref?: string | null;
}

type Inputs = readonly FormulaInput[];
type Language = keyof Message;

/** Longer sums are counted, and listed apart. */
export const LONGEST_SUM = 4;

class Reader {
  readonly #tokens: string[];

  constructor(text: string) {
    this.#tokens = text.match(/\d+|[A-Za-z]\w*|>=|[+−×÷(),]/g) ?? [];
    if (this.#tokens.join('') !== text.replace(/\s+/g, '')) throw new SyntaxError(text);
  }

  whole(): Formula {
    const read = this.#sum();
    if (this.#tokens.length > 0) throw new SyntaxError(this.#tokens.join(' '));
    return read;
  }

  #sum(): Formula {
    let left = this.#product();
    while (this.#next('+') || this.#next('−')) {
      const operator = this.#take();
      left = { kind: 'binary', operator, left, right: this.#product() };
    }
    return left;
  }

  #product(): Formula {
    let left = this.#atom();
    while (this.#next('×') || this.#next('÷')) {
      const operator = this.#take();
      left = { kind: 'binary', operator, left, right: this.#atom() };
    }
    return left;
  }

  #atom(): Formula {
    const token = this.#take();
    if (/^\d+$/.test(token)) return { kind: 'number', value: BigInt(token) };
    if (token === '(') {
      const inner = this.#sum();
      this.#expect(')');
      return inner;
    }
    if (!/^[A-Za-z]/.test(token)) throw new SyntaxError(token);
    if (!this.#next('(')) return { kind: 'symbol', name: token };
    this.#take();
    const list: Formula[] = [];
    do list.push(this.#sum());
    while (this.#accept(',') || this.#accept('>='));
    this.#expect(')');
    return { kind: 'call', name: token, arguments: list };
  }

  #next(token: string): boolean {
    return this.#tokens[0] === token;
  }

  #take(): string {
    const token = this.#tokens.shift();
    if (token === undefined) throw new SyntaxError('It ends too early');
    return token;
  }

  #accept(token: string): boolean {
    return this.#next(token) && this.#take() === token;
  }

  #expect(token: string): void {
    if (!this.#accept(token)) throw new SyntaxError(token);
  }
}

/** null: not a formula known here, so it is shown as it is. */
export function readFormula(text: string): Formula | null {
  try {
    return new Reader(text).whole();
  } catch {
    return null;
  }
}

const WORDS = {
  ja: {
    smaller: [' と ', ' の小さいほう'],
    sum: (count: number) => `${count}件の合計`,
    enough: (least: string) => `が${least}以上なので `,
    tooFew: (least: string) => `が${least}より少ないので 0`,
    ceiling: 'に収まる、いちばん高い1店あたりの上限',
  },
  en: {
    smaller: [' or ', ', whichever is smaller'],
    sum: (count: number) => `the sum of ${count} amounts`,
    enough: (least: string) => ` is ${least} or more, so `,
    tooFew: (least: string) => ` is less than ${least}, so 0`,
    ceiling: ' shared out under the highest ceiling per member that fits',
  },
} as const;

/** 1234567 → '1,234,567'; a negative one carries U+2212. */
export function digits(value: bigint | number): string {
  const [sign, size] = value < 0 ? ['−', -value] : ['', value];
  return `${sign}${String(size).replace(/\B(?=(\d{3})+$)/g, ',')}`;
}

/** The formula with its numbers put in, as a person would write it down. */
export function withNumbers(formula: Formula, inputs: Inputs, language: Language): readonly Piece[] {
  const words = WORDS[language];

  const say = (node: Formula, inside: boolean): Piece[] => {
    switch (node.kind) {
      case 'number':
        return [{ text: digits(node.value) }];
      case 'symbol':
        return inputs.filter(({ symbol }) => symbol === node.name).flatMap(asPiece);
      case 'binary':
        return binary(node, inside);
      case 'call':
        return call(node, inside);
    }
  };

  const binary = (node: Formula & { kind: 'binary' }, inside: boolean): Piece[] => {
    const { operator, left, right } = node;
    // x × 3 ÷ 4 is read as three quarters
    if (operator === '÷' && right.kind === 'number' && left.kind === 'binary' && left.operator === '×') {
      if (left.right.kind === 'number')
        return [...say(left.left, true), { text: ` × ${digits(left.right.value)}/${digits(right.value)}` }];
    }
    const said = [...say(left, operator !== '+'), { text: ` ${operator} ` }, ...say(right, true)];
    return inside && (operator === '+' || operator === '−') ? bracketed(said) : said;
  };

  const call = (node: Formula & { kind: 'call' }, inside: boolean): Piece[] => {
    const [first, second, third] = node.arguments;
    switch (node.name) {
      case 'floor':
        return first ? say(first, inside) : [];
      case 'min': {
        if (!first || !second) return [];
        const [between, after] = words.smaller;
        const said = [...say(first, false), { text: between }, ...say(second, false), { text: after }];
        return inside ? bracketed(said) : said;
      }
      case 'sum':
        return total(node, inside);
      case 'when':
        return first && second && third ? condition(first, second, third) : [];
      case 'equalCeiling':
        return first ? [...say(first, false), { text: words.ceiling }] : [];
      default:
        return [{ text: node.name }];
    }
  };

  const total = (node: Formula & { kind: 'call' }, inside: boolean): Piece[] => {
    const [list] = node.arguments;
    const terms = inputs.filter(({ symbol }) => list?.kind === 'symbol' && symbol === list.name);
    if (terms.length === 0) return [{ text: '0' }];
    if (terms.length > LONGEST_SUM) return [{ text: words.sum(terms.length) }];
    const said = terms.flatMap((term, index) => [...(index > 0 ? [{ text: ' + ' }] : []), ...asPiece(term)]);
    return inside && terms.length > 1 ? bracketed(said) : said;
  };

  const condition = (what: Formula, least: Formula, then: Formula): Piece[] => {
    const asked = what.kind === 'symbol' ? inputs.find(({ symbol }) => symbol === what.name) : undefined;
    const text = say(least, false)
      .map((piece) => piece.text)
      .join('');
    const name = asked ? [{ text: `${asked.label[language]} ` }] : [];
    const start = [...name, ...say(what, true)];
    if ((asked?.value ?? 0) < valueOf(least, inputs)) return [...start, { text: words.tooFew(text) }];
    return [...start, { text: words.enough(text) }, ...say(then, false)];
  };

  return say(formula, false);
}

function asPiece({ value, ref }: Inputs[number]): Piece[] {
  return [{ text: digits(value), ref }];
}

function bracketed(pieces: readonly Piece[]): Piece[] {
  return [{ text: '(' }, ...pieces, { text: ')' }];
}

/** What a condition compares with is a number or a single input. */
function valueOf(node: Formula, inputs: Inputs): bigint | number {
  if (node.kind === 'number') return node.value;
  return node.kind === 'symbol' ? (inputs.find(({ symbol }) => symbol === node.name)?.value ?? 0) : 0;
}
