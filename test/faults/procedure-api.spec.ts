import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parseJstMinute, toIsoUtc } from '@renkei/kernel';
import { ProcedureBench, type Api, type Send } from './procedure-bench.ts';
import { newLife, type Life, type Step } from './procedure-life.ts';
import { addedRows, ledgerFaults, stateOf, type GroupState } from './procedure-state.ts';
import { MONEY_STEPS } from './procedure-steps-money.ts';
import { EFFECT_STEPS, PURCHASE_STEPS, REPORT_STEPS } from './procedure-steps-report.ts';
import { APPLICATION_STEPS, CHANGE_STEPS } from './procedure-steps.ts';

// At each step of a group's way the API is killed with SIGKILL: in one group in the middle of the step's transaction, in
// another while it commits, before anybody is told. Then the same request comes again, and once more.

jest.setTimeout(60_000);

/**
 * Several ways at once, each of a group that was granted in that year or has not applied yet: one process dies for a step
 * of each, because starting one takes seconds.
 */
const WAYS: readonly { readonly granted: number | null; readonly steps: readonly Step[] }[] = [
  { granted: null, steps: [...APPLICATION_STEPS, ...CHANGE_STEPS] },
  { granted: 2026, steps: [...PURCHASE_STEPS, ...REPORT_STEPS, ...MONEY_STEPS] },
  { granted: 2023, steps: EFFECT_STEPS },
];
const ROUNDS = Array.from({ length: Math.max(...WAYS.map(({ steps }) => steps.length)) }, (_, round) =>
  WAYS.flatMap(({ steps }, way) => (steps[round] ? [{ way, step: steps[round] }] : [])),
);
const CLOCKS = ROUNDS.map((steps) =>
  instant(
    steps
      .map(({ step }) => step.at)
      .toSorted()
      .at(-1)!,
  ),
);

interface Pair {
  /** Its step is killed in the middle of the transaction. */
  readonly middle: Life;
  /** Its step is killed in the commit. */
  readonly commit: Life;
}

/** A step under way, in both of its groups. */
interface Trial extends Pair {
  readonly way: number;
  readonly step: Step;
  readonly send: Readonly<Record<keyof Pair, Send>>;
  readonly before: Readonly<Record<keyof Pair, GroupState>>;
}

let bench: ProcedureBench;
let api: Api;
const pairs: Pair[] = [];
let played = 0;
/** By way: where it ended, and what was not as it should be there. */
const ended = new Map<number, { readonly round: number; readonly error: unknown }>();

beforeAll(async () => {
  bench = await ProcedureBench.open([...CLOCKS, CLOCKS.at(-1)!]);
  for (const { granted } of WAYS) {
    const [middle, commit] = [await newLife(bench.database, granted), await newLife(bench.database, granted)];
    pairs.push({ middle, commit });
  }
  api = await bench.api();
});
afterAll(() => bench?.close());

function instant(jst: string): string {
  const minute = parseJstMinute(jst);
  if (!minute.ok) throw new Error(jst);
  return toIsoUtc(minute.value);
}

const rowOf = ({ id }: Life) => `NEW.consortium_id = '${id}'`;

const state = ({ id }: Life) => stateOf(bench.database, id);

async function begin(way: number, step: Step): Promise<Trial> {
  const { middle, commit } = pairs[way]!;
  for (const life of [middle, commit]) await step.prepare?.(life, api);
  return {
    way,
    middle,
    commit,
    step,
    send: { middle: await step.request(middle, api), commit: await step.request(commit, api) },
    before: { middle: await state(middle), commit: await state(commit) },
  };
}

/** What the killed process has left: nothing of the one, all of the other. */
async function expectAllOrNothing({ step, middle, commit, before }: Trial): Promise<void> {
  expect(await state(middle)).toEqual(before.middle);
  expect(addedRows(before.commit, await state(commit))).toEqual(step.adds);
}

/** Of the step that never was the first repeat has the effect; from then on nothing more happens, in either group. */
async function expectOnce({ step, middle, commit, send, before }: Trial): Promise<void> {
  const committed = await state(commit);
  const first = await send.middle(api);
  expect(first.body).toMatchObject({ problems: [] });
  const once = await state(middle);
  expect(addedRows(before.middle, once)).toEqual(step.adds);

  const [again, late] = [await send.middle(api), await send.commit(api)];
  if (step.repeat === 'SAME') {
    expect(again.body).toEqual(first.body);
    expect(late.body).toMatchObject({ problems: [] });
  } else {
    for (const { body } of [again, late]) expect(body).toMatchObject({ problems: [{ code: step.repeat }] });
  }
  expect(await state(middle)).toEqual(once);
  expect(await state(commit)).toEqual(committed);
}

/** One process dies for the next step of every way that has come so far. */
async function play(round: number): Promise<void> {
  const trials: Trial[] = [];
  for (const { way, step } of ROUNDS[round]!) {
    await onTheWay([way], round, async () => void trials.push(await begin(way, step)));
  }
  const victims = trials.map(({ step, middle, commit }) => ({
    at: step.hold,
    middle: rowOf(middle),
    commit: rowOf(commit),
  }));
  const all = trials.map(({ way }) => way);
  await onTheWay(all, round, () =>
    bench.kill(victims, api.process, () =>
      trials.flatMap(({ send }) => [send.middle(api), send.commit(api)]),
    ),
  );
  for (const trial of trials) await onTheWay([trial.way], round, () => expectAllOrNothing(trial));
  await onTheWay(all, round, expectBalanced);
  await onTheWay(all, round, async () => void (api = await bench.api()));
  for (const trial of trials) await onTheWay([trial.way], round, () => expectOnce(trial));
  await onTheWay(all, round, expectBalanced);
}

const expectBalanced = async (): Promise<void> => expect(await ledgerFaults(bench.database)).toEqual([]);

/** Ways end at the first thing that is not as it should be; the others go on. */
async function onTheWay(ways: readonly number[], round: number, work: () => Promise<void>): Promise<void> {
  const open = ways.filter((way) => !ended.has(way));
  if (open.length === 0) return;
  await work().catch((error: unknown) => open.forEach((way) => ended.set(way, { round, error })));
}

describe('the API is killed and the same request comes again: one effect', () => {
  const table = WAYS.flatMap(({ steps }, way) => steps.map(({ name }, round) => [name, way, round] as const));
  it.each(table)('%s', async (_, way, round) => {
    if (played === round) await play(played++);
    const end = ended.get(way);
    if (end && end.round <= round) throw end.error;
  });
});
