import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consortiumEntities } from '@renkei/consortium';
import { storeOf, type EvidenceStore } from '@renkei/evidence';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { tenant } from '@renkei/test/tenant';
import { GROUP_FILE_LIMITS } from './archive.ts';
import {
  changeManifest,
  changePart,
  encrypted,
  manifestIn,
  partsOf,
  renamed,
  writeParts,
  type Parts,
} from '../../test/changed-group-file.ts';
import { GroupFileMaker } from './group-file.maker.ts';
import { importGroup } from './import-group.ts';
import { schemaOf } from './installation.ts';
import { AUDIT } from './manifest.ts';
import { openGroupFile } from './open-group-file.ts';
import type { Query } from './row-lines.ts';
import {
  contentOf,
  lateGroup,
  operatorOf,
  orderOf,
  QUIET,
  save,
  type LateGroup,
} from '../../test/late-group.ts';

let there: TestDatabase;
let folder: string;
let otherStore: EvidenceStore;
let group: LateGroup;
let schema: string;
let path: string;
let operator: { readonly query: Query; end(): Promise<void> };
let empty: ReadonlyMap<string, string>;

beforeAll(async () => {
  const here = await testDatabase();
  there = await testDatabase();
  const worker = await tenant(here, consortiumEntities, 'worker');
  folder = await mkdtemp(join(tmpdir(), 'renkei-refused-'));
  const store = (await storeOf({ kind: 'FOLDER', folder: join(folder, 'a') }))!;
  otherStore = (await storeOf({ kind: 'FOLDER', folder: join(folder, 'b') }))!;
  group = await lateGroup(here, await person(here), store);
  const made = await new GroupFileMaker(worker.transactions, store).make(orderOf(group), QUIET);
  path = await save(made, join(folder, 'group.zip'));
  await worker.close();
  await here.drop();
  operator = await operatorOf(there);
  schema = await schemaOf(operator.query);
  const successor = await person(there);
  await there.sql(`UPDATE app_user SET email = 'kouninsha@example.jp' WHERE id = $1`, [successor.userId]);
  empty = await contentOf(there);
}, 60_000);
afterAll(async () => {
  await operator.end();
  await there.drop();
  await rm(folder, { recursive: true });
});

let files = 0;
const fresh = () => join(folder, `${(files += 1)}.zip`);

/** What is said of a file after this change, with everything to commit it; nothing is written. */
async function saidOf(file: string, limits = GROUP_FILE_LIMITS, options = {}): Promise<string> {
  const opened = await openGroupFile(file, schema, limits);
  if (!opened.ok) return `${opened.error.code} ${opened.error.path ?? ''}`.trim();
  try {
    const { problems } = await importGroup(operator.query, opened.value, {
      coordinator: 'kouninsha@example.jp',
      store: otherStore,
      commit: true,
      ...options,
    });
    return problems.map(({ code, path: at }) => `${code} ${at ?? ''}`.trim()).join(', ');
  } finally {
    opened.value.close();
  }
}

async function saidAfter(change: (parts: Parts) => void): Promise<string> {
  const parts = await partsOf(path);
  change(parts);
  const said = await saidOf(await writeParts(fresh(), parts));
  expect(await contentOf(there)).toEqual(empty);
  return said;
}

const evidence = () =>
  partsOf(path).then((parts) => [...parts.keys()].find((name) => name.startsWith('evidence/'))!);
const LINES = 'tables/cost_line.ndjson';

describe('a file that is not what was exported', () => {
  it('says which part: a table, evidence, the chain', async () => {
    const price = (text: string) => text.replace('"600000"', '"600001"');
    expect(await saidAfter((parts) => changePart(parts, LINES, price, false))).toBe(`PART_DIFFERS ${LINES}`);
    const photo = await evidence();
    const bytes = (text: string) => `${text}.`;
    expect(await saidAfter((parts) => changePart(parts, photo, bytes, false))).toBe(`PART_DIFFERS ${photo}`);
    const name = (text: string) => text.replace('"action":"INSERT"', '"action":"UPDATE"');
    expect(await saidAfter((parts) => changePart(parts, AUDIT, name, false))).toBe(`PART_DIFFERS ${AUDIT}`);
  });

  it('lacks evidence or has more than it says', async () => {
    const photo = await evidence();
    expect(await saidAfter((parts) => void parts.delete(photo))).toBe(`PART_MISSING ${photo}`);
    const more = `evidence/${'0'.repeat(64)}`;
    expect(await saidAfter((parts) => void parts.set(more, Buffer.from('x')))).toBe(`PART_DIFFERS ${more}`);
    const gone = await saidAfter((parts) => void parts.delete(LINES));
    expect(gone).toBe(`PART_MISSING ${LINES}`);
  });

  it('is found also where the digests were made anew: another yen, a row less, another group’s row', async () => {
    const forged = (change: (text: string) => string) =>
      saidAfter((parts) => changePart(parts, LINES, change, true));
    expect(await forged((text) => text.replace('"600000"', '"600001"'))).toMatch(
      /^ROWS_NOT_RECORDED cost_line /,
    );
    expect(await forged((text) => text.slice(text.indexOf('\n') + 1))).toMatch(
      /^ROWS_NOT_RECORDED cost_line /,
    );
    const other = '00000000-0000-4000-8000-000000000000';
    expect(await forged((text) => text.replace(group.id, other))).toBe(`ROWS_WRONG ${LINES}`);
    expect(await forged((text) => text.replace('"quantity": 1', '"quantity": 0'))).toMatch(
      /^ROWS_REFUSED cost_line/,
    );
    // one byte that is no value: written otherwise than it is read back
    expect(await forged((text) => text.replace('"quantity": 1', '"quantity":  1'))).toBe(
      'RESTORED_DIFFERS cost_line',
    );
  });

  it('points at no bytes but its own', async () => {
    const [other] = [`00000000-0000-4000-8000-000000000000/`];
    const part = 'tables/evidence_file.ndjson';
    const key = (text: string) => text.replace(`"storage_key": "${group.id}/`, `"storage_key": "${other}`);
    expect(await saidAfter((parts) => changePart(parts, part, key, true))).toBe(`ROWS_WRONG ${part}`);
  });
});

