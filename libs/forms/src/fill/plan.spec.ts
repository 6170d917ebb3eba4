import { describe, expect, it } from '@jest/globals';
import type { FormGroup } from '../form-group.ts';
import { EDITION_2025 } from '../layout/edition-2025.ts';
import type { SheetKey } from '../layout/layout.ts';
import { NO_COSTS, sampleGroup, sampleMember } from '../testing/sample-groups.ts';
import { cellWrite, dateSerial } from './cell-value.ts';
import { planFill } from './plan.ts';
import { meanText } from './split-problems.ts';

const plan = (group: FormGroup) => planFill(group, EDITION_2025);

/** The values of one column of a workbook, without the empty ones. */
function column(
  { workbooks }: ReturnType<typeof plan>,
  part: number,
  sheet: SheetKey,
  letter: string,
  from = 1,
) {
  return (workbooks[part] ?? [])
    .filter(
      (write) =>
        write.sheet === sheet && write.value !== null && new RegExp(`^${letter}\\d+$`).test(write.cell),
    )
    .filter((write) => Number(write.cell.slice(letter.length)) >= from)
    .map(({ value }) => value);
}

const quiet = (number: number) => sampleMember(number, { productivity: null });
const members = (count: number, make = quiet) => Array.from({ length: count }, (_, index) => make(index + 1));

describe('what goes where', () => {
  it('writes every input cell exactly once in every workbook', () => {
    for (const writes of plan(sampleGroup(230)).workbooks) {
      expect(new Set(writes.map(({ sheet, cell }) => `${sheet} ${cell}`)).size).toBe(writes.length);
    }
  });

  it('lists the representative in 様式5 when it has costs, never in 様式1', () => {
    const base = sampleGroup(1);
    const group = { ...base, representative: { ...base.representative, costs: sampleMember(1).costs } };
    expect(column(plan(group), 0, 'FORM5', 'C')).toEqual(['見本本町商店街振興組合', '𠮷野鮮魚']);
    expect(column(plan(group), 0, 'FORM5', 'B')).toEqual([1, 2]);
    expect(column(plan(group), 0, 'FORM1', 'C', 13)).toEqual(['𠮷野鮮魚']);
  });

  it('marks the sheets that hold something', () => {
    const marks = (group: FormGroup) =>
      plan(group)
        .workbooks[0]?.filter(({ sheet, value }) => sheet === 'INDEX' && value !== null)
        .map(({ cell }) => cell);
    expect(marks(sampleGroup(1))).toEqual(['E9', 'E11', 'E12', 'E13', 'E16', 'E19', 'E20']);
    const nothing = sampleGroup(1, {
      participants: [sampleMember(1, { costs: NO_COSTS, uses: [], productivity: null })],
      tools: [],
      adminItems: [],
    });
    expect(marks(nothing)).toEqual(['E9']);
  });

  it('puts somebody with software first, and says when nobody has any', () => {
    const hardware = (number: number) => sampleMember(number, { costs: { ...NO_COSTS, pcYen: 100_000n } });
    const mixed = plan(sampleGroup(0, { participants: [hardware(1), hardware(2), quiet(3), quiet(4)] }));
    expect(column(mixed, 0, 'FORM5', 'F')).toEqual([
      900_000n,
      180_000n,
      100_000n,
      100_000n,
      900_000n,
      180_000n,
    ]);
    expect(mixed.problems.map(({ code }) => code)).toEqual(['SOFTWARE_FIRST']);
    const none = plan(sampleGroup(0, { participants: [hardware(1)] }));
    expect(none.problems.map(({ code, severity }) => [code, severity])).toEqual([['NO_SOFTWARE', 'warning']]);
  });

  it('joins more lines of an item than 様式7 has rows, and keeps the sum', () => {
    const items = [1n, 20n, 300n, 4000n].map((yen, index) => ({
      item: '旅費',
      description: `出張${String(index)}`,
      yen,
    }));
    const result = plan(
      sampleGroup(0, { adminItems: [...items, { item: '交際費', description: null, yen: 5n }] }),
    );
    expect(column(result, 0, 'FORM7', 'D')).toEqual([1n, 20n, 4300n]);
    expect(column(result, 0, 'FORM7', 'C')).toEqual(['出張0', '出張1', '出張2、出張3']);
    expect(result.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['ADMIN_LINES_JOINED', 'info'],
      ['UNKNOWN_ADMIN_ITEM', 'warning'],
    ]);
  });
});

