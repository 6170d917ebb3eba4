import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { problemLinesOf } from '@renkei/test/problems';
import { day, key, moneyBench, type MoneyBench, type MoneyGroup } from '../../test/money-bench.ts';
import { itemsOfBatches } from '../transfer/transfer.rows.ts';
import { bankResultById } from './bank-result.rows.ts';
import type { RecordKind } from './match.ts';
import { reconcile } from './reconcile.ts';

let bench: MoneyBench;
let group: MoneyGroup;
let batchId: string;

/** Friday 5 November 2027, a bank day; the files are made on the 1st and looked at on the 30th. */
const FRIDAY = day('2027-11-05');

beforeAll(async () => {
  bench = await moneyBench();
}, 60_000);
/** All is paid; the first member passes 50,000 yen on to each of the others, and has sent the file to its bank. */
beforeEach(async () => {
  bench.clock.moveTo(Date.UTC(2027, 10, 30));
  group = await bench.group();
  await bench.payAll(group);
  await bench.distributions.decide(group.coordinator, {
    consortiumId: group.id,
    sharingKey: 'EQUAL',
    decidedOn: day('2027-10-05'),
    ...key(),
  });
  for (const member of [0, 1, 2]) await bench.account(group, member);
  bench.clock.moveTo(Date.UTC(2027, 10, 1));
  batchId = (
    await bench.batches.make(group.coordinator, {
      consortiumId: group.id,
      payerMemberId: group.memberIds[0]!,
      transferOn: FRIDAY,
      ordererCode: '0012345678',
      ordererKana: 'ﾐﾎﾝ',
      ...key(),
    })
  ).id;
  bench.clock.moveTo(Date.UTC(2027, 10, 30));
});
afterAll(() => bench.close());

const HEADING = '日付,摘要,出金,入金,残高';
const TO_SECOND = '2027/11/5,振込 ﾐﾎﾝﾁﾔﾎ2,50000,,950000';
const TO_THIRD = '2027/11/5,振込 ﾐﾎﾝﾁﾔﾎ3,50000,,900000';
const RETURNED = '2027/11/9,組戻 ﾐﾎﾝﾁﾔﾎ3,,50000,950000';
const UNRELATED = '2027/11/10,電気料金,12345,,937655';
const BATCH = '2027/11/5,総合振込,100000,,900000';

const csv = (...lines: readonly string[]) => Buffer.from([HEADING, ...lines].join('\r\n'));
const upload = (bytes: Uint8Array, member = 0, viewer = group.coordinator) =>
  bench.bankResults.upload(viewer, {
    consortiumId: group.id,
    memberId: group.memberIds[member]!,
    fileName: '明細.csv',
    bytes,
  });
const uploaded = async (...lines: readonly string[]) => (await upload(csv(...lines))).bankResult.id;
const look = (id: string) =>
  bench.door.transactions.read(group.coordinator, async (tx) => reconcile(tx, await bankResultById(tx, id)));
const states = async (id: string) =>
  (await look(id)).movements.map(({ line, state, match }) =>
    [line, state, match?.kind, match && group.memberIds.indexOf(match.memberId)]
      .filter((x) => x != null)
      .join(' '),
  );
const confirm = async (id: string, lines?: readonly (readonly [number, RecordKind])[]) => {
  const { shown, movements } = await look(id);
  const matches = lines?.map(([line, kind]) => {
    const movement = movements.find((one) => one.line === line)!;
    const record = movement.candidates.find((one) => one.kind === kind);
    return { movementId: movement.id, kind, recordId: record?.id ?? group.id };
  });
  return bench.bankMatches.confirm(group.coordinator, {
    bankResultId: id,
    shown,
    ...(matches ? { matches } : {}),
  });
};
const transfers = async () => {
  const items = await bench.door.transactions.read(group.coordinator, (tx) => itemsOfBatches(tx, [batchId]));
  return Object.fromEntries(
    items.map(({ memberId, status, settledOn }) => [
      group.memberIds.indexOf(memberId),
      [status, settledOn].join(' ').trim(),
    ]),
  );
};

/** 入出金取引明細 by hand, byte for byte: 250,001 yen in on 令和9年10月1日. */
function notice(accountNumber: string): Uint8Array {
  const header = `1030091130091101091130${'0001'}${''.padEnd(15)}${'001'}${''.padEnd(15)}${'000'}1${accountNumber.padStart(10, '0')}`;
  const data = `2${'1'.padStart(8, '0')}091001091001111${'250001'.padStart(12, '0')}`;
  const trailer = `8${'1'.padStart(6, '0')}${'250001'.padStart(13, '0')}${'0'.repeat(6)}${'0'.repeat(13)}`;
  return Buffer.from([header, data, trailer, '9'].map((record) => record.padEnd(200)).join(''), 'latin1');
}

