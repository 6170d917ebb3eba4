import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyGroup } from '../../testing/groups.ts';
import type { CalculationInput } from '../input/types.ts';
import { compareScenario } from '../what-if/what-if.ts';
import { dropoutTable, simulateDropout } from './dropout.ts';
import { DROPOUT_STAGES } from './types.ts';
import type { Dropout, DropoutStage } from './types.ts';

function drop(input: CalculationInput, stage: DropoutStage, leaving: string[]): Dropout {
  const simulated = simulateDropout(input, stage, leaving);
  if (!simulated.ok) throw new Error(simulated.error.message.en);
  return simulated.value;
}

describe('for any group', () => {
  const anyStage = fc.constantFrom(...DROPOUT_STAGES);

  it('before the submission it is the what-if of dropping the member', () => {
    fc.assert(
      fc.property(anyGroup, fc.nat(), (input, pick) => {
        const memberId = input.members[pick % input.members.length]!.id;
        const whatIf = compareScenario(input, [{ kind: 'DROP_MEMBER', memberId }]);
        const { group: totals, members } = drop(input, 'BEFORE_SUBMISSION', [memberId]);
        expect(whatIf.ok && whatIf.value.group).toMatchObject(totals);
        for (const { id, granted, share } of whatIf.ok ? whatIf.value.members : [])
          expect(members.find((candidate) => candidate.id === id)).toMatchObject({ granted, share });
      }),
      { numRuns: 100 },
    );
  });

  it('nobody gains from a withdrawal once something stands', () => {
    const later = fc.constantFrom(...DROPOUT_STAGES.slice(1));
    fc.assert(
      fc.property(
        anyGroup,
        later,
        fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
        (input, stage, picks) => {
          const leaving = picks.map((pick) => input.members[pick % input.members.length]!.id);
          const { members, group: totals } = drop(input, stage, leaving);
          for (const { granted } of members) expect(granted.change).toBeLessThanOrEqual(0n);
          for (const moved of [totals.infrastructure, totals.analysis, totals.admin, totals.total])
            expect(moved.change).toBeLessThanOrEqual(0n);
          expect(totals.infrastructure.after + totals.analysis.after).toBeLessThanOrEqual(30_000_000n);
          for (const { leaving: gone, granted } of members) if (!gone) expect(granted.change).toBe(0n);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a row of the table is the simulation of that member alone', () => {
    fc.assert(
      fc.property(anyGroup, anyStage, (input, stage) => {
        const table = dropoutTable(input, stage);
        for (const found of table.ok ? table.value : []) {
          const single = drop(input, stage, [found.id]);
          expect(found.total).toEqual(single.group.total);
          expect(found.memberCount).toBe(single.memberCount.after);
          const others = single.members.filter(({ leaving }) => !leaving);
          const worst = others.reduce((top, { share }) => (share.change > top ? share.change : top), 0n);
          expect(found.worstHit?.share.change ?? 0n).toBe(worst);
        }
      }),
      { numRuns: 50 },
    );
  });
});
