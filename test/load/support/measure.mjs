import { loadavg } from 'node:os';

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

export function summary(values) {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * Times the contenders in turn, A B C A B C …: a machine that slows down slows all of them. A contender is a function
 * returning the milliseconds of one round (or any figure of which the ratio is wanted).
 */
export async function interleaved(contenders, rounds) {
  const names = Object.keys(contenders);
  const figures = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) figures[name].push(await contenders[name]());
  }
  return figures;
}

/**
 * Milliseconds of processor time per call, over `calls` calls in a row. For pure computing: what else the machine does
 * meanwhile hardly counts, garbage collection does.
 */
export function processorTime(calls, work) {
  return () => {
    const start = process.cpuUsage();
    for (let call = 0; call < calls; call += 1) work(call);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e3 / calls;
  };
}

/** Milliseconds by the wall clock. */
export async function wallTime(work) {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** The ratio of each round's pair: drift between rounds cancels out. */
export function ratios(numerator, denominator) {
  return summary(numerator.map((value, round) => value / denominator[round]));
}

const short = (value) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(3);

export function printFigure(name, values, unit) {
  const { median: middle, min, max } = summary(values);
  console.log(
    `  ${name.padEnd(58)} ${short(middle).padStart(9)} ${unit.padEnd(6)} (${short(min)} – ${short(max)})`,
  );
}

/** `goal` is printed beside the figure and never asserted: a clock on a shared machine proves nothing. */
export function printRatio(name, { median: middle, min, max }, goal = '') {
  console.log(
    `  ${name.padEnd(58)} ${`${short(middle)}×`.padStart(9)} ${''.padEnd(6)} (${short(min)} – ${short(max)})${goal && `  goal ${goal}`}`,
  );
}

export function printHeading(text) {
  console.log(`\n${text}   [load ${loadavg()[0].toFixed(2)}]`);
}
