import { Injectable } from '@nestjs/common';
import { compareMinutes, toIsoUtc, type JstMinute } from '@renkei/kernel';
import { ANCHORS, checkSchedule, type AnchorCode } from '@renkei/lifecycle';
import {
  Clock,
  leaveDerivation,
  notFound,
  ProblemsFound,
  refuse,
  refuseStale,
  TenantTransaction,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { readGroup, readGroupAnchors } from '../obligation/group-facts.ts';
import { refuseRecorded } from '../shared/recorded-once.ts';
import { milestoneOf } from './milestone-facts.ts';
import type { RecordMilestoneInput } from './milestone.inputs.ts';
import type { MilestoneType } from './milestone.type.ts';

export interface MilestoneRow {
  readonly consortium_id: string;
  readonly anchor: AnchorCode;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly version: number;
}

export const MILESTONE_COLUMNS = 'consortium_id, anchor, occurred_at, recorded_at, version';

export function milestoneTypeOf(row: MilestoneRow): MilestoneType {
  const { anchor, occurredAt, recordedAt } = milestoneOf(row);
  return {
    anchor,
    label: ANCHORS[anchor].label,
    occurredAt,
    happened: compareMinutes(occurredAt, recordedAt) <= 0,
    version: row.version,
    recordedAt,
  };
}

/** What a recorded grant decision says, or an accepted change of it: nobody enters another date beside it. */
const OF_THE_GRANT: readonly AnchorCode[] = ['GRANT_DECISION', 'PROJECT_END', 'PERFORMANCE_REPORT_DUE'];

async function refuseBesideGrant(tx: Tx, { consortiumId, anchor }: RecordMilestoneInput): Promise<void> {
  if (!OF_THE_GRANT.includes(anchor)) return;
  const granted = await tx.query(
    `SELECT 1 FROM application WHERE consortium_id = $1 AND status = 'GRANTED'`,
    [consortiumId],
  );
  if (granted.length === 0) return;
  const { ja, en } = ANCHORS[anchor].label;
  refuse('FOLLOWS_FROM_THE_GRANT', 'input.anchor', {
    ja: `「${ja}」は、記録した交付決定のとおりです。日程が変わったときは「変更の届出」から変えてください。`,
    en: `"${en}" follows from the recorded grant decision. When the dates change, please file a change.`,
  });
}

/** Decided by an authority: there is no such thing as a grant decision to come (R25 Art. 14). */
const ONLY_FACTS: readonly AnchorCode[] = ['GRANT_DECISION'];

@Injectable()
export class MilestoneService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * Records what holds for this group, before what its schedule expects; repeating the same record changes nothing.
   * @throws ProblemsFound NOT_YET, FOLLOWS_FROM_THE_GRANT, OUT_OF_ORDER, ALREADY_RECORDED, STALE_VERSION, CONSORTIUM_CLOSED;
   *   AppError NOT_FOUND
   */
  async record(viewer: Viewer, input: RecordMilestoneInput): Promise<MilestoneType> {
    const now = this.#clock.nowJst();
    if (ONLY_FACTS.includes(input.anchor) && compareMinutes(input.occurredAt, now) > 0) {
      const { ja, en } = ANCHORS[input.anchor].label;
      refuse('NOT_YET', 'input.occurredAt', {
        ja: `「${ja}」は、実際に通知を受けてから、その日時を入れてください（いまは${now.replace('T', ' ')}です）。`,
        en: `Please record "${en}" after it has really happened (it is ${now} now).`,
      });
    }
    return this.#transactions.run(viewer, async (tx) => {
      const group = await readGroup(tx, input.consortiumId);
      if (group.closed) {
        refuse('CONSORTIUM_CLOSED', null, {
          ja: 'このグループは終了しています。内容は見るだけになります。',
          en: 'This group is closed and can only be read.',
        });
      }
      await refuseBesideGrant(tx, input);
      const rows = await tx.query<MilestoneRow>(
        `SELECT ${MILESTONE_COLUMNS} FROM consortium_milestone WHERE consortium_id = $1 FOR UPDATE`,
        [input.consortiumId],
      );
      const known = rows.map(milestoneTypeOf);
      const current = known.find(({ anchor }) => anchor === input.anchor);
      const happened = compareMinutes(input.occurredAt, now) <= 0;
      const repeated = current?.occurredAt === input.occurredAt && current.happened === happened;
      if (repeated && input.version == null) return current;

      const { schedule } = await readGroupAnchors(tx, group);
      refuseDisorder(known, schedule.ROUND_OPEN, input);
      const row = await this.#write(tx, viewer, input, current?.version);
      await leaveDerivation(tx, input.consortiumId);
      return milestoneTypeOf(row);
    });
  }

  async #write(
    tx: Tx,
    viewer: Viewer,
    input: RecordMilestoneInput,
    current: number | undefined,
  ): Promise<MilestoneRow> {
    const { consortiumId, anchor, version = null } = input;
    const values = [
      consortiumId,
      anchor,
      toIsoUtc(input.occurredAt),
      viewer.userId,
      new Date(this.#clock.epochMs()),
    ];
    if (current === undefined) {
      if (version !== null) throw notFound({ ja: '直す記録', en: 'The record to correct' });
      const [row] = await tx.query<MilestoneRow>(
        `INSERT INTO consortium_milestone (consortium_id, anchor, occurred_at, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING ${MILESTONE_COLUMNS}`,
        values,
      );
      return row ?? refuseRecorded(1); // somebody recorded it in this very moment
    }
    if (version === null) refuseRecorded(current);
    if (version !== current) refuseStale(version, current);
    const [row] = await tx.query<MilestoneRow>(
      `UPDATE consortium_milestone
       SET occurred_at = $3, recorded_by = $4, recorded_at = $5, version = version + 1
       WHERE consortium_id = $1 AND anchor = $2 RETURNING ${MILESTONE_COLUMNS}`,
      values,
    );
    return row!;
  }
}

/**
 * Only what this group recorded is compared, facts may well come in another order than the schedule expected, and
 * the opening of its round: nothing of a group happens before it could apply, so an earlier date is a slip.
 */
function refuseDisorder(
  known: readonly MilestoneType[],
  roundOpen: JstMinute | undefined,
  input: RecordMilestoneInput,
): void {
  const recorded = Object.fromEntries(known.map(({ anchor, occurredAt }) => [anchor, occurredAt]));
  const anchors = { ...(roundOpen === undefined ? {} : { ROUND_OPEN: roundOpen }), ...recorded };
  const problems = checkSchedule({ ...anchors, [input.anchor]: input.occurredAt });
  if (problems.length === 0) return;
  throw new ProblemsFound(problems.map(({ code, message }) => ({ code, path: 'input.occurredAt', message })));
}
