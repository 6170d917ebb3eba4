import type { CalculationInput } from '@renkei/subsidy-rules';
import { createContext, useContext } from 'react';
import type { Plan, Trial } from './plan.ts';

/** What every control needs: the group as it is, what is tried so far, and a way to try one thing more. */
export interface Trying {
  readonly today: CalculationInput;
  readonly plan: Plan;
  readonly attempt: (trial: Trial, key?: string) => void;
  readonly undo: (key: string) => void;
  /** Another plan instead of this one. */
  readonly load: (plan: Plan) => void;
}

export const TryingContext = createContext<Trying | null>(null);

export function useTrying(): Trying {
  const trying = useContext(TryingContext);
  if (!trying) throw new Error('useTrying outside of the board');
  return trying;
}
