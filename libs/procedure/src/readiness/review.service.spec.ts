import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { localDate } from '@renkei/kernel';
import { MemberDocumentService } from '@renkei/obligations';
import { FixedClock, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import {
  seedGroup,
  seedMemberUser,
  seedSchedule,
  seedSupportReader,
  type SeededGroup,
} from '@renkei/test/group';
import { seedGrant } from '@renkei/test/granted-group';
import { newKey } from '@renkei/test/sample-values';
import { problemLinesOf as problemsOf } from '@renkei/test/problems';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { consortiumEntities } from '@renkei/consortium';
import { readReadinessFacts } from './readiness-facts.ts';
import { readinessOf } from './readiness-view.ts';
import { pageWithin, viewsLoader } from './readiness.loader.ts';
import { PaperAskService } from './paper-ask.service.ts';
import { ReviewService } from './review.service.ts';

let database: TestDatabase;
let api: Tenant;
let group: SeededGroup;
let documents: MemberDocumentService;
let reviews: ReviewService;
let asks: PaperAskService;

/** Each step a minute later than the one before, from 09:00 on 20 May 2026 in Japan. */
const START = Date.UTC(2026, 4, 20, 0, 0);
const clock = new FixedClock(START);
let minutes = 0;
const later = () => clock.moveTo(START + (minutes += 1) * 60_000);

beforeAll(async () => {
  database = await testDatabase();
  api = await tenant(database, consortiumEntities);
  documents = new MemberDocumentService(api.transactions, clock);
  reviews = new ReviewService(api.transactions, clock);
  asks = new PaperAskService(api.transactions, clock);
}, 60_000);
afterAll(async () => {
  await api.close();
  await database.drop();
});
beforeEach(async () => {
  group = await seedGroup(database, {
    scheduleId: await seedSchedule(database, { ROUND_CLOSE: '2026-06-02T17:00' }),
    participants: ['SOLE_PROPRIETOR'],
  });
});

const CERTIFICATE = 'CERTIFICATE_OF_REGISTERED_MATTERS';

async function handIn(viewer = group.coordinator, changes: object = {}) {
  later();
  return documents.record(viewer, {
    memberId: group.memberIds[0]!,
    requirement: CERTIFICATE,
    issuedOn: localDate(2026, 5, 1),
    receivedOn: localDate(2026, 5, 20),
    ...changes,
  });
}

async function review(
  document: { readonly id: string; readonly version: number },
  outcome: 'ACCEPTED' | 'RETURNED',
  reason: string | null = null,
  by: Viewer = group.coordinator,
) {
  later();
  return reviews.review(by, { documentId: document.id, version: document.version, outcome, reason });
}

const seenBy = async (viewer: Viewer) =>
  api.transactions.read(viewer, async (tx) =>
    readinessOf(await readReadinessFacts(tx, group.id), viewer.acting?.role === 'MEMBER_USER'),
  );

async function cell(viewer: Viewer = group.coordinator, member = 0, requirement = CERTIFICATE) {
  const { all } = await seenBy(viewer);
  return all
    .find((row) => row.member.id === group.memberIds[member])
    ?.cells.find((one) => one.requirement === requirement);
}

const derivations = () =>
  database.sql(`SELECT topic FROM outbox WHERE subject_id = $1 AND done_at IS NULL`, [group.id]);

describe('the table of who has handed in what', () => {
  it('goes from not asked through handed in to accepted', async () => {
    expect(await cell()).toMatchObject({ state: 'NOT_ASKED', askDue: true, document: null });
    const document = await handIn();
    expect(await cell()).toMatchObject({
      state: 'HANDED_IN',
      document: { id: document.id, version: 1, issuedOn: '2026-05-01', review: null },
    });
    expect(await review(document, 'ACCEPTED')).toMatchObject({ review: 'ACCEPTED', version: 2 });
    expect(await cell()).toMatchObject({ state: 'ACCEPTED', next: null, document: { version: 2 } });
  });

  it('counts states and says what a click would ask for; 2 June less three months is 2 March', async () => {
    await handIn();
    const table = await seenBy(group.coordinator);
    expect(table.submissionDay).toBe('2026-06-02');
    const cells = table.all.flatMap((row) => row.cells).filter(({ state }) => state !== 'NOT_OWED');
    const count = (state: string) => table.counts.find((one) => one.state === state)?.count;
    expect(count('HANDED_IN')).toBe(1);
    expect(count('NOT_ASKED')).toBe(cells.length - 1);
    expect(table.papersToAsk).toBe(cells.length - 1);
    expect(await cell()).toMatchObject({ issuedFrom: '2026-03-02' });
  });

  it('a paper too old on the closing day is wanted anew', async () => {
    await handIn(group.coordinator, { issuedOn: localDate(2026, 3, 1) });
    expect(await cell()).toMatchObject({ state: 'EXPIRES_BEFORE_SUBMISSION', askDue: true });
  });

  it('shows a member’s people their own row, in words for them, and support bodies all of it', async () => {
    const merchant = await seedMemberUser(database, group, group.memberIds[1]!);
    const reader = await seedSupportReader(database, [group]);
    const own = await seenBy(merchant);
    expect(own.all.map((row) => row.member.id)).toEqual([group.memberIds[1]]);
    const whole = await seenBy(reader);
    expect(whole.all.map((row) => row.member.id)).toEqual(group.memberIds);
    // the papers of the others decide about its own (K25 p.24): the same cells as the coordinator's table has
    const states = (table: typeof own) =>
      table.all
        .find((row) => row.member.id === group.memberIds[1])!
        .cells.filter(({ state }) => state !== 'NOT_OWED')
        .map(({ requirement }) => requirement);
    expect(states(own)).toEqual(states(whole));
    expect((await cell(merchant, 1, 'INCOME_TAX_CERTIFICATE'))?.next?.ja).toMatch(/送/);
    expect((await cell(merchant, 1, 'INCOME_TAX_CERTIFICATE'))?.next?.ja).not.toContain('お願いできます');
  });
});

describe('reading it', () => {
  it('takes eight statements, for one member or for all of two hundred', async () => {
    const large = await seedGroup(database, {
      participants: Array.from({ length: 199 }, () => 'CORPORATION'),
    });
    const statementsFor = ({ id, coordinator, memberIds }: SeededGroup) =>
      api.countStatements(async () => {
        const views = viewsLoader(api.transactions, coordinator);
        const rows = await Promise.all(
          memberIds.map(async (member) => (await views.load(id))?.readinessOf(member)),
        );
        expect(rows.map((row) => row?.member.id)).toEqual(memberIds);
      });
    expect(await statementsFor(await seedGroup(database))).toBe(8);
    expect(await statementsFor(large)).toBe(8);
  });

  it('goes on page by page', async () => {
    const { all } = await seenBy(group.coordinator);
    const page = (after: string | null) => pageWithin(all, { first: 1, after }, ({ member }) => member.id);
    const first = page(null);
    const second = page(first.pageInfo.endCursor);
    expect([first, second].map(({ edges }) => edges.map(({ node }) => node.member.id))).toEqual(
      group.memberIds.map((id) => [id]),
    );
    expect([first, second].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false]);
    expect(() => page('bm9uZQ')).toThrow('BAD_CURSOR');
  });

  it('after the filing counts the age on that day; the member’s people, who do not see it, judge no age', async () => {
    const merchant = await seedMemberUser(database, group, group.memberIds[0]!);
    await handIn(group.coordinator, { issuedOn: localDate(2026, 5, 1) });
    await seedGrant(database, group, group.coordinator, { members: [0, 0] });
    // submitted on 20 January 2027 in Japan
    expect((await seenBy(group.coordinator)).submissionDay).toBe('2027-01-20');
    expect(await seenBy(merchant)).toMatchObject({ submissionDay: null, papersToAsk: 0 });
    expect(await cell()).toMatchObject({ state: 'EXPIRES_BEFORE_SUBMISSION' });
    expect(await cell(merchant)).toMatchObject({ state: 'HANDED_IN' });
  });
});

