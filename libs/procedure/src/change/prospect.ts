import type { CalculationService } from '@renkei/consortium';
import type { Message, Result } from '@renkei/kernel';
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

/** By the time it is filed or accepted, a member or line it names has most often left by an earlier change. */
const GONE: { readonly [Code in PlanProblem['code']]?: Message } = {
  UNKNOWN_MEMBER: {
    ja: 'この届出が変える構成員は、もうグループにいません（先に認められた届出で抜けたなど）。',
    en: 'A member it changes is no longer in the group, most likely by an earlier change.',
  },
  UNKNOWN_LINE: {
    ja: 'この届出が変える費用の行は、もうありません（先に認められた届出でなくなったなど）。',
    en: 'A cost line it changes is no longer there, most likely by an earlier change.',
  },
};

export function planProblem({ code, message }: PlanProblem, path: string | null): Problem {
  const why = GONE[code] ?? message;
  return {
    code,
    path,
    message: {
      ja: `この届出の内容は、いまのグループに合わなくなっています。${why.ja}この届出を取りやめて、必要なら新しく作ってください。`,
      en: `This plan no longer fits the group. ${why.en} Please cancel it and, if need be, make a new one.`,
    },
  };
}
