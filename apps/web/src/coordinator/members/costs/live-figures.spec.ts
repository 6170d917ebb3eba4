import { expect, it } from '@jest/globals';
import { figuresOf, groupInput, withLines } from './live-figures.ts';
import { BLANK, calculationLine } from './rows.ts';

const GROUP = JSON.stringify({
  ruleSet: '2023',
  members: ['a', 'b'].map((id) => ({
    id,
    name: id,
    representative: id === 'a',
    costLines: [
      {
        id: `${id}1`,
        category: 'SOFTWARE',
        functions: ['ACCOUNTING', 'SETTLEMENT'],
        unitPrice: '900000',
        quantity: 1,
      },
    ],
  })),
});

it('moves with a typed price as the rules say, for the member alone and for the group', () => {
  const input = groupInput(GROUP)!;
  expect(figuresOf(input, 'b')).toMatchObject({
    cost: 900_000n,
    granted: 655_555n,
    beforeTax: 244_445n,
    group: { granted: 1_311_110n, cap: 30_000_000n, overCap: false },
  });
  const row = {
    ...BLANK,
    key: 'k',
    functions: ['ACCOUNTING', 'SETTLEMENT'] as const,
    unitPrice: '1,200,000',
  };
  const now = figuresOf(withLines(input, 'b', [calculationLine(row, [])!]), 'b');
  expect(now).toMatchObject({ granted: 855_555n, beforeTax: 344_445n, group: { granted: 1_511_110n } });
  expect(now?.trace.find(({ id }) => id === 'members[1].granted')?.result).toBe(855_555);
  expect(now?.shareTrace.at(-1)?.id).toBe('members[1].share');
});

it('knows nothing of a member that has withdrawn, nor of requests that do not fit', () => {
  expect(figuresOf(groupInput(GROUP)!, 'gone')).toBeNull();
  const manual = JSON.parse(GROUP) as { overCapPolicy?: string; members: { requested?: string }[] };
  manual.overCapPolicy = 'MANUAL';
  manual.members[0]!.requested = '900000';
  expect(groupInput(JSON.stringify(manual))).toBeNull();
});
