import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { newKey, sampleCorporateNumber } from '@renkei/test/sample-values';
import { workbench, type Group, type Workbench } from '../../test/workbench.ts';
import { vendorPageLoader } from '../vendor/vendor.loader.ts';
import { toolPageLoader } from './tool.loader.ts';

let bench: Workbench;
let serial = 0;

beforeAll(async () => {
  bench = await workbench();
}, 60_000);
afterAll(() => bench.close());

const nextNumber = (): string => sampleCorporateNumber((serial += 1));

function vendorOf({ id }: Group, changes: { name?: string; corporateNumber?: string } = {}) {
  return { idempotencyKey: newKey(), consortiumId: id, name: '見本𠮷システム', ...changes };
}

describe('vendors', () => {
  it('are entered once per idempotency key and number', async () => {
    const group = await bench.group();
    const input = vendorOf(group, { corporateNumber: nextNumber() });
    const [one, two] = await Promise.all([
      bench.vendors.create(group.viewer, input),
      bench.vendors.create(group.viewer, input),
    ]);
    expect(one).toEqual(two);
    expect(one).toMatchObject({ name: '見本𠮷システム', corporateNumber: input.corporateNumber, version: 1 });
    const again = vendorOf(group, { corporateNumber: input.corporateNumber ?? '' });
    expect(await problemsOf(bench.vendors.create(group.viewer, again))).toEqual([
      ['DUPLICATE_IN_GROUP', 'input.corporateNumber'],
    ]);
  });

  it('of one number may supply several groups', async () => {
    const [one, two] = [await bench.group(), await bench.group()];
    const corporateNumber = nextNumber();
    await bench.vendors.create(one.viewer, vendorOf(one, { corporateNumber }));
    await expect(bench.vendors.create(two.viewer, vendorOf(two, { corporateNumber }))).resolves.toMatchObject(
      { corporateNumber },
    );
  });

  it('are never members, of whatever group', async () => {
    const [one, two] = [await bench.group(), await bench.group()];
    const corporateNumber = nextNumber();
    await bench.enrol(one, { business: { corporateNumber } });
    expect(await problemsOf(bench.vendors.create(two.viewer, vendorOf(two, { corporateNumber })))).toEqual([
      ['MEMBER_CANNOT_BE_VENDOR', 'input.corporateNumber'],
    ]);
    const vendor = await bench.vendors.create(two.viewer, vendorOf(two));
    expect(
      await problemsOf(bench.vendors.update(two.viewer, { id: vendor.id, version: 1, corporateNumber })),
    ).toEqual([['MEMBER_CANNOT_BE_VENDOR', 'input.corporateNumber']]);
  });

  it('have a name of one visible line', async () => {
    const group = await bench.group();
    const odd = vendorOf(group, { name: '\u202E見本\u2028𠮷\u0000システム\u2066' });
    expect(await bench.vendors.create(group.viewer, odd)).toMatchObject({ name: '見本 𠮷 システム' });
    const invisible = vendorOf(group, { name: '\u200B\u3000\u2060' });
    expect(await problemsOf(bench.vendors.create(group.viewer, invisible))).toEqual([
      ['REQUIRED', 'input.name'],
    ]);
  });

  it('say what is wrong with a name and a number, and refuse a stale version', async () => {
    const group = await bench.group();
    const wrong = vendorOf(group, { name: '\t', corporateNumber: '123' });
    expect(await problemsOf(bench.vendors.create(group.viewer, wrong))).toEqual([
      ['REQUIRED', 'input.name'],
      ['WRONG_LENGTH', 'input.corporateNumber'],
    ]);
    const { id } = await bench.vendors.create(group.viewer, vendorOf(group));
    await bench.vendors.update(group.viewer, { id, version: 1, name: '新しい名前' });
    expect(
      await problemsOf(bench.vendors.update(group.viewer, { id, version: 1, name: '古い名前' })),
    ).toEqual([['STALE_VERSION', 'input.version']]);
  });
});

