import { Injectable } from '@nestjs/common';
import type { PricedGroup } from '@renkei/consortium';
import type { Result } from '@renkei/kernel';
import { refuse, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  dropoutTable,
  optimise,
  simulateDropout,
  whatIsUnused,
  type AnalysisUse,
  type Dropout,
  type DropoutProblem,
  type DropoutRow,
  type DropoutStage,
  type Objective,
  type Optimisation,
  type StandingAmounts,
  type Unused,
} from '@renkei/subsidy-rules';
import { NOTHING_STANDS, readStandings, type Standing } from './standing.ts';

/**
 * Item by item the questions of the simulator: what leaves, what is unused, what would be better. Reads, never writes;
 * every answer is calculated from the kept input of the group and where it stands.
 *
 * The work is the pure core's and runs on the event loop. It is bounded there: one calculation per member for the
 * table (at most 201), a bounded number of alternatives for the optimiser. The resolver's complexities let one request
 * ask for few of them.
 */
@Injectable()
export class SimulationService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** Where these groups stand, in the order asked for. */
  standings(viewer: Viewer, consortiumIds: readonly string[]): Promise<Standing[]> {
    return this.#transactions.read(viewer, async (tx) => {
      const found = await readStandings(tx, consortiumIds);
      return consortiumIds.map((id) => found.get(id) ?? NOTHING_STANDS);
    });
  }

  /** @throws ProblemsFound UNKNOWN_MEMBER */
  dropout(
    { input }: PricedGroup,
    standing: Standing,
    stage: DropoutStage | null,
    memberIds: readonly string[],
  ): Dropout {
    const at = stage ?? standing.stage;
    return answer(
      simulateDropout(input, at, memberIds, amountsAt(standing, at), standing.sameBusiness),
      'memberIds',
    );
  }

  /** One row per member, at most 201. @throws ProblemsFound TOO_MANY_MEMBERS */
  table({ input }: PricedGroup, standing: Standing, stage: DropoutStage | null): readonly DropoutRow[] {
    const at = stage ?? standing.stage;
    return answer(dropoutTable(input, at, amountsAt(standing, at), standing.sameBusiness), null);
  }

  /**
   * Once submitted only the sharing key is open, as the pure core has it. Its figures are those of today's calculation,
   * which the granted amounts may lie below.
   */
  optimisation(
    { input }: PricedGroup,
    { stage }: Standing,
    objective: Objective,
    analysisUses: readonly AnalysisUse[],
  ): Optimisation {
    return optimise(input, { objective, analysisUses, stage });
  }

  unused({ calculation }: PricedGroup): Unused {
    return whatIsUnused(calculation.result);
  }
}

/** The real amounts belong to the stage the group is at; any other stage is only tried. */
function amountsAt(standing: Standing, stage: DropoutStage): StandingAmounts | null {
  return stage === standing.stage ? standing.amounts : null;
}

function answer<Value>(result: Result<Value, DropoutProblem>, path: string | null): Value {
  if (result.ok) return result.value;
  return refuse(result.error.code, path, result.error.message);
}
