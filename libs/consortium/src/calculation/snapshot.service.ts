import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@renkei/kernel';
import {
  checkName,
  notFound,
  once,
  ProblemList,
  sha256Of,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { type Connection, cursorId, type PageArgs, pageOf } from '@renkei/platform/graphql';
import { toContractJson } from '@renkei/subsidy-rules';
import { lockConsortium } from '../consortium/consortium.access.ts';
import { requireUuid } from '../shared/rows.ts';
import { CalculationService, type PricedGroup } from './calculation.service.ts';
import { inputDocument } from './input-document.ts';
import type { SaveCalculationSnapshotInput } from './snapshot.inputs.ts';
import type { SnapshotType } from './snapshot.type.ts';

export const THE_SNAPSHOT = { ja: '保存した計算', en: 'The saved calculation' };

// Without the documents themselves: a list of snapshots stays light. c is the group as it is now.
const COLUMNS = `s.id, s.consortium_id AS "consortiumId", s.number, s.label, s.rule_set AS "ruleSet",
  s.rule_set_version AS "ruleSetVersion", (s.outcome #>> '{total,granted}')::bigint AS "totalGranted",
  s.input_sha256 AS "inputSha256", s.outcome_sha256 AS "outcomeSha256",
  s.inputs_version = c.inputs_version AS "isCurrent", s.created_at AS "createdAt",
  a.approved_at AS "approvedAt", u.display_name AS "approvedBy", a.four_eyes AS "fourEyes"`;
const APPROVAL = `LEFT JOIN snapshot_approval a ON a.snapshot_id = s.id LEFT JOIN app_user u ON u.id = a.approved_by`;

interface SnapshotRow extends Omit<SnapshotType, 'approval'> {
  readonly approvedAt: Date | null;
  readonly approvedBy: string | null;
  readonly fourEyes: boolean | null;
}

function snapshotOf({ approvedAt, approvedBy, fourEyes, ...row }: SnapshotRow): SnapshotType {
  return { ...row, approval: approvedAt && { approvedAt, approvedBy, fourEyes: fourEyes ?? false } };
}

/** The documents of a snapshot as canonical JSON: what its digests are of. */
export interface SnapshotDocuments {
  readonly input: string;
  readonly outcome: string;
}

@Injectable()
export class SnapshotService {
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;

  constructor(transactions: TenantTransaction, calculations: CalculationService) {
    this.#transactions = transactions;
    this.#calculations = calculations;
  }

  /**
   * Keeps the calculation of this moment. The group is locked meanwhile, so input, outcome and version belong
   * together and the numbers run on without gaps.
   * @throws AppError NOT_FOUND; ProblemsFound
   */
  save(viewer: Viewer, input: SaveCalculationSnapshotInput): Promise<SnapshotType> {
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'saveCalculationSnapshot', input, () =>
        this.#insert(tx, viewer, input),
      );
      return snapshotById(tx, id);
    });
  }

  byId(viewer: Viewer, id: string): Promise<SnapshotType> {
    requireUuid(id, THE_SNAPSHOT);
    return this.#transactions.read(viewer, (tx) => snapshotById(tx, id));
  }

  /** A page of each group's snapshots, newest first, in one statement. */
  pagesOf(
    viewer: Viewer,
    consortiumIds: readonly string[],
    { first, after }: PageArgs,
  ): Promise<Connection<SnapshotType>[]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<SnapshotRow>(
        `SELECT page.* FROM unnest($1::uuid[]) AS wanted (id)
         JOIN consortium c ON c.id = wanted.id
         CROSS JOIN LATERAL (
           SELECT ${COLUMNS} FROM calculation_snapshot s ${APPROVAL}
           WHERE s.consortium_id = c.id
             AND ($2::uuid IS NULL OR s.number < (SELECT l.number FROM calculation_snapshot l WHERE l.id = $2))
           ORDER BY s.number DESC LIMIT $3) AS page`,
        [consortiumIds, cursorId(after), first + 1],
      );
      return consortiumIds.map((id) =>
        pageOf(rows.filter(({ consortiumId }) => consortiumId === id).map(snapshotOf), first, (row) => [
          row.id,
        ]),
      );
    });
  }

  /** The documents of several snapshots, in the order asked for. */
  documentsOf(viewer: Viewer, ids: readonly string[]): Promise<(SnapshotDocuments | null)[]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<{ id: string; input: unknown; outcome: unknown }>(
        'SELECT id, input, outcome FROM calculation_snapshot WHERE id = ANY($1::uuid[])',
        [ids],
      );
      const byId = new Map(
        rows.map((row) => [row.id, { input: canonicalJson(row.input), outcome: canonicalJson(row.outcome) }]),
      );
      return ids.map((id) => byId.get(id) ?? null);
    });
  }

  async #insert(tx: Tx, viewer: Viewer, input: SaveCalculationSnapshotInput): Promise<string> {
    const label = tidyLine(input.label);
    const problems = new ProblemList();
    checkName(problems, label, 'input.label');
    problems.throwIfAny();
    const group = await lockConsortium(tx, input.consortiumId);
    const priced = await this.#calculations.priceWithin(tx, group.id);
    return keepPriced(tx, viewer, priced, label);
  }
}

/**
 * Keeps a priced group under a label, the caller's transaction holding the lock of the group it was priced in.
 * @returns the snapshot's id
 */
export async function keepPriced(
  tx: Tx,
  viewer: Viewer,
  { consortiumId, inputsVersion, input, calculation }: PricedGroup,
  label: string,
): Promise<string> {
  const { ruleSet } = calculation.result;
  const document = canonicalJson(inputDocument(input));
  const outcome = canonicalJson(toContractJson(calculation.result));
  const id = randomUUID();
  await tx.query(
    `INSERT INTO calculation_snapshot (id, consortium_id, number, label, rule_set, rule_set_version,
       inputs_version, input, input_sha256, outcome, outcome_sha256, created_by)
     SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11
     FROM calculation_snapshot WHERE consortium_id = $2`,
    [
      id,
      consortiumId,
      label,
      ruleSet.id,
      ruleSet.version,
      String(inputsVersion),
      document,
      sha256Of(document),
      outcome,
      sha256Of(outcome),
      viewer.userId,
    ],
  );
  return id;
}

/** @throws AppError NOT_FOUND */
export async function snapshotById(tx: Tx, id: string): Promise<SnapshotType> {
  const [row] = await tx.query<SnapshotRow>(
    `SELECT ${COLUMNS} FROM calculation_snapshot s JOIN consortium c ON c.id = s.consortium_id ${APPROVAL}
     WHERE s.id = $1`,
    [id],
  );
  if (!row) throw notFound(THE_SNAPSHOT);
  return snapshotOf(row);
}
