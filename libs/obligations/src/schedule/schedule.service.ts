import { Injectable } from '@nestjs/common';
import { fromEpochMs, isUuid, toIsoUtc } from '@renkei/kernel';
import { checkSchedule, type AnchorCode, type Anchors, type ProgrammeYear } from '@renkei/lifecycle';
import {
  Clock,
  leaveWork,
  notFound,
  once,
  ProblemsFound,
  refuseStale,
  TenantTransaction,
  type Problem,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { pageOf, type Connection, type PageArgs } from '@renkei/platform/graphql';
import { cursorInstant, decodeTimeCursor } from '../shared/time-cursor.ts';
import { anchorMoves, type AnchorMove } from './anchor-moves.ts';
import type {
  CreateScheduleInput,
  PreviewScheduleRevisionInput,
  ReviseScheduleInput,
  ScheduleAnchorInput,
} from './schedule.inputs.ts';
import type { ScheduleType } from './schedule.type.ts';

const SCHEDULE = { ja: '日程', en: 'The schedule' };

interface ScheduleRow {
  readonly id: string;
  readonly label: string;
  readonly rule_set: ProgrammeYear;
  readonly is_sample: boolean;
  readonly version: number;
  readonly created_at: Date;
  readonly cursor_at: string;
}

const SELECT_SCHEDULE = `SELECT id, label, rule_set, is_sample, version, created_at,
  ${cursorInstant('created_at')} AS cursor_at FROM schedule`;

@Injectable()
export class ScheduleService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /** Newest first. */
  async list(viewer: Viewer, { first, after }: PageArgs): Promise<Connection<ScheduleType>> {
    const cursor = decodeTimeCursor(after);
    const rows = await this.#transactions.read(viewer, (tx) =>
      tx.query<ScheduleRow>(
        `${SELECT_SCHEDULE} WHERE $1::timestamptz IS NULL OR (created_at, id) < ($1, $2)
         ORDER BY created_at DESC, id DESC LIMIT $3`,
        [cursor?.at ?? null, cursor?.id ?? null, first + 1],
      ),
    );
    const { edges, pageInfo } = pageOf(rows, first, (row) => [row.cursor_at, row.id]);
    return { edges: edges.map(({ cursor: at, node }) => ({ cursor: at, node: scheduleOf(node) })), pageInfo };
  }

  /** @throws AppError NOT_FOUND */
  get(viewer: Viewer, id: string): Promise<ScheduleType> {
    return this.#transactions.read(viewer, (tx) => readSchedule(tx, id));
  }

  /** @throws ProblemsFound DUPLICATE_ANCHOR, OUT_OF_ORDER, IDEMPOTENCY_KEY_REUSED */
  async create(viewer: Viewer, input: CreateScheduleInput): Promise<ScheduleType> {
    const anchors = readAnchors(input.anchors);
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'createSchedule', input, async () => {
        const [schedule] = await tx.query<{ id: string }>(
          'INSERT INTO schedule (label, rule_set, is_sample) VALUES ($1, $2, $3) RETURNING id',
          [input.label.trim(), input.ruleSet, input.isSample],
        );
        await this.#publish(tx, viewer, schedule!.id, input, anchors);
        return schedule!.id;
      });
      return readSchedule(tx, id);
    });
  }

  /**
   * Publishes a new revision; the earlier ones stay as they were. The groups that follow the schedule derive their
   * obligations anew in the background and tell those concerned.
   * @throws ProblemsFound DUPLICATE_ANCHOR, OUT_OF_ORDER, STALE_VERSION; AppError NOT_FOUND
   */
  async revise(viewer: Viewer, input: ReviseScheduleInput): Promise<ScheduleType> {
    const anchors = readAnchors(input.anchors);
    return this.#transactions.run(viewer, async (tx) => {
      const updated = await tx.query(
        'UPDATE schedule SET version = version + 1 WHERE id = $1 AND version = $2 RETURNING id',
        [input.scheduleId, input.version],
      );
      if (updated.length === 0) {
        const current = await readSchedule(tx, input.scheduleId);
        refuseStale(input.version, current.version);
      }
      await this.#publish(tx, viewer, input.scheduleId, input, anchors);
      await leaveWork(tx, 'schedule.revised', [{ consortiumId: null, subjectId: input.scheduleId }]);
      return readSchedule(tx, input.scheduleId);
    });
  }

  /** What `revise` would move. @throws ProblemsFound DUPLICATE_ANCHOR, OUT_OF_ORDER; AppError NOT_FOUND */
  async previewRevision(viewer: Viewer, input: PreviewScheduleRevisionInput): Promise<readonly AnchorMove[]> {
    const anchors = readAnchors(input.anchors);
    return this.#transactions.read(viewer, async (tx) => {
      const { id } = await readSchedule(tx, input.scheduleId);
      const rows = await tx.query<{ anchor: AnchorCode; occurs_at: Date }>(
        `SELECT anchor, occurs_at FROM schedule_anchor WHERE revision_id =
           (SELECT id FROM schedule_revision WHERE schedule_id = $1 ORDER BY number DESC LIMIT 1)`,
        [id],
      );
      const current: Anchors = Object.fromEntries(
        rows.map((row) => [row.anchor, fromEpochMs(row.occurs_at.getTime())]),
      );
      return anchorMoves(current, anchors);
    });
  }

  async #publish(
    tx: Tx,
    viewer: Viewer,
    scheduleId: string,
    about: { readonly reason: string; readonly source: string },
    anchors: Anchors,
  ): Promise<void> {
    const dates = anchorMoves({}, anchors).flatMap(({ anchor, to }) => (to === null ? [] : [{ anchor, to }]));
    await tx.query(
      `WITH revision AS (
         INSERT INTO schedule_revision (schedule_id, number, reason, source, published_at, published_by)
         SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5 FROM schedule_revision WHERE schedule_id = $1
         RETURNING id
       )
       INSERT INTO schedule_anchor (revision_id, anchor, occurs_at)
       SELECT revision.id, anchor, occurs_at
       FROM revision, unnest($6::text[], $7::timestamptz[]) AS fresh (anchor, occurs_at)`,
      [
        scheduleId,
        about.reason.trim(),
        about.source.trim(),
        new Date(this.#clock.epochMs()),
        viewer.userId,
        dates.map(({ anchor }) => anchor),
        dates.map(({ to }) => toIsoUtc(to)),
      ],
    );
  }
}

