import { Injectable } from '@nestjs/common';
import { fromEpochMs, toIsoUtc, type JstMinute } from '@renkei/kernel';
import {
  deriveObligations,
  firstStepAfter,
  mergeAnchors,
  reconcileObligations,
  stepAt,
  type DesiredObligation,
  type ExistingObligation,
} from '@renkei/lifecycle';
import { Clock, japaneseHolidays, leaveWork, type Tx } from '@renkei/platform';
import { doneFactsOf } from '../milestone/milestone-facts.ts';
import { lockSubject } from '@renkei/platform/jobs';
import { readDocumentsOnFile, readGroup, readGroupAnchors, readGroupMembers } from './group-facts.ts';
import { readProcedureFacts } from './procedure-facts.ts';

/** How many obligations of the group a derivation touched. */
export interface DerivationOutcome {
  readonly created: number;
  readonly moved: number;
  readonly fulfilled: number;
  readonly cancelled: number;
}

interface StoredObligation extends ExistingObligation {
  readonly titleJa: string;
  readonly titleEn: string;
}

@Injectable()
export class DerivationService {
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Brings the group's obligations into line with its schedule, members and papers. Twice is as good as once, and
   * two at a time take turns; the number of statements does not grow with the group. A deadline that moved leaves
   * `obligation.moved` for those who have to hear of it. Reminder steps already past are not made up for.
   */
  async derive(tx: Tx, consortiumId: string): Promise<DerivationOutcome> {
    await lockSubject(tx, 'obligations.derive', consortiumId);
    const now = this.#clock.nowJst();
    const desired = await desiredObligations(tx, consortiumId);
    const existing = await readStored(tx, consortiumId);
    const { create, supersede, close, cancel } = reconcileObligations(desired, existing);

    const renewed = renewalsMet(desired, existing);
    // Endings first: one open row per key and member, always.
    await endAll(tx, now, [
      ...supersede.map(({ oldId }) => ({ id: oldId, status: 'SUPERSEDED' })),
      ...close.map((id) => ({ id, status: 'FULFILLED' })),
      ...cancel.map((id) => ({ id, status: renewed.has(id) ? 'FULFILLED' : 'CANCELLED' })),
    ]);
    const inserted = await insertAll(tx, consortiumId, now, [
      ...create.map((one) => ({ desired: one, supersedesId: null })),
      ...supersede.map(({ oldId, desired: one }) => ({ desired: one, supersedesId: oldId })),
    ]);
    await restateTitles(tx, desired, existing);
    await announceMoves(tx, consortiumId, inserted);
    const renewals = cancel.filter((id) => renewed.has(id)).length;
    return {
      created: create.length,
      moved: supersede.length,
      fulfilled: close.length + renewals,
      cancelled: cancel.length - renewals,
    };
  }
}

async function desiredObligations(tx: Tx, consortiumId: string): Promise<readonly DesiredObligation[]> {
  const group = await readGroup(tx, consortiumId);
  const { schedule, actual, milestones } = await readGroupAnchors(tx, group);
  const { members, representativeType } = await readGroupMembers(tx, consortiumId);
  const procedure = await readProcedureFacts(tx, consortiumId);
  return deriveObligations({
    schedule,
    actual,
    endedEarly: group.closed || procedure.endedEarly,
    representativeType,
    members,
    documents: await readDocumentsOnFile(tx, consortiumId),
    // a step of the procedure says more than a milestone somebody entered, and comes later to win
    done: [...doneFactsOf(milestones, mergeAnchors(schedule, actual)), ...procedure.done],
    given: procedure.given,
    internalLeadBusinessDays: group.internalLeadBusinessDays,
    holidays: japaneseHolidays,
    requirementOptions: { year: group.year },
  });
}

async function readStored(tx: Tx, consortiumId: string): Promise<readonly StoredObligation[]> {
  const rows = await tx.query<{
    id: string;
    key: string;
    member_id: string | null;
    due_at: Date;
    status: ExistingObligation['status'];
    title_ja: string;
    title_en: string;
  }>(
    `SELECT id, key, member_id, due_at, status, title_ja, title_en FROM obligation
     WHERE consortium_id = $1 AND status IN ('OPEN', 'FULFILLED')`,
    [consortiumId],
  );
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    memberId: row.member_id,
    dueAt: fromEpochMs(row.due_at.getTime()),
    status: row.status,
    titleJa: row.title_ja,
    titleEn: row.title_en,
  }));
}

/**
 * A fresh paper takes the old one's place in the records, so its renewal is no longer wanted. The member did what was
 * asked: it is fulfilled, not cancelled.
 */
function renewalsMet(
  desired: readonly DesiredObligation[],
  existing: readonly StoredObligation[],
): ReadonlySet<string> {
  const paper = (requirement: string, memberId: string | null) => `${requirement} ${memberId ?? ''}`;
  const met = new Set(
    desired.flatMap(({ requirement, memberId, fulfilled }) =>
      fulfilled && requirement !== null ? [paper(requirement, memberId)] : [],
    ),
  );
  const renewal = 'MEMBER_DOCUMENT_RENEWAL:';
  return new Set(
    existing
      .filter(
        ({ key, memberId }) => key.startsWith(renewal) && met.has(paper(key.slice(renewal.length), memberId)),
      )
      .map(({ id }) => id),
  );
}

