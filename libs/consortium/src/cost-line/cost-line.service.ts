import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
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
import type { RuleSetId } from '@renkei/subsidy-rules';
import { lockConsortiumOf } from '../consortium/consortium.access.ts';
import { MemberEntity } from '../member/member.entity.ts';
import { MEMBER } from '../member/member.rows.ts';
import { insertAll } from '../shared/set-writes.ts';
import { byIds, updateVersioned } from '../shared/rows.ts';
import { ToolEntity } from '../tool/tool.entity.ts';
import { inOrder } from '../tool/tool.service.ts';
import { checkCostLine, MAX_LINES_PER_MEMBER } from './cost-line-rules.ts';
import { CostLineEntity } from './cost-line.entity.ts';
import type {
  AddCostLineInput,
  CostLineInput,
  RemoveCostLineInput,
  ReplaceCostLinesInput,
  UpdateCostLineInput,
} from './cost-line.inputs.ts';
import { COST_LINE, costLineById, costLinesOf, type CostLineRow } from './cost-line.rows.ts';

interface Group {
  readonly id: string;
  readonly ruleSet: RuleSetId;
}

@Injectable()
export class CostLineService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** A new last line. Once per idempotency key. */
  add(viewer: Viewer, input: AddCostLineInput): Promise<CostLineRow> {
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'addCostLine', input, async () => {
        const group = await lockConsortiumOf(tx, 'member', input.memberId, MEMBER);
        const member = await requireEnrolled(tx, input.memberId);
        const present = await costLinesOf(tx, [input.memberId]);
        if (present.length >= MAX_LINES_PER_MEMBER) {
          refuse('TOO_MANY_LINES', 'input.line', {
            ja: `1者の費用は${MAX_LINES_PER_MEMBER}行までです。同じ区分の行をまとめてください。`,
            en: `A member has at most ${MAX_LINES_PER_MEMBER} lines. Please combine lines of one category.`,
          });
        }
        const [line] = await checkedLines(tx, group, [input.line], () => 'input.line');
        const place = { consortiumId: group.id, memberId: input.memberId };
        const row = { ...line, ...place, id: randomUUID(), position: (present.at(-1)?.position ?? 0) + 1 };
        await tx.repository(CostLineEntity).insert(row);
        await linesChanged(tx, member);
        return row.id;
      });
      return costLineById(tx, id);
    });
  }

  update(viewer: Viewer, input: UpdateCostLineInput): Promise<CostLineRow> {
    return this.#transactions.run(viewer, async (tx) => {
      const group = await lockConsortiumOf(tx, 'cost_line', input.id, COST_LINE);
      const current = await costLineById(tx, input.id);
      if (current.version !== input.version) refuseStale(input.version, current.version);
      const member = await requireEnrolled(tx, current.memberId);
      const [line] = await checkedLines(tx, group, [input.line], () => 'input.line');
      await updateVersioned(tx, CostLineEntity, input, line ?? {}, COST_LINE);
      await linesChanged(tx, member);
      return costLineById(tx, input.id);
    });
  }

  async remove(viewer: Viewer, input: RemoveCostLineInput): Promise<string> {
    return this.#transactions.run(viewer, async (tx) => {
      await lockConsortiumOf(tx, 'cost_line', input.id, COST_LINE);
      const current = await costLineById(tx, input.id);
      if (current.version !== input.version) refuseStale(input.version, current.version);
      const member = await requireEnrolled(tx, current.memberId);
      await tx.repository(CostLineEntity).delete({ id: input.id });
      await linesChanged(tx, member);
      return current.id;
    });
  }

  /** All lines of a member at once, as pasted from a sheet: everything or nothing. Once per idempotency key. */
  replace(viewer: Viewer, input: ReplaceCostLinesInput): Promise<CostLineRow[]> {
    return this.#transactions.run(viewer, async (tx) => {
      await once(tx, viewer, 'replaceCostLines', input, async () => {
        const group = await lockConsortiumOf(tx, 'member', input.memberId, MEMBER);
        const member = await requireEnrolled(tx, input.memberId);
        requireSeen(await costLinesOf(tx, [input.memberId]), input.seen);
        const lines = await checkedLines(tx, group, input.lines, (index) => `input.lines[${index}]`);
        await tx.repository(CostLineEntity).delete({ memberId: input.memberId });
        const place = { consortiumId: group.id, memberId: input.memberId };
        await insertAll(
          tx,
          CostLineEntity,
          lines.map((line, index) => ({ ...line, ...place, position: index + 1 })),
        );
        await linesChanged(tx, member);
        return input.memberId;
      });
      return costLinesOf(tx, [input.memberId]);
    });
  }
}

