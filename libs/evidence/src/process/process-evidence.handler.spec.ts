import { buffer } from 'node:stream/consumers';
import { Transformer } from '@napi-rs/image';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { configOf, type ServerConfig } from '@renkei/platform';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { clamdServer, SIGNATURE, type ClamdServer } from '../../test/clamd-server.ts';
import { evidenceBench, type EvidenceBench, type EvidenceGroup } from '../../test/evidence-bench.ts';
import { greyPng, heic, pdf, photo } from '../../test/pictures.ts';
import { ProcessEvidenceHandler } from './process-evidence.handler.ts';

let bench: EvidenceBench;
let worker: Tenant;
let group: EvidenceGroup;
let clamd: ClamdServer | null = null;

beforeAll(async () => {
  bench = await evidenceBench();
  worker = await tenant(bench.database, [], 'worker');
}, 60_000);
beforeEach(async () => {
  group = await bench.group();
});
afterEach(async () => {
  await clamd?.close();
  clamd = null;
});
afterAll(async () => {
  await worker.close();
  await bench.close();
});

const handIn = (bytes: Buffer) =>
  bench.handIn(group.own, { consortiumId: group.id, memberId: group.memberId }, bytes);

/** As the worker does it: its role, its group, one transaction. */
function process(id: string, own: Partial<ServerConfig> = {}): Promise<void> {
  const config = configOf({ databaseUrl: '', clamd: clamd?.address ?? null, ...own });
  const handler = new ProcessEvidenceHandler(bench.store, config);
  return worker.transactions.runForConsortium(
    group.id,
    (tx) => handler.effect(tx, { id, consortiumId: group.id, subjectId: id }),
    'evidence.process',
  );
}
async function stateOf(id: string): Promise<string> {
  const [row] = await bench.database.sql<{ scan: string; thumbnail_key: string | null }>(
    'SELECT scan, thumbnail_key FROM evidence_file WHERE id = $1',
    [id],
  );
  return `${row!.scan} ${row!.thumbnail_key === null ? 'no thumbnail' : 'thumbnail'}`;
}

describe('without a scanner', () => {
  it.each([
    ['a photo', () => photo(1000, 600), 'NOT_SCANNED thumbnail'],
    ['a broken photo', async () => (await photo(1000, 600)).subarray(0, 400), 'NOT_SCANNED no thumbnail'],
    ['an enormous picture', async () => greyPng(60_000, 60_000, 10), 'NOT_SCANNED no thumbnail'],
    ['HEIC', async () => heic(), 'NOT_SCANNED no thumbnail'],
    ['a PDF', async () => pdf(), 'NOT_SCANNED no thumbnail'],
  ])('%s: says that it was not scanned', async (_, make, expected) => {
    const { id } = await handIn(await make());
    await process(id);
    expect(await stateOf(id)).toBe(expected);
  });

  it('a thumbnail is served small, and made once however often the work is done', async () => {
    const { id } = await handIn(await photo(1000, 600));
    await process(id);
    // an earlier try that stored it and lost its commit
    await bench.database.sql('UPDATE evidence_file SET thumbnail_key = NULL WHERE id = $1', [id]);
    await process(id);
    await process(id);
    const small = await bench.downloads.thumbnail(group.own, id);
    const { width, height } = await new Transformer(await buffer(await small.open())).metadata();
    expect([small.mediaType, width, height]).toEqual(['image/webp', 480, 288]);
    expect((await bench.files()).filter((name) => name.startsWith(id))).toEqual([id, `${id}.thumbnail`]);
  });

  it('a file that is not there fails, and the queue tries again', async () => {
    const { id } = await handIn(await photo(1000, 600));
    await bench.store.remove(`${group.id}/${id}`);
    await expect(process(id)).rejects.toThrow('ENOENT');
    await expect(process('00000000-0000-4000-8000-000000000000')).resolves.toBeUndefined();
  });
});

describe('with clamd', () => {
  it('a clean file gets its thumbnail; every byte was scanned', async () => {
    clamd = await clamdServer();
    const bytes = await photo(1000, 600);
    const { id } = await handIn(bytes);
    await process(id);
    expect(await stateOf(id)).toBe('CLEAN thumbnail');
    expect(clamd.scanned).toEqual([bytes]);
    await process(id);
    expect(clamd.scanned).toHaveLength(1);
  });

  it('an infected file is opened by nobody and cannot be accepted; its link stays, as returned', async () => {
    clamd = await clamdServer();
    const photographed = Buffer.concat([await photo(1000, 600), Buffer.from(SIGNATURE)]);
    const { id } = await bench.handIn(
      group.own,
      {
        consortiumId: group.id,
        memberId: group.memberId,
        item: 'UNIT_PHOTO',
        costLineId: group.computers,
        unitNumber: 1,
      },
      photographed,
    );
    await process(id);
    expect(await stateOf(id)).toBe('INFECTED no thumbnail');
    for (const viewer of [group.own, group.coordinator]) {
      for (const open of [bench.downloads.content(viewer, id), bench.downloads.thumbnail(viewer, id)]) {
        await expect(open).rejects.toMatchObject({ code: 'FORBIDDEN' });
      }
    }
    const review = { evidenceId: id, outcome: 'ACCEPTED', idempotencyKey: 'infected-1' } as const;
    await expect(bench.evidence.review(group.coordinator, review)).rejects.toMatchObject({
      problems: [{ code: 'INFECTED_FILE' }],
    });
    const returned = {
      ...review,
      outcome: 'RETURNED',
      reason: '撮り直してください',
      idempotencyKey: 'infected-2',
    } as const;
    expect(await bench.evidence.review(group.coordinator, returned)).toMatchObject({
      scan: 'INFECTED',
      hasThumbnail: false,
      links: [{ item: 'UNIT_PHOTO', outcome: 'RETURNED' }],
    });
  });

  it('a scanner that cannot be asked lets the file wait, unopened', async () => {
    clamd = await clamdServer();
    const { address } = clamd;
    await clamd.close();
    const { id } = await handIn(await photo(1000, 600));
    await bench.database.sql(`UPDATE evidence_file SET scan = 'WAITING' WHERE id = $1`, [id]);
    await expect(process(id, { clamd: address })).rejects.toThrow('ECONNREFUSED');
    expect(await stateOf(id)).toBe('WAITING no thumbnail');
    await expect(bench.downloads.content(group.own, id)).rejects.toMatchObject({ code: 'CONFLICT' });
    const review = { evidenceId: id, outcome: 'ACCEPTED', idempotencyKey: 'waiting-1' } as const;
    await expect(bench.evidence.review(group.coordinator, review)).rejects.toMatchObject({
      problems: [{ code: 'NOT_SCANNED_YET' }],
    });
  });
});
