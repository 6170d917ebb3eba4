import { Injectable } from '@nestjs/common';
import { CalculationService } from '@renkei/consortium';
import { canonicalJson } from '@renkei/kernel';
import { CHECK_SEVERITIES, MACHINES, type MachineCode, type MachineDefinition } from '@renkei/lifecycle';
import { Clock, notFound, TenantTransaction, type Tx, type Viewer } from '@renkei/platform';
import { cursorId, pageOf, type Connection, type PageArgs } from '@renkei/platform/graphql';
import { checkFindingOf } from '../shared/check-finding.type.ts';
import {
  APPLICATION,
  APPLICATION_COLUMNS,
  APPLICATION_TABLES,
  applicationById,
  type ApplicationRow,
} from './application.rows.ts';
import type { SubmissionType } from './application.type.ts';
import type { ApplicationCheckType } from './check.type.ts';
import { grantsOf } from './grant.reads.ts';
import type { GrantType } from './grant.type.ts';
import type { ProcedureEventType } from './procedure-event.type.ts';
import { readSituation } from './submission-facts.ts';

/** What is said of applications: batches for the loaders, one statement each. */
@Injectable()
export class ApplicationReads {
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, calculations: CalculationService, clock: Clock) {
    this.#transactions = transactions;
    this.#calculations = calculations;
    this.#clock = clock;
  }

  /** The live one of each group, else the last; null: none yet. */
  currentOf(viewer: Viewer, consortiumIds: readonly string[]): Promise<(ApplicationRow | null)[]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<ApplicationRow>(
        `SELECT DISTINCT ON (a.consortium_id) ${APPLICATION_COLUMNS} FROM ${APPLICATION_TABLES}
         WHERE a.consortium_id = ANY ($1::uuid[])
         ORDER BY a.consortium_id, a.status IN ('REJECTED', 'WITHDRAWN'), a.number DESC`,
        [consortiumIds],
      );
      return consortiumIds.map((id) => rows.find(({ consortiumId }) => consortiumId === id) ?? null);
    });
  }

  /** A page of each group's applications, newest first. */
  pagesOf(
    viewer: Viewer,
    consortiumIds: readonly string[],
    page: PageArgs,
  ): Promise<Connection<ApplicationRow>[]> {
    return this.#pages<ApplicationRow>(viewer, consortiumIds, page, {
      table: 'application',
      columns: `${APPLICATION_COLUMNS}, a.consortium_id AS parent`,
      from: APPLICATION_TABLES,
      parent: 'a.consortium_id',
      order: 'a.number',
    });
  }

  /** A page of each application's submissions, newest first, without their documents. */
  submissionsOf(
    viewer: Viewer,
    applicationIds: readonly string[],
    page: PageArgs,
  ): Promise<Connection<SubmissionType>[]> {
    return this.#pages<SubmissionType>(viewer, applicationIds, page, {
      table: 'submission',
      columns: `a.id, a.application_id AS "applicationId", a.number, a.portal_number AS "portalNumber",
        a.submitted_at AS "submittedAt", a.snapshot_id AS "snapshotId", a.rule_set AS "ruleSet",
        a.rule_set_version AS "ruleSetVersion", a.document_sha256 AS "documentSha256", a.recorded_at AS "recordedAt",
        a.application_id AS parent`,
      from: 'submission a',
      parent: 'a.application_id',
      order: 'a.number',
    });
  }

  /** The documents of submissions as canonical JSON: what their digests are of. */
  documentsOf(viewer: Viewer, submissionIds: readonly string[]): Promise<(string | null)[]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<{ id: string; document: unknown }>(
        'SELECT id, document FROM submission WHERE id = ANY ($1::uuid[])',
        [submissionIds],
      );
      const byId = new Map(rows.map(({ id, document }) => [id, canonicalJson(document)]));
      return submissionIds.map((id) => byId.get(id) ?? null);
    });
  }

  grantsOf(viewer: Viewer, applicationIds: readonly string[]): Promise<(GrantType | null)[]> {
    return this.#transactions.read(viewer, (tx) => grantsOf(tx, applicationIds));
  }

  /** A page of each group's history, the last recorded first. */
  eventsOf(
    viewer: Viewer,
    consortiumIds: readonly string[],
    page: PageArgs,
  ): Promise<Connection<ProcedureEventType>[]> {
    return this.#pages<ProcedureEventType>(
      viewer,
      consortiumIds,
      page,
      {
        table: 'procedure_event',
        columns: `a.id, a.machine, a.subject_id AS "subjectId", a.event, a.from_state AS "fromState", a.to_state AS "toState",
          a.occurred_at AS "occurredAt", a.reason, a.reference, a.recorded_at AS "recordedAt", u.display_name AS actor,
          a.consortium_id AS parent`,
        from: 'procedure_event a LEFT JOIN app_user u ON u.id = a.actor_id',
        parent: 'a.consortium_id',
        order: 'a.recorded_at',
      },
      labelled,
    );
  }

  /**
   * What speaks against submitting now; null once it is submitted. The number of statements does not depend on the
   * size of the group.
   */
  check(viewer: Viewer, { id, consortiumId }: ApplicationRow): Promise<ApplicationCheckType | null> {
    return this.#transactions.read(viewer, async (tx) => {
      const application = await applicationById(tx, id);
      if (!['DRAFT', 'IN_CHECK', 'APPROVED', 'RETURNED'].includes(application.status)) return null;
      const [priced] = await this.#calculations.priceAllRead(tx, [consortiumId]);
      if (!priced) throw notFound(APPLICATION);
      const { findings } = await readSituation(tx, application, priced, this.#clock.nowJst());
      const blockers = findings.filter(({ severity }) => severity === 'BLOCKER').length;
      return {
        ready: blockers === 0,
        blockers,
        findings: CHECK_SEVERITIES.flatMap((severity) =>
          findings.filter((finding) => finding.severity === severity).map(checkFindingOf),
        ),
      };
    });
  }

  #pages<Row extends { readonly id: string }>(
    viewer: Viewer,
    parents: readonly string[],
    page: PageArgs,
    list: List,
    rowOf: (row: Row) => Row = (row) => row,
  ): Promise<Connection<Row>[]> {
    return this.#transactions.read(viewer, (tx) => pagesOf(tx, parents, page, list, rowOf));
  }
}

