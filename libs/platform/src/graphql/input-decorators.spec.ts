import { describe, expect, it } from '@jest/globals';
import { validate } from 'class-validator';
import { IsIdempotencyKey } from './input-decorators.ts';

class Input {
  @IsIdempotencyKey()
  idempotencyKey: unknown;
}

async function brokenBy(idempotencyKey: unknown): Promise<Record<string, string>> {
  const [error] = await validate(Object.assign(new Input(), { idempotencyKey }));
  return error?.constraints ?? {};
}

describe('an idempotency key', () => {
  it.each([undefined, null, '', 12_345_678])(
    'that is missing (%j) is one problem, in plain words',
    async (key) => {
      expect(await brokenBy(key)).toEqual({
        isDefined: expect.stringMatching(/^idempotencyKey がありません。.*UUID.*。 [ -~]+$/),
      });
    },
  );

  it.each([
    ['1234567', ['isLength']],
    ['𠮷'.repeat(7), ['isLength']],
    ['12345678', []],
    ['𠮷'.repeat(200), []],
    ['1'.repeat(201), ['isLength']],
    ['1234\n5678', ['matches']],
  ])('%j breaks %j', async (key, rules) => {
    expect(Object.keys(await brokenBy(key))).toEqual(rules);
  });
});
