import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { calculate } from './calculate.ts';
import { toContractJson } from './contract-json.ts';
import { parseCalculationInput } from './input/parse.ts';

/** Each file holds a group, what must come out, and under `arithmetic` how to get there by hand. */
const folder = new URL('../golden/', import.meta.url);
const names = readdirSync(folder).sort();

describe('groups worked out by hand', () => {
  it.each(names)('%s', (name) => {
    const { input, expected } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    const parsed = parseCalculationInput(input);
    expect(parsed).toMatchObject({ ok: true });
    if (parsed.ok) expect(toContractJson(calculate(parsed.value))).toMatchObject(expected);
  });
});