describe('a review', () => {
  it('returns with a reason, which makes the paper owed again', async () => {
    const document = await handIn();
    await database.sql('UPDATE outbox SET done_at = now() WHERE subject_id = $1', [group.id]);
    expect(await problemsOf(review(document, 'RETURNED', '　 '))).toEqual(['REQUIRED input.reason']);
    expect(await problemsOf(review(document, 'RETURNED', '字'.repeat(501)))).toEqual([
      'TOO_LONG input.reason',
    ]);
    expect(await derivations()).toEqual([]);
    await review(document, 'RETURNED', '2枚目がありません');
    expect(await cell()).toMatchObject({
      state: 'RETURNED',
      reason: '2枚目がありません',
      askDue: true,
      document: { returnReason: '2枚目がありません' },
    });
    expect(await derivations()).toEqual([{ topic: 'obligations.derive' }]);
  });

  it('is of the version somebody saw', async () => {
    const document = await handIn();
    await review(document, 'ACCEPTED');
    expect(await problemsOf(review(document, 'RETURNED', '見本'))).toEqual(['STALE_VERSION input.version']);
    expect(await cell()).toMatchObject({ state: 'ACCEPTED' });
  });

  it('is forgotten when the paper is recorded again: it was sent again', async () => {
    const document = await handIn();
    const reviewed = await review(document, 'ACCEPTED');
    expect(await cell()).toMatchObject({ state: 'ACCEPTED' });
    await handIn(group.coordinator, { version: reviewed.version });
    expect(await cell()).toMatchObject({ state: 'HANDED_IN', document: { review: null } });
  });

  it('stands until its member sends the paper again, with the same dates too', async () => {
    const merchant = await seedMemberUser(database, group, group.memberIds[1]!);
    const requirement = 'INCOME_TAX_CERTIFICATE';
    const paper = { memberId: group.memberIds[1]!, requirement, receivedOn: localDate(2026, 5, 19) };
    const document = await handIn(merchant, paper);
    const { version } = await review(document, 'RETURNED', '字が読めません');
    expect(await cell(group.coordinator, 1, requirement)).toMatchObject({ state: 'RETURNED' });
    await handIn(merchant, { ...paper, version });
    expect(await cell(group.coordinator, 1, requirement)).toMatchObject({ state: 'HANDED_IN' });
  });

  it('is neither the member’s nor a support body’s nor another group’s', async () => {
    const merchant = await seedMemberUser(database, group, group.memberIds[0]!);
    const reader = await seedSupportReader(database, [group]);
    const other = await seedGroup(database);
    const document = await handIn();
    for (const by of [merchant, reader, other.coordinator]) {
      await expect(review(document, 'ACCEPTED', null, by)).rejects.toThrow('NOT_FOUND');
    }
    expect(await cell()).toMatchObject({ state: 'HANDED_IN' });
  });

  it('in a closed group changes nothing', async () => {
    const document = await handIn();
    await database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [group.id]);
    expect(await problemsOf(review(document, 'ACCEPTED'))).toEqual(['CONSORTIUM_CLOSED null']);
  });
});

