import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  checkName,
  leaveDerivation,
  notFound,
  once,
  ProblemList,
  refuse,
  refuseStale,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { type Connection, cursorId, type PageArgs, pageOf } from '@renkei/platform/graphql';
import { DEFAULT_RULE_SET_ID, RULE_SETS } from '@renkei/subsidy-rules';
import { columnsOf, requireUuid, updateVersioned } from '../shared/rows.ts';
import { checkYenRange } from '../shared/yen-problem.ts';
import { refuseUnlessApprover } from './approvers.ts';
import { AssignmentEntity } from './assignment.entity.ts';
import { GROUP, lockConsortium } from './consortium.access.ts';
import { ConsortiumEntity } from './consortium.entity.ts';
import type {
  ConsortiumSettingsInput,
  CreateConsortiumInput,
  UpdateConsortiumInput,
} from './consortium.inputs.ts';

@Injectable()
export class ConsortiumService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /**
   * Founds a group; whoever does it coordinates it. Once per idempotency key.
   * @throws ProblemsFound, ACTS_FOR_ONE_GROUP for whoever narrowed their role to another group and so would not see it
   */
  create(viewer: Viewer, input: CreateConsortiumInput): Promise<ConsortiumEntity> {
    return this.#transactions.run(viewer, async (tx) => {
      if (viewer.acting?.assignmentId != null) {
        refuse('ACTS_FOR_ONE_GROUP', null, {
          ja: 'いまは1つのグループの担当として操作しています。役割の選択で「とりまとめ担当（すべてのグループ）」に切り替えてから、新しいグループを作ってください。',
          en: 'You are acting for one group only. Please switch to coordinating all your groups, then found the new one.',
        });
      }
      const id = await once(tx, viewer, 'createConsortium', input, async () => {
        const consortiumId = randomUUID();
        const row = {
          name: tidyLine(input.name),
          prefecture: input.prefecture,
          ruleSet: DEFAULT_RULE_SET_ID,
          isSample: input.isSample ?? false,
          ...settingsOf(input),
        };
        await checkSettings(tx, { adminCapYen: null, scheduleId: null, ...row });
        // before the group's row: row-level security shows a group to its coordinator only (policy `found`)
        await tx
          .repository(AssignmentEntity)
          .insert({ userId: viewer.userId, role: 'COORDINATOR', consortiumId });
        await tx
          .repository(ConsortiumEntity)
          .insert({ ...row, id: consortiumId, createdBy: viewer.userId } as never);
        await leaveDerivation(tx, consortiumId);
        return consortiumId;
      });
      return consortiumById(tx, id);
    });
  }

  update(viewer: Viewer, input: UpdateConsortiumInput): Promise<ConsortiumEntity> {
    return this.#transactions.run(viewer, async (tx) => {
      const current = await lockConsortium(tx, input.id);
      if (current.version !== input.version) refuseStale(input.version, current.version);
      if (current.needsApproval && input.needsApproval === false) {
        await refuseUnlessApprover(tx, viewer, current.id, 'input.needsApproval');
      }
      const changes = {
        ...settingsOf(input),
        ...(input.name === undefined ? {} : { name: tidyLine(input.name) }),
        ...(input.prefecture === undefined ? {} : { prefecture: input.prefecture }),
        ...(input.needsApproval === undefined ? {} : { needsApproval: input.needsApproval }),
      };
      await checkSettings(tx, { ...current, ...changes });
      await updateVersioned(tx, ConsortiumEntity, input, changes, GROUP);
      await leaveDerivation(tx, input.id);
      return consortiumById(tx, input.id);
    });
  }

  async byId(viewer: Viewer, id: string): Promise<ConsortiumEntity> {
    requireUuid(id, GROUP);
    return this.#transactions.read(viewer, (tx) => consortiumById(tx, id));
  }

  /** The groups this person sees in the role they act in, newest first. */
  async page(viewer: Viewer, { first, after }: PageArgs): Promise<Connection<ConsortiumEntity>> {
    const last = cursorId(after);
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<ConsortiumEntity>(
        `SELECT ${columnsOf(tx, ConsortiumEntity, 'c')} FROM consortium c
         WHERE $1::uuid IS NULL OR (c.created_at, c.id) < (SELECT l.created_at, l.id FROM consortium l WHERE l.id = $1)
         ORDER BY c.created_at DESC, c.id DESC LIMIT $2`,
        [last, first + 1],
      );
      return pageOf(rows, first, (row) => [row.id]);
    });
  }
}

