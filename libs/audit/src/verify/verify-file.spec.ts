import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LINE_ATTACKS, REHASHING_ATTACKS, type Original } from '../../test/attacks.ts';
import { fileOf, madeUpEvents, randomFrom, signAt, signer } from '../../test/made-up-chain.ts';
import { tellFault, type FaultKind } from './fault.ts';
import { verifyFile, type VerifyOptions } from './verify-file.ts';

const RUNS = 60;

const chains = fc.record({ length: fc.integer({ min: 4, max: 60 }), seed: fc.nat() });

function originalOf(length: number, random: (below: number) => number): Original {
  const events = madeUpEvents(length, random);
  const signed = events.filter(({ seq }) => seq === length || random(10) === 0);
  return { events, checkpoints: signed.map(({ seq }) => signAt(events, seq)) };
}

const keptOf = ({ events }: Original): VerifyOptions => ({ kept: [signAt(events, events.length)] });
const KEY: VerifyOptions = { keys: [signer.publicKey] };

const EXPECTED: Readonly<Record<string, readonly FaultKind[]>> = {
  edit: ['EDITED'],
  'edit a hash': ['EDITED'],
  'edit, with its own hash': ['EDITED', 'UNRECORDED', 'REWRITTEN'],
  'edit the link, with its own hash': ['EDITED'],
  delete: ['DELETED', 'TRUNCATED'],
  'delete, numbered anew': ['EDITED'],
  swap: ['REORDERED'],
  move: ['REORDERED'],
  'insert a copy': ['INSERTED', 'REORDERED'],
  'insert one that fits': ['INSERTED', 'REWRITTEN'],
  truncate: ['TRUNCATED'],
};

describe('a chain as it was written', () => {
  it('is in order, whatever its length', async () => {
    await fc.assert(
      fc.asyncProperty(chains, async ({ length, seed }) => {
        const original = originalOf(length, randomFrom(seed));
        const lines = fileOf(original.events, original.checkpoints);
        const verdict = await verifyFile(lines, { ...KEY, ...keptOf(original) });
        expect(verdict).toMatchObject({ fault: null, events: length, covered: length, trust: 'OUTSIDE' });
      }),
      { numRuns: RUNS },
    );
  });

  it('says by whose word', async () => {
    const { events, checkpoints } = originalOf(12, randomFrom(1));
    expect(await verifyFile(fileOf(events, checkpoints))).toMatchObject({
      fault: null,
      trust: 'FILE',
      covered: 12,
    });
    expect(await verifyFile(fileOf(events))).toMatchObject({ fault: null, trust: 'NONE', covered: 0 });
  });
});

describe('an attack on lines is found, and named at the first broken event', () => {
  it.each(Object.keys(LINE_ATTACKS))('%s', async (name) => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(chains, async ({ length, seed }) => {
        const random = randomFrom(seed);
        const original = originalOf(length, random);
        const { lines, first } = LINE_ATTACKS[name]!(original, random);
        const { fault } = await verifyFile(lines);
        expect(EXPECTED[name]).toContain(fault?.kind);
        if (name !== 'insert a copy') expect([fault!.from <= first, fault!.seq]).toEqual([true, first]);
        found += 1;
      }),
      { numRuns: RUNS },
    );
    process.stdout.write(`audit: ${name}: ${found} of ${RUNS} found\n`);
    expect(found).toBe(RUNS);
  });
});

describe('an attacker who computes all hashes anew', () => {
  it.each(Object.keys(REHASHING_ATTACKS))('is found by a kept checkpoint: %s', async (name) => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(chains, async ({ length, seed }) => {
        const random = randomFrom(seed);
        const original = originalOf(length, random);
        const { lines, first } = REHASHING_ATTACKS[name]!(original, random);
        const { fault } = await verifyFile(lines, keptOf(original));
        expect(fault).not.toBeNull();
        expect(fault!.seq).toBeGreaterThanOrEqual(first);
        found += 1;
      }),
      { numRuns: RUNS },
    );
    process.stdout.write(`audit: ${name}: ${found} of ${RUNS} found\n`);
  });

  it.each(
    Object.keys(REHASHING_ATTACKS).filter((name) => !name.endsWith('removed') && !/^truncate/.test(name)),
  )('is found by the key alone: %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(chains, async ({ length, seed }) => {
        const random = randomFrom(seed);
        const original = originalOf(length, random);
        const signed = original.checkpoints.map(({ seq }) => seq);
        const { lines, first } = REHASHING_ATTACKS[name]!(original, random);
        const { fault } = await verifyFile(lines, KEY);
        // a signature of a time before the change says nothing about it
        if (signed.some((seq) => seq >= first && seq < length))
          expect(fault?.seq).toBeGreaterThanOrEqual(first);
      }),
      { numRuns: RUNS / 3 },
    );
  });
});

describe('a checkpoint', () => {
  const original = originalOf(20, randomFrom(7));

  it('must be in a file that is cut and closed anew', async () => {
    const { fault } = await verifyFile(fileOf(original.events.slice(0, 11)), keptOf(original));
    expect(fault).toEqual({ kind: 'TRUNCATED', from: 12, seq: 12 });
    expect(tellFault(fault!).ja).toBe('12番の記録から後ろが切り取られています。');
  });

  it('does not make up for a key nobody trusts', async () => {
    const lines = fileOf(original.events, [signAt(original.events, 5)]);
    const { fault } = await verifyFile(lines, { keys: ['MCowBQYDK2VwAyEA'] });
    expect(fault).toEqual({ kind: 'BAD_CHECKPOINT', from: 5, seq: 5 });
  });
});

describe('what is no audit file', () => {
  it.each([[[]], [['']], [['{}', '{}']], [['null']], [['[1]']], [['{"header":null}']]])(
    '%j',
    async (lines) => {
      const { fault } = await verifyFile(lines as string[]);
      expect(fault?.kind).toBe('UNREADABLE');
    },
  );
});
