import { afterAll, beforeAll, describe } from '@jest/globals';
import { applying } from './applying.ts';
import { founding } from './founding.ts';
import { money } from './money.ts';
import { reporting } from './reporting.ts';
import { spending } from './spending.ts';
import { StoryBench } from './story-bench.ts';
import { life } from './the-group.ts';

// One group of twelve from its founding to the second effect report, over HTTP, with the worker running. The amounts are
// worked out by hand in the-group.ts and beside each part.

beforeAll(async () => {
  life.story = await StoryBench.open();
}, 60_000);
afterAll(() => life.story?.close());

describe('the whole procedure', () => {
  founding();
  applying();
  spending();
  money();
  reporting();
});
