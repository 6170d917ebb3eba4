import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parseJstMinute, toIsoUtc } from '@renkei/kernel';
import { ProcedureBench, type Api } from './procedure-bench.ts';
import { newLife, type Life, type Step } from './procedure-life.ts';
import { addedRows, ledgerFaults, stateOf } from './procedure-state.ts';
import { APPLICATION_STEPS } from './procedure-steps.ts';

// At each step of a group's way the API is killed with SIGKILL: in one group in the middle of the step's transaction, in
// another while it commits, before anybody is told. Then the same request comes again, and once more.

jest.setTimeout(60_000);

const STEPS: readonly Step[] = [...APPLICATION_STEPS];

let bench: ProcedureBench;
let api: Api;
/** Killed in the middle of the transaction. */
let middle: Life;
/** Killed in the commit. */
let commit: Life;
let reached = 0;

beforeAll(async () => {
  const clocks = STEPS.map(({ at }) => instant(at));
  bench = await ProcedureBench.open([...clocks, clocks.at(-1)!]);
  [middle, commit] = [await newLife(bench.database), await newLife(bench.database)];
  api = await bench.api();
});
afterAll(() => bench?.close());

function instant(jst: string): string {
  const minute = parseJstMinute(jst);
  if (!minute.ok) throw new Error(jst);
  return toIsoUtc(minute.value);
}

describe('the API is killed and the same request comes again: one effect', () => {
  it.each(STEPS.map((step, index) => [step.name, step, index] as const))('%s', async (_, step, index) => {
    if (index !== reached) throw new Error(`the way ended at ${STEPS[reached]!.name}`);
    const { database } = bench;
    const lives = [middle, commit];
    for (const life of lives) await step.prepare?.(life, api);
    const sends = await Promise.all(lives.map((life) => step.request(life)));
    const before = await Promise.all(lives.map(({ id }) => stateOf(database, id)));

    await bench.kill(
      api,
      step.hold,
      { consortiumId: middle.id, send: sends[0]! },
      { consortiumId: commit.id, send: sends[1]! },
    );
    expect(await stateOf(database, middle.id)).toEqual(before[0]);
    const committed = await stateOf(database, commit.id);
    expect(addedRows(before[1]!, committed)).toEqual(step.adds);
    expect(await ledgerFaults(database)).toEqual([]);

    api = await bench.api();
    // of the step that never was the repeat is the first to have an effect …
    const first = await sends[0]!(api);
    expect(first.body).toMatchObject({ problems: [] });
    const once = await stateOf(database, middle.id);
    expect(addedRows(before[0]!, once)).toEqual(step.adds);
    // … and from then on nothing more happens, in either group
    const again = await Promise.all(sends.map((send) => send(api)));
    if (step.repeat === 'SAME') {
      expect(again[0]!.body).toEqual(first.body);
      expect(again[1]!.body).toMatchObject({ problems: [] });
    } else {
      for (const { body } of again) expect(body).toMatchObject({ problems: [{ code: step.repeat }] });
    }
    expect(await stateOf(database, middle.id)).toEqual(once);
    expect(await stateOf(database, commit.id)).toEqual(committed);
    expect(await ledgerFaults(database)).toEqual([]);
    reached += 1;
  });
});
