import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { localDate } from '@renkei/kernel';
import type { EvidenceCode } from '@renkei/lifecycle';
import type { Viewer } from '@renkei/platform';
import { problemLinesOf } from '@renkei/test/problems';
import { evidenceBench, type EvidenceBench, type EvidenceGroup } from '../../test/evidence-bench.ts';
import { pdf, photo } from '../../test/pictures.ts';
import { groupChecklistPages, memberChecklistLoader } from '../checklist/checklist.loader.ts';
import { evidencePages } from './evidence.loader.ts';
import type { EvidenceType } from './evidence.type.ts';
import { setRetention } from './retention.ts';

let bench: EvidenceBench;
let group: EvidenceGroup;

beforeAll(async () => {
  bench = await evidenceBench();
}, 60_000);
beforeEach(async () => {
  group = await bench.group();
});
afterAll(() => bench.close());

let count = 0;
const key = () => `key-${(count += 1)}-${randomUUID()}`;
const NOT_FOUND = expect.objectContaining({ code: 'NOT_FOUND' });

/** One more paper of the participant, unlike any other. */
async function handIn(item: EvidenceCode, costLineId?: string, unitNumber?: number): Promise<EvidenceType> {
  count += 1;
  const bytes = item === 'UNIT_PHOTO' ? await photo(40, 30 + count) : pdf(`MIHON-${count}`);
  const place = { item, ...(costLineId ? { costLineId } : {}), ...(unitNumber ? { unitNumber } : {}) };
  return bench.handIn(group.own, { consortiumId: group.id, memberId: group.memberId, ...place }, bytes);
}
const review = (evidence: { id: string }, outcome: 'ACCEPTED' | 'RETURNED', reason?: string) =>
  bench.evidence.review(group.coordinator, {
    evidenceId: evidence.id,
    outcome,
    ...(reason === undefined ? {} : { reason }),
    idempotencyKey: key(),
  });
const link = (viewer: Viewer, evidence: { id: string }, place: object) =>
  bench.evidence.link(viewer, { evidenceId: evidence.id, idempotencyKey: key(), ...place } as never);
const checklist = (viewer: Viewer, memberId = group.memberId) =>
  memberChecklistLoader(bench.door.transactions, viewer).load(memberId);
async function states(viewer: Viewer = group.own): Promise<string[]> {
  const list = await checklist(viewer);
  return list!.items.map(
    ({ code, state, accepted, waiting, missing }) => `${code} ${state} ${accepted}/${waiting}/${missing}`,
  );
}
const facts = () =>
  bench.database.sql(`SELECT kind, recorded_by FROM member_fact WHERE member_id = $1`, [group.memberId]);

