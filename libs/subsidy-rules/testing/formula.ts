import { highestCeiling } from './reference.ts';

/** An exact fraction; the denominator is positive. */
interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const whole = (n: bigint): Fraction => ({ n, d: 1n });
const lessOrEqual = (a: Fraction, b: Fraction): boolean => a.n * b.d <= b.n * a.d;

function floor({ n, d }: Fraction): bigint {
  const quotient = n / d;
  return n < 0n && n % d !== 0n ? quotient - 1n : quotient;
}

/**
 * Recomputes a trace formula from its text alone (grammar in `TraceStep.formula`). Written against the grammar, not
 * against the library: it knows symbols, whole numbers, + − × ÷, min, floor, sum, when and equalCeiling.
 */
export class FormulaReader {
  private tokens: string[];

  constructor(
    formula: string,
    private readonly symbols: ReadonlyMap<string, readonly bigint[]>,
  ) {
    this.tokens = formula.match(/\d+|[A-Za-z]\w*|>=|[+−×÷(),]/g) ?? [];
    if (this.tokens.join('') !== formula.replace(/\s+/g, ''))
      throw new Error(`Unreadable formula: ${formula}`);
  }

  /** The whole-yen result; a fraction left over means a rounding step is missing. */
  evaluate(): bigint {
    const result = this.sum();
    if (this.tokens.length > 0) throw new Error(`Left over: ${this.tokens.join(' ')}`);
    if (result.n % result.d !== 0n) throw new Error('Not a whole number');
    return result.n / result.d;
  }

  private sum(): Fraction {
    let left = this.product();
    for (;;) {
      if (this.accept('+')) left = this.plus(left, this.product(), 1n);
      else if (this.accept('−')) left = this.plus(left, this.product(), -1n);
      else return left;
    }
  }

  private plus(a: Fraction, b: Fraction, sign: bigint): Fraction {
    return { n: a.n * b.d + sign * b.n * a.d, d: a.d * b.d };
  }

  private product(): Fraction {
    let left = this.atom();
    for (;;) {
      if (this.accept('×')) {
        const right = this.atom();
        left = { n: left.n * right.n, d: left.d * right.d };
      } else if (this.accept('÷')) {
        const right = this.atom();
        left = { n: left.n * right.d, d: left.d * right.n };
      } else return left;
    }
  }

  private atom(): Fraction {
    const token = this.tokens.shift() ?? '';
    if (/^\d+$/.test(token)) return whole(BigInt(token));
    if (token === '(') {
      const inner = this.sum();
      this.expect(')');
      return inner;
    }
    if (this.tokens[0] === '(') return this.call(token);
    const values = this.symbols.get(token);
    if (values?.length !== 1) throw new Error(`${token} stands for ${values?.length ?? 0} inputs`);
    return whole(values[0]!);
  }

  private call(name: string): Fraction {
    this.expect('(');
    const result = this.callInside(name);
    this.expect(')');
    return result;
  }

  private callInside(name: string): Fraction {
    if (name === 'sum') return whole(this.list().reduce((total, value) => total + value, 0n));
    const first = this.sum();
    if (name === 'floor') return whole(floor(first));
    if (name === 'when') {
      this.expect('>=');
      const second = this.sum();
      this.expect(',');
      const third = this.sum();
      return lessOrEqual(second, first) ? third : whole(0n);
    }
    this.expect(',');
    if (name === 'equalCeiling') return whole(highestCeiling(this.list(), first.n / first.d));
    if (name !== 'min') throw new Error(`No such function: ${name}`);
    const second = this.sum();
    return lessOrEqual(first, second) ? first : second;
  }

  /** All inputs of a symbol; none is an empty list. */
  private list(): readonly bigint[] {
    return this.symbols.get(this.tokens.shift() ?? '') ?? [];
  }

  private accept(token: string): boolean {
    if (this.tokens[0] !== token) return false;
    this.tokens.shift();
    return true;
  }

  private expect(token: string): void {
    if (!this.accept(token)) throw new Error(`Expected ${token} before ${this.tokens.join(' ')}`);
  }
}
