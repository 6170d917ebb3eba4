import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { newKey, sampleCorporateNumber } from '@renkei/test/sample-values';
import { importBench, told } from '../../test/import-bench.ts';
import { columnOf, shop, type FileRow } from '../../test/member-file.ts';
import { workbench, type Workbench } from '../../test/workbench.ts';
import { previewView } from './preview-view.ts';

let bench: Workbench;
let on: ReturnType<typeof importBench>;
let serial = 0;

beforeAll(async () => {
  bench = await workbench();
  on = importBench(bench);
}, 60_000);
afterAll(() => bench.close());

const nextNumber = (): string => sampleCorporateNumber((serial += 1));

describe('a new list', () => {
  it('changes nothing until it is committed, then enrols everybody with their costs', async () => {
    const group = await bench.group();
    const number = nextNumber();
    const stored = await on.upload(group, [
      { ...shop(1), name: '髙﨑商店街振興組合', form: '組合', role: '代表', number },
      shop(2, { software: '１,２００,０００円', functions: '会計・受発注', pc: '100000' }),
    ]);
    const preview = await on.previewOf(group, stored);
    expect(told(preview, 'error')).toEqual([]);
    expect(previewView(preview)).toMatchObject({
      canCommit: true,
      summary: { new: 2, updated: 0, unchanged: 0, errors: 0, ignored: 0 },
    });
    expect(await on.membersOf(group)).toEqual([]);
    await bench.database.sql('DELETE FROM outbox');

    expect(await on.commit(group, stored)).toMatchObject({
      status: 'COMMITTED',
      committedMembers: 2,
      version: 2,
    });
    expect(await on.membersOf(group)).toMatchObject([
      {
        position: 1,
        role: 'REPRESENTATIVE',
        business: {
          name: '髙﨑商店街振興組合',
          legalForm: 'ASSOCIATION',
          corporateNumber: number,
          prefecture: 40,
        },
      },
      { position: 2, role: 'PARTICIPANT', business: { name: '見本𠮷2商店', city: '福岡市中央区' } },
    ]);
    expect(await on.costsOf(group)).toMatchObject([
      { name: '髙﨑商店街振興組合', category: 'SOFTWARE', yen: '480000', functions: ['ACCOUNTING'] },
      { category: 'SOFTWARE', yen: '1200000', functions: ['ACCOUNTING', 'ORDERING'], position: 1 },
      { category: 'PC', yen: '100000', quantity: 1, functions: [], position: 2 },
    ]);
    expect(await bench.database.sql('SELECT subject_id FROM outbox')).toEqual([{ subject_id: group.id }]);
    expect(
      await bench.database.sql('SELECT file_bytes FROM member_import WHERE id = $1', [stored.id]),
    ).toEqual([{ file_bytes: null }]);
  });

  it('is not written in part when the database gives up half-way', async () => {
    const group = await bench.group();
    const stored = await on.upload(group, [shop(1), shop(2)]);
    await bench.database.sql(`CREATE FUNCTION give_up() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'disk full' USING ERRCODE = '53100'; END $$`);
    await bench.database.sql(
      'CREATE TRIGGER give_up BEFORE INSERT ON cost_line FOR EACH STATEMENT EXECUTE FUNCTION give_up()',
    );
    try {
      await expect(on.commit(group, stored)).rejects.toThrow('disk full');
    } finally {
      await bench.database.sql('DROP TRIGGER give_up ON cost_line');
    }
    expect(await on.membersOf(group)).toEqual([]);
    expect(await bench.database.sql('SELECT 1 FROM business WHERE consortium_id = $1', [group.id])).toEqual(
      [],
    );
    expect(await on.commit(group, stored)).toMatchObject({ status: 'COMMITTED', committedMembers: 2 });
  });

  it('of 200 members takes a handful of statements', async () => {
    const group = await bench.group();
    const stored = await on.upload(
      group,
      Array.from({ length: 200 }, (_, n) => shop(n, { number: nextNumber() })),
    );
    const statements = await bench.door.countStatements(() => on.commit(group, stored));
    expect(statements).toBeLessThanOrEqual(17);
    expect(await on.membersOf(group)).toHaveLength(200);
  }, 60_000);

  it('of more than 200 members is refused', async () => {
    const group = await bench.group();
    await bench.enrol(group, { business: { name: '先の店' } });
    const stored = await on.upload(
      group,
      Array.from({ length: 200 }, (_, n) => shop(n)),
    );
    expect(await problemsOf(on.commit(group, stored))).toEqual([['TOO_MANY_MEMBERS', 'file']]);
  }, 60_000);
});

