import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalDate } from '@renkei/kernel';
import { person } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { newKey } from '@renkei/test/sample-values';
import { workbench, type Group, type Workbench } from '../../test/workbench.ts';
import type { CostLineInput } from './cost-line.inputs.ts';
import { costLineLoader } from './cost-line.loader.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await workbench();
}, 60_000);
afterAll(() => bench.close());

function line(changes: Partial<CostLineInput> = {}): CostLineInput {
  return { category: 'SOFTWARE', label: '', functions: [], unitPriceYen: 480_000n, quantity: 1, ...changes };
}

async function groupWithMember(): Promise<Group & { memberId: string }> {
  const group = await bench.group();
  return { ...group, memberId: (await bench.enrol(group)).id };
}

async function toolOf(group: Group): Promise<string> {
  const { id: vendorId } = await bench.vendors.create(group.viewer, {
    idempotencyKey: newKey(),
    consortiumId: group.id,
    name: '見本システム',
  });
  const tool = await bench.tools.create(group.viewer, {
    idempotencyKey: newKey(),
    vendorId,
    name: '見本会計',
    functions: ['ACCOUNTING', 'ORDERING'],
  });
  return tool.id;
}

const add = ({ viewer, memberId }: Group & { memberId: string }, input: CostLineInput) =>
  bench.lines.add(viewer, { idempotencyKey: newKey(), memberId, line: input });

const linesOf = ({ viewer, memberId }: Group & { memberId: string }) =>
  costLineLoader(bench.door.transactions, viewer).load(memberId);