describe('a file of another version', () => {
  it('says which one is needed', async () => {
    const made = (name: string) => (text: string) => text.replace(/"schema": "[^"]+"/, `"schema": "${name}"`);
    expect(await saidAfter((parts) => changeManifest(parts, made('9999_later.sql')))).toBe(
      'MADE_BY_NEWER_VERSION 9999_later.sql',
    );
    expect(await saidAfter((parts) => changeManifest(parts, made('0019_earlier.sql')))).toBe(
      'SCHEMA_NOT_KNOWN 0019_earlier.sql',
    );
    const version = (text: string) => text.replace('"version": 1', '"version": 2');
    expect(await saidAfter((parts) => changeManifest(parts, version))).toMatch(/^MADE_BY_NEWER_VERSION/);
  });

  it('may be older where nothing but what may be left out was added', async () => {
    const later = '9998_later.sql';
    await there.sql(
      'ALTER TABLE vendor ADD COLUMN later text, ADD COLUMN later_count integer NOT NULL DEFAULT 3',
    );
    const opened = await openGroupFile(path, later);
    if (!opened.ok) throw new Error(opened.error.code);
    const options = { coordinator: 'kouninsha@example.jp', store: otherStore, commit: false };
    const { problems } = await importGroup(operator.query, opened.value, options);
    // the default makes another row of it than the chain tells, unless its migration says so (audit_table)
    expect(problems.map(({ code }) => code)).toEqual(['ROWS_NOT_RECORDED']);
    await there.sql('ALTER TABLE vendor DROP COLUMN later_count');
    expect((await importGroup(operator.query, opened.value, options)).problems).toEqual([]);
    await there.sql('ALTER TABLE vendor DROP COLUMN later, ADD COLUMN owed text NOT NULL');
    expect((await importGroup(operator.query, opened.value, options)).problems).toMatchObject([
      { code: 'COLUMNS_DIFFER', path: 'vendor.owed' },
    ]);
    opened.value.close();
    await there.sql('ALTER TABLE vendor DROP COLUMN owed');
  });
});