async function readSchedule(tx: Tx, id: string): Promise<ScheduleType> {
  if (!isUuid(id)) throw notFound(SCHEDULE);
  const [row] = await tx.query<ScheduleRow>(`${SELECT_SCHEDULE} WHERE id = $1`, [id]);
  if (!row) throw notFound(SCHEDULE);
  return scheduleOf(row);
}

function scheduleOf(row: ScheduleRow): ScheduleType {
  return {
    id: row.id,
    label: row.label,
    ruleSet: row.rule_set,
    isSample: row.is_sample,
    version: row.version,
    createdAt: fromEpochMs(row.created_at.getTime()),
  };
}

/** All problems at once, each at the very date it is about. */
function readAnchors(inputs: readonly ScheduleAnchorInput[]): Anchors {
  const anchors: Anchors = Object.fromEntries(inputs.map(({ anchor, occursAt }) => [anchor, occursAt]));
  const duplicates = inputs.flatMap(({ anchor }, index): Problem[] =>
    inputs.findIndex((other) => other.anchor === anchor) === index
      ? []
      : [
          {
            code: 'DUPLICATE_ANCHOR',
            path: `input.anchors[${index}].anchor`,
            message: {
              ja: '同じ節目が2回あります。1つにしてください。',
              en: 'This point of the procedure is given twice. Please keep one.',
            },
          },
        ],
  );
  const disorder = checkSchedule(anchors).map(({ code, later, message }): Problem => ({
    code,
    path: `input.anchors[${inputs.findIndex(({ anchor }) => anchor === later)}].occursAt`,
    message,
  }));
  if (duplicates.length + disorder.length > 0) throw new ProblemsFound([...duplicates, ...disorder]);
  return anchors;
}