/** A list under a parent, read backwards; the alias `a` is its own table. */
interface List {
  readonly table: string;
  readonly columns: string;
  readonly from: string;
  readonly parent: string;
  readonly order: string;
}

async function pagesOf<Row extends { readonly id: string }>(
  tx: Tx,
  parents: readonly string[],
  { first, after }: PageArgs,
  { table, columns, from, parent, order }: List,
  rowOf: (row: Row) => Row,
): Promise<Connection<Row>[]> {
  const rows = await tx.query<Row & { readonly parent: string }>(
    `SELECT page.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
       SELECT ${columns} FROM ${from} WHERE ${parent} = wanted.id
         AND ($2::uuid IS NULL OR (${order}, a.id) < (
           SELECT ${order}, a.id FROM ${table} a WHERE a.id = $2 AND ${parent} = wanted.id))
       ORDER BY ${order} DESC, a.id DESC LIMIT $3) AS page`,
    [parents, cursorId(after), first + 1],
  );
  return parents.map((id) =>
    pageOf(rows.filter((row) => row.parent === id).map(rowOf), first, (row) => [row.id]),
  );
}

const definitionOf = (machine: MachineCode): MachineDefinition => MACHINES[machine];

function labelled(row: ProcedureEventType): ProcedureEventType {
  const { label, states, transitions } = definitionOf(row.machine);
  const done = transitions.find(({ event }) => event === row.event)?.label;
  const begun = { ja: `${label.ja}の作成`, en: `Began the ${label.en}` };
  const unknown = { ja: row.toState, en: row.toState };
  return { ...row, label: done ?? begun, toLabel: states[row.toState] ?? unknown };
}
