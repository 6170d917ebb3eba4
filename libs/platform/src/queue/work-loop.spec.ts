import { describe, expect, it } from '@jest/globals';
import { WorkLoop } from './work-loop.ts';

const HOUR = 3_600_000;

/** A loop whose rounds the test ends one by one. */
function steppedLoop(everyMs: number) {
  const rounds: ((more: boolean) => void)[] = [];
  const errors: unknown[] = [];
  let announce = (): void => undefined;
  const loop = new WorkLoop({
    everyMs,
    work: () =>
      new Promise<boolean>((resolve) => {
        rounds.push(resolve);
        announce();
      }),
    onError: (error) => errors.push(error),
  });
  const round = async (number: number): Promise<(more: boolean) => void> => {
    while (rounds.length < number) await new Promise<void>((resolve) => (announce = resolve));
    return rounds[number - 1] as (more: boolean) => void;
  };
  return { loop, round, rounds, errors };
}

describe('WorkLoop', () => {
  it('goes on at once while there is more', async () => {
    const { loop, round } = steppedLoop(HOUR);
    loop.start();
    (await round(1))(true);
    (await round(2))(false);
    await loop.stop();
  });

  it('is woken out of its rest', async () => {
    const { loop, round } = steppedLoop(HOUR);
    loop.start();
    (await round(1))(false);
    await new Promise((resolve) => setImmediate(resolve));
    loop.wake();
    (await round(2))(false);
    await loop.stop();
  });

  it('does not miss what wakes it during a round', async () => {
    const { loop, round } = steppedLoop(HOUR);
    loop.start();
    const endFirst = await round(1);
    loop.wake();
    endFirst(false);
    (await round(2))(false);
    await loop.stop();
  });

  it('runs by the clock and outlives an error', async () => {
    let calls = 0;
    const errors: unknown[] = [];
    let done = (): void => undefined;
    const twice = new Promise<void>((resolve) => (done = resolve));
    const loop = new WorkLoop({
      everyMs: 1,
      work: () => {
        calls += 1;
        if (calls === 1) throw new Error('first');
        done();
        return Promise.resolve(false);
      },
      onError: (error) => errors.push(error),
    });
    loop.start();
    await twice;
    await loop.stop();
    expect(errors).toEqual([new Error('first')]);
  });

  it('stops after the round in hand', async () => {
    const { loop, round, rounds } = steppedLoop(1);
    loop.start();
    const end = await round(1);
    let stopped = false;
    const stopping = loop.stop().then(() => (stopped = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stopped).toBe(false);
    end(true);
    await stopping;
    expect(rounds).toHaveLength(1);
  });
});