async function endAll(
  tx: Tx,
  now: JstMinute,
  endings: readonly { readonly id: string; readonly status: string }[],
): Promise<void> {
  if (endings.length === 0) return;
  await tx.query(
    `UPDATE obligation o SET status = ending.status, ended_at = $3, next_reminder_at = NULL
     FROM unnest($1::uuid[], $2::text[]) AS ending (id, status)
     WHERE o.id = ending.id AND o.status = 'OPEN'`,
    [endings.map(({ id }) => id), endings.map(({ status }) => status), toIsoUtc(now)],
  );
}

interface NewObligation {
  readonly desired: DesiredObligation;
  readonly supersedesId: string | null;
}

interface InsertedObligation {
  readonly id: string;
  readonly member_id: string | null;
  readonly supersedes_id: string | null;
}

/** When the reminders of an obligation that appears now begin; null when all its steps are past, or it is met. */
function firstReminderAt({ dueAt, fulfilled }: DesiredObligation, now: JstMinute): string | null {
  const step = fulfilled ? null : firstStepAfter(dueAt, now);
  const at = step === null ? null : stepAt(dueAt, step);
  return at === null ? null : toIsoUtc(at);
}

async function insertAll(
  tx: Tx,
  consortiumId: string,
  now: JstMinute,
  rows: readonly NewObligation[],
): Promise<readonly InsertedObligation[]> {
  if (rows.length === 0) return [];
  const column = <T>(valueOf: (row: DesiredObligation) => T) => rows.map(({ desired }) => valueOf(desired));
  return tx.query<InsertedObligation>(
    `INSERT INTO obligation (consortium_id, member_id, key, kind, anchor, title_ja, title_en, clause, due_at,
                             status, supersedes_id, next_reminder_at, created_at, ended_at)
     SELECT $1, member_id, key, kind, anchor, title_ja, title_en, clause, due_at, status, supersedes_id,
            next_reminder_at, $2, CASE status WHEN 'FULFILLED' THEN $2::timestamptz END
     FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                 $10::timestamptz[], $11::text[], $12::uuid[], $13::timestamptz[])
       AS fresh (member_id, key, kind, anchor, title_ja, title_en, clause, due_at, status, supersedes_id,
                 next_reminder_at)
     RETURNING id, member_id, supersedes_id`,
    [
      consortiumId,
      toIsoUtc(now),
      column(({ memberId }) => memberId),
      column(({ key }) => key),
      column(({ kind }) => kind),
      column(({ anchor }) => anchor),
      column(({ title }) => title.ja),
      column(({ title }) => title.en),
      column(({ clause }) => clause),
      column(({ dueAt }) => toIsoUtc(dueAt)),
      column(({ fulfilled }) => (fulfilled ? 'FULFILLED' : 'OPEN')),
      rows.map(({ supersedesId }) => supersedesId),
      column((desired) => firstReminderAt(desired, now)),
    ],
  );
}

/** A renewal names the earliest day of issue; that may change while its own deadline stays. */
async function restateTitles(
  tx: Tx,
  desired: readonly DesiredObligation[],
  existing: readonly StoredObligation[],
): Promise<void> {
  const identity = (one: { key: string; memberId: string | null }) => `${one.key} ${one.memberId ?? ''}`;
  const open = new Map(existing.filter(({ status }) => status === 'OPEN').map((row) => [identity(row), row]));
  const restated = desired.flatMap((one) => {
    const row = open.get(identity(one));
    const stays = row !== undefined && !one.fulfilled && row.dueAt === one.dueAt;
    return stays && (row.titleJa !== one.title.ja || row.titleEn !== one.title.en)
      ? [{ id: row.id, title: one.title }]
      : [];
  });
  if (restated.length === 0) return;
  await tx.query(
    `UPDATE obligation o SET title_ja = fresh.ja, title_en = fresh.en
     FROM unnest($1::uuid[], $2::text[], $3::text[]) AS fresh (id, ja, en) WHERE o.id = fresh.id`,
    [
      restated.map(({ id }) => id),
      restated.map(({ title }) => title.ja),
      restated.map(({ title }) => title.en),
    ],
  );
}

/**
 * A moved date of the group concerns its coordinators, a member's the people of that member. Of a member nobody
 * acts for, the coordinator hears through the group's own date that moved with it, not once more for every paper.
 */
async function announceMoves(
  tx: Tx,
  consortiumId: string,
  inserted: readonly InsertedObligation[],
): Promise<void> {
  const moved = inserted.filter((row) => row.supersedes_id !== null);
  if (moved.length === 0) return;
  const rows = await tx.query<{ member_id: string }>(
    `SELECT DISTINCT member_id FROM assignment WHERE consortium_id = $1 AND role = 'MEMBER_USER'`,
    [consortiumId],
  );
  const represented = new Set(rows.map((row) => row.member_id));
  await leaveWork(
    tx,
    'obligation.moved',
    moved
      .filter((row) => row.member_id === null || represented.has(row.member_id))
      .map((row) => ({ consortiumId, subjectId: row.id })),
  );
}
