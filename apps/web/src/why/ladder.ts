import { LONGEST_SUM, readFormula, withNumbers, type Piece } from '@renkei/subsidy-rules';
import type { Language } from '../language/language.ts';
import type { TraceStepFields } from './trace.ts';

type Step = TraceStepFields;

export interface Rung {
  readonly step: Step;
  /** Counted from 1, so that rungs can name each other. */
  readonly number: number;
  /** Nothing is bought of this kind: the rung says 0 for no reason of a rule. */
  readonly idle: boolean;
}

const scopeOf = (id: string): string => /^members\[\d+\]/.exec(id)?.[0] ?? '';

/**
 * The ladder to one amount: the steps behind it, each after the ones it needs, the amount asked about last. It stays
 * with its own member, or with the group, so that a shop's ladder does not climb through two hundred others.
 * @param of the step asked about; left out: the last one given
 */
export function ladderTo(steps: readonly Step[], of?: string): readonly Rung[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const asked = of === undefined ? steps.at(-1) : byId.get(of);
  if (!asked) return [];
  const scope = scopeOf(asked.id);
  const seen = new Set<string>();
  const order: Step[] = [];
  const climb = (id: string): void => {
    const step = byId.get(id);
    if (!step || seen.has(id) || scopeOf(id) !== scope) return;
    seen.add(id); // before its inputs: a circle ends here
    for (const { ref } of step.inputs) if (ref !== null) climb(ref);
    order.push(step);
  };
  climb(asked.id);
  let number = 0;
  return order.map((step) => {
    const idle = step !== asked && isIdle(step);
    if (!idle) number += 1;
    return { step, number: idle ? 0 : number, idle };
  });
}

/** 0 made of nothing but zeros. Where a rule makes it 0 there is an amount among its inputs, and that is worth a rung. */
function isIdle({ unit, result, inputs, formula }: Step): boolean {
  const amounts = inputs.filter((input) => input.unit === 'YEN');
  return unit === 'YEN' && result === 0 && formula !== '' && amounts.every(({ value }) => value === 0);
}

/** The formula with its numbers; null where it is the amount itself, or must not be shown. */
export function sentenceOf({ formula, inputs }: Step, language: Language): readonly Piece[] | null {
  if (formula === '') return null;
  const read = readFormula(formula);
  return read === null ? [{ text: formula }] : withNumbers(read, inputs, language);
}

/** What a sum too long for one line adds up. */
export function longSum({ inputs, formula }: Step): Step['inputs'] {
  const symbol = /sum\((\w+)\)/.exec(formula)?.[1];
  const terms = inputs.filter((input) => input.symbol === symbol);
  return terms.length > LONGEST_SUM ? terms : [];
}
