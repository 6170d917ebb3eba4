import { createHash, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@renkei/platform';
import {
  evidenceBench,
  MEGABYTE,
  type EvidenceBench,
  type EvidenceGroup,
} from '../../test/evidence-bench.ts';
import { greyPng, heic, pdf, photo } from '../../test/pictures.ts';
import type { HandInEvidenceQuery } from './upload.inputs.ts';

let bench: EvidenceBench;
let group: EvidenceGroup;
let invoice: Partial<HandInEvidenceQuery>;

beforeAll(async () => {
  bench = await evidenceBench();
}, 60_000);
beforeEach(async () => {
  group = await bench.group();
  invoice = {
    consortiumId: group.id,
    memberId: group.memberId,
    item: 'INVOICE_DETAIL',
    costLineId: group.computers,
  };
});
afterAll(() => bench.close());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const codes = async (viewer: Viewer, query: Partial<HandInEvidenceQuery>, bytes?: Buffer) =>
  (await bench.send(viewer, query, bytes)).problems.map(({ code, path }) => `${code} ${path}`);
const rows = (columns = 'id') =>
  bench.database.sql<Record<string, string>>(
    `SELECT ${columns} FROM evidence_file WHERE consortium_id = $1 ORDER BY uploaded_at, id`,
    [group.id],
  );
const filesOfGroup = async () => {
  const known = new Set(
    (await bench.database.sql<{ id: string }>('SELECT id FROM evidence_file')).map(({ id }) => id),
  );
  return { orphans: (await bench.files()).filter((name) => !known.has(name)) };
};

describe('a file that comes in', () => {
  it('lies in the store byte by byte, with its row, its link and its work', async () => {
    const bytes = pdf('MIHON', 200_000);
    const { status, evidence, alreadyThere } = await bench.send(
      group.own,
      { ...invoice, fileName: '髙﨑𠮷.pdf' },
      bytes,
    );
    expect([status, alreadyThere]).toEqual([201, false]);
    expect(evidence).toMatchObject({
      memberId: group.memberId,
      fileName: '髙﨑𠮷.pdf',
      mediaType: 'application/pdf',
      byteLength: bytes.length,
      contentSha256: sha256(bytes),
      scan: 'NOT_SCANNED',
      hasThumbnail: false,
      uploadedAt: '2026-11-22T09:00',
      uploadedByName: '見本 店主',
      replacesId: null,
      retainedUntil: null,
      links: [{ item: 'INVOICE_DETAIL', costLineId: group.computers, unitNumber: null, outcome: 'PENDING' }],
      review: null,
    });
    const [row] = await rows('id, storage_key');
    expect(row).toEqual({ id: evidence!.id, storage_key: `${group.id}/${evidence!.id}` });
    expect((await buffer(await bench.store.open(`${group.id}/${evidence!.id}`))).equals(bytes)).toBe(true);
    expect(
      await bench.database.sql('SELECT topic, consortium_id FROM outbox WHERE subject_id = $1', [
        evidence!.id,
      ]),
    ).toEqual([{ topic: 'evidence.process', consortium_id: group.id }]);
  });

  it.each([
    ['image/jpeg', () => photo(40, 30)],
    ['image/png', async () => greyPng(40, 30)],
    ['image/heic', async () => heic()],
  ])('is %s because its bytes say so', async (mediaType, make) => {
    const { evidence } = await bench.send(group.own, { ...invoice, fileName: '写真.pdf' }, await make());
    expect(evidence).toMatchObject({ mediaType, fileName: '写真.pdf' });
  });

  it.each([
    ['FILE_EMPTY', Buffer.alloc(0)],
    ['FILE_IS_WEB_PAGE', Buffer.from('<!DOCTYPE html><script>alert(1)</script>%PDF-1.7 %%EOF')],
    ['FILE_IS_SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['FILE_IS_PROGRAM', Buffer.from('MZ\x90\x00 %PDF-1.7', 'latin1')],
    ['PDF_CUT_OFF', pdf('MIHON', 100_000).subarray(0, 90_000)],
    ['PDF_CUT_OFF', Buffer.concat([pdf(), Buffer.alloc(200_000)])],
  ])('is refused as %s and leaves nothing', async (code, bytes) => {
    expect(await codes(group.own, invoice, bytes)).toEqual([`${code} file`]);
    expect([await rows(), await filesOfGroup()]).toEqual([[], { orphans: [] }]);
  });

  it('is refused at the limit, announced or not, and never held', async () => {
    const announced = await bench.send(group.own, invoice, pdf('MIHON', 3 * MEGABYTE));
    expect([announced.status, announced.problems[0]?.code]).toEqual([413, 'FILE_TOO_LARGE']);
    expect(announced.problems[0]?.message.ja).toContain('3MBまで');
    function* endless(): Generator<Buffer> {
      yield pdf();
      for (let sent = 0; sent < 400; sent += 1) yield Buffer.alloc(MEGABYTE, 'x');
    }
    const before = process.memoryUsage().arrayBuffers;
    const streamed = await bench.send(group.own, invoice, endless());
    expect([streamed.status, streamed.problems[0]?.code]).toEqual([413, 'FILE_TOO_LARGE']);
    expect(streamed.sent).toBeLessThan(100);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150 * MEGABYTE);
    expect([await rows(), await filesOfGroup()]).toEqual([[], { orphans: [] }]);
  });

  it('of just the limit goes in', async () => {
    const bytes = pdf('MIHON', 3 * MEGABYTE - pdf('MIHON').length);
    expect(bytes.length).toBe(3 * MEGABYTE);
    expect((await bench.send(group.own, invoice, bytes)).evidence?.byteLength).toBe(3 * MEGABYTE);
  });

  it('that breaks off leaves nothing', async () => {
    await bench.breakOff(group.own, invoice, pdf('MIHON', 500_000));
    expect([await rows(), await filesOfGroup()]).toEqual([[], { orphans: [] }]);
  });
});

describe('where a file goes', () => {
  it.each([
    ['FILE_NAME fileName', { fileName: '../..' }],
    ['FILE_NAME fileName', { fileName: `${'𠮷'.repeat(252)}.pdf` }],
    ['ITEM_NEEDED item', { item: undefined }],
    ['COST_LINE_NEEDED costLineId', { costLineId: undefined }],
    ['ITEM_NOT_ON_LIST item', { item: 'USAGE_SCREEN' }],
    ['ITEM_OF_THE_MEMBER costLineId', { item: 'PAYOUT_ACCOUNT' }],
    ['UNIT_NOT_ON_LINE unitNumber', { item: 'UNIT_PHOTO', unitNumber: 4 }],
    ['UNIT_NOT_ON_LINE unitNumber', { unitNumber: 1 }],
    ['PHOTO_NEEDED file', { item: 'UNIT_PHOTO', unitNumber: 1 }],
    ['NOT_FOUND null', { costLineId: randomUUID() }],
    ['NOT_FOUND null', { purchaseStepId: randomUUID() }],
    ['NOT_FOUND null', { replacesId: randomUUID() }],
    ['NOT_FOUND null', { consortiumId: randomUUID() }],
  ] as const)('%s', async (problem, changes) => {
    expect(await codes(group.own, { ...invoice, ...(changes as object) })).toEqual([problem]);
    expect([await rows(), await filesOfGroup()]).toEqual([[], { orphans: [] }]);
  });

  it('is never a path of a name', async () => {
    const names = ['../../../../etc/passwd', '..\\..\\boot.ini', '/absolute/請求書.pdf'];
    for (const [at, fileName] of names.entries()) {
      await bench.handIn(group.own, { ...invoice, fileName }, pdf(`MIHON-${at}`));
    }
    expect(await rows('file_name')).toEqual(
      expect.arrayContaining([
        { file_name: 'passwd' },
        { file_name: 'boot.ini' },
        { file_name: '請求書.pdf' },
      ]),
    );
    expect(await filesOfGroup()).toEqual({ orphans: [] });
    expect((await bench.files()).every((name) => /^[0-9a-f-]{36}$/.test(name))).toBe(true);
  });

  it('is one’s own member, which the line names too', async () => {
    const { memberId: _, ...withoutMember } = invoice;
    expect((await bench.handIn(group.own, withoutMember)).memberId).toBe(group.memberId);
    expect(await codes(group.own, { consortiumId: group.id })).toEqual(['MEMBER_NEEDED memberId']);
    for (const changes of [
      { memberId: group.neighbourId, costLineId: group.neighbours },
      { memberId: group.neighbourId, item: undefined, costLineId: undefined },
    ]) {
      expect(await codes(group.own, { ...invoice, ...(changes as object) })).toEqual(['NOT_FOUND null']);
    }
    expect(await codes(group.neighbour, invoice)).toEqual(['NOT_FOUND null']);
    expect(await codes((await bench.group()).coordinator, invoice)).toEqual(['NOT_FOUND null']);
  });

  it('is any member’s or the group’s for a coordinator', async () => {
    const of = (changes: object) =>
      bench.handIn(group.coordinator, { consortiumId: group.id, ...changes }, pdf(JSON.stringify(changes)));
    expect(await of({ item: 'USAGE_SCREEN', costLineId: group.neighbours })).toMatchObject({
      memberId: group.neighbourId,
      uploadedByName: '見本 髙﨑𠮷子',
    });
    expect(await of({})).toMatchObject({ memberId: null, links: [] });
    expect(await codes(group.coordinator, { consortiumId: group.id, item: 'PAYOUT_ACCOUNT' })).toEqual([
      'MEMBER_NEEDED memberId',
    ]);
    expect(await codes(group.coordinator, { ...invoice, memberId: group.neighbourId })).toEqual([
      'LINE_OF_ANOTHER_MEMBER costLineId',
    ]);
  });

  it('goes with a recorded step of the same line and kind, not a voided one', async () => {
    const step = async (kind: string, line: string, voided = false) => {
      const [row] = await bench.database.sql<{ id: string }>(
        `INSERT INTO purchase_step (consortium_id, member_id, cost_line_id, step, occurred_on, amount_yen, already_happened,
           recorded_by, voided_at, voided_by, void_reason)
         VALUES ($1, $2, $3, $4, '2026-11-01', 450000, true, $5, $6, CASE WHEN $6::timestamptz IS NOT NULL THEN $5::uuid END,
           CASE WHEN $6::timestamptz IS NOT NULL THEN '見本' END) RETURNING id`,
        [group.id, group.memberId, line, kind, group.own.userId, voided ? new Date() : null],
      );
      return row!.id;
    };
    const wrong = [
      await step('ORDER', group.computers),
      await step('INVOICE', group.program),
      await step('INVOICE', group.computers, true),
    ];
    for (const purchaseStepId of wrong) {
      expect(await codes(group.own, { ...invoice, purchaseStepId })).toEqual([
        'STEP_DOES_NOT_FIT purchaseStepId',
      ]);
    }
    const purchaseStepId = await step('INVOICE', group.computers);
    expect((await bench.handIn(group.own, { ...invoice, purchaseStepId })).links).toMatchObject([
      { purchaseStepId },
    ]);
  });

  it('is closed with its group', async () => {
    await bench.database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [group.id]);
    for (const viewer of [group.own, group.coordinator]) {
      expect(await codes(viewer, invoice)).toEqual(['CONSORTIUM_CLOSED null']);
    }
  });
});

