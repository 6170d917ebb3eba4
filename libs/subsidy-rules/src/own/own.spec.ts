import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyGroup, equalMembers, group, line, member, twoFunctions } from '../../testing/groups.ts';
import { calculate } from '../calculate.ts';
import { findings } from '../findings/findings.ts';
import type { CalculationInput } from '../input/types.ts';
import type { CalculationResult } from '../result.ts';
import { OVER_CAP_POLICIES } from '../rule-set/types.ts';
import { memberShares } from '../shares.ts';
import { explainMember } from '../trace/explain.ts';
import { explainShare } from '../trace/share-steps.ts';
import type { TraceStep } from '../trace/types.ts';
import { ownFindings } from './own-findings.ts';
import { ownSteps } from './own-steps.ts';

function stepsOf(result: CalculationResult, index: number): TraceStep[] {
  const share = explainShare(result, memberShares(result), index);
  return ownSteps([...explainMember(result, index), ...share], index);
}

/** The same group for this member: as many members, the same representative, other costs and wishes of the others. */
function withOthers(input: CalculationInput, index: number, others: CalculationInput): CalculationInput {
  const members = input.members.map((own, position) => {
    const other = others.members[position % others.members.length];
    if (position === index || !other) return own;
    return { ...other, id: own.id, name: own.name, representative: own.representative };
  });
  return { ...input, requestedAnalysis: others.requestedAnalysis, members };
}

const twoGroups = fc
  .tuple(anyGroup, anyGroup, fc.nat(), fc.constantFrom(...OVER_CAP_POLICIES))
  .filter(([first, second]) => first.members.length > 0 && second.members.length > 0)
  .map(([first, second, number, overCapPolicy]) => {
    const index = number % first.members.length;
    const before = { ...first, overCapPolicy };
    return { index, before, after: withOthers(before, index, second) };
  });

describe('what a member sees of its own calculation', () => {
  it('says the same about it whatever the others cost', () => {
    fc.assert(
      fc.property(twoGroups, ({ index, before, after }) => {
        const [first, second] = [calculate(before), calculate(after)];
        expect(ownFindings(first, index)).toEqual(ownFindings(second, index));
        // the label may name the key the parts fell back to; a formula shown is one without the others
        const known = ({ id, formula, cap, clause }: TraceStep) => ({ id, clause, cap: formula && cap?.yen });
        const later = new Map(stepsOf(second, index).map((step) => [step.id, step]));
        for (const step of stepsOf(first, index)) {
          const same = later.get(step.id);
          if (same && same.formula === step.formula) expect(known(same)).toEqual(known(step));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is made of its own lines, wishes and steps alone', () => {
    fc.assert(
      fc.property(twoGroups, ({ index, before }) => {
        const result = calculate(before);
        const steps = stepsOf(result, index);
        const own = before.members[index]!;
        const results = new Map(steps.map((step) => [step.id, step.result]));
        const strange = steps.flatMap(({ id, inputs }) =>
          inputs
            .filter(({ symbol, value, ref }) => {
              if (ref?.includes('.costLines[')) return !ref.startsWith(`members[${index}].`);
              if (ref !== null) return results.get(ref) !== value;
              if (symbol === 'q') return value !== own.requested;
              if (symbol === 's')
                return value > result.members[index]!.costs.analysis + result.members[index]!.costs.admin;
              return symbol !== 'w';
            })
            .map(({ symbol }) => `${id} ${symbol}`),
        );
        expect(strange).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(OVER_CAP_POLICIES)('under %s keeps its outcome and says what was left out', (overCapPolicy) => {
    const members = equalMembers(11, () => [twoFunctions(5_166_667), line('ANALYSIS_SERVICE', 300_000)]);
    const result = calculate(group(members, { overCapPolicy, sharingKey: 'BY_INFRASTRUCTURE_COST' }));
    const full = [...explainMember(result, 3), ...explainShare(result, memberShares(result), 3)];
    const steps = ownSteps(full, 3);
    expect(steps.map(({ id, result: outcome }) => [id, outcome])).toEqual(
      full.map(({ id, result: outcome }) => [id, outcome]),
    );
    const hidden = steps.filter(({ formula }) => formula === '');
    expect(hidden.map(({ id }) => id)).toContain('members[3].share.jointNet');
    for (const { label } of hidden) expect(label.ja).toContain('ほかの構成員の金額は表示しません');
    const shown = JSON.stringify(steps, (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    for (const sum of [
      result.combined.available,
      result.infrastructure.available,
      result.analysis.eligible,
    ]) {
      expect(shown).not.toContain(`"${sum}"`);
    }
  });

  it('leaves nothing else of its findings out, and no effect counted in the group’s yen in', () => {
    const idle = member('idle', [], { requested: 1n });
    const input = group([...equalMembers(9, () => [twoFunctions(100_000), line('OFFICE', 1)]), idle], {
      overCapPolicy: 'MANUAL',
    });
    const result = calculate(input);
    const all = findings(result);
    for (const index of input.members.keys()) {
      const codes = all.filter(({ path }) => path.startsWith(`members[${index}]`)).map(({ code }) => code);
      expect(ownFindings(result, index).map(({ code }) => code)).toEqual(codes);
    }
    const [about] = ownFindings(result, 9).filter(({ code }) => code === 'PARTICIPANT_USES_NO_TOOL');
    expect(about?.effect).toBeNull();
    expect(about?.message.ja).not.toContain('グループ全体で');
    expect(ownFindings(result, 9).map(({ code }) => code)).toContain('REQUEST_REFUSED');
    expect(ownFindings(result, 99)).toEqual([]);
  });
});