describe('an archive that is none', () => {
  const written = async (bytes: Buffer | string) => {
    const file = fresh();
    await writeFile(file, bytes);
    return saidOf(file);
  };

  it('is refused: something else, cut off, encrypted', async () => {
    const zip = await readFile(path);
    expect(await written('見本')).toBe('NOT_A_GROUP_FILE');
    expect(await written(zip.subarray(0, zip.length / 2))).toBe('NOT_A_GROUP_FILE');
    expect(await written(encrypted(zip))).toBe('ENCRYPTED');
    const parts = await partsOf(path);
    const [manifest] = [...parts].filter(([name]) => name === 'manifest.json');
    const other = new Map([['xl/workbook.xml', manifest![1]]]);
    expect(await saidOf(await writeParts(fresh(), other))).toBe('UNKNOWN_PART xl/workbook.xml');
  });

  it('cannot leave its place or use a name twice', async () => {
    const parts = await partsOf(path);
    parts.set('tables/evil_one.ndjson', Buffer.from('x'));
    const zip = await readFile(await writeParts(fresh(), parts));
    expect(await written(renamed(zip, 'tables/evil_one.ndjson', '../../../evil_o.ndjson'))).toBe(
      'NOT_A_GROUP_FILE',
    );
    expect(await written(renamed(zip, 'tables/evil_one.ndjson', 'C:\\bles/evil_o.ndjson'))).toBe(
      'NOT_A_GROUP_FILE',
    );
    parts.delete('tables/evil_one.ndjson');
    parts.set('tables/members.ndjson', Buffer.from('x'));
    const twice = await readFile(await writeParts(fresh(), parts));
    expect(await written(renamed(twice, 'tables/members.ndjson', 'tables/member_.ndjson'))).toMatch(
      /^PART_DIFFERS/,
    );
    expect(await written(renamed(twice, 'tables/members.ndjson', 'tables/vendors.ndjson'))).toMatch(
      /^PART_DIFFERS/,
    );
  });

  it('is not inflated when it is a bomb, and not believed about sizes', async () => {
    const before = process.memoryUsage().rss;
    const parts = await partsOf(path);
    parts.set('tables/bomb.ndjson', Buffer.alloc(80_000_000));
    const bomb = await writeParts(fresh(), parts);
    parts.delete('tables/bomb.ndjson');
    expect(await saidOf(bomb)).toBe('TOO_MUCH_INSIDE');
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
    expect(await saidOf(path, { ...GROUP_FILE_LIMITS, entries: 10 })).toBe('TOO_MUCH_INSIDE');
    expect(await saidOf(path, { ...GROUP_FILE_LIMITS, inflatedBytes: 10_000 })).toBe('TOO_MUCH_INSIDE');
    expect(await saidOf(path, { ...GROUP_FILE_LIMITS, evidenceBytes: 3 })).toBe('TOO_MUCH_INSIDE');
    expect(await saidOf(path, { ...GROUP_FILE_LIMITS, lineBytes: 10 })).toMatch(/^PART_DIFFERS/);
    const photo = await evidence();
    const size = (await partsOf(path)).get(photo)!.length;
    expect(await written(saysOtherSize(await readFile(path), photo, size - 1))).toBe(`PART_DIFFERS ${photo}`);
  });
});

/** The central directory's word about one part. */
function saysOtherSize(zip: Buffer, name: string, size: number): Buffer {
  const changed = Buffer.from(zip);
  const at = changed.lastIndexOf(name) - 46;
  changed.writeUInt32LE(size, at + 20);
  changed.writeUInt32LE(size, at + 24);
  return changed;
}

describe('what stands in the way', () => {
  const refusals = async (options = {}) => {
    const said = await saidOf(path, GROUP_FILE_LIMITS, options);
    return said;
  };

  it('is an account that is missing, a place for evidence that is missing', async () => {
    expect(await refusals({ coordinator: null })).toBe('NO_COORDINATOR');
    expect(await refusals({ coordinator: 'nobody@example.jp' })).toBe(
      'COORDINATOR_UNKNOWN nobody@example.jp',
    );
    expect(await refusals({ store: null })).toBe('STORAGE_NOT_SET');
    expect(await contentOf(there)).toEqual(empty);
  });

  it('is a business of another group, by its number', async () => {
    await there.sql(
      `WITH c AS (INSERT INTO consortium (name, prefecture, rule_set, created_by)
                  SELECT '見本の別のグループ', 13, '2023', id FROM app_user LIMIT 1 RETURNING id)
       INSERT INTO vendor (consortium_id, name, corporate_number) SELECT id, '見本', '4234567890128' FROM c`,
    );
    expect(await refusals()).toBe('BUSINESS_IN_ANOTHER_GROUP 4234567890128');
    await there.sql('DELETE FROM vendor');
  });

  it('is a schedule of other dates', async () => {
    const parts = await partsOf(path);
    const id = /"id": "([^"]+)"/.exec(String(parts.get('shared/schedule.ndjson')))![1]!;
    await there.sql(`INSERT INTO schedule (id, label, rule_set) VALUES ($1, '見本の日程', '2023')`, [id]);
    expect(await refusals()).toBe('SCHEDULE_DIFFERS 見本の日程');
    await there.sql('DELETE FROM schedule WHERE id = $1', [id]);
  });

  it('is other bytes under the same key; nothing of what was put beside them stays', async () => {
    const row = String((await partsOf(path)).get('tables/evidence_file.ndjson'))
      .trim()
      .split('\n')
      .at(-1)!;
    const key = /"storage_key": "([^"]+)"/.exec(row)![1]!;
    await otherStore.put(
      key,
      (async function* () {
        yield Buffer.from('other');
      })(),
    );
    expect(await refusals()).toBe(`EVIDENCE_KEY_TAKEN ${key}`);
    const first = /"storage_key": "([^"]+)"/.exec(
      String((await partsOf(path)).get('tables/evidence_file.ndjson')),
    )![1]!;
    await expect(otherStore.open(first)).rejects.toThrow('ENOENT');
  });

  it('is a manifest that says it of itself', async () => {
    expect(manifestIn(await partsOf(path)).leftOut.map(({ code }) => code)).toContain('SEALED_PAPERS_STAY');
  });
});
