import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Keyring, type Viewer } from '@renkei/platform';
import { seedMemberUser } from '@renkei/test/group';
import { problemLinesOf } from '@renkei/test/problems';
import { jpeg, MARK, pdf } from '../../test/papers.ts';
import { handInQuery, vaultBench, type VaultBench, type VaultGroup } from '../../test/vault-bench.ts';
import { PAPER_MEDIA_TYPES } from './media-type.ts';
import { sealedPaperCounts, sealedPaperPages } from './sealed-paper.loader.ts';
import type { SealedPaperType } from './sealed-paper.type.ts';

let bench: VaultBench;
let group: VaultGroup;

beforeAll(async () => {
  bench = await vaultBench();
}, 60_000);
beforeEach(async () => {
  group = await bench.group();
});
afterAll(() => bench.close());

const handIn = (bytes?: Buffer, query?: Parameters<VaultBench['handIn']>[3]) =>
  bench.handIn(group.own, group.memberId, bytes, query);
const open = (viewer: Viewer, paper: { id: string }) => bench.papers.open(viewer, paper.id);
const refusedAs = (code: string) => expect.objectContaining({ code });

/** What this person sees of a member's papers in its list. */
async function listed(viewer: Viewer, memberId = group.memberId): Promise<SealedPaperType[]> {
  const page = await sealedPaperPages(bench.door.transactions, viewer, { first: 10 }).load(memberId);
  return page.edges.map(({ node }) => node);
}

describe('handing in a paper sealed', () => {
  it('keeps it, notes it for its deadline, and shows that it is there', async () => {
    const paper = await handIn();
    expect(paper).toMatchObject({
      requirement: 'CERTIFICATE_OF_REGISTERED_MATTERS',
      label: { ja: '履歴事項全部証明書' },
      handedInAt: '2026-11-22T09:00',
      issuedOn: '2026-11-01',
      mediaType: 'application/pdf',
      byteLength: pdf().length,
      releasedAt: null,
      replacedAt: null,
      version: 1,
    });
    expect(
      await bench.database.sql(
        'SELECT requirement, issued_on::text, received_on::text, recorded_by FROM member_document WHERE member_id = $1',
        [group.memberId],
      ),
    ).toEqual([
      {
        requirement: 'CERTIFICATE_OF_REGISTERED_MATTERS',
        issued_on: '2026-11-01',
        received_on: '2026-11-22',
        recorded_by: group.own.userId,
      },
    ]);
    expect(
      await bench.database.sql('SELECT topic FROM outbox WHERE subject_id = $1 AND done_at IS NULL', [
        group.id,
      ]),
    ).toEqual([{ topic: 'obligations.derive' }]);
  });

  it('is of a kind the database takes', async () => {
    const [check] = await bench.database.sql<{ definition: string }>(
      `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = 'sealed_paper_media_type_check'`,
    );
    const kinds = [...check!.definition.matchAll(/'([a-z]+\/[a-z]+)'/g)].map(([, kind]) => kind);
    expect(kinds).toEqual([...PAPER_MEDIA_TYPES]);
  });

  it('happens once, however often it is sent', async () => {
    const query = handInQuery(group.memberId);
    const [first, second] = await Promise.all([handIn(pdf(), query), handIn(pdf(), query)]);
    expect(second).toEqual(first);
    expect(await handIn(pdf(), query)).toEqual(first);
    expect(await listed(group.own)).toHaveLength(1);
    expect(await problemLinesOf(handIn(pdf('MIHON-OTHER'), query))).toEqual([
      'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
    ]);
  });

  it('replaces what was there, also two at a time', async () => {
    const first = await handIn();
    bench.clock.moveTo(bench.clock.epochMs() + 60_000);
    await Promise.all([handIn(jpeg()), handIn(pdf('MIHON-NEWER'), { issuedOn: '2026-11-20' })]);
    const papers = await listed(group.own);
    expect(papers).toHaveLength(3);
    expect(papers.filter(({ replacedAt }) => replacedAt === null)).toHaveLength(1);
    expect(papers.at(-1)).toMatchObject({ id: first.id, issuedOn: null, version: 2 });
    expect((await open(group.own, first)).bytes).toEqual(pdf());
    const [document] = await bench.database.sql('SELECT version FROM member_document WHERE member_id = $1', [
      group.memberId,
    ]);
    expect(document).toEqual({ version: 3 });
  });

  it.each([
    ['REQUIREMENT_DOES_NOT_APPLY input.requirement', { requirement: 'TAX_RETURN_COPY' }],
    ['PAPER_NOT_ACCEPTED input.paper', { paper: 'DRIVING_LICENCE' }],
    ['ISSUED_AFTER_RECEIVED input.issuedOn', { issuedOn: '2026-11-23' }],
    ['NOT_A_DAY input.issuedOn', { issuedOn: '2026-02-30' }],
    ['ISSUED_ON_NEEDED input.issuedOn', { issuedOn: undefined }],
  ] as const)('is refused before the file comes: %s', async (problem, changes) => {
    const query = { ...handInQuery(group.memberId), ...changes } as Parameters<typeof handInQuery>[1];
    expect(await problemLinesOf(bench.papers.accept(group.own, query as never))).toEqual([problem]);
  });

  it('needs no day of issue where age does not matter', async () => {
    const proprietor = await seedMemberUser(bench.database, group, group.proprietorId);
    const accept = (paper?: 'DRIVING_LICENCE' | 'RESIDENCE_CERTIFICATE') => {
      const { issuedOn: _, ...query } = handInQuery(group.proprietorId, {
        requirement: 'PROPRIETOR_IDENTITY',
      });
      return bench.papers.accept(proprietor, { ...query, ...(paper ? { paper } : {}) });
    };
    expect(await accept('DRIVING_LICENCE')).toMatchObject({ issuedOn: null });
    expect(await problemLinesOf(accept('RESIDENCE_CERTIFICATE'))).toEqual([
      'ISSUED_ON_NEEDED input.issuedOn',
    ]);
    expect(await problemLinesOf(accept())).toEqual(['ISSUED_ON_NEEDED input.issuedOn']);
  });

  it('is its own people’s only', async () => {
    for (const viewer of [group.neighbour, bench.administrator]) {
      await expect(bench.handIn(viewer, group.memberId)).rejects.toEqual(refusedAs('NOT_FOUND'));
    }
    // these two see the member, and row-level security refuses the row
    for (const viewer of [group.coordinator, group.supporter]) {
      await expect(bench.handIn(viewer, group.memberId)).rejects.toThrow('row-level security');
    }
    expect(await listed(group.own)).toEqual([]);
  });

  it('leaves nothing behind when the file is refused or no key is set', async () => {
    expect(await problemLinesOf(handIn(Buffer.from('<html><body>見本</body></html>')))).toEqual([
      'FILE_IS_WEB_PAGE file',
    ]);
    const { papers } = bench.with(Keyring.parse(undefined));
    expect(await problemLinesOf(papers.accept(group.own, handInQuery(group.memberId)))).toEqual([
      'KEYS_NOT_SET null',
    ]);
    const counts = await bench.database.sql(
      `SELECT (SELECT count(*)::integer FROM sealed_paper WHERE consortium_id = $1) AS papers,
         (SELECT count(*)::integer FROM member_document WHERE consortium_id = $1) AS documents`,
      [group.id],
    );
    expect(counts).toEqual([{ papers: 0, documents: 0 }]);
  });
});