describe('once and again', () => {
  it('happens once, however often it is sent under one number', async () => {
    const query = { ...invoice, idempotencyKey: 'same-number-1' };
    const answers = await Promise.all([bench.send(group.own, query), bench.send(group.own, query)]);
    answers.push(await bench.send(group.own, query));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ evidence }) => evidence?.id)).size).toBe(1);
    expect(await rows()).toHaveLength(1);
    expect(await filesOfGroup()).toEqual({ orphans: [] });
    expect(await codes(group.own, query, pdf('MIHON-OTHER'))).toEqual([
      'IDEMPOTENCY_KEY_REUSED idempotencyKey',
    ]);
    expect(await filesOfGroup()).toEqual({ orphans: [] });
  });

  it('says that the same content is there for the same item, also when two come at once', async () => {
    const answers = await Promise.all([bench.send(group.own, invoice), bench.send(group.own, invoice)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(answers.map(({ alreadyThere }) => alreadyThere).sort()).toEqual([false, true]);
    expect(new Set(answers.map(({ evidence }) => evidence?.id)).size).toBe(1);
    expect(await rows()).toHaveLength(1);
    expect(await filesOfGroup()).toEqual({ orphans: [] });
    // for another item it is another paper
    const other = await bench.send(group.own, { ...invoice, item: 'PAYMENT_PROOF' });
    expect([other.status, other.alreadyThere]).toEqual([201, false]);
  });

  it('keeps different files that come at once', async () => {
    // of two people: one alone may send six at a time
    const senders = [group.own, group.coordinator];
    const sent = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        bench.handIn(senders[at % 2]!, invoice, pdf(`MIHON-${at}`, 200_000)),
      ),
    );
    expect(new Set(sent.map(({ id }) => id)).size).toBe(8);
    expect(await filesOfGroup()).toEqual({ orphans: [] });
  });
});

