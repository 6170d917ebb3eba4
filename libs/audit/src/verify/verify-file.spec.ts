import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LINE_ATTACKS, REHASHING_ATTACKS, type Original } from '../../test/attacks.ts';
import {
  CHAIN,
  fileOf,
  madeUpEvents,
  randomFrom,
  rehashed,
  signAt,
  signer,
} from '../../test/made-up-chain.ts';
import { isUndecided, tellFault, type FaultKind } from './fault.ts';
import { FILE_FORMAT, writeLine } from './file-format.ts';
import { genesisHash } from './hashes.ts';
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

describe('a key', () => {
  it('is content with nothing that nobody signed, however well it agrees with itself', async () => {
    await fc.assert(
      fc.asyncProperty(chains, async ({ length, seed }) => {
        const random = randomFrom(seed);
        const { events } = originalOf(length, random);
        const at = random(length);
        const anew = rehashed(events.with(at, { ...events[at]!, actorId: 'somebody-else' }));
        const { fault, trust } = await verifyFile(fileOf(anew), KEY);
        expect([fault?.kind, trust]).toEqual(['UNSIGNED', 'NONE']);
      }),
      { numRuns: RUNS },
    );
    const { fault } = await verifyFile(fileOf(madeUpEvents(7, randomFrom(3))), KEY);
    expect(fault).toEqual({ kind: 'UNSIGNED', from: 1, seq: 7 });
    expect(tellFault(fault!).ja).toContain(
      '1番から7番までの記録には、信頼できる鍵で署名された控えが1つもありません',
    );
    expect(tellFault(fault!).en).toContain('no checkpoint signed with a trusted key');
  });

  it('vouches for what was signed with it and no further', async () => {
    const { events } = originalOf(20, randomFrom(5));
    const verdict = await verifyFile(fileOf(events, [signAt(events, 6)]), KEY);
    expect(verdict).toMatchObject({ fault: null, covered: 6, trust: 'OUTSIDE' });
  });

  it('is not satisfied by a chain without events, nor is anybody', async () => {
    const head = genesisHash(CHAIN);
    const header = { format: FILE_FORMAT, chain: CHAIN, exportedAt: '2026-11-22T08:00:00.000Z' };
    const lines = [writeLine({ header }), writeLine({ footer: { events: 1, head } }).replace(':1,', ':0,')];
    for (const options of [KEY, {}]) expect((await verifyFile(lines, options)).fault).not.toBeNull();
  });
});

describe('a file that is older than a kept checkpoint', () => {
  const { events } = originalOf(20, randomFrom(9));
  const old = events.slice(0, 15); // written at 08:00 UTC
  const keptAt = (seq: number, signedAt: string) =>
    signer.sign({ chain: CHAIN, seq, hash: events[seq - 1]!.hash, signedAt });

  it('is neither broken nor in order', async () => {
    const { fault } = await verifyFile(fileOf(old), { kept: [keptAt(20, '2026-11-22T08:01:00.000Z')] });
    expect(fault).toMatchObject({ kind: 'PREDATES', from: 16, seq: 16 });
    expect(isUndecided(fault!)).toBe(true);
    expect(tellFault(fault!)).toEqual({
      ja: 'このファイル（11月22日 17:00に書き出し）は、控え（17:01）より前のものです。いま書き出し直して、もう一度確かめてください。切り取られている場合も、こう見えます。',
      en: 'This file (written 22 Nov 17:00 JST) is older than the checkpoint (17:01). Export it again now and check that one. A file that was cut off looks the same.',
    });
    const later = await verifyFile(fileOf(old), { kept: [keptAt(20, '2027-01-05T18:00:00.000Z')] });
    expect(tellFault(later.fault!).ja).toContain(
      '（2026年11月22日 17:00に書き出し）は、控え（2027年1月6日 03:00）より前',
    );
  });

  it('is cut off when one kept checkpoint is older than the file, or the file says no time', async () => {
    const young = keptAt(20, '2026-11-22T08:01:00.000Z');
    const cut = await verifyFile(fileOf(old), { kept: [keptAt(18, '2026-11-22T07:59:59.999Z'), young] });
    expect(cut.fault).toEqual({ kind: 'TRUNCATED', from: 16, seq: 16 });
    const lines = fileOf(old).map((line) => line.replace('2026-11-22T08:00:00.000Z', 'long-ago'));
    expect((await verifyFile(lines, { kept: [young] })).fault?.kind).toBe('TRUNCATED');
  });

  it('is broken all the same when it contradicts an earlier one, or has no end', async () => {
    const kept = [signAt(events, 10), keptAt(20, '2026-11-22T08:01:00.000Z')];
    const anew = rehashed(old.with(4, { ...old[4]!, operation: 'doSomethingElse' }));
    expect((await verifyFile(fileOf(anew), { kept })).fault?.kind).toBe('REWRITTEN');
    expect((await verifyFile(fileOf(old).slice(0, -1), { kept })).fault?.kind).toBe('TRUNCATED');
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
