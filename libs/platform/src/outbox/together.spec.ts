import { describe, expect, it } from '@jest/globals';
import { Together } from './together.ts';

/** Doubles numbers; a batch with a negative one fails. */
function doubler(limit = 10) {
  const batches: (readonly number[])[] = [];
  const together = new Together<number, number>({
    keyOf: (item) => (item % 2 === 0 ? 'even' : 'odd'),
    limit,
    work: async (items) => {
      batches.push(items);
      await new Promise((resolve) => setImmediate(resolve));
      if (items.some((item) => item < 0)) throw new Error(`cannot do ${items.join()}`);
      return items.map((item) => item * 2);
    },
  });
  return { together, batches };
}

describe('Together', () => {
  it('starts at once and gathers what arrives meanwhile, by key', async () => {
    const { together, batches } = doubler();
    expect(await Promise.all([2, 4, 1, 6, 3].map((item) => together.do(item)))).toEqual([4, 8, 2, 12, 6]);
    expect(batches).toEqual([[2], [1], [4, 6], [3]]);
  });

  it('keeps to the limit', async () => {
    const { together, batches } = doubler(2);
    await Promise.all([2, 4, 6, 8].map((item) => together.do(item)));
    expect(batches).toEqual([[2], [4, 6], [8]]);
  });

  it('fails nobody but the one that cannot be done', async () => {
    const { together } = doubler();
    const results = await Promise.allSettled([2, 4, -6, 8].map((item) => together.do(item)));
    expect(results).toEqual([
      { status: 'fulfilled', value: 4 },
      { status: 'fulfilled', value: 8 },
      { status: 'rejected', reason: new Error('cannot do -6') },
      { status: 'fulfilled', value: 16 },
    ]);
  });

  it('works again after it had nothing to do', async () => {
    const { together, batches } = doubler();
    await together.do(2);
    await together.do(4);
    expect(batches).toEqual([[2], [4]]);
  });
});
