import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Keyring } from '@renkei/platform';
import { problemLinesOf } from '@renkei/test/problems';
import { vaultBench, type VaultBench, type VaultGroup } from '../../test/vault-bench.ts';
import type { SetPayoutAccountInput } from './payout-account.inputs.ts';

let bench: VaultBench;
let group: VaultGroup;

beforeAll(async () => {
  bench = await vaultBench();
}, 60_000);
beforeEach(async () => {
  group = await bench.group();
});
afterAll(() => bench.close());

const refusedAs = (code: string) => expect.objectContaining({ code });

const input = (changes: Partial<SetPayoutAccountInput> = {}): SetPayoutAccountInput => ({
  memberId: group.memberId,
  bankCode: '９９９８',
  branchCode: '987',
  accountType: 'ORDINARY',
  accountNumber: '76543',
  holderKana: 'カ）ミホンショウテン',
  ...changes,
});
const set = (changes?: Partial<SetPayoutAccountInput>) => bench.accounts.set(group.own, input(changes));
const open = (viewer = group.own) => bench.accounts.open(viewer, { memberId: group.memberId });

const STORED = {
  bankCode: '9998',
  branchCode: '987',
  accountType: 'ORDINARY',
  accountNumber: '0076543',
  holderKana: 'ｶ)ﾐﾎﾝｼﾖｳﾃﾝ',
};

describe('a payout account', () => {
  it('is kept in the form of transfers, for its member and its representative', async () => {
    const account = await set();
    expect(account).toEqual({
      memberId: group.memberId,
      ...STORED,
      changedAt: '2026-11-22T09:00',
      version: 1,
    });
    expect(await open()).toEqual(account);
    expect(await open(group.coordinator)).toEqual(account);
    expect(await bench.openings(group)).toEqual(
      [
        [group.own.userId, 'MEMBER_USER'],
        [group.coordinator.userId, 'COORDINATOR'],
      ].map((who) => [null, ...who, 'payout_account', expect.any(String)]),
    );
  });

  it('is nobody else’s', async () => {
    await set();
    const stranger = (await bench.group()).coordinator;
    for (const viewer of [group.neighbour, bench.administrator, stranger]) {
      await expect(open(viewer)).rejects.toEqual(refusedAs('NOT_FOUND'));
      await expect(bench.accounts.set(viewer, input({ version: 1 }))).rejects.toEqual(refusedAs('NOT_FOUND'));
    }
    // a support body sees the member, and of its account not even that it is there
    expect(await problemLinesOf(open(group.supporter))).toEqual(['NOT_REGISTERED input.memberId']);
    for (const viewer of [group.supporter, group.coordinator]) {
      await expect(bench.accounts.set(viewer, input())).rejects.toThrow('row-level security');
    }
    expect(await bench.openings(group)).toEqual([]);
  });

  it('is changed by whoever has seen it', async () => {
    expect(await problemLinesOf(open())).toEqual(['NOT_REGISTERED input.memberId']);
    await expect(set({ version: 1 })).rejects.toEqual(refusedAs('NOT_FOUND'));
    const both = await Promise.allSettled([set(), set()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await problemLinesOf(set())).toEqual(['ALREADY_REGISTERED input.version']);
    expect(await set({ version: 1, accountType: 'CURRENT' })).toMatchObject({
      version: 2,
      accountType: 'CURRENT',
    });
    expect(await problemLinesOf(set({ version: 1 }))).toEqual(['STALE_VERSION input.version']);
    expect(await open()).toMatchObject({ version: 2, accountType: 'CURRENT' });
  });

  it('is refused with every field to put right', async () => {
    const refused = bench.accounts.set(
      group.own,
      input({
        bankCode: '123',
        branchCode: '12x',
        accountNumber: '12345678',
        holderKana: '見本・ミホン\u200b',
      }),
    );
    expect(await problemLinesOf(refused)).toEqual([
      'BANK_CODE_FORM input.bankCode',
      'BRANCH_CODE_FORM input.branchCode',
      'ACCOUNT_NUMBER_FORM input.accountNumber',
      'HOLDER_KANA_CHARACTER input.holderKana',
    ]);
    await expect(refused).rejects.toEqual(
      expect.objectContaining({
        problems: expect.arrayContaining([
          expect.objectContaining({
            message: expect.objectContaining({ ja: expect.stringContaining('「見」「本」「・」「U+200B」') }),
          }),
        ]),
      }),
    );
    expect(await problemLinesOf(set({ holderKana: '　' }))).toEqual(['HOLDER_KANA_LENGTH input.holderKana']);
    expect(await problemLinesOf(set({ holderKana: 'ガ'.repeat(16) }))).toEqual([
      'HOLDER_KANA_LENGTH input.holderKana',
    ]);
    expect(await set({ holderKana: 'ガ'.repeat(15) })).toMatchObject({ version: 1 });
  });

  it('cannot be opened in another’s place', async () => {
    await set();
    await bench.accounts.set(group.neighbour, input({ memberId: group.neighbourId, accountNumber: '1' }));
    await bench.database.sql(
      `UPDATE payout_account a SET key_id = o.key_id, wrapped_key = o.wrapped_key, sealed = o.sealed
       FROM payout_account o WHERE a.member_id = $1 AND o.member_id = $2`,
      [group.memberId, group.neighbourId],
    );
    await expect(open()).rejects.toThrow('cannot be opened');
    expect(await bench.openings(group)).toEqual([]);
  });

  it('is not readable in the database, by the application or by whoever takes the tables', async () => {
    await set();
    for (const column of ['sealed', 'wrapped_key', '*']) {
      const read = bench.door.transactions.read(group.own, (tx) =>
        tx.query(`SELECT ${column} FROM payout_account`),
      );
      await expect(read).rejects.toThrow('permission denied');
    }
    const [row] = await bench.database.sql<{ dump: string; sealed: Buffer }>(
      'SELECT a::text AS dump, sealed FROM payout_account a WHERE member_id = $1',
      [group.memberId],
    );
    for (const word of [...Object.values(STORED), 'bankCode']) {
      expect(row!.sealed.includes(word)).toBe(false);
      expect(row!.dump).not.toContain(Buffer.from(word).toString('hex'));
    }
  });

  it('is not taken where no key is set, nor in a closed group', async () => {
    const { accounts } = bench.with(Keyring.parse(undefined));
    expect(await problemLinesOf(accounts.set(group.own, input()))).toEqual(['KEYS_NOT_SET null']);
    expect(await problemLinesOf(accounts.open(group.own, { memberId: group.memberId }))).toEqual([
      'KEYS_NOT_SET null',
    ]);
    await bench.database.sql(`UPDATE consortium SET closed_at = now() WHERE id = $1`, [group.id]);
    expect(await problemLinesOf(set())).toEqual(['CONSORTIUM_CLOSED null']);
    expect(
      await bench.database.sql('SELECT FROM payout_account WHERE consortium_id = $1', [group.id]),
    ).toEqual([]);
  });
});