describe('more than fits', () => {
  it('splits, loses nobody, and says per sheet how many there are and how many fit', () => {
    const group = sampleGroup(0, {
      participants: members(203),
      analysisRequestedYen: 7n,
      adminRequestedYen: 3n,
    });
    const result = plan(group);
    expect(result.workbooks).toHaveLength(2);
    const names = group.participants.map(({ name }) => name);
    expect([0, 1].flatMap((part) => column(result, part, 'FORM1', 'C', 13))).toEqual(names);
    expect([0, 1].flatMap((part) => column(result, part, 'FORM5', 'C'))).toEqual(names);
    expect(column(result, 1, 'FORM1', 'B')).toEqual([201, 202, 203]);
    expect([0, 1].flatMap((part) => column(result, part, 'FORM1', 'D', 4).slice(0, 2))).toEqual([
      '見本本町商店街振興組合',
      '見本本町デジタル化グループ',
      '見本本町商店街振興組合',
      '見本本町デジタル化グループ',
    ]);
    expect([0, 1].map((part) => column(result, part, 'FORM6', 'M'))).toEqual([[7n], []]);
    expect([0, 1].map((part) => column(result, part, 'FORM7', 'D'))).toEqual([[900_000n], []]);
    expect(
      result.workbooks[1]
        ?.filter(({ sheet, value }) => sheet === 'INDEX' && value !== null)
        .map(({ cell }) => cell),
    ).toEqual(['E9', 'E16', 'E20']);
    expect(result.problems.map(({ code, sheet }) => [code, sheet])).toEqual([
      ['TOO_MANY_ENTRIES', 'FORM1'],
      ['TOO_MANY_ENTRIES', 'FORM5'],
      ['SPLIT_TOTALS', 'FORM5'],
    ]);
    expect(result.problems[0]?.message.ja).toContain('200件までですが、203件');
    // 203 × 1 080 000; 102 × 745 555 + 101 × 773 332
    expect(result.problems[2]?.message.ja).toContain('基盤導入経費 219,240,000／154,153,142');
  });

  it('goes on with the productivity of more than 50, and says the mean of all', () => {
    const result = plan(
      sampleGroup(0, {
        participants: members(51, (number) =>
          sampleMember(number, {
            productivity: { actual: String(number), firstYear: null, secondYear: '0.1' },
          }),
        ),
      }),
    );
    expect(result.workbooks.map((_, part) => column(result, part, 'PRODUCTIVITY', 'C').length)).toEqual([
      50, 1,
    ]);
    expect(column(result, 1, 'FORM5', 'C')).toEqual([]);
    expect(result.problems.map(({ code, sheet }) => [code, sheet])).toEqual([
      ['TOO_MANY_ENTRIES', 'PRODUCTIVITY'],
    ]);
    expect(result.problems[0]?.message.ja).toContain('実績値 26.000000、1年目 —、2年目 0.100000');
  });

  it('splits the lists of tools and of their use', () => {
    const tool = sampleGroup(0).tools[0];
    if (tool === undefined) throw new Error('no tool');
    const uses = Array.from({ length: 251 }, () => ({
      part: 'ANALYSIS' as const,
      toolName: 'x',
      quantity: 2,
      pays: true,
    }));
    const result = plan(
      sampleGroup(0, {
        participants: [sampleMember(1, { uses, costs: NO_COSTS, productivity: null })],
        tools: Array.from({ length: 41 }, (_, index) => ({ ...tool, name: String(index) })),
      }),
    );
    expect(result.workbooks.map((_, part) => column(result, part, 'FORM2', 'C').length)).toEqual([20, 20, 1]);
    expect(result.workbooks.map((_, part) => column(result, part, 'FORM4', 'C').length)).toEqual([250, 1, 0]);
    expect(result.problems.map(({ sheet }) => sheet)).toEqual(['FORM2', 'FORM4']);
  });

  it('means are exact decimals', () => {
    expect(meanText(['1', '2.5', null, 'x'])).toBe('1.750000');
    expect(meanText(['-1', '0'])).toBe('-0.500000');
    expect(meanText(['10', '10', '0'])).toBe('6.666666');
    expect(meanText([null])).toBeNull();
  });
});

describe('a value in a cell', () => {
  const date = { date: true, date1904: false };
  it('dates are day numbers where the cell shows dates, else text', () => {
    expect([
      dateSerial('1900-03-01', false),
      dateSerial('2025-04-01', false),
      dateSerial('2025-04-01', true),
    ]).toEqual([61, 45_748, 44_286]);
    expect([
      dateSerial('1899-12-31', false),
      dateSerial('2025-02-30', false),
      dateSerial('x', false),
    ]).toEqual([null, null, null]);
    const input = { kind: 'DATE', label: '設立年月日' } as const;
    expect(cellWrite('2025-04-01', input, date).write).toEqual({ kind: 'NUMBER', digits: '45748' });
    expect(cellWrite('2025-04-01', input, { ...date, date: false })).toEqual({
      write: { kind: 'TEXT', text: '2025/04/01' },
      problem: null,
    });
    expect(cellWrite('1868-01-25', input, date)).toMatchObject({
      write: { kind: 'TEXT' },
      problem: { code: 'DATE_NOT_USABLE' },
    });
  });
  it('what no cell can take is left out, and said', () => {
    const yen = { kind: 'YEN', label: '資本金' } as const;
    expect(cellWrite(123_456_789_012_345n, yen, date)).toEqual({
      write: { kind: 'NUMBER', digits: '123456789012345' },
      problem: null,
    });
    expect(cellWrite(1_234_567_890_123_456n, yen, date)).toMatchObject({
      write: { kind: 'EMPTY' },
      problem: { code: 'NUMBER_NOT_USABLE' },
    });
    expect(cellWrite('1e5', { ...yen, kind: 'DECIMAL' }, date).problem?.code).toBe('NUMBER_NOT_USABLE');
    expect(cellWrite('NPO', { kind: 'TEXT', label: '組織形態', words: ['その他法人'] }, date)).toMatchObject({
      write: { kind: 'EMPTY' },
      problem: { code: 'WORD_NOT_IN_LIST' },
    });
    expect(cellWrite('あ'.repeat(32_768), { kind: 'TEXT', label: '内容' }, date).problem?.code).toBe(
      'TEXT_TOO_LONG',
    );
  });
});
