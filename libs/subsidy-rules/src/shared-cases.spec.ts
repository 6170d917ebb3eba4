import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { calculate } from './calculate.ts';
import { toContractJson } from './contract-json.ts';
import { parseCalculationInput } from './input/parse.ts';

/** The agreed cases live beside the checkout; a checkout without them skips this file, visibly. */
const folder = new URL('../../../../shared/cases/', import.meta.url);
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
  : [];

(names.length === 0 ? describe.skip : describe)('the agreed cases', () => {
  it.each(names.length === 0 ? ['no folder'] : names)('%s', (name) => {
    const { input, expected } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    const parsed = parseCalculationInput(input);
    expect(parsed).toMatchObject({ ok: true });
    if (parsed.ok) expect(toContractJson(calculate(parsed.value))).toMatchObject(expected);
  });
});