describe('a file that takes another’s place', () => {
  it('takes over what it proves; the older one stays as it was', async () => {
    const old = await bench.handIn(group.own, invoice);
    const query = {
      consortiumId: group.id,
      memberId: group.memberId,
      replacesId: old.id,
      idempotencyKey: 'replace-1',
    };
    const newer = await bench.handIn(group.own, query, pdf('MIHON-BETTER'));
    expect(newer).toMatchObject({
      replacesId: old.id,
      links: [{ item: 'INVOICE_DETAIL', costLineId: group.computers, outcome: 'PENDING' }],
    });
    expect(
      await bench.database.sql(
        'SELECT ended_at IS NOT NULL AS ended FROM evidence_link WHERE evidence_id = $1',
        [old.id],
      ),
    ).toEqual([{ ended: true }]);
    expect((await buffer(await bench.store.open(`${group.id}/${old.id}`))).equals(pdf())).toBe(true);
    // a repeat is a repeat, although the older one is replaced now
    expect((await bench.handIn(group.own, query, pdf('MIHON-BETTER'))).id).toBe(newer.id);
    const { idempotencyKey: _, ...anew } = query;
    expect(await codes(group.own, anew, pdf('MIHON-THIRD'))).toEqual(['ALREADY_REPLACED replacesId']);
    expect(await codes(group.own, { ...anew, replacesId: newer.id }, pdf('MIHON-BETTER'))).toEqual([
      'SAME_AS_REPLACED file',
    ]);
  });

  it('is a photo where a photo is asked for, and of the same member', async () => {
    const old = await bench.handIn(
      group.own,
      { ...invoice, item: 'UNIT_PHOTO', unitNumber: 2 },
      await photo(40, 30),
    );
    const replacing = { consortiumId: group.id, memberId: group.memberId, replacesId: old.id };
    expect(await codes(group.own, replacing, pdf())).toEqual(['PHOTO_NEEDED file']);
    expect(await codes(group.neighbour, { ...replacing, memberId: group.neighbourId }, pdf())).toEqual([
      'NOT_FOUND null',
    ]);
    expect(await codes(group.coordinator, { ...replacing, memberId: group.neighbourId }, pdf())).toEqual([
      'NOT_FOUND null',
    ]);
    // nor past the service: the database itself refuses to move links to another member's file
    const insert = bench.database.sql(
      `INSERT INTO evidence_file (consortium_id, member_id, file_name, media_type, byte_length, content_sha256, storage_key,
         replaces_id, uploaded_by) VALUES ($1, $2, 'x', 'application/pdf', 1, $3, 'x', $4, $5)`,
      [group.id, group.neighbourId, '0'.repeat(64), old.id, group.coordinator.userId],
    );
    await expect(insert).rejects.toThrow('same member');
  });

  it('is one of two that come at once', async () => {
    const old = await bench.handIn(group.own, invoice);
    const query = { consortiumId: group.id, memberId: group.memberId, replacesId: old.id };
    const answers = await Promise.all([1, 2].map((at) => bench.send(group.own, query, pdf(`MIHON-${at}`))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
    expect(answers.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['ALREADY_REPLACED']);
    expect(await filesOfGroup()).toEqual({ orphans: [] });
  });
});

describe('when something fails', () => {
  it('a store without room leaves nothing in the database', async () => {
    const full = await evidenceBench({}, () => ({
      put: async (_key, bytes) => {
        for await (const _ of bytes) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      },
      open: () => Promise.reject(new Error('nothing')),
      remove: () => Promise.resolve(),
    }));
    try {
      const own = await full.group();
      const sent = await full.send(
        own.own,
        { consortiumId: own.id, memberId: own.memberId },
        pdf('MIHON', 2 * MEGABYTE),
      );
      expect([sent.status, sent.problems[0]?.code]).toEqual([500, 'INTERNAL']);
      expect(await full.database.sql('SELECT id FROM evidence_file')).toEqual([]);
    } finally {
      await full.close();
    }
  });

  it('a commit that fails leaves nothing in the store', async () => {
    await bench.database.sql(
      `CREATE FUNCTION fail_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$;
       CREATE TRIGGER fail_here BEFORE INSERT ON evidence_link FOR EACH ROW EXECUTE FUNCTION fail_here()`,
    );
    try {
      expect(await codes(group.own, invoice)).toEqual(['INTERNAL null']);
    } finally {
      await bench.database.sql('DROP TRIGGER fail_here ON evidence_link; DROP FUNCTION fail_here()');
    }
    expect([await rows(), await filesOfGroup()]).toEqual([[], { orphans: [] }]);
  });

  it('a connection that breaks right after the commit keeps the file with its row', async () => {
    // the answer is lost: the transaction is committed, and the door throws all the same
    const door = Object.create(bench.door.transactions) as typeof bench.door.transactions;
    door.run = async (viewer, work) => {
      await bench.door.transactions.run(viewer, work);
      throw new Error('Connection terminated unexpectedly');
    };
    door.read = (viewer, work) => bench.door.transactions.read(viewer, work);
    const { evidence } = await bench.sendThrough(door, group.own, invoice);
    expect(evidence).toBeNull();
    const [row] = await rows();
    expect(await bench.files()).toContain(row!['id']);
  });
});
