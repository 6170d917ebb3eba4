import { contractYen } from '../contract-json.ts';
import type { TraceStep } from './types.ts';

/** The `trace` of `renkei calculate --explain`: the steps with their yen as JSON integers or decimal strings. */
export function toTraceJson(steps: readonly TraceStep[]) {
  return steps.map((step) => ({
    ...step,
    result: contractYen(step.result),
    inputs: step.inputs.map((input) => ({ ...input, value: contractYen(input.value) })),
    cap: step.cap === null ? null : { ...step.cap, yen: contractYen(step.cap.yen) },
  }));
}
