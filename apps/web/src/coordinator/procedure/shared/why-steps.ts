import type { TraceStepFields } from '../../../why/trace.ts';

/** The steps an amount is made of, in their order: from its own step everything it names, and what that names. */
export function stepsOf(trace: readonly TraceStepFields[], id: string): readonly TraceStepFields[] {
  const byId = new Map(trace.map((step) => [step.id, step]));
  const needed = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const step = byId.get(next);
    if (!step || needed.has(next)) continue;
    needed.add(next);
    open.push(...step.inputs.flatMap(({ ref }) => ref ?? []));
  }
  return trace.filter((step) => needed.has(step.id));
}

/**
 * The step that ends in the fixed amount of a member: those still in the group are counted by themselves, those who
 * withdrew after them.
 */
export function fixedStepId(
  members: readonly { readonly memberId: string; readonly bound: string }[],
  memberId: string,
): string | null {
  for (const withdrawn of [false, true]) {
    const some = members.filter(({ bound }) => (bound === 'WITHDRAWN') === withdrawn);
    const index = some.findIndex((member) => member.memberId === memberId);
    if (index >= 0) return `${withdrawn ? 'withdrawn' : 'members'}[${index}].fixed`;
  }
  return null;
}
