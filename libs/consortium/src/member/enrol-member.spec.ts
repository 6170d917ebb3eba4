import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalDate } from '@renkei/kernel';
import { problemsOf } from '@renkei/test/problems';
import { newKey, sampleCorporateNumber } from '@renkei/test/sample-values';
import { enrolment, workbench, type Workbench } from '../../test/workbench.ts';
import { suspectedDuplicatesLoader } from './member.loader.ts';
import type { EnrolMemberInput } from './member.inputs.ts';

let bench: Workbench;
let serial = 0;

beforeAll(async () => {
  bench = await workbench();
}, 60_000);
afterAll(() => bench.close());

const nextNumber = (): string => sampleCorporateNumber((serial += 1));
const today = '2023-06-15' as LocalDate;

async function countOf(consortiumId: string): Promise<number> {
  const [row] = await bench.database.sql<{ n: number }>(
    'SELECT count(*)::int AS n FROM business WHERE consortium_id = $1',
    [consortiumId],
  );
  return row?.n ?? -1;
}

describe('enrolling a member', () => {
  it('stores what was typed in its clean form, at the end of the list', async () => {
    const group = await bench.group();
    await bench.enrol(group, { business: { name: '先の店' } });
    const number = nextNumber();
    const fullWidth = number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const member = await bench.enrol(group, {
      role: 'REPRESENTATIVE',
      business: {
        name: ' 髙﨑𠮷商店\u0000街振興組合 ',
        legalForm: 'ASSOCIATION',
        corporateNumber: fullWidth,
        invoiceNumber: `Ｔ${number}`,
        postalCode: '〒８１０－０００１',
        capitalYen: 10_000_000n,
        prefecture: 40,
        email: 'ｍｉｈｏｎ@example.jp',
        phone: '',
      },
    });
    expect(member).toMatchObject({
      position: 2,
      role: 'REPRESENTATIVE',
      version: 1,
      business: {
        name: '髙﨑𠮷商店 街振興組合',
        corporateNumber: number,
        invoiceNumber: `T${number}`,
        identityKey: number,
        postalCode: '8100001',
        capitalYen: 10_000_000n,
        email: 'mihon@example.jp',
        phone: null,
      },
    });
    expect(
      await bench.database.sql(
        `SELECT 1 FROM outbox WHERE topic = 'obligations.derive' AND subject_id = $1`,
        [group.id],
      ),
    ).toHaveLength(1);
  });

  it('names everything that is wrong at once and writes nothing', async () => {
    const group = await bench.group();
    const input = enrolment(group.id, {
      role: 'REPRESENTATIVE',
      sharingWeight: -1,
      requestedYen: 1_000_000_000_000_001n,
      business: {
        name: '𠮷'.repeat(201),
        legalForm: 'SOLE_PROPRIETOR',
        corporateNumber: sampleCorporateNumber(1),
        invoiceNumber: 'T123',
        postalCode: '810',
        regularEmployees: -1,
        email: 'mihon',
      },
    });
    expect(await problemsOf(bench.members.enrol(group.viewer, input))).toEqual([
      ['SOLE_PROPRIETOR_HAS_NO_CORPORATE_NUMBER', 'input.business.corporateNumber'],
      ['WRONG_LENGTH', 'input.business.invoiceNumber'],
      ['TOO_LONG', 'input.business.name'],
      ['NOT_A_HEADCOUNT', 'input.business.regularEmployees'],
      ['NOT_A_POSTAL_CODE', 'input.business.postalCode'],
      ['NOT_AN_EMAIL', 'input.business.email'],
      ['REPRESENTATIVE_MUST_BE_CORPORATION', 'input.role'],
      ['WEIGHT_OUT_OF_RANGE', 'input.sharingWeight'],
      ['TOO_LARGE', 'input.requestedYen'],
    ]);
    expect(await countOf(group.id)).toBe(0);
  });

  it.each([
    [
      'a wrong check digit',
      { corporateNumber: `9${'0'.repeat(12)}`.replace(/^9/, '8') },
      'WRONG_CHECK_DIGIT',
    ],
    ['twelve digits', { corporateNumber: '123456789012' }, 'WRONG_LENGTH'],
  ])('refuses %s', async (_, business, code) => {
    const group = await bench.group();
    expect(await problemsOf(bench.members.enrol(group.viewer, enrolment(group.id, { business })))).toEqual([
      [code, 'input.business.corporateNumber'],
    ]);
  });

  it('refuses a micro business of a form that is never micro', async () => {
    const group = await bench.group();
    const input = enrolment(group.id, { size: 'MICRO', business: { legalForm: 'ASSOCIATION' } });
    expect(await problemsOf(bench.members.enrol(group.viewer, input))).toEqual([
      ['NEVER_MICRO', 'input.size'],
    ]);
  });

  it('keeps exactly one representative', async () => {
    const group = await bench.group();
    await bench.enrol(group, { role: 'REPRESENTATIVE' });
    const second = enrolment(group.id, { role: 'REPRESENTATIVE', business: { name: '二人目' } });
    expect(await problemsOf(bench.members.enrol(group.viewer, second))).toEqual([
      ['SECOND_REPRESENTATIVE', 'input.role'],
    ]);
  });

  it('also keeps one when two are enrolled at the same moment', async () => {
    const group = await bench.group();
    const outcomes = await Promise.allSettled(
      ['甲', '乙', '丙'].map((name) => bench.enrol(group, { role: 'REPRESENTATIVE', business: { name } })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await countOf(group.id)).toBe(1);
  });

  it('has one effect for 50 parallel repeats with one idempotency key', async () => {
    const group = await bench.group();
    const input = enrolment(group.id);
    const saved = await Promise.all(
      Array.from({ length: 50 }, () => bench.members.enrol(group.viewer, input)),
    );
    expect(new Set(saved.map(({ member }) => member.id)).size).toBe(1);
    expect(await countOf(group.id)).toBe(1);
  }, 30_000);

  it('gives places of their own to 20 members enrolled at the same moment', async () => {
    const group = await bench.group();
    const members = await Promise.all(
      Array.from({ length: 20 }, (_, n) => bench.enrol(group, { business: { name: `見本${n}` } })),
    );
    expect(members.map(({ position }) => position).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
  }, 30_000);
});

describe('one business, one group', () => {
  it('is refused a second time in its own group, with the name of its twin', async () => {
    const group = await bench.group();
    const corporateNumber = nextNumber();
    await bench.enrol(group, { business: { corporateNumber } });
    expect(
      await problemsOf(
        bench.members.enrol(group.viewer, enrolment(group.id, { business: { corporateNumber } })),
      ),
    ).toEqual([['DUPLICATE_IN_GROUP', 'input.business.corporateNumber']]);
  });

  it('is refused in another group, which is not named', async () => {
    const [one, two] = [await bench.group('ひみつのグループ'), await bench.group()];
    const corporateNumber = nextNumber();
    await bench.enrol(one, { business: { corporateNumber } });
    const error: unknown = await bench
      .enrol(two, { business: { corporateNumber } })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      problems: [{ code: 'ALREADY_IN_A_GROUP', path: 'input.business.corporateNumber' }],
    });
    expect(JSON.stringify(error)).not.toContain('ひみつ');
    expect(await countOf(two.id)).toBe(0);
  });

  it('goes by the 登録番号 for a sole proprietor', async () => {
    const [one, two] = [await bench.group(), await bench.group()];
    const business: Partial<EnrolMemberInput['business']> = {
      legalForm: 'SOLE_PROPRIETOR',
      invoiceNumber: `T${nextNumber()}`,
    };
    await bench.enrol(one, { business });
    expect(await problemsOf(bench.members.enrol(two.viewer, enrolment(two.id, { business })))).toEqual([
      ['ALREADY_IN_A_GROUP', 'input.business.invoiceNumber'],
    ]);
  });

  it('is free again after withdrawing', async () => {
    const [one, two] = [await bench.group(), await bench.group()];
    const corporateNumber = nextNumber();
    const member = await bench.enrol(one, { business: { corporateNumber } });
    const leave = { id: member.id, version: 1, withdrawnOn: today, reason: '閉店のため' };
    await bench.members.withdraw(one.viewer, leave);
    await expect(bench.enrol(two, { business: { corporateNumber } })).resolves.toMatchObject({ position: 1 });
  });

  it('is never a vendor anywhere', async () => {
    const [one, two] = [await bench.group(), await bench.group()];
    const corporateNumber = nextNumber();
    await bench.vendors.create(one.viewer, {
      idempotencyKey: newKey(),
      consortiumId: one.id,
      name: '見本システム',
      corporateNumber,
    });
    expect(
      await problemsOf(bench.members.enrol(two.viewer, enrolment(two.id, { business: { corporateNumber } }))),
    ).toEqual([['VENDOR_CANNOT_BE_MEMBER', 'input.business.corporateNumber']]);
  });

  it('warns of the same representative at the same address, however it is written', async () => {
    const group = await bench.group();
    const at = { representativeName: '見本 太郎', prefecture: 40, city: '福岡市中央区' };
    await bench.enrol(group, { business: { ...at, name: '甲商店', addressLine: '天神一丁目２番３号' } });
    const { member, warnings } = await bench.members.enrol(
      group.viewer,
      enrolment(group.id, {
        business: { ...at, name: '乙商店', representativeName: '見本太郎', addressLine: '天神1-2-3' },
      }),
    );
    expect(member.business.name).toBe('乙商店');
    expect(warnings).toMatchObject([
      { code: 'DEEMED_SAME_SUSPECTED', path: 'input.business.representativeName' },
    ]);
    const loader = suspectedDuplicatesLoader(bench.door.transactions, group.viewer);
    expect(await loader.load(group.id)).toMatchObject([
      { code: 'DEEMED_SAME_SUSPECTED', memberIds: [expect.any(String), member.id] },
    ]);
  });
});