describe('tools', () => {
  it('keep each function once, in the programme’s order', async () => {
    const group = await bench.group();
    const { id: vendorId } = await bench.vendors.create(group.viewer, vendorOf(group));
    const tool = await bench.tools.create(group.viewer, {
      idempotencyKey: newKey(),
      vendorId,
      name: '見本レジ',
      functions: ['SETTLEMENT', 'ACCOUNTING', 'SETTLEMENT'],
    });
    expect(tool).toMatchObject({ consortiumId: group.id, functions: ['ACCOUNTING', 'SETTLEMENT'] });
    expect(await bench.tools.update(group.viewer, { id: tool.id, version: 1, functions: [] })).toMatchObject({
      name: '見本レジ',
      functions: [],
      version: 2,
    });
    expect(
      await problemsOf(bench.tools.update(group.viewer, { id: tool.id, version: 1, name: '古い' })),
    ).toEqual([['STALE_VERSION', 'input.version']]);
  });

  it('stay with the vendors of their group', async () => {
    const group = await bench.group();
    const other = await bench.consortia.create(group.viewer, {
      idempotencyKey: newKey(),
      name: '同じ人の別のグループ',
      prefecture: 1,
    });
    const mine = await bench.vendors.create(group.viewer, vendorOf(group));
    const theirs = await bench.vendors.create(group.viewer, vendorOf({ viewer: group.viewer, id: other.id }));
    const tool = await bench.tools.create(group.viewer, {
      idempotencyKey: newKey(),
      vendorId: mine.id,
      name: '見本会計',
      functions: [],
    });
    expect(
      await problemsOf(bench.tools.update(group.viewer, { id: tool.id, version: 1, vendorId: theirs.id })),
    ).toEqual([['VENDOR_OF_OTHER_GROUP', 'input.vendorId']]);
  });
});

it('vendors and tools of another group do not exist', async () => {
  const group = await bench.group();
  const vendor = await bench.vendors.create(group.viewer, vendorOf(group));
  const input = { idempotencyKey: newKey(), vendorId: vendor.id, name: '見本', functions: [] };
  const tool = await bench.tools.create(group.viewer, input);
  const stranger = await person(bench.database);
  const missing = { code: 'NOT_FOUND' };
  const change = { version: 1, name: '乗っ取り' };
  await expect(bench.vendors.create(stranger, vendorOf(group))).rejects.toMatchObject(missing);
  await expect(bench.vendors.update(stranger, { id: vendor.id, ...change })).rejects.toMatchObject(missing);
  await expect(bench.tools.create(stranger, { ...input, idempotencyKey: newKey() })).rejects.toMatchObject(
    missing,
  );
  await expect(bench.tools.update(stranger, { id: tool.id, ...change })).rejects.toMatchObject(missing);
});

it('lists go by name and page on after the last row seen', async () => {
  const group = await bench.group();
  const names = ['かきく', 'あいう', 'さしす'];
  for (const name of names) await bench.vendors.create(group.viewer, vendorOf(group, { name }));
  const { id: vendorId } = await bench.vendors.create(group.viewer, vendorOf(group, { name: 'たちつ' }));
  await bench.tools.create(group.viewer, {
    idempotencyKey: newKey(),
    vendorId,
    name: 'ツール',
    functions: [],
  });
  const page = (after: string | null) =>
    vendorPageLoader(bench.door.transactions, group.viewer, { first: 2, after }).load(group.id);
  const first = await page(null);
  const second = await page(first.pageInfo.endCursor);
  expect([first, second].map(({ edges }) => edges.map(({ node }) => node.name))).toEqual([
    ['あいう', 'かきく'],
    ['さしす', 'たちつ'],
  ]);
  expect(second.pageInfo.hasNextPage).toBe(false);
  const tools = await toolPageLoader(bench.door.transactions, group.viewer, { first: 2 }).load(group.id);
  expect(tools.edges.map(({ node }) => node.name)).toEqual(['ツール']);
});