describe('a bank’s file', () => {
  it('of another account is refused; of the right one it says so', async () => {
    expect(await problemLinesOf(upload(notice('7654321')))).toEqual(['OTHER_ACCOUNT file']);
    const { bankResult } = await upload(notice('0000001'));
    expect(bankResult).toMatchObject({ accountCheck: 'SAME', format: 'ZENGIN_TRANSACTIONS' });
    expect((await upload(csv(TO_SECOND))).bankResult.accountCheck).toBe('NOT_STATED');
  });

  it('records what the programme paid, which nobody entered yet', async () => {
    const fresh = await bench.group();
    await bench.account(fresh, 0);
    const { bankResult } = await bench.bankResults.upload(fresh.coordinator, {
      consortiumId: fresh.id,
      memberId: fresh.memberIds[0]!,
      fileName: 'a.txt',
      bytes: notice('0000001'),
    });
    const { shown, movements } = await bench.door.transactions.read(fresh.coordinator, (tx) =>
      reconcile(tx, bankResult),
    );
    expect(movements[0]).toMatchObject({
      state: 'LIKELY',
      match: { kind: 'PROGRAMME_PAYMENT', recorded: false, yen: 250_001n },
    });
    const matches = [
      { movementId: movements[0]!.id, kind: 'PROGRAMME_PAYMENT' as const, recordId: fresh.memberIds[0]! },
    ];
    await bench.bankMatches.confirm(fresh.coordinator, { bankResultId: bankResult.id, shown, matches });
    expect(await bench.balances(fresh)).toMatchObject({ 'HELD 0': 250_001n });
    expect(await bench.entries(fresh)).toEqual(['1 FIXING 2027-09-20', '2 PROGRAMME_PAYMENT 2027-10-01']);
  });

  it('records what was paid back, with the charges of that day and of no other', async () => {
    const claimed = await bench.repayments.claim(group.coordinator, {
      consortiumId: group.id,
      memberId: group.memberIds[0]!,
      cause: 'CANCELLED',
      reason: '見本',
      principalYen: 100_000n,
      subsidyReceivedOn: day('2027-10-01'),
      claimedOn: day('2027-11-01'),
      dueOn: day('2027-11-20'),
      ...key(),
    });
    // 加算金: 10.95 % a year are 30 yen a day of 100,000; on 10 November 41 days, the first and the last counted (R25 第27条)
    const id = await uploaded(
      '2027/11/10,返還金,101230,,1',
      '2027/11/11,返還金,101230,,2',
      '2027/11/12,x,100001,,3',
    );
    const { movements } = await look(id);
    const agreeing = movements.filter(({ candidates }) => candidates.length > 0);
    expect(agreeing.map(({ line, state }) => [line, state])).toEqual([[2, 'LIKELY']]);
    await confirm(id, [[2, 'REPAYMENT']]);
    const [paid] = await bench.database.sql<{ status: string; on: string; total: string }>(
      `SELECT status, paid_on::text AS on, (principal_yen + surcharge_yen + delay_yen)::text AS total FROM repayment WHERE id = $1`,
      [claimed.id],
    );
    expect(paid).toEqual({
      status: 'PAID',
      on: '2027-11-10',
      total: '101230',
    });
  });

  it('confirms what it says by amount, day and name, in the ledger too, and once', async () => {
    const id = await uploaded(TO_SECOND, TO_THIRD, UNRELATED);
    expect(await states(id)).toEqual(['2 EXACT TRANSFER 1', '3 EXACT TRANSFER 2', '4 NONE']);
    expect(await confirm(id)).toMatchObject({ confirmed: 2, bankResult: { confirmedCount: 2 } });
    expect(await transfers()).toEqual({ 1: 'CONFIRMED 2027-11-05', 2: 'CONFIRMED 2027-11-05' });
    expect(await bench.balances(group)).toMatchObject({ 'HELD 0': 150_001n, 'HELD 1': 350_000n });
    expect(await states(id)).toEqual(['2 CONFIRMED TRANSFER 1', '3 CONFIRMED TRANSFER 2', '4 NONE']);
    expect(await problemLinesOf(confirm(id))).toEqual(['NOTHING_TO_CONFIRM null']);
  });

  it('leaves what is missing as it is', async () => {
    const id = await uploaded(TO_SECOND);
    await confirm(id);
    expect(await transfers()).toEqual({ 1: 'CONFIRMED 2027-11-05', 2: 'MADE' });
  });

  it('gives a transfer back: it failed, its share is open again, and nothing reached the ledger', async () => {
    const id = await uploaded(TO_SECOND, TO_THIRD, RETURNED);
    expect(await states(id)).toEqual(['2 EXACT TRANSFER 1', '3 EXACT TRANSFER 2', '4 EXACT RETURN 2']);
    expect((await look(id)).movements[2]!.advice?.ja).toContain('口座を直してもらってから');
    expect(await problemLinesOf(confirm(id, [[3, 'TRANSFER']]))).toEqual(['RETURN_FIRST null']);
    expect(await confirm(id)).toMatchObject({ confirmed: 3 });
    expect(await transfers()).toEqual({ 1: 'CONFIRMED 2027-11-05', 2: 'FAILED 2027-11-09' });
    expect(await bench.balances(group)).toMatchObject({ 'HELD 0': 200_001n, 'HELD 2': 500_000n });
  });

  it('books all transfers of a file as one amount: all but the one that came back are carried out', async () => {
    const id = await uploaded(BATCH, RETURNED);
    expect(await states(id)).toEqual(['2 EXACT TRANSFER_BATCH 0', '3 EXACT RETURN 2']);
    expect(await problemLinesOf(confirm(id, [[2, 'TRANSFER_BATCH']]))).toEqual(['RETURN_FIRST null']);
    await confirm(id);
    expect(await transfers()).toEqual({ 1: 'CONFIRMED 2027-11-05', 2: 'FAILED 2027-11-09' });
  });

  it('gives back what is recorded as carried out: it is shown with what to do, and confirmed by nobody', async () => {
    await confirm(await uploaded(TO_SECOND, TO_THIRD));
    const id = await uploaded(RETURNED);
    const { movements } = await look(id);
    expect(movements[0]).toMatchObject({ state: 'EXACT', match: { kind: 'RETURN', confirmable: false } });
    expect(movements[0]!.advice?.ja).toContain('もう一度振り込んでください');
    expect(await problemLinesOf(confirm(id))).toEqual(['NOTHING_TO_CONFIRM null']);
    expect(await problemLinesOf(confirm(id, [[2, 'RETURN']]))).toEqual([
      'CANNOT_BE_CONFIRMED input.matches[0]',
    ]);
  });

  it('guesses nothing where names are missing: equal amounts are ambiguous until somebody chooses', async () => {
    const id = await uploaded('2027/11/5,振込,50000,,950000', '2027/11/5,振込,50000,,900000');
    expect(await states(id)).toEqual(['2 AMBIGUOUS', '3 AMBIGUOUS']);
    expect(await problemLinesOf(confirm(id))).toEqual(['NOTHING_TO_CONFIRM null']);
    const { movements } = await look(id);
    expect(movements[0]!.candidates).toHaveLength(2);
    expect(
      await problemLinesOf(
        confirm(id, [
          [2, 'TRANSFER'],
          [3, 'TRANSFER'],
        ]),
      ),
    ).toEqual(['CHOSEN_TWICE input.matches[1]']);
    await confirm(id, [[2, 'TRANSFER']]);
    // only one of each is left now
    expect((await states(id))[1]).toMatch(/^3 LIKELY TRANSFER/);
    await confirm(id, [[3, 'TRANSFER']]);
    expect(Object.values(await transfers())).toEqual(['CONFIRMED 2027-11-05', 'CONFIRMED 2027-11-05']);
  });

  it('is no match with another amount, another day or another member’s name', async () => {
    const id = await uploaded(
      '2027/11/5,ﾐﾎﾝﾁﾔﾎ2,49999,,1',
      '2027/11/4,ﾐﾎﾝﾁﾔﾎ2,50000,,2',
      '2027/11/20,ﾐﾎﾝﾁﾔﾎ2,50000,,3',
      '2027/11/5,ﾐﾎﾝﾁﾔﾎ2,,50000,4',
    );
    expect(await states(id)).toEqual(['2 NONE', '3 NONE', '4 NONE', '5 NONE']);
    expect(await problemLinesOf(confirm(id, [[2, 'TRANSFER']]))).toEqual([
      'NOT_A_CANDIDATE input.matches[0]',
    ]);
  });

  it('agrees with what was recorded by hand, and says by how many days it differs', async () => {
    const [item] = await bench.door.transactions.read(group.coordinator, async (tx) =>
      (await itemsOfBatches(tx, [batchId])).filter(({ memberId }) => memberId === group.memberIds[1]),
    );
    await bench.transfers.confirm(group.coordinator, {
      itemId: item!.id,
      version: 1,
      settledOn: day('2027-11-08'),
    });
    const id = await uploaded(TO_SECOND, '2027/10/3,ﾎｼﾞﾖｷﾝ,,250001,1');
    const { movements } = await look(id);
    expect(
      movements.map(({ state, match, differenceYen, daysApart }) => [
        state,
        match?.recorded,
        differenceYen,
        daysApart,
      ]),
    ).toEqual([
      ['EXACT', true, 0n, -3],
      ['LIKELY', true, 0n, 2],
    ]);
    const before = await bench.entries(group);
    await confirm(id, [
      [2, 'TRANSFER'],
      [3, 'PROGRAMME_PAYMENT'],
    ]);
    expect(await bench.entries(group)).toEqual(before);
  });

  it('is the same file the second time, changes nothing, and may be discarded while nothing is confirmed', async () => {
    const first = await upload(csv(TO_SECOND));
    const again = await upload(csv(TO_SECOND));
    expect([first.already, again.already, again.bankResult.id]).toEqual([false, true, first.bankResult.id]);
    expect(await bench.bankResults.discard(group.coordinator, first.bankResult.id)).toBe(first.bankResult.id);
    const anew = await upload(csv(TO_SECOND));
    expect(anew.already).toBe(false);
    await confirm(anew.bankResult.id);
    expect(await problemLinesOf(bench.bankResults.discard(group.coordinator, anew.bankResult.id))).toEqual([
      'HAS_CONFIRMED input.id',
    ]);
    expect((await upload(csv(TO_SECOND))).already).toBe(true);
  });

  it('knows a movement again that an earlier file had', async () => {
    await confirm(await uploaded(TO_SECOND));
    const id = await uploaded(TO_SECOND, TO_THIRD);
    expect(await states(id)).toEqual(['2 EARLIER TRANSFER 1', '3 EXACT TRANSFER 2']);
    expect(await confirm(id)).toMatchObject({ confirmed: 1 });
  });

  it('is refused when it is something else, line by line, and nothing is kept', async () => {
    expect(await problemLinesOf(upload(Buffer.from('見本\r\n')))).toEqual(['COLUMNS_UNKNOWN file']);
    expect(await problemLinesOf(upload(csv('11/5,x,1,,', '2027/12/24,x,1,,')))).toEqual([
      'DATE file.lines[2]',
      'DATE file.lines[3]',
    ]);
    const { bytes } = await bench.batches.file(group.coordinator, batchId);
    expect(await problemLinesOf(upload(bytes))).toEqual(['NOT_A_RESULT file']);
    expect(
      await bench.database.sql('SELECT id FROM bank_result WHERE consortium_id = $1', [group.id]),
    ).toEqual([]);
  });

  it('is not confirmed when something was recorded since it was shown', async () => {
    const id = await uploaded(TO_SECOND, TO_THIRD);
    const { shown } = await look(id);
    await confirm(id, [[2, 'TRANSFER']]);
    const late = bench.bankMatches.confirm(group.coordinator, { bankResultId: id, shown });
    expect(await problemLinesOf(late)).toEqual(['PROPOSALS_CHANGED input.shown']);
  });

  it('is the coordinator’s alone', async () => {
    const id = await uploaded(TO_SECOND);
    for (const viewer of [group.merchant, group.supporter]) {
      const seen = bench.door.transactions.read(viewer, (tx) => bankResultById(tx, id));
      await expect(seen).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(upload(csv(TO_THIRD), 0, viewer)).rejects.toThrow();
    }
  });

  it('keeps no account number and no name of a payee but what the bank wrote', async () => {
    const id = await uploaded('2027/11/5,振込,50000,,950000');
    const kept = JSON.stringify(
      await bench.database.sql(
        `SELECT to_jsonb(r) AS result, jsonb_agg(v) AS movements FROM bank_result r JOIN bank_movement v
         ON v.bank_result_id = r.id WHERE r.id = $1 GROUP BY r.id`,
        [id],
      ),
    );
    expect(kept).not.toMatch(/ﾐﾎﾝﾁﾔﾎ|0000002/);
  });
});
