import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CalculationInput } from '@renkei/subsidy-rules';
import { fillOfficialWorkbook } from '../fill/fill-official.ts';
import { recalculateAll } from '../recalculate/recalculate.ts';
import type { Recalculated } from '../recalculate/recalculated.ts';
import { FILLINGS, formsOf, pricedGroups } from '../testing/priced-groups.ts';
import type { Filling } from '../testing/priced-groups.ts';
import { parityReport } from './parity-report.ts';
import type { ParityReport, ParityRow } from './parity-report.ts';

const template = resolve('../shared/reference/it2025_yoshikikeisan_fukusu.xlsx');
const withReference = existsSync(template) ? describe : describe.skip;

async function filled(input: CalculationInput, filling: Filling): Promise<Uint8Array> {
  const forms = await fillOfficialWorkbook(readFileSync(template), formsOf(input, filling));
  const bytes = forms.ok ? forms.value.workbooks[0]?.bytes : undefined;
  if (bytes === undefined) throw new Error('not filled');
  return bytes;
}

async function recalculated(
  cases: readonly (readonly [CalculationInput, Filling])[],
): Promise<readonly Recalculated[]> {
  const files: Uint8Array[] = [];
  for (const [input, filling] of cases) files.push(await filled(input, filling));
  const results = await recalculateAll(files);
  if (!results.ok) throw new Error(results.error.code);
  return results.value;
}

const different = ({ rows }: ParityReport) => rows.filter(({ reason }) => reason !== 'NONE');
const told = (rows: readonly ParityRow[]) =>
  rows.map(({ sheet, cell, oursYen, workbook, difference, reasons }) =>
    [sheet, cell, String(oursYen), workbook, difference, reasons.join('+')].join(' '),
  );

const AS_OURS: Filling = { requested: 'GRANTED', counted: 'OURS', servicesCut: true };

withReference('the parity report of random groups', () => {
  it('explains every difference of random groups', async () => {
    const cases = fc.sample(fc.tuple(pricedGroups(1, 30), FILLINGS), { seed: 20_250_401, numRuns: 30 });
    const results = await recalculated(cases);
    const counts: Record<string, number> = {};
    for (const [index, [ours]] of cases.entries()) {
      const result = results[index];
      if (result === undefined) throw new Error('nothing');
      const report = parityReport({ ours, recalculated: result });
      expect([index, told(report.rows.filter(({ reason }) => reason === 'UNEXPLAINED'))]).toEqual([
        index,
        [],
      ]);
      for (const { reasons } of different(report))
        for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
    }
    expect(Object.keys(counts)).toEqual(
      expect.arrayContaining(['RULE_SET', 'ONE_FUNCTION', 'NO_FUNCTION', 'JOINT_CAP', 'REQUESTED']),
    );
  }, 240_000); // on a busy machine; some 20 s on an idle one

  it('and of a group with 200 members', async () => {
    const [ours] = fc.sample(pricedGroups(200, 200), { seed: 7, numRuns: 1 });
    if (ours === undefined) throw new Error('nothing');
    const [result] = await recalculated([[ours, AS_OURS]]);
    if (result === undefined) throw new Error('nothing');
    const started = performance.now();
    const report = parityReport({ ours, recalculated: result });
    expect(told(report.rows.filter(({ reason }) => reason === 'UNEXPLAINED'))).toEqual([]);
    expect(report.rows.length).toBeGreaterThan(1600);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