describe('the checklist', () => {
  it('is what the lines and the member owe, with what came for it', async () => {
    expect(await states()).toEqual([
      'INVOICE_DETAIL MISSING 0/0/1',
      'PAYMENT_PROOF MISSING 0/0/1',
      'DELIVERY_NOTE MISSING 0/0/1',
      'UNIT_PHOTO MISSING 0/0/3',
      'INVOICE_DETAIL MISSING 0/0/1',
      'PAYMENT_PROOF MISSING 0/0/1',
      'USAGE_SCREEN MISSING 0/0/1',
      'PAYOUT_ACCOUNT MISSING 0/0/1',
    ]);
    await review(await handIn('INVOICE_DETAIL', group.computers), 'ACCEPTED');
    await review(await handIn('PAYMENT_PROOF', group.computers), 'RETURNED', '金額が読めません');
    await handIn('UNIT_PHOTO', group.computers, 2);
    expect((await states()).slice(0, 5)).toEqual([
      'INVOICE_DETAIL ACCEPTED 1/0/0',
      'PAYMENT_PROOF RETURNED 0/0/1',
      'DELIVERY_NOTE MISSING 0/0/1',
      'UNIT_PHOTO MISSING 0/1/2',
      'INVOICE_DETAIL MISSING 0/0/1',
    ]);
    const list = await checklist(group.own);
    expect(list).toMatchObject({
      complete: false,
      counts: { accepted: 1, returned: 1, handedIn: 0, missing: 6 },
    });
    expect(list!.next.ja).toContain('差し戻されています');
    for (const viewer of [group.coordinator, group.supporter]) expect(await checklist(viewer)).toEqual(list);
  });

  it('asks for every invoice and payment that is recorded, and passes over voided ones', async () => {
    const step = (kind: string, method: string | null) =>
      bench.database.sql<{ id: string }>(
        `INSERT INTO purchase_step (consortium_id, member_id, cost_line_id, step, occurred_on, amount_yen, method,
           from_own_account, to_vendors_account, already_happened, recorded_by)
         VALUES ($1, $2, $3, $4, '2026-11-01', 1, $5, $6, $6, true, $7) RETURNING id`,
        [
          group.id,
          group.memberId,
          group.computers,
          kind,
          method,
          method === null ? null : true,
          group.own.userId,
        ],
      );
    const [payment] = await step('PAYMENT', 'CARD_ONCE');
    await step('PAYMENT', 'CARD_ONCE');
    await step('INVOICE', null);
    const proof = { item: 'PAYMENT_PROOF', costLineId: group.computers, purchaseStepId: payment!.id };
    const first = await bench.handIn(
      group.own,
      { consortiumId: group.id, ...proof } as never,
      pdf('MIHON-A'),
    );
    await bench.handIn(group.own, { consortiumId: group.id, ...proof } as never, pdf('MIHON-B'));
    // two scans of one payment are one proof
    expect((await states())[1]).toBe('PAYMENT_PROOF MISSING 0/1/1');
    expect((await checklist(group.own))!.items[1]!.label.ja).toContain('クレジットカード');
    await review(first, 'ACCEPTED');
    expect((await states())[1]).toBe('PAYMENT_PROOF MISSING 1/0/1');
    await bench.database.sql(
      `UPDATE purchase_step SET voided_at = now(), voided_by = $2, void_reason = '見本' WHERE id = $1`,
      [payment!.id, group.own.userId],
    );
    expect((await states())[1]).toBe('PAYMENT_PROOF MISSING 0/0/1');
  });

  it('comes for a whole group in four statements, whatever its size; each sees what it may', async () => {
    const page = (viewer: Viewer, first = 50, after: string | null = null) =>
      groupChecklistPages(bench.door.transactions, viewer, { first, after }).load(group.id);
    let members: string[] = [];
    const statements = await bench.door.countStatements(async () => {
      const { edges } = await page(group.coordinator);
      members = edges.map(({ node }) => node.memberId);
    });
    // the representative buys nothing
    expect([members, statements]).toEqual([[group.memberId, group.neighbourId], 4]);
    const first = await page(group.coordinator, 1);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await page(group.coordinator, 1, first.pageInfo.endCursor);
    expect(rest.edges.map(({ node }) => node.memberId)).toEqual([group.neighbourId]);
    expect((await page(group.own)).edges.map(({ node }) => node.memberId)).toEqual([group.memberId]);
    expect((await page((await bench.group()).coordinator)).edges).toEqual([]);
    expect(await checklist(group.coordinator, group.representativeId)).toBeNull();
    expect(await checklist(group.own, group.neighbourId)).toBeNull();
  });
});

describe('what a file proves', () => {
  it('may be several devices in one photo, each counted once', async () => {
    const picture = await handIn('UNIT_PHOTO', group.computers, 1);
    const place = { item: 'UNIT_PHOTO', costLineId: group.computers, unitNumbers: [1, 2, 3] };
    const linked = await link(group.own, picture, place);
    expect(linked.links.map(({ unitNumber }) => unitNumber)).toEqual([1, 2, 3]);
    expect((await states())[3]).toBe('UNIT_PHOTO HANDED_IN 0/3/0');
    await review(picture, 'ACCEPTED');
    await handIn('UNIT_PHOTO', group.computers, 1);
    expect((await states())[3]).toBe('UNIT_PHOTO ACCEPTED 3/0/0');
  });

  it('is reviewed anew for whatever it is linked to afterwards', async () => {
    const paper = await review(await handIn('INVOICE_DETAIL', group.computers), 'ACCEPTED');
    const both = await link(group.own, paper, { item: 'PAYMENT_PROOF', costLineId: group.computers });
    expect(both.links.map(({ item, outcome }) => `${item} ${outcome}`)).toEqual([
      'INVOICE_DETAIL ACCEPTED',
      'PAYMENT_PROOF PENDING',
    ]);
    const again = await review(paper, 'ACCEPTED');
    expect(again.links.map(({ outcome }) => outcome)).toEqual(['ACCEPTED', 'ACCEPTED']);
  });

  it('ends with its link, and the file stays', async () => {
    const paper = await handIn('INVOICE_DETAIL', group.computers);
    const [made] = paper.links;
    const unlinked = await bench.evidence.unlink(group.coordinator, { linkId: made!.id });
    expect(unlinked.links).toEqual([]);
    expect((await bench.evidence.unlink(group.coordinator, { linkId: made!.id })).links).toEqual([]);
    expect((await states())[0]).toBe('INVOICE_DETAIL MISSING 0/0/1');
    const linked = await link(group.own, paper, { item: 'INVOICE_DETAIL', costLineId: group.computers });
    expect(linked.links).toHaveLength(1);
  });

  it.each([
    ['ITEM_NOT_ON_LIST input.item', { item: 'USAGE_SCREEN' }],
    ['PHOTO_NEEDED input.item', { item: 'UNIT_PHOTO', unitNumbers: [1] }],
    ['UNIT_NOT_ON_LINE input.unitNumber', { item: 'UNIT_PHOTO', unitNumbers: [1, 4] }],
  ])('%s', async (problem, place) => {
    const paper = await handIn('INVOICE_DETAIL', group.computers);
    expect(await problemLinesOf(link(group.own, paper, { costLineId: group.computers, ...place }))).toEqual([
      problem,
    ]);
  });

  it('is linked and reviewed by nobody who may not', async () => {
    const paper = await handIn('INVOICE_DETAIL', group.computers);
    const stranger = (await bench.group()).coordinator;
    const place = { item: 'INVOICE_DETAIL', costLineId: group.computers };
    const judged = { evidenceId: paper.id, outcome: 'ACCEPTED', idempotencyKey: key() } as const;
    for (const viewer of [group.neighbour, stranger]) {
      await expect(link(viewer, paper, place)).rejects.toEqual(NOT_FOUND);
      await expect(bench.evidence.review(viewer, judged)).rejects.toEqual(NOT_FOUND);
      await expect(bench.evidence.unlink(viewer, { linkId: paper.links[0]!.id })).rejects.toEqual(NOT_FOUND);
    }
    // past the guard of the API, the database refuses: a member judges nothing of its own, a support body only reads
    await expect(bench.evidence.review(group.own, judged)).rejects.toThrow('row-level security');
    await expect(bench.evidence.review(group.supporter, judged)).rejects.toEqual(NOT_FOUND);
    await bench.evidence.unlink(group.own, { linkId: paper.links[0]!.id });
    expect((await states())[0]).toBe('INVOICE_DETAIL HANDED_IN 0/1/0');
  });
});