async function requireEnrolled(tx: Tx, memberId: string): Promise<MemberEntity> {
  const member = await tx.repository(MemberEntity).findOneBy({ id: memberId });
  if (!member) throw notFound(MEMBER);
  if (member.status === 'WITHDRAWN') {
    refuse('MEMBER_WITHDRAWN', 'input', {
      ja: 'この構成員は辞退しているため、費用は変えられません。',
      en: 'This member has withdrawn; its costs can no longer be changed.',
    });
  }
  return member;
}

/** A representative need not use a tool itself; what it owes turns on whether its lines say that it does. */
async function linesChanged(tx: Tx, member: MemberEntity): Promise<void> {
  if (member.role === 'REPRESENTATIVE') await leaveDerivation(tx, member.consortiumId);
}

/** A sheet is pasted over what the person saw; anything else there would be lost without a word. */
function requireSeen(
  present: readonly CostLineRow[],
  seen: readonly { id: string; version: number }[],
): void {
  const versions = new Map(seen.map(({ id, version }) => [id.toLowerCase(), version]));
  if (versions.size === present.length && present.every(({ id, version }) => versions.get(id) === version))
    return;
  refuse('STALE_VERSION', 'input.seen', {
    ja: 'ほかの人が先にこの構成員の費用を変えています。最新の内容を読み直してから、もう一度貼り付けてください。',
    en: 'Somebody changed these costs first. Reload them and paste again.',
  });
}

type StoredLine = Pick<
  CostLineEntity,
  'category' | 'label' | 'toolId' | 'functions' | 'unitPriceYen' | 'quantity' | 'cloudMonths'
>;

/** Lines as they are stored. @throws ProblemsFound naming every line and field that is wrong */
async function checkedLines(
  tx: Tx,
  group: Group,
  inputs: readonly CostLineInput[],
  pathOf: (index: number) => string,
): Promise<StoredLine[]> {
  const tools = await toolsOf(tx, group.id, inputs);
  const problems = new ProblemList();
  const lines = inputs.map((input, index): StoredLine => {
    const path = pathOf(index);
    const { toolId = null, cloudMonths = null } = input;
    const tool = toolId === null ? null : tools.get(toolId.toLowerCase());
    if (tool === undefined) {
      problems.add('TOOL_NOT_FOUND', `${path}.toolId`, {
        ja: 'ツールが見つかりません。このグループの一覧からもう一度お選びください。',
        en: 'The tool was not found. Please choose it again from this group’s list.',
      });
    }
    const label = tidyLine(input.label);
    const draft = { ...input, label, cloudMonths, toolFunctions: tool?.functions ?? null };
    checkCostLine(problems, draft, path, group.ruleSet);
    const { category, unitPriceYen, quantity } = input;
    const functions = toolId === null ? inOrder(input.functions) : [];
    return { category, label, toolId, functions, unitPriceYen, quantity, cloudMonths };
  });
  problems.throwIfAny();
  return lines;
}

async function toolsOf(
  tx: Tx,
  consortiumId: string,
  inputs: readonly CostLineInput[],
): Promise<Map<string, ToolEntity>> {
  const ids = [...new Set(inputs.flatMap(({ toolId }) => (toolId == null ? [] : [toolId])))];
  if (ids.length === 0) return new Map();
  const tools = (await byIds(tx, ToolEntity, ids)).filter((tool) => tool?.consortiumId === consortiumId);
  return new Map(tools.flatMap((tool) => (tool ? [[tool.id, tool] as const] : [])));
}
