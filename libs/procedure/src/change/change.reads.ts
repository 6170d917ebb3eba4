import { Injectable } from '@nestjs/common';
import { CalculationService } from '@renkei/consortium';
import { TenantTransaction, type Problem, type Tx, type Viewer } from '@renkei/platform';
import { cursorId, pageOf, type Connection, type PageArgs } from '@renkei/platform/graphql';
import { NOTHING_STANDS, readStandings } from '../simulation/standing.ts';
import { CHANGE_COLUMNS, changeById, changesOf, type ChangeRow } from './change.rows.ts';
import { effectSha256, readEffect, readMember, type StoredEffect } from './effect-document.ts';
import { prospectOf, type ChangedMember, type ChangeEffect } from './effect.ts';
import { readToolFunctions, toolIdsOf } from './plan.ts';
import { planProblem } from './prospect.ts';

/** An effect with the digest a person confirms. */
export interface DigestedEffect {
  readonly effect: ChangeEffect;
  readonly sha256: string;
}

/** What a change would do now; or why its plan no longer fits. */
export interface LiveEffect {
  readonly found: DigestedEffect | null;
  readonly problem: Problem | null;
}

export interface ChangeEventRow {
  readonly id: string;
  readonly changeId: string;
  readonly event: string;
  readonly fromState: string;
  readonly toState: string;
  readonly occurredAt: Date;
  readonly reason: string;
  readonly reference: string;
  readonly actor: string | null;
  readonly recordedAt: Date;
}

const NO_EFFECT: LiveEffect = { found: null, problem: null };

/** What is said of changes: batches for the loaders, a constant number of statements each. */
@Injectable()
export class ChangeReads {
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;

  constructor(transactions: TenantTransaction, calculations: CalculationService) {
    this.#transactions = transactions;
    this.#calculations = calculations;
  }

  /** @throws AppError NOT_FOUND */
  byId(viewer: Viewer, id: string): Promise<ChangeRow> {
    return this.#transactions.read(viewer, (tx) => changeById(tx, id, changesOf(viewer)));
  }

  /** A page of the changes of each group, newest first. */
  pagesOfGroups(viewer: Viewer, ids: readonly string[], page: PageArgs): Promise<Connection<ChangeRow>[]> {
    return this.#transactions.read(viewer, (tx) => pagesBy(tx, viewer, 'consortium_id', ids, page));
  }

  /** The same of those that are about one member. */
  pagesOfMembers(viewer: Viewer, ids: readonly string[], page: PageArgs): Promise<Connection<ChangeRow>[]> {
    return this.#transactions.read(viewer, (tx) => pagesBy(tx, viewer, 'member_id', ids, page));
  }

  /** What was frozen when each was filed; null: not filed. */
  frozenEffects(viewer: Viewer, changeIds: readonly string[]): Promise<(DigestedEffect | null)[]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<{ id: string; effect: StoredEffect; sha256: string }>(
        `SELECT id, effect, effect_sha256 AS sha256 FROM change_request
         WHERE id = ANY ($1::uuid[]) AND effect IS NOT NULL`,
        [changeIds],
      );
      const found = new Map(
        rows.map(({ id, effect, sha256 }) => [id, { effect: readEffect(effect), sha256 }]),
      );
      return changeIds.map((id) => found.get(id) ?? null);
    });
  }

  /** Of what was frozen, a member user's own rows and nothing else; none in any other role. */
  ownEffects(viewer: Viewer, changeIds: readonly string[]): Promise<ChangedMember[][]> {
    if (viewer.acting?.role !== 'MEMBER_USER') return Promise.resolve(changeIds.map(() => []));
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<{ id: string; members: StoredEffect['members'] }>(
        `SELECT r.id, r.effect -> 'members' AS members FROM own_changes() r WHERE r.id = ANY ($1::uuid[])`,
        [changeIds],
      );
      const own = new Map(rows.map(({ id, members }) => [id, members.map(readMember)]));
      return changeIds.map((id) => own.get(id) ?? []);
    });
  }

  /** What each change still to be decided would do now, in at most four statements and the calculations. */
  liveEffects(viewer: Viewer, changes: readonly ChangeRow[]): Promise<LiveEffect[]> {
    const open = changes.filter(isOpen);
    const groups = [...new Set(open.map(({ consortiumId }) => consortiumId))];
    if (open.length === 0) return Promise.resolve(changes.map(() => NO_EFFECT));
    return this.#transactions.read(viewer, async (tx) => {
      const priced = await this.#calculations.priceAllRead(tx, groups);
      const standings = await readStandings(tx, groups);
      const tools = await readToolFunctions(tx, groups, toolIdsOf(open.map(({ plan }) => plan)));
      return changes.map((change) => {
        const group = priced[groups.indexOf(change.consortiumId)];
        if (!isOpen(change) || !group) return NO_EFFECT;
        const standing = standings.get(change.consortiumId) ?? NOTHING_STANDS;
        const prospect = prospectOf(group.input, standing, change.plan, tools);
        if (!prospect.ok) return { found: null, problem: planProblem(prospect.error, null) };
        const { effect } = prospect.value;
        return { found: { effect, sha256: effectSha256(effect) }, problem: null };
      });
    });
  }

  /** What happened to each, in the order it was recorded: five steps at most. */
  eventsOf(viewer: Viewer, changeIds: readonly string[]): Promise<ChangeEventRow[][]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<ChangeEventRow>(
        `SELECT e.id, e.subject_id AS "changeId", e.event, e.from_state AS "fromState", e.to_state AS "toState",
           e.occurred_at AS "occurredAt", e.reason, e.reference, u.display_name AS actor, e.recorded_at AS "recordedAt"
         FROM procedure_event e LEFT JOIN app_user u ON u.id = e.actor_id
         WHERE e.machine = 'CHANGE' AND e.subject_id = ANY ($1::uuid[]) ORDER BY e.recorded_at, e.id`,
        [changeIds],
      );
      return changeIds.map((id) => rows.filter(({ changeId }) => changeId === id));
    });
  }
}

const isOpen = ({ status }: ChangeRow): boolean => status === 'DRAFT' || status === 'FILED';

async function pagesBy(
  tx: Tx,
  viewer: Viewer,
  parent: 'consortium_id' | 'member_id',
  ids: readonly string[],
  { first, after }: PageArgs,
): Promise<Connection<ChangeRow>[]> {
  const rows = await tx.query<ChangeRow & { readonly parent: string }>(
    `SELECT page.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
       SELECT ${CHANGE_COLUMNS}, r.${parent} AS parent FROM ${changesOf(viewer)} r
       WHERE r.${parent} = wanted.id
         AND ($2::uuid IS NULL OR r.number < (
           SELECT l.number FROM ${changesOf(viewer)} l WHERE l.id = $2 AND l.${parent} = wanted.id))
       ORDER BY r.number DESC LIMIT $3) AS page`,
    [ids, cursorId(after), first + 1],
  );
  return ids.map((id) =>
    pageOf(
      rows.filter((row) => row.parent === id),
      first,
      (row) => [row.id],
    ),
  );
}