describe('a file that is no list', () => {
  it.each<[string, Buffer, string]>([
    ['empty', Buffer.alloc(0), 'EMPTY_FILE'],
    ['a PDF', Buffer.from('%PDF-1.7 見本'), 'PDF'],
    ['binary', Buffer.from([1, 0, 2, 0, 3, 0]), 'UNKNOWN_TYPE'],
    ['without headings', Buffer.from('あ,い\r\nう,え\r\n'), 'NO_HEADER'],
    ['over 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 'FILE_TOO_LARGE'],
  ])('is refused when it is %s', async (_, bytes, code) => {
    const { viewer, id } = await bench.group();
    const sent = bench.imports.upload(viewer, { consortiumId: id, fileName: 'x.csv', bytes });
    expect(await problemsOf(sent)).toEqual([[code, 'file']]);
    expect(await bench.database.sql('SELECT id FROM member_import WHERE consortium_id = $1', [id])).toEqual(
      [],
    );
  });
});

describe('a list with mistakes', () => {
  const wrong = [
    shop(1, { software: '-5' }),
    shop(2, { software: '1000.5' }),
    shop(3, { number: '1234567890123' }),
    shop(4),
  ];

  it('names each by row and column, and nothing of it is written', async () => {
    const group = await bench.group();
    const stored = await on.upload(group, wrong);
    const problems = await problemsOf(on.commit(group, stored));
    expect(problems.map(([, path]) => path)).toEqual([
      `rows[2].${columnOf('software')}`,
      `rows[3].${columnOf('software')}`,
      `rows[4].${columnOf('number')}`,
    ]);
    expect(previewView(await on.previewOf(group, stored))).toMatchObject({
      canCommit: false,
      summary: { errors: 3 },
    });
    expect(await on.membersOf(group)).toEqual([]);
    expect(await bench.imports.byId(group.viewer, stored.id)).toMatchObject({
      status: 'PREVIEW',
      version: 1,
    });
  });

  it('can be put right cell by cell, and stays right', async () => {
    const group = await bench.group();
    let stored = await on.upload(group, wrong);
    const correct = async (rowNumber: number, field: keyof FileRow, value: string) => {
      const { id, version } = stored;
      const cell = { id, version, rowNumber, column: columnOf(field), value };
      stored = await bench.imports.correctCell(group.viewer, cell);
    };
    await correct(2, 'software', '500000');
    await correct(3, 'software', '１０００');
    await correct(4, 'number', '');
    const preview = await on.previewOf(group, stored);
    expect(told(preview, 'error')).toEqual([]);
    expect(preview.file.rows.get(2)?.cells[7]?.text).toBe('500000');
    await on.commit(group, stored);
    expect(await on.costsOf(group)).toMatchObject([
      { yen: '500000' },
      { yen: '1000' },
      { yen: '480000' },
      { yen: '480000' },
    ]);
  });

  it('refuses a cell that is not there and a stale version', async () => {
    const group = await bench.group();
    const { id } = await on.upload(group, wrong);
    const correct = (changes: object) =>
      bench.imports.correctCell(group.viewer, {
        id,
        version: 1,
        rowNumber: 2,
        column: 'A',
        value: '見本',
        ...changes,
      });
    expect(await problemsOf(correct({ rowNumber: 99 }))).toEqual([['UNKNOWN_CELL', 'input.rowNumber']]);
    expect(await problemsOf(correct({ column: 'ZZ' }))).toEqual([['UNKNOWN_CELL', 'input.rowNumber']]);
    await correct({});
    expect(await problemsOf(correct({}))).toEqual([['STALE_VERSION', 'input.version']]);
  });

  it('can have its columns settled', async () => {
    const group = await bench.group();
    const stored = await on.upload(group, [shop(1, { pc: '100000' })]);
    const remap = (column: string, version: number) =>
      bench.imports.remap(group.viewer, {
        id: stored.id,
        version,
        mapping: { columns: [{ column, meaning: 'registerYen', unitYen: 1000 }] },
      });
    expect(await problemsOf(remap('ZZ', 1))).toEqual([['UNKNOWN_COLUMN', 'input.mapping.columns[0].column']]);
    await on.commit(group, await remap(columnOf('pc'), 1));
    expect(await on.costsOf(group)).toMatchObject([
      { category: 'SOFTWARE' },
      { category: 'REGISTER', yen: '100000000' },
    ]);
  });
});

describe('the end of an import', () => {
  it('is final: committed once per key, then neither changed nor committed again', async () => {
    const group = await bench.group();
    const { id } = await on.upload(group, [shop(1)]);
    const input = { idempotencyKey: newKey(), id, version: 1 };
    const all = await Promise.all(Array.from({ length: 5 }, () => bench.imports.commit(group.viewer, input)));
    expect(new Set(all.map(({ version }) => version))).toEqual(new Set([2]));
    expect(await on.membersOf(group)).toHaveLength(1);
    expect(await bench.imports.preview(group.viewer, id)).toBeNull();
    const final = [['IMPORT_FINAL', 'input.id']];
    const seen = { id, version: 2 };
    expect(await problemsOf(on.commit(group, seen))).toEqual(final);
    expect(await problemsOf(bench.imports.discard(group.viewer, seen))).toEqual(final);
    expect(
      await problemsOf(
        bench.imports.correctCell(group.viewer, { ...seen, rowNumber: 2, column: 'A', value: '見本' }),
      ),
    ).toEqual(final);
  });

  it('is also giving it up, which deletes the file', async () => {
    const group = await bench.group();
    const { id } = await on.upload(group, [shop(1)]);
    expect(await bench.imports.discard(group.viewer, { id, version: 1 })).toMatchObject({
      status: 'DISCARDED',
    });
    expect(await bench.database.sql('SELECT file_bytes FROM member_import WHERE id = $1', [id])).toEqual([
      { file_bytes: null },
    ]);
    expect(await on.membersOf(group)).toEqual([]);
  });

  it('comes by itself for the oldest of more than ten unfinished files', async () => {
    const group = await bench.group();
    const first = await on.upload(group, [shop(1)]);
    const second = await on.upload(group, [shop(2)]);
    for (let more = 0; more < 9; more += 1) await on.upload(group, [shop(3)]);
    expect(await bench.imports.preview(group.viewer, first.id)).toBeNull();
    expect(await bench.imports.byId(group.viewer, first.id)).toMatchObject({ status: 'DISCARDED' });
    expect(await bench.imports.byId(group.viewer, second.id)).toMatchObject({ status: 'PREVIEW' });
  });
});

it('an import of another group does not exist', async () => {
  const group = await bench.group();
  const stored = await on.upload(group, [shop(1)]);
  const { id } = stored;
  const stranger = { viewer: await person(bench.database), id: group.id };
  const missing = { code: 'NOT_FOUND' };
  await expect(bench.imports.requireGroup(stranger.viewer, group.id)).rejects.toMatchObject(missing);
  await expect(bench.imports.requireGroup(stranger.viewer, '')).rejects.toMatchObject(missing);
  await expect(on.upload(stranger, [shop(1)])).rejects.toMatchObject(missing);
  await expect(bench.imports.byId(stranger.viewer, id)).rejects.toMatchObject(missing);
  await expect(bench.imports.preview(stranger.viewer, id)).rejects.toMatchObject(missing);
  await expect(on.commit(stranger, stored)).rejects.toMatchObject(missing);
  await expect(bench.imports.discard(stranger.viewer, { id, version: 1 })).rejects.toMatchObject(missing);
});
