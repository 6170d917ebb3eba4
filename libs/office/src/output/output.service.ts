import { Injectable } from '@nestjs/common';
import { canonicalJson, type LocalDate } from '@renkei/kernel';
import {
  Clock,
  leaveWork,
  notFound,
  refuse,
  sha256Of,
  TenantTransaction,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type { Connection, PageArgs } from '@renkei/platform/graphql';
import { newestPages } from '../shared/newest-pages.ts';
import { OUTPUT_LABELS, OWN_KINDS, type OutputKind, type OutputOptions } from './kinds.ts';
import type { CancelOutputInput, RequestOutputInput } from './output.inputs.ts';
import { OUTPUT_COLUMNS, outputById } from './output.rows.ts';
import type { OutputType } from './output.type.ts';

/** Waiting or being made at a time, for one group. */
const MOST_AT_ONCE = 5;
/** Asked for by one group in a day. */
const MOST_IN_A_DAY = 200;

/** Files somebody asks for: the request is a row, the worker does the rest. */
@Injectable()
export class OutputService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * The same request of the same state of the group on the same day is the same file: it is not made twice, whoever asks.
   * @throws AppError NOT_FOUND; ProblemsFound NOT_AN_OPTION, OWN_MEMBER_ONLY, TOO_MANY_OUTPUTS
   */
  async request(
    viewer: Viewer,
    input: RequestOutputInput,
  ): Promise<{ readonly output: OutputType; readonly alreadyThere: boolean }> {
    const memberId = input.memberId ?? null;
    return this.#transactions.run(viewer, async (tx) => {
      await requireGroupAndMember(tx, input.consortiumId, memberId);
      const options = optionsOf(input);
      await requireChosen(tx, input.consortiumId, options);
      if (viewer.acting?.role === 'MEMBER_USER') refuseUnlessOwn(input.kind, memberId);
      // one request after another: limits count what is really there, and the same two are one
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `renkei outputs ${input.consortiumId}`,
      ]);
      const request = {
        kind: input.kind,
        memberId,
        options,
        locale: input.locale ?? viewer.locale,
        day: this.#clock.todayJst(),
        // a member's file is its own: what the coordinator may read it may not
        by: viewer.acting?.role === 'MEMBER_USER' ? viewer.userId : 'COORDINATOR',
        state: await lastChangeOf(tx, input.consortiumId),
      };
      const digest = sha256Of(canonicalJson(request));
      const [same] = await tx.query<{ id: string }>(
        `SELECT id FROM output_job WHERE consortium_id = $1 AND request_sha256 = $2 AND cancel_requested_at IS NULL
           AND (status IN ('WAITING', 'RUNNING') OR (status = 'DONE' AND expires_at > $3))`,
        [input.consortiumId, digest, this.#now()],
      );
      if (same) return { output: await outputById(tx, same.id), alreadyThere: true };
      await refuseTooMany(tx, input.consortiumId);
      const id = await this.#insert(tx, viewer, input.consortiumId, request, digest);
      await leaveWork(tx, 'output.make', [{ consortiumId: input.consortiumId, subjectId: id }]);
      return { output: await outputById(tx, id), alreadyThere: false };
    });
  }

  /** What is not being made yet is not begun; what is being made stops soon. What is done stays. @throws AppError NOT_FOUND */
  cancel(viewer: Viewer, { id }: CancelOutputInput): Promise<OutputType> {
    return this.#transactions.run(viewer, async (tx) => {
      await tx.query(
        `UPDATE output_job SET cancel_requested_at = $2
         WHERE id = $1 AND cancel_requested_at IS NULL AND status IN ('WAITING', 'RUNNING')`,
        [id, this.#now()],
      );
      return outputById(tx, id);
    });
  }

  byId(viewer: Viewer, id: string): Promise<OutputType> {
    return this.#transactions.read(viewer, (tx) => outputById(tx, id));
  }

  /** A page of each group's, newest first, in one statement. */
  pagesOf(
    viewer: Viewer,
    consortiumIds: readonly string[],
    page: PageArgs,
  ): Promise<Connection<OutputType>[]> {
    const source = { table: 'output_job', columns: OUTPUT_COLUMNS } as const;
    return newestPages(this.#transactions, viewer, source, consortiumIds, page);
  }

  #now(): Date {
    return new Date(this.#clock.epochMs());
  }

  async #insert(
    tx: Tx,
    viewer: Viewer,
    consortiumId: string,
    request: {
      readonly kind: OutputKind;
      readonly memberId: string | null;
      readonly options: OutputOptions;
      readonly locale: string;
      readonly day: LocalDate;
    },
    digest: string,
  ): Promise<string> {
    const [made] = await tx.query<{ id: string }>(
      `INSERT INTO output_job (consortium_id, member_id, kind, options, locale, made_for, request_sha256, requested_by,
         acting_role, acting_assignment_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [
        consortiumId,
        request.memberId,
        request.kind,
        JSON.stringify(request.options),
        request.locale,
        request.day,
        digest,
        viewer.userId,
        viewer.acting?.role,
        viewer.acting?.assignmentId ?? null,
      ],
    );
    return made!.id;
  }
}

/** Which choices a kind knows. */
const OPTIONS_OF: Readonly<Partial<Record<OutputKind, readonly (keyof OutputOptions)[]>>> = {
  TABLES: ['tables', 'format', 'encoding', 'markMissing'],
  OFFICIAL_FORMS: ['officialWorkbookId'],
  PARITY_REPORT: ['officialWorkbookId'],
  RECEIPT: ['transferItemId'],
  EFFECT_SUMMARY: ['year'],
};
const ABOUT_A_MEMBER: ReadonlySet<OutputKind> = new Set(['MEMBER_SHARE', 'REQUEST_LETTERS', 'RECEIPT']);

/** @throws ProblemsFound NOT_AN_OPTION: a choice that says nothing for this kind is not passed over in silence */
function optionsOf(input: RequestOutputInput): OutputOptions {
  const { tables, format, encoding, markMissing, officialWorkbookId, transferItemId, year } = input;
  const given = { tables, format, encoding, markMissing, officialWorkbookId, transferItemId, year };
  const known: readonly string[] = OPTIONS_OF[input.kind] ?? [];
  const options = Object.entries(given).filter(([, value]) => value != null);
  const label = OUTPUT_LABELS[input.kind];
  for (const [name] of options) if (!known.includes(name)) refuseOption(name, label);
  if (input.memberId != null && !ABOUT_A_MEMBER.has(input.kind)) refuseOption('memberId', label);
  return Object.fromEntries(options);
}

function refuseOption(name: string, label: { readonly ja: string; readonly en: string }): never {
  refuse('NOT_AN_OPTION', `input.${name}`, {
    ja: `「${label.ja}」では選べない項目です。外してから、もう一度お試しください。`,
    en: `"${label.en}" has no such choice. Please leave it out.`,
  });
}

function refuseUnlessOwn(kind: OutputKind, memberId: string | null): void {
  if (OWN_KINDS.has(kind) && memberId !== null) return;
  refuse('OWN_MEMBER_ONLY', 'input.kind', {
    ja: '自分のお店の「負担額のお知らせ」と「領収書」だけを作れます。ほかの書類は、とりまとめの方にお願いしてください。',
    en: 'You can have the share statement and receipts of your own shop. Please ask the coordinator for anything else.',
  });
}

async function requireGroupAndMember(tx: Tx, consortiumId: string, memberId: string | null): Promise<void> {
  const [found] = await tx.query<{ there: boolean }>(
    `SELECT $2::uuid IS NULL OR EXISTS (SELECT FROM member m WHERE m.id = $2 AND m.consortium_id = c.id) AS there
     FROM consortium c WHERE c.id = $1`,
    [consortiumId, memberId],
  );
  if (!found) throw notFound({ ja: 'グループ', en: 'The group' });
  if (!found.there) throw notFound({ ja: '構成員', en: 'The member' });
}

/** What was chosen is of this very group. @throws AppError NOT_FOUND */
async function requireChosen(
  tx: Tx,
  consortiumId: string,
  { officialWorkbookId, transferItemId }: OutputOptions,
): Promise<void> {
  const [found] = await tx.query<{ workbook: boolean; transfer: boolean }>(
    `SELECT $2::uuid IS NULL OR EXISTS (SELECT FROM official_workbook WHERE consortium_id = $1 AND id = $2) AS workbook,
            $3::uuid IS NULL OR EXISTS (SELECT FROM transfer_item WHERE consortium_id = $1 AND id = $3) AS transfer`,
    [consortiumId, officialWorkbookId ?? null, transferItemId ?? null],
  );
  if (!found?.workbook) throw notFound({ ja: '事務局の様式', en: 'The official workbook' });
  if (!found.transfer) throw notFound({ ja: '振込', en: 'The transfer' });
}

async function lastChangeOf(tx: Tx, consortiumId: string): Promise<string> {
  const [row] = await tx.query<{ seq: string | null }>('SELECT last_change_of($1)::text AS seq', [
    consortiumId,
  ]);
  return row?.seq ?? '0';
}

async function refuseTooMany(tx: Tx, consortiumId: string): Promise<void> {
  const [count] = await tx.query<{ now: number; today: number }>(
    `SELECT count(*) FILTER (WHERE status IN ('WAITING', 'RUNNING'))::integer AS now,
            count(*) FILTER (WHERE created_at > now() - interval '1 day')::integer AS today
     FROM output_job WHERE consortium_id = $1 AND (status IN ('WAITING', 'RUNNING') OR created_at > now() - interval '1 day')`,
    [consortiumId],
  );
  if ((count?.now ?? 0) >= MOST_AT_ONCE) {
    refuse('TOO_MANY_OUTPUTS', null, {
      ja: `いま${MOST_AT_ONCE}件のファイルを作っています。どれかができてから、もう一度お試しください。`,
      en: `${MOST_AT_ONCE} files are being made already. Please try again when one of them is done.`,
    });
  }
  if ((count?.today ?? 0) >= MOST_IN_A_DAY) {
    refuse('TOO_MANY_OUTPUTS', null, {
      ja: `このグループで1日に作れるファイルは${MOST_IN_A_DAY}件までです。明日もう一度お試しください。`,
      en: `A group can have ${MOST_IN_A_DAY} files made in a day. Please try again tomorrow.`,
    });
  }
}