describe('a paper that was returned', () => {
  it('is asked for again, once', async () => {
    const merchant = await seedMemberUser(database, group, group.memberIds[1]!);
    await database.sql('UPDATE app_user SET email = $2 WHERE id = $1', [
      merchant.userId,
      `tenshu-${merchant.userId}@example.jp`,
    ]);
    const ask = () => {
      later();
      return asks.ask(group.coordinator, {
        consortiumId: group.id,
        memberIds: [group.memberIds[1]!],
        idempotencyKey: newKey(),
      });
    };
    const first = await ask();
    const paper = { memberId: group.memberIds[1]!, requirement: 'INCOME_TAX_CERTIFICATE' };
    const document = await handIn(merchant, paper);
    expect(await problemsOf(ask())).toEqual(['NOTHING_TO_ASK null']);
    await review(document, 'RETURNED', '字が読めません');
    const asked = await ask();
    expect(asked).toMatchObject({ people: 1, members: 1, papers: 1, unreachable: [] });
    expect(first.papers).toBeGreaterThan(1);
    expect(await cell(group.coordinator, 1, 'INCOME_TAX_CERTIFICATE')).toMatchObject({
      state: 'RETURNED',
      askDue: false,
    });
    expect(await problemsOf(ask())).toEqual(['NOTHING_TO_ASK null']);
  });
});