describe('a sealed paper', () => {
  it('is counted and dated by the representative, and opened only while it is released', async () => {
    const paper = await handIn();
    const { coordinator, own } = group;
    expect(await listed(coordinator)).toEqual([paper]);
    const counts = () => sealedPaperCounts(bench.door.transactions, coordinator).load(group.id);
    expect(await counts()).toMatchObject([
      { requirement: 'CERTIFICATE_OF_REGISTERED_MATTERS', handedIn: 1, released: 0 },
    ]);
    await expect(open(coordinator, paper)).rejects.toEqual(refusedAs('FORBIDDEN'));

    const released = await bench.papers.release(own, paper);
    expect(released).toMatchObject({ releasedAt: '2026-11-22T09:01', version: 2 });
    expect(await counts()).toMatchObject([{ handedIn: 1, released: 1 }]);
    expect(await open(coordinator, paper)).toEqual({
      bytes: pdf(),
      mediaType: 'application/pdf',
      fileName: expect.stringMatching(/^見本.*_履歴事項全部証明書_2026-11-22提出\.pdf$/u),
    });

    const closed = await bench.papers.withdrawRelease(own, released);
    expect(closed).toMatchObject({ releasedAt: null, version: 3 });
    await expect(open(coordinator, paper)).rejects.toEqual(refusedAs('FORBIDDEN'));
    expect((await open(own, paper)).bytes).toEqual(pdf());
  });

  it('is nobody else’s: not its neighbour’s, a support body’s, an administrator’s, another group’s', async () => {
    const paper = await bench.papers.release(group.own, await handIn());
    const stranger = (await bench.group()).coordinator;
    for (const viewer of [group.neighbour, group.supporter, bench.administrator, stranger]) {
      expect(await listed(viewer)).toEqual([]);
      expect(await sealedPaperCounts(bench.door.transactions, viewer).load(group.id)).toEqual([]);
      await expect(open(viewer, paper)).rejects.toEqual(refusedAs('NOT_FOUND'));
      await expect(bench.papers.release(viewer, paper)).rejects.toEqual(refusedAs('NOT_FOUND'));
      await expect(bench.papers.withdrawRelease(viewer, paper)).rejects.toEqual(refusedAs('NOT_FOUND'));
    }
    // seen, but not the coordinator's to release
    await expect(bench.papers.withdrawRelease(group.coordinator, paper)).rejects.toEqual(
      refusedAs('NOT_FOUND'),
    );
    await expect(open(group.own, { id: 'x' })).rejects.toEqual(refusedAs('NOT_FOUND'));
    expect(await bench.openings(group)).toEqual([]);
  });

  it('leaves exactly one event for every opening, none for a refused one', async () => {
    const paper = await bench.papers.release(group.own, await handIn());
    await open(group.own, paper);
    await open(group.coordinator, paper);
    await bench.papers.withdrawRelease(group.own, paper);
    await expect(open(group.coordinator, paper)).rejects.toThrow();
    await expect(open(group.neighbour, paper)).rejects.toThrow();
    expect(await bench.openings(group)).toEqual([
      ['openSealedPaper', group.own.userId, 'MEMBER_USER', 'sealed_paper', paper.id],
      ['openSealedPaper', group.coordinator.userId, 'COORDINATOR', 'sealed_paper', paper.id],
    ]);
  });

  it('is released as its member saw it', async () => {
    const first = await handIn();
    expect(await problemLinesOf(bench.papers.release(group.own, { ...first, version: 2 }))).toEqual([
      'STALE_VERSION input.version',
    ]);
    const released = await bench.papers.release(group.own, first);
    expect(await bench.papers.release(group.own, released)).toEqual(released);
    const replaced = await bench.papers.withdrawRelease(group.own, released);
    await handIn(jpeg());
    expect(await problemLinesOf(bench.papers.release(group.own, { ...replaced, version: 4 }))).toEqual([
      'PAPER_REPLACED input.id',
    ]);
  });

  it('cannot be opened in another’s place, and such an attempt is no opening', async () => {
    const [paper, other] = [
      await handIn(),
      await bench.handIn(group.neighbour, group.neighbourId, pdf('MIHON-NEIGHBOUR')),
    ];
    await bench.database.sql(
      `UPDATE sealed_paper_content c SET key_id = o.key_id, wrapped_key = o.wrapped_key, sealed = o.sealed
       FROM sealed_paper_content o WHERE c.sealed_paper_id = $1 AND o.sealed_paper_id = $2`,
      [paper.id, other.id],
    );
    await expect(open(group.own, paper)).rejects.toThrow('cannot be opened');
    expect(await bench.openings(group)).toEqual([]);
  });

  it('is not readable in the database, by the application or by whoever takes the tables', async () => {
    const paper = await bench.papers.release(group.own, await handIn());
    for (const viewer of [group.own, group.coordinator]) {
      const read = bench.door.transactions.read(viewer, (tx) =>
        tx.query('SELECT sealed FROM sealed_paper_content WHERE sealed_paper_id = $1', [paper.id]),
      );
      await expect(read).rejects.toThrow('permission denied');
    }
    const tables = await bench.database.sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    for (const { name } of tables) {
      const [dump] = await bench.database.sql<{ found: boolean }>(
        `SELECT coalesce(bool_or(strpos(t::text, $1) > 0 OR strpos(t::text, $2) > 0), false) AS found FROM ${name} t`,
        [MARK, Buffer.from(MARK).toString('hex')],
      );
      expect({ name, ...dump }).toEqual({ name, found: false });
    }
  });
});

describe('a member’s list', () => {
  it('comes page by page, the newest first, for many members in one statement', async () => {
    for (const mark of ['MIHON-1', 'MIHON-2', 'MIHON-3']) await handIn(pdf(mark));
    await bench.handIn(group.neighbour, group.neighbourId);
    const page = (after?: string | null) =>
      sealedPaperPages(bench.door.transactions, group.coordinator, { first: 2, after: after ?? null });
    const ids: string[] = [];
    let neighbours = 0;
    const statements = await bench.door.countStatements(async () => {
      const loader = page();
      const [own, other] = await Promise.all([loader.load(group.memberId), loader.load(group.neighbourId)]);
      neighbours = other.edges.length;
      ids.push(...own.edges.map(({ node }) => node.id));
      expect(own.pageInfo.hasNextPage).toBe(true);
      const rest = await page(own.pageInfo.endCursor).load(group.memberId);
      ids.push(...rest.edges.map(({ node }) => node.id));
      expect(rest.pageInfo.hasNextPage).toBe(false);
    });
    expect([new Set(ids).size, neighbours, statements]).toEqual([3, 1, 2]);
  });
});