/** One group as this transaction sees it. */
export async function consortiumById(tx: Tx, id: string): Promise<ConsortiumEntity> {
  const [row] = await tx.query<ConsortiumEntity>(
    `SELECT ${columnsOf(tx, ConsortiumEntity, 'c')} FROM consortium c WHERE c.id = $1`,
    [id],
  );
  if (!row) throw notFound(GROUP);
  return row;
}

/** Only what the input really names: what is left out stays as it is. */
function settingsOf(input: ConsortiumSettingsInput) {
  const { ruleSet, readings, adminCapYen, overCapPolicy, requestedAnalysisYen, sharingKey } = input;
  const { scheduleId, internalLeadBusinessDays } = input;
  const named = {
    ruleSet,
    adminFeeBase: readings?.adminFeeBase,
    analysisMemberCount: readings?.analysisMemberCount,
    tierBoundary: readings?.tierBoundary,
    productivityMean: readings?.productivityMean,
    adminCapYen,
    overCapPolicy,
    requestedAnalysisYen,
    sharingKey,
    scheduleId,
    internalLeadBusinessDays,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as Partial<
    Pick<ConsortiumEntity, keyof typeof named>
  >;
}

type Checked = Pick<ConsortiumEntity, 'name' | 'ruleSet' | 'adminCapYen' | 'scheduleId'> &
  Partial<Pick<ConsortiumEntity, 'requestedAnalysisYen'>>;

async function checkSettings(tx: Tx, row: Checked): Promise<void> {
  const problems = new ProblemList();
  checkName(problems, row.name, 'input.name');
  checkYenRange(problems, row.adminCapYen, 'input.adminCapYen');
  checkYenRange(problems, row.requestedAnalysisYen, 'input.requestedAnalysisYen');
  if (row.adminCapYen !== null && RULE_SETS[row.ruleSet].admin.cap !== null) {
    problems.add('ADMIN_CAP_ALREADY_KNOWN', 'input.adminCapYen', {
      ja: `事務費・専門家費の上限は、${row.ruleSet}年度のルールで決まっています。金額を消して保存してください。`,
      en: `The rules of ${row.ruleSet} give the cap of admin costs. Please clear this amount and save again.`,
    });
  }
  if (row.scheduleId !== null) await checkSchedule(tx, problems, row.scheduleId, row.ruleSet);
  problems.throwIfAny();
}

async function checkSchedule(
  tx: Tx,
  problems: ProblemList,
  scheduleId: string,
  ruleSet: string,
): Promise<void> {
  const [schedule] = await tx.query<{ rule_set: string }>('SELECT rule_set FROM schedule WHERE id = $1', [
    scheduleId,
  ]);
  if (!schedule) {
    problems.add('SCHEDULE_NOT_FOUND', 'input.scheduleId', {
      ja: '日程が見つかりません。一覧からもう一度お選びください。',
      en: 'The schedule was not found. Please choose it again from the list.',
    });
  } else if (schedule.rule_set !== ruleSet) {
    problems.add('SCHEDULE_OF_OTHER_RULE_SET', 'input.scheduleId', {
      ja: `この日程は${schedule.rule_set}年度のものです。${ruleSet}年度の日程を選ぶか、年度のルールを変えてください。`,
      en: `This schedule is for ${schedule.rule_set}. Choose one for ${ruleSet}, or change the rule set.`,
    });
  }
}