describe('a review', () => {
  it('is the latest; every one stays on record', async () => {
    const paper = await handIn('INVOICE_DETAIL', group.computers);
    expect(await problemLinesOf(review(paper, 'RETURNED', ' '))).toEqual(['REASON_NEEDED input.reason']);
    await review(paper, 'RETURNED', '明細がありません');
    const accepted = await review(paper, 'ACCEPTED');
    expect(accepted.review).toMatchObject({
      outcome: 'ACCEPTED',
      reason: '',
      reviewedByName: '見本 髙﨑𠮷子',
    });
    const rows = await bench.database.sql('SELECT outcome FROM evidence_review WHERE evidence_id = $1', [
      paper.id,
    ]);
    expect(rows).toHaveLength(2);
  });

  it('happens once under one number, and not for what was replaced', async () => {
    const paper = await handIn('INVOICE_DETAIL', group.computers);
    const input = {
      evidenceId: paper.id,
      outcome: 'RETURNED',
      reason: '見本',
      idempotencyKey: key(),
    } as const;
    await Promise.all([
      bench.evidence.review(group.coordinator, input),
      bench.evidence.review(group.coordinator, input),
    ]);
    expect(
      await bench.database.sql('SELECT FROM evidence_review WHERE evidence_id = $1', [paper.id]),
    ).toHaveLength(1);
    await bench.handIn(
      group.own,
      { consortiumId: group.id, memberId: group.memberId, replacesId: paper.id },
      pdf('MIHON-BETTER'),
    );
    expect((await states())[0]).toBe('INVOICE_DETAIL HANDED_IN 0/1/0');
    expect(await problemLinesOf(review(paper, 'ACCEPTED'))).toEqual(['EVIDENCE_REPLACED input.evidenceId']);
  });
});

