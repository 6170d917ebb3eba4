import type { CalculationService } from '@renkei/consortium';
import type { Result } from '@renkei/kernel';
import { ProblemsFound, type Problem, type Tx } from '@renkei/platform';
import type { CalculationInput } from '@renkei/subsidy-rules';
import { readStanding, type Standing } from '../simulation/standing.ts';
import { prospectOf, type PlanProblem, type Prospect } from './effect.ts';
import { readToolFunctions, toolIdsOf, type Plan, type ToolFunctions } from './plan.ts';

/** A plan before the group as it is inside a writing transaction that holds its lock. */
export interface Outlook {
  readonly input: CalculationInput;
  readonly standing: Standing;
  readonly tools: ToolFunctions;
  readonly prospect: Result<Prospect, PlanProblem>;
}

/** @throws AppError NOT_FOUND */
export async function outlookWithin(
  tx: Tx,
  calculations: CalculationService,
  consortiumId: string,
  plan: Plan,
): Promise<Outlook> {
  const { input } = await calculations.priceWithin(tx, consortiumId);
  const standing = await readStanding(tx, consortiumId);
  const tools = await readToolFunctions(tx, [consortiumId], toolIdsOf([plan]));
  return { input, standing, tools, prospect: prospectOf(input, standing, plan, tools) };
}

/** @throws ProblemsFound what of the plan does not fit the group any more */
export function requireFitting({ prospect }: Outlook): Prospect {
  if (prospect.ok) return prospect.value;
  throw new ProblemsFound([planProblem(prospect.error, 'input.id')]);
}

export function planProblem({ code, message }: PlanProblem, path: string | null): Problem {
  return {
    code,
    path,
    message: {
      ja: `この届出の内容は、いまのグループに合わなくなっています。${message.ja}取り消して、新しく作り直してください。`,
      en: `This plan no longer fits the group. ${message.en} Please cancel it and make a new one.`,
    },
  };
}