describe('one line', () => {
  it('is added at the end with its exact amount', async () => {
    const group = await groupWithMember();
    await add(group, line());
    const added = await add(
      group,
      line({
        label: ' 見本レジ ',
        functions: ['SETTLEMENT', 'ACCOUNTING'],
        unitPriceYen: 33_333_333_333n,
        quantity: 3,
      }),
    );
    expect(added).toMatchObject({
      position: 2,
      label: '見本レジ',
      functions: ['ACCOUNTING', 'SETTLEMENT'],
      amountYen: 99_999_999_999n,
      version: 1,
    });
  });

  it('of the representative derives the deadlines anew, a participant’s does not', async () => {
    const group = await bench.group();
    const participant = await bench.enrol(group);
    const representative = await bench.enrol(group, { role: 'REPRESENTATIVE' });
    const derivations = async (change: () => Promise<unknown>): Promise<number> => {
      await bench.database.sql('DELETE FROM outbox');
      await change();
      return (await bench.database.sql('SELECT FROM outbox WHERE subject_id = $1', [group.id])).length;
    };
    const at = (memberId: string) => ({ ...group, memberId });
    expect(await derivations(() => add(at(participant.id), line()))).toBe(0);
    expect(await derivations(() => add(at(representative.id), line()))).toBe(1);
    const [{ id, version }] = (await linesOf(at(representative.id))) as unknown as [
      { id: string; version: number },
    ];
    expect(await derivations(() => bench.lines.remove(group.viewer, { id, version }))).toBe(1);
  });

  it('that names a tool takes its functions from the tool, also when the tool changes', async () => {
    const group = await groupWithMember();
    const toolId = await toolOf(group);
    const added = await add(group, line({ toolId, functions: ['ORDERING', 'ACCOUNTING'] }));
    expect(added.functions).toEqual(['ACCOUNTING', 'ORDERING']);
    const optional = await add(group, line({ toolId, category: 'OPTION' }));
    expect(optional.functions).toEqual([]);
    await bench.tools.update(group.viewer, { id: toolId, version: 1, functions: ['EC'] });
    expect((await linesOf(group)).map(({ functions }) => functions)).toEqual([['EC'], []]);
  });

  it.each<[string, Partial<CostLineInput>, [string, string][]]>([
    ['a quantity of 0', { quantity: 0 }, [['QUANTITY_OUT_OF_RANGE', 'quantity']]],
    ['a quantity over a million', { quantity: 1_000_001 }, [['QUANTITY_OUT_OF_RANGE', 'quantity']]],
    ['over 100 billion yen', { unitPriceYen: 100_000_000_001n }, [['LINE_TOO_LARGE', 'unitPriceYen']]],
    [
      'over 100 billion yen by its quantity',
      { unitPriceYen: 100_001n, quantity: 1_000_000 },
      [['LINE_TOO_LARGE', 'unitPriceYen']],
    ],
    [
      'functions on hardware',
      { category: 'PC', functions: ['EC'] },
      [['FUNCTIONS_ONLY_ON_SOFTWARE', 'functions']],
    ],
    ['25 months of cloud in (1)', { cloudMonths: 25 }, [['CLOUD_MONTHS_OUT_OF_RANGE', 'cloudMonths']]],
    [
      '13 months of cloud in (2)',
      { category: 'ANALYSIS_SOFTWARE', cloudMonths: 13 },
      [['CLOUD_MONTHS_OUT_OF_RANGE', 'cloudMonths']],
    ],
    ['no month of cloud', { cloudMonths: 0 }, [['CLOUD_MONTHS_OUT_OF_RANGE', 'cloudMonths']]],
    [
      'cloud on a register',
      { category: 'REGISTER', cloudMonths: 1 },
      [['NOT_A_CLOUD_CATEGORY', 'cloudMonths']],
    ],
    [
      'a tool that does not exist',
      { toolId: '00000000-0000-4000-8000-000000000000' },
      [['TOOL_NOT_FOUND', 'toolId']],
    ],
    ['a long label', { label: '𠮷'.repeat(201) }, [['TOO_LONG', 'label']]],
  ])('is refused with %s', async (_, changes, problems) => {
    const group = await groupWithMember();
    expect(await problemsOf(add(group, line(changes)))).toEqual(
      problems.map(([code, field]) => [code, `input.line.${field}`]),
    );
    expect(await linesOf(group)).toEqual([]);
  });

  it.each<[Partial<CostLineInput>]>([
    [{ cloudMonths: 24 }],
    [{ category: 'ANALYSIS_SOFTWARE', cloudMonths: 12 }],
    [{ unitPriceYen: 100_000n, quantity: 1_000_000 }],
    [{ unitPriceYen: 0n, label: '𠮷'.repeat(200) }],
  ])('is taken at the limit: %p', async (changes) => {
    await expect(add(await groupWithMember(), line(changes))).resolves.toMatchObject({ version: 1 });
  });

  it('refuses functions that are not the tool’s, and a tool of another group', async () => {
    const [group, other] = [await groupWithMember(), await bench.group()];
    const toolId = await toolOf(group);
    expect(await problemsOf(add(group, line({ toolId, functions: ['EC'] })))).toEqual([
      ['FUNCTIONS_COME_FROM_TOOL', 'input.line.functions'],
    ]);
    expect(await problemsOf(add(group, line({ toolId: await toolOf(other) })))).toEqual([
      ['TOOL_NOT_FOUND', 'input.line.toolId'],
    ]);
  });

  it('is changed and removed on top of the version seen only', async () => {
    const group = await groupWithMember();
    const { id } = await add(group, line({ functions: ['EC'], cloudMonths: 12 }));
    const changed = await bench.lines.update(group.viewer, {
      id,
      version: 1,
      line: line({ category: 'PC' }),
    });
    expect(changed).toMatchObject({ category: 'PC', functions: [], cloudMonths: null, version: 2 });
    const stale = [['STALE_VERSION', 'input.version']];
    expect(await problemsOf(bench.lines.update(group.viewer, { id, version: 1, line: line() }))).toEqual(
      stale,
    );
    expect(await problemsOf(bench.lines.remove(group.viewer, { id, version: 1 }))).toEqual(stale);
    expect(await bench.lines.remove(group.viewer, { id, version: 2 })).toBe(id);
    await expect(bench.lines.remove(group.viewer, { id, version: 2 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await linesOf(group)).toEqual([]);
  });

  it('of a member who withdrew no longer changes', async () => {
    const group = await groupWithMember();
    const { id } = await add(group, line());
    await bench.members.withdraw(group.viewer, {
      id: group.memberId,
      version: 1,
      withdrawnOn: '2023-06-15' as LocalDate,
      reason: '都合',
    });
    const refused = [['MEMBER_WITHDRAWN', 'input']];
    expect(await problemsOf(add(group, line()))).toEqual(refused);
    expect(await problemsOf(bench.lines.remove(group.viewer, { id, version: 1 }))).toEqual(refused);
  });
});

describe('pasting a sheet', () => {
  it('replaces all lines, once per idempotency key', async () => {
    const group = await groupWithMember();
    const { id, version } = await add(group, line());
    const input = {
      idempotencyKey: newKey(),
      memberId: group.memberId,
      seen: [{ id, version }],
      lines: [line({ category: 'PC' }), line({ label: '髙﨑' }), line({ category: 'SERVICE', quantity: 2 })],
    };
    const replaced = await bench.lines.replace(group.viewer, input);
    expect(replaced.map(({ category, position }) => [category, position])).toEqual([
      ['PC', 1],
      ['SOFTWARE', 2],
      ['SERVICE', 3],
    ]);
    expect(await bench.lines.replace(group.viewer, input)).toEqual(replaced);
    await bench.lines.replace(group.viewer, {
      ...input,
      idempotencyKey: newKey(),
      seen: replaced,
      lines: [],
    });
    expect(await linesOf(group)).toEqual([]);
  });

  it('names every wrong line and field, and changes nothing', async () => {
    const group = await groupWithMember();
    const before = await add(group, line());
    const input = {
      idempotencyKey: newKey(),
      memberId: group.memberId,
      seen: [before],
      lines: [
        line(),
        line({ quantity: 0, cloudMonths: 99 }),
        line({ category: 'OFFICE', functions: ['EC'] }),
      ],
    };
    expect(await problemsOf(bench.lines.replace(group.viewer, input))).toEqual([
      ['QUANTITY_OUT_OF_RANGE', 'input.lines[1].quantity'],
      ['CLOUD_MONTHS_OUT_OF_RANGE', 'input.lines[1].cloudMonths'],
      ['FUNCTIONS_ONLY_ON_SOFTWARE', 'input.lines[2].functions'],
    ]);
    expect(await linesOf(group)).toEqual([before]);
  });

  it('is refused when somebody added, changed or removed a line meanwhile', async () => {
    const group = await groupWithMember();
    const seen = [await add(group, line())];
    const paste = () =>
      bench.lines.replace(group.viewer, {
        idempotencyKey: newKey(),
        memberId: group.memberId,
        seen,
        lines: [line({ category: 'PC' })],
      });
    const added = await add(group, line());
    expect(await problemsOf(paste())).toEqual([['STALE_VERSION', 'input.seen']]);
    await bench.lines.remove(group.viewer, { id: added.id, version: 1 });
    await bench.lines.update(group.viewer, {
      id: seen[0]?.id ?? '',
      version: 1,
      line: line({ label: '新' }),
    });
    expect(await problemsOf(paste())).toEqual([['STALE_VERSION', 'input.seen']]);
    expect((await linesOf(group)).map(({ label }) => label)).toEqual(['新']);
  });
});

it('lines of another group do not exist', async () => {
  const group = await groupWithMember();
  const { id } = await add(group, line());
  const stranger = await person(bench.database);
  const missing = { code: 'NOT_FOUND' };
  await expect(add({ ...group, viewer: stranger }, line())).rejects.toMatchObject(missing);
  await expect(bench.lines.update(stranger, { id, version: 1, line: line() })).rejects.toMatchObject(missing);
  await expect(bench.lines.remove(stranger, { id, version: 1 })).rejects.toMatchObject(missing);
  const paste = { idempotencyKey: newKey(), memberId: group.memberId, seen: [], lines: [] };
  await expect(bench.lines.replace(stranger, paste)).rejects.toMatchObject(missing);
  expect(await linesOf({ ...group, viewer: stranger })).toEqual([]);
  expect(await linesOf(group)).toHaveLength(1);
});

it('lines of 30 members come in one statement', async () => {
  const group = await bench.group();
  const members = await Promise.all(
    Array.from({ length: 30 }, (_, n) => bench.enrol(group, { business: { name: `見本${n}` } })),
  );
  for (const { id: memberId } of members.slice(0, 3)) await add({ ...group, memberId }, line());
  const loader = costLineLoader(bench.door.transactions, group.viewer);
  const statements = await bench.door.countStatements(() =>
    Promise.all(members.map(({ id }) => loader.load(id))),
  );
  expect(statements).toBe(1);
  expect((await Promise.all(members.map(({ id }) => loader.load(id)))).map((lines) => lines.length)).toEqual([
    1,
    1,
    1,
    ...Array.from({ length: 27 }, () => 0),
  ]);
}, 30_000);
