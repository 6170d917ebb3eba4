import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemsOf } from '@renkei/test/problems';
import { newKey, sampleCorporateNumber } from '@renkei/test/sample-values';
import { importBench, told } from '../../test/import-bench.ts';
import { columnOf, shop } from '../../test/member-file.ts';
import { workbench, type Group, type Workbench } from '../../test/workbench.ts';
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

describe('one business, one group', () => {
  it('is told on the row: other groups’ members, vendors, and the same business twice', async () => {
    const [group, other] = [await bench.group(), await bench.group('ひみつのグループ')];
    const [taken, vendor, twice] = [nextNumber(), nextNumber(), nextNumber()];
    await bench.enrol(other, { business: { corporateNumber: taken } });
    await bench.vendors.create(other.viewer, {
      idempotencyKey: newKey(),
      consortiumId: other.id,
      name: '見本システム',
      corporateNumber: vendor,
    });
    const stored = await on.upload(group, [
      shop(1, { number: taken }),
      shop(2, { number: vendor }),
      shop(3, { form: '個人事業主', invoice: `T${twice}` }),
      shop(4, { form: '個人事業主', invoice: `T${twice}` }),
      shop(5),
    ]);
    const preview = await on.previewOf(group, stored);
    expect(told(preview, 'error')).toEqual([
      [2, columnOf('number'), 'ALREADY_IN_A_GROUP'],
      [3, columnOf('number'), 'VENDOR_CANNOT_BE_MEMBER'],
      [5, columnOf('name'), 'DUPLICATE_IN_FILE'],
    ]);
    expect(JSON.stringify(preview.plan.rows[0]?.issues)).not.toContain('ひみつ');
    expect(await on.membersOf(group)).toEqual([]);
  });

  it('goes to one of two groups that commit it at the same moment; the other learns it on the row', async () => {
    const groups = [await bench.group(), await bench.group()];
    const number = nextNumber();
    const uploads = await Promise.all(
      groups.map((group) => on.upload(group, [shop(1, { number }), shop(2)])),
    );
    const outcomes = await Promise.allSettled(
      uploads.map((stored, index) => on.commit(groups[index] as Group, stored)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused).toMatchObject({
      reason: { problems: [{ code: 'ALREADY_IN_A_GROUP', path: `rows[2].${columnOf('number')}` }] },
    });
    expect((await Promise.all(groups.map(on.membersOf))).map((members) => members.length).sort()).toEqual([
      0, 2,
    ]);
  });
});

describe('a list of a group that has members already', () => {
  it('updates by number, else by name and address, and leaves what it does not mention', async () => {
    const group = await bench.group();
    const number = nextNumber();
    await bench.enrol(group, {
      role: 'REPRESENTATIVE',
      business: { name: '旧名組合', legalForm: 'ASSOCIATION', corporateNumber: number, capitalYen: 7n },
    });
    await bench.enrol(group, {
      size: 'MICRO',
      business: {
        name: '㈱髙﨑',
        prefecture: 40,
        city: '福岡市中央区',
        addressLine: '天神二丁目１番',
        representativeName: '見本 花子',
      },
    });
    const stored = await on.upload(group, [
      shop(1, { name: '新名組合', form: '組合', number, role: '代表' }),
      shop(2, { name: '株式会社髙﨑', address: '福岡県福岡市中央区天神2-1', size: '' }),
      shop(3),
    ]);
    const preview = await on.previewOf(group, stored);
    expect(previewView(preview).summary).toMatchObject({ new: 1, updated: 2, unchanged: 0, errors: 0 });
    expect(preview.plan.rows[0]?.changes).toContainEqual({
      field: 'name',
      before: '旧名組合',
      after: '新名組合',
    });
    expect(preview.plan.rows.map(({ match }) => match?.by)).toEqual([
      'NUMBER',
      'NAME_AND_ADDRESS',
      undefined,
    ]);
    await on.commit(group, stored);
    expect(await on.membersOf(group)).toMatchObject([
      { role: 'REPRESENTATIVE', version: 2, business: { name: '新名組合', capitalYen: 7n } },
      { size: 'MICRO', version: 2, business: { name: '株式会社髙﨑', representativeName: '見本 花子' } },
      { position: 3, version: 1 },
    ]);
  });

  it('imported a second time finds nothing to change', async () => {
    const group = await bench.group();
    const rows = [shop(1, { number: nextNumber(), role: '代表' }), shop(2), shop(3, { pc: '90000' })];
    await on.commit(group, await on.upload(group, rows));
    const costs = await on.costsOf(group);
    const again = await on.upload(group, rows);
    expect(previewView(await on.previewOf(group, again)).summary).toMatchObject({
      new: 0,
      updated: 0,
      unchanged: 3,
    });
    expect(await on.commit(group, again)).toMatchObject({ committedMembers: 0 });
    expect((await on.membersOf(group)).map(({ version }) => version)).toEqual([1, 1, 1]);
    expect(await on.costsOf(group)).toEqual(costs);
  });

  it('adds costs where there are none and never overwrites any', async () => {
    const group = await bench.group();
    const numbers = [nextNumber(), nextNumber()];
    const [has] = [
      await bench.enrol(group, { business: { name: '店0', corporateNumber: numbers[0] ?? '' } }),
      await bench.enrol(group, { business: { name: '店1', corporateNumber: numbers[1] ?? '' } }),
    ];
    await bench.lines.add(group.viewer, {
      idempotencyKey: newKey(),
      memberId: has.id,
      line: { category: 'PC', label: '', functions: [], unitPriceYen: 1n, quantity: 1 },
    });
    const stored = await on.upload(group, [
      shop(1, { name: '店0', number: numbers[0] ?? '' }),
      shop(2, { name: '店1', number: numbers[1] ?? '' }),
    ]);
    expect(told(await on.previewOf(group, stored), 'warning')).toContainEqual([
      2,
      columnOf('software'),
      'COSTS_LEFT_ALONE',
    ]);
    await on.commit(group, stored);
    expect(await on.costsOf(group)).toMatchObject([
      { name: '店0', category: 'PC', yen: '1' },
      { name: '店1', category: 'SOFTWARE', yen: '480000' },
    ]);
  });

  it('never makes a second representative', async () => {
    const group = await bench.group();
    await bench.enrol(group, { role: 'REPRESENTATIVE', business: { name: '今の代表' } });
    const stored = await on.upload(group, [shop(1, { role: '代表' })]);
    expect(await problemsOf(on.commit(group, stored))).toEqual([
      ['SECOND_REPRESENTATIVE', `rows[2].${columnOf('role')}`],
    ]);
  });

  it('refuses two rows for one member', async () => {
    const group = await bench.group();
    const number = nextNumber();
    const address = '福岡県福岡市中央区天神9-9';
    await on.commit(group, await on.upload(group, [shop(1, { number, address, name: '見本一号店' })]));
    const stored = await on.upload(group, [
      shop(1, { number, address, name: '見本一号店' }),
      shop(1, { address, name: '見本一号店' }),
    ]);
    expect((await problemsOf(on.commit(group, stored))).map(([code]) => code)).toEqual(['DUPLICATE_IN_FILE']);
  });
});

describe('a list without legal forms, over members', () => {
  const upload = (group: Group, lines: readonly string[]) =>
    bench.imports.upload(group.viewer, {
      consortiumId: group.id,
      fileName: '見本名簿.csv',
      bytes: Buffer.from(['法人名/屋号,電話番号,住所', ...lines].join('\r\n')),
    });
  const enrolled = async (): Promise<Group> => {
    const group = await bench.group();
    const address = { prefecture: 40, city: '福岡市中央区', addressLine: '天神1-1' };
    await bench.enrol(group, {
      role: 'REPRESENTATIVE',
      business: { name: 'みほん会', legalForm: 'OTHER', ...address },
    });
    return group;
  };
  const KNOWN = 'みほん会,092-000-0001,福岡県福岡市中央区天神1-1';
  const STRANGER = 'よその店,092-000-0002,福岡県福岡市中央区天神2-1';

  it('leaves the forms of members as they are, and is committed', async () => {
    const group = await enrolled();
    const stored = await upload(group, [KNOWN]);
    const preview = await on.previewOf(group, stored);
    expect([
      told(preview, 'error'),
      preview.plan.issues.filter(({ severity }) => severity === 'error'),
    ]).toEqual([[], []]);
    expect(previewView(preview)).toMatchObject({ canCommit: true, summary: { updated: 1, errors: 0 } });
    await on.commit(group, stored);
    expect(await on.membersOf(group)).toMatchObject([
      { business: { name: 'みほん会', legalForm: 'OTHER', phone: '092-000-0001' } },
    ]);
  });

  it('still asks for the form of a new business, and counts only those', async () => {
    const group = await enrolled();
    const preview = await on.previewOf(group, await upload(group, [KNOWN, STRANGER]));
    expect(told(preview, 'error')).toEqual([[3, null, 'LEGAL_FORM_MISSING']]);
    const ofFile = preview.plan.issues.find(({ code }) => code === 'LEGAL_FORM_COLUMN_MISSING');
    expect(ofFile?.message.ja).toContain('1行で組織形態が分かりません');
    expect(previewView(preview).canCommit).toBe(false);
  });
});

describe('a name that makes a row doubtful', () => {
  it('is told where the number is that of another name, and where it says that the business left', async () => {
    const group = await bench.group();
    const [one, two] = [nextNumber(), nextNumber()];
    await bench.enrol(group, {
      role: 'REPRESENTATIVE',
      business: { name: '見本本町商店街振興組合', legalForm: 'ASSOCIATION', corporateNumber: one },
    });
    await bench.enrol(group, { business: { name: '株式会社髙﨑', corporateNumber: two } });
    const stored = await on.upload(group, [
      shop(1, { name: 'さくら青果店', number: one, form: '組合' }),
      shop(2, { name: '㈱高崎', number: two }),
      shop(3, { name: '見本𠮷3商店（退会）' }),
    ]);
    const preview = await on.previewOf(group, stored);
    const found = preview.plan.rows.flatMap(({ rowNumber, issues }) =>
      issues
        .filter(({ code }) => code.startsWith('NAME_'))
        .map(({ code, cell, severity }) => `${rowNumber} ${cell} ${severity} ${code}`),
    );
    expect(found).toEqual(['2 A2 warning NAME_DIFFERS', '4 A4 warning NAME_SAYS_LEFT']);
    expect(preview.plan.rows[0]?.issues.find(({ code }) => code === 'NAME_DIFFERS')?.message.ja).toBe(
      'この法人番号は「見本本町商店街振興組合」の番号です。名前が大きくちがうので、番号のまちがいでないか確かめてください。',
    );
  });
});