describe('complete evidence', () => {
  const everything: [EvidenceCode, 'computers' | 'program' | null][] = [
    ['INVOICE_DETAIL', 'computers'],
    ['PAYMENT_PROOF', 'computers'],
    ['DELIVERY_NOTE', 'computers'],
    ['INVOICE_DETAIL', 'program'],
    ['PAYMENT_PROOF', 'program'],
    ['USAGE_SCREEN', 'program'],
    ['PAYOUT_ACCOUNT', null],
  ];
  const derivations = async () => {
    const rows = await bench.database.sql(
      `SELECT id FROM outbox WHERE topic = 'obligations.derive' AND consortium_id = $1 AND done_at IS NULL`,
      [group.id],
    );
    await bench.database.sql(`UPDATE outbox SET done_at = now() WHERE consortium_id = $1`, [group.id]);
    return rows.length;
  };

  it('is a fact from the last acceptance until something of it ends', async () => {
    for (const [item, line] of everything) {
      await review(await handIn(item, line === null ? undefined : group[line]), 'ACCEPTED');
    }
    const picture = await handIn('UNIT_PHOTO', group.computers, 1);
    await link(group.own, picture, {
      item: 'UNIT_PHOTO',
      costLineId: group.computers,
      unitNumbers: [2, 3],
    });
    expect([await facts(), await derivations()]).toEqual([[], 0]);
    await review(picture, 'ACCEPTED');
    expect((await checklist(group.own))!.complete).toBe(true);
    expect(await facts()).toEqual([{ kind: 'EVIDENCE_COMPLETE', recorded_by: group.coordinator.userId }]);
    expect(await derivations()).toBe(1);
    // the same again leaves no new work
    await review(picture, 'ACCEPTED');
    expect(await derivations()).toBe(0);
    // its own people take it back by sending something new in an accepted one's place, and cannot bring it about
    const newer = await bench.handIn(
      group.own,
      { consortiumId: group.id, memberId: group.memberId, replacesId: picture.id },
      await photo(60, 40),
    );
    expect([await facts(), await derivations()]).toEqual([[], 1]);
    await review(newer, 'ACCEPTED');
    expect(await facts()).toHaveLength(1);
    await review(newer, 'RETURNED', 'ぼけています');
    expect(await facts()).toEqual([]);
  });
});

describe('the list', () => {
  it('comes page by page, the newest first, replaced ones too, for many in one statement', async () => {
    const made: string[] = [];
    for (const item of ['INVOICE_DETAIL', 'PAYMENT_PROOF', 'DELIVERY_NOTE'] as const) {
      bench.clock.moveTo(bench.clock.epochMs() + 60_000);
      made.unshift((await handIn(item, group.computers)).id);
    }
    await bench.handIn(
      group.neighbour,
      { consortiumId: group.id, memberId: group.neighbourId },
      pdf('MIHON-N'),
    );
    const pages = (viewer: Viewer, after: string | null = null) =>
      evidencePages(bench.door.transactions, viewer, 'member_id', { first: 2, after });
    const ids: string[] = [];
    const statements = await bench.door.countStatements(async () => {
      const loader = pages(group.coordinator);
      const [own, other] = await Promise.all([loader.load(group.memberId), loader.load(group.neighbourId)]);
      expect(other.edges).toHaveLength(1);
      const rest = await pages(group.coordinator, own.pageInfo.endCursor).load(group.memberId);
      ids.push(...[...own.edges, ...rest.edges].map(({ node }) => node.id));
    });
    expect([ids, statements]).toEqual([made, 2]);
    const all = async (viewer: Viewer) =>
      (await evidencePages(bench.door.transactions, viewer, 'consortium_id', { first: 50 }).load(group.id))
        .edges.length;
    expect([await all(group.coordinator), await all(group.supporter), await all(group.own)]).toEqual([
      4, 4, 3,
    ]);
    expect(await all((await bench.group()).coordinator)).toBe(0);
  });
});

describe('how long it is kept', () => {
  it('is five fiscal years after the completion, never less, and the database holds to it', async () => {
    const paper = await handIn('INVOICE_DETAIL', group.computers);
    const remove = () =>
      bench.database.sql(
        `WITH gone AS (DELETE FROM evidence_link WHERE evidence_id = $1) DELETE FROM evidence_file WHERE id = $1`,
        [paper.id],
      );
    const kept = async () => {
      const [row] = await bench.database.sql<{ until: string }>(
        'SELECT retained_until::text AS until FROM evidence_file WHERE id = $1',
        [paper.id],
      );
      return row!.until;
    };
    await expect(remove()).rejects.toThrow('kept until');
    const complete = (year: number, month: number, day: number) =>
      bench.door.transactions.run(group.coordinator, (tx) =>
        setRetention(tx, group.id, localDate(year, month, day)),
      );
    // fiscal 2026 ends 2027-03-31; the fifth after it 2032-03-31 (R25 Art. 16)
    expect(await complete(2027, 2, 26)).toBe('2032-03-31');
    expect(await kept()).toBe('2032-03-31');
    await expect(remove()).rejects.toThrow('kept until 2032-03-31');
    await complete(2027, 4, 1);
    expect(await kept()).toBe('2033-03-31');
    await complete(2027, 2, 26);
    expect(await kept()).toBe('2033-03-31');
    await bench.database.sql('ALTER TABLE evidence_file DISABLE TRIGGER retention');
    await bench.database.sql(`UPDATE evidence_file SET retained_until = '2026-01-01' WHERE id = $1`, [
      paper.id,
    ]);
    await bench.database.sql('ALTER TABLE evidence_file ENABLE TRIGGER retention');
    await bench.database.sql('DELETE FROM evidence_link WHERE evidence_id = $1', [paper.id]);
    await remove();
  });
});
