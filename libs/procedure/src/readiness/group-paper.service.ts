import { Injectable } from '@nestjs/common';
import { GROUP, lockConsortium } from '@renkei/consortium';
import type { LocalDate } from '@renkei/kernel';
import { groupRequirements, type GroupRequirementCode, type ProgrammeYear } from '@renkei/lifecycle';
import { refuseRecorded } from '@renkei/obligations';
import {
  Clock,
  notFound,
  ProblemList,
  refuseStale,
  TenantTransaction,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type { RecordGroupPaperInput, RemoveGroupPaperInput } from './eligibility.inputs.ts';
import type { GroupPaperType } from './eligibility.type.ts';
import { groupFactsOf, SUPPORTED } from './group-paper-facts.ts';
import { groupedBy } from './paper-facts.ts';

const RECORD = { ja: 'グループの書類の記録', en: "The record of the group's paper" };

@Injectable()
export class GroupPaperService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * Notes that a paper of the group is ready (K25 p.23). The same again changes nothing.
   * @throws ProblemsFound with everything to put right, ALREADY_RECORDED, STALE_VERSION; AppError NOT_FOUND
   */
  record(viewer: Viewer, input: RecordGroupPaperInput): Promise<GroupPaperType> {
    return this.#transactions.run(viewer, async (tx) => {
      await lockConsortium(tx, input.consortiumId);
      const paper = await paperOf(tx, input);
      checkPaper(input, paper, this.#clock.todayJst());
      const { version = null } = input;
      const seen = paper?.version ?? null;
      if (seen !== null && version === null) {
        if (paper?.receivedOn === input.receivedOn) return paper;
        refuseRecorded(seen);
      }
      if (version !== null && seen === null) throw notFound(RECORD);
      if (version !== null && seen !== null && version !== seen) refuseStale(version, seen);
      await this.#write(tx, viewer, input);
      return (await paperOf(tx, input))!;
    });
  }

  /** @throws ProblemsFound STALE_VERSION, CONSORTIUM_CLOSED; AppError NOT_FOUND */
  remove(viewer: Viewer, input: RemoveGroupPaperInput): Promise<GroupPaperType | null> {
    return this.#transactions.run(viewer, async (tx) => {
      await lockConsortium(tx, input.consortiumId);
      const [row] = await tx.query<{ version: number }>(
        'SELECT version FROM group_paper WHERE consortium_id = $1 AND requirement = $2',
        [input.consortiumId, input.requirement],
      );
      if (!row) throw notFound(RECORD);
      if (row.version !== input.version) refuseStale(input.version, row.version);
      await tx.query('DELETE FROM group_paper WHERE consortium_id = $1 AND requirement = $2', [
        input.consortiumId,
        input.requirement,
      ]);
      return paperOf(tx, input);
    });
  }

  /** The group is locked: nobody else writes in between. */
  async #write(tx: Tx, viewer: Viewer, { consortiumId, requirement, receivedOn }: RecordGroupPaperInput) {
    await tx.query(
      `INSERT INTO group_paper (consortium_id, requirement, received_on, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (consortium_id, requirement) DO UPDATE SET received_on = excluded.received_on,
         recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, version = group_paper.version + 1`,
      [consortiumId, requirement, receivedOn, viewer.userId, new Date(this.#clock.epochMs())],
    );
  }
}

interface Row {
  readonly groupId: string;
  readonly year: ProgrammeYear;
  readonly supported: boolean;
  readonly requirement: GroupRequirementCode | null;
  readonly receivedOn: LocalDate | null;
  readonly version: number | null;
}

/** The papers each group needs, with what is ready of them: one statement. */
export async function groupPapersOf(
  tx: Tx,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, readonly GroupPaperType[]>> {
  const rows = await tx.query<Row>(
    `SELECT c.id AS "groupId", c.rule_set AS year, ${SUPPORTED} AS supported, p.requirement,
       p.received_on AS "receivedOn", p.version
     FROM consortium c LEFT JOIN group_paper p ON p.consortium_id = c.id WHERE c.id = ANY ($1::uuid[])`,
    [groupIds],
  );
  return new Map([...groupedBy(rows, 'groupId')].map(([id, own]) => [id, papersOf(own)]));
}

function papersOf(rows: readonly Row[]): GroupPaperType[] {
  const [group] = rows;
  if (!group) return [];
  return groupRequirements(groupFactsOf(group), group.year).map(({ code, label, source, carriedBack }) => {
    const { receivedOn = null, version = null } = rows.find(({ requirement }) => requirement === code) ?? {};
    return { requirement: code, label, source, carriedBack, present: version !== null, receivedOn, version };
  });
}

/** null: the group does not need it. */
async function paperOf(
  tx: Tx,
  {
    consortiumId,
    requirement,
  }: { readonly consortiumId: string; readonly requirement: GroupRequirementCode },
): Promise<GroupPaperType | null> {
  const papers = (await groupPapersOf(tx, [consortiumId])).get(consortiumId);
  if (!papers) throw notFound(GROUP);
  return papers.find((paper) => paper.requirement === requirement) ?? null;
}

function checkPaper(input: RecordGroupPaperInput, paper: GroupPaperType | null, today: LocalDate): void {
  const problems = new ProblemList();
  if (paper === null) {
    problems.add('REQUIREMENT_DOES_NOT_APPLY', 'input.requirement', {
      ja: 'このグループには要らない書類です。一覧にある書類から選んでください。',
      en: 'This group does not need this paper. Please choose one from its list.',
    });
  }
  if (input.receivedOn > today) {
    problems.add('NOT_YET', 'input.receivedOn', {
      ja: 'そろった日は今日までの日付で入れてください。',
      en: 'The day it was ready cannot lie ahead.',
    });
  }
  problems.throwIfAny();
}
