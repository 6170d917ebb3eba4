import { Injectable } from '@nestjs/common';
import { canonicalJson, type Message } from '@renkei/kernel';
import {
  checkName,
  notFound,
  once,
  ProblemList,
  refuse,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { cursorId, pageOf, type Connection, type PageArgs } from '@renkei/platform/graphql';
import { WhatIfService } from '../calculation/what-if.service.ts';
import { lockConsortium, lockConsortiumOf } from '../consortium/consortium.access.ts';
import type { RemoveScenarioInput, SaveScenarioInput } from './scenario.inputs.ts';
import type { ScenarioType } from './scenario.type.ts';

const SCENARIO: Message = { ja: '保存した「もしも」', en: 'The saved what-if' };
const MOST_SCENARIOS = 100;

interface ScenarioRow extends Omit<ScenarioType, 'changes'> {
  readonly changes: unknown;
}

/** SELECT list over the alias `x`; a name is that of somebody this person may see. */
const COLUMNS = `x.id, x.consortium_id AS "consortiumId", x.name, x.changes, x.created_at AS "createdAt",
  (SELECT display_name FROM app_user u WHERE u.id = x.created_by) AS "createdBy"`;

const scenarioOf = ({ changes, ...row }: ScenarioRow): ScenarioType => ({
  ...row,
  changes: canonicalJson(changes),
});

/** What-ifs kept by name: what was asked, never what came out. */
@Injectable()
export class ScenarioService {
  readonly #transactions: TenantTransaction;
  readonly #whatIf: WhatIfService;

  constructor(transactions: TenantTransaction, whatIf: WhatIfService) {
    this.#transactions = transactions;
    this.#whatIf = whatIf;
  }

  /**
   * Keeps changes that can be made to the group as it is now. Once per idempotency key.
   * @throws AppError NOT_FOUND; ProblemsFound as of `WhatIfService.ask`, and TOO_MANY_SCENARIOS, CONSORTIUM_CLOSED
   */
  save(viewer: Viewer, input: SaveScenarioInput): Promise<ScenarioType> {
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'saveScenario', input, () => this.#insert(tx, viewer, input));
      const [row] = await tx.query<ScenarioRow>(`SELECT ${COLUMNS} FROM what_if_scenario x WHERE x.id = $1`, [
        id,
      ]);
      if (!row) throw notFound(SCENARIO); // the same request came again, and it was removed in between
      return scenarioOf(row);
    });
  }

  /** @throws AppError NOT_FOUND; ProblemsFound CONSORTIUM_CLOSED */
  remove(viewer: Viewer, { id }: RemoveScenarioInput): Promise<string> {
    return this.#transactions.run(viewer, async (tx) => {
      await lockConsortiumOf(tx, 'what_if_scenario', id, SCENARIO);
      const removed = await tx.query('DELETE FROM what_if_scenario WHERE id = $1 RETURNING id', [id]);
      if (removed.length === 0) throw notFound(SCENARIO);
      return id;
    });
  }

  /** A page of each group's, newest first, in one statement. */
  pagesOf(
    viewer: Viewer,
    consortiumIds: readonly string[],
    { first, after }: PageArgs,
  ): Promise<Connection<ScenarioType>[]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<ScenarioRow>(
        `SELECT ${COLUMNS} FROM unnest($1::uuid[]) AS g (id) CROSS JOIN LATERAL (
           SELECT * FROM what_if_scenario s
           WHERE s.consortium_id = g.id AND ($2::uuid IS NULL OR (s.created_at, s.id) < (
             SELECT l.created_at, l.id FROM what_if_scenario l WHERE l.consortium_id = g.id AND l.id = $2))
           ORDER BY s.created_at DESC, s.id DESC LIMIT $3
         ) x ORDER BY x.created_at DESC, x.id DESC`,
        [consortiumIds, cursorId(after), first + 1],
      );
      return consortiumIds.map((id) =>
        pageOf(rows.filter(({ consortiumId }) => consortiumId === id).map(scenarioOf), first, (row) => [
          row.id,
        ]),
      );
    });
  }

  async #insert(tx: Tx, viewer: Viewer, input: SaveScenarioInput): Promise<string> {
    const name = tidyLine(input.name);
    const problems = new ProblemList();
    checkName(problems, name, 'input.name');
    problems.throwIfAny();
    const group = await lockConsortium(tx, input.consortiumId);
    await refuseTooMany(tx, group.id);
    await this.#whatIf.checkWithin(tx, input);
    const [made] = await tx.query<{ id: string }>(
      `INSERT INTO what_if_scenario (consortium_id, name, changes, created_by) VALUES ($1, $2, $3, $4) RETURNING id`,
      [group.id, name, canonicalJson(input.changes), viewer.userId],
    );
    return made!.id;
  }
}

async function refuseTooMany(tx: Tx, consortiumId: string): Promise<void> {
  const [kept] = await tx.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM what_if_scenario WHERE consortium_id = $1',
    [consortiumId],
  );
  if (kept!.count < MOST_SCENARIOS) return;
  refuse('TOO_MANY_SCENARIOS', null, {
    ja: `保存できる「もしも」は${MOST_SCENARIOS}件までです。使わないものを消してから、もう一度保存してください。`,
    en: `A group keeps at most ${MOST_SCENARIOS} what-ifs. Please remove one you no longer need, then save again.`,
  });
}
