import { readTransferFile } from '@renkei/documents';
import { expect, it } from '@jest/globals';
import type { Viewer } from '@renkei/platform';
import { newKey } from './story-bench.ts';
import { life } from './the-group.ts';

/** Fixed of (1), by position, once the parked line is settled. */
const OWN: Readonly<Record<number, number>> = {
  2: 450_000,
  3: 375_000,
  4: 450_000,
  5: 450_000,
  6: 450_000,
  7: 450_000,
  8: 375_000,
  9: 922_222,
  10: 300_000,
  12: 285_000,
};

// (2) 500,000 + (3) 333,814 = 833,814 came to the representative, who bought for all. Shared equally among the eleven that
// are left: ⌊833,814 ÷ 11⌋ = 75,801, and one yen more for the first three, 1, 2 and 3. The representative keeps 75,802 and
// passes on 758,012.
const JOINT = 833_814;
const shareOf = (position: number) => (position <= 3 ? 75_802 : 75_801);
const PAYEES = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12];

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ofGroup(fields: string): Promise<any> {
  return (
    await life.story.ask(`query ($id: ID!) { consortium(id: $id) { ${fields} } }`, { id: life.group.id })
  ).consortium;
}

/** What the ledger says, by account and position. */
async function balances(): Promise<Record<string, number>> {
  const { ledgerBalances } = await ofGroup('ledgerBalances { code memberId yen }');
  return Object.fromEntries(
    ledgerBalances.map(({ code, memberId, yen }: { code: string; memberId: string; yen: number }) => [
      `${code} ${life.members.indexOf(memberId)}`,
      yen,
    ]),
  );
}

const pay = (position: number, amountYen: number, paidOn: string) =>
  life.story.change(
    'recordProgrammePayment',
    {
      consortiumId: life.group.id,
      memberId: life.members[position],
      amountYen,
      paidOn,
      idempotencyKey: newKey(),
    },
    'programmePayment { id }',
  );

/** Payments, distribution, transfers, receipts and a repayment, to the yen. */
export function money(): void {
  it('is paid what was fixed, to each who bought, and never more', async () => {
    life.story.at('2027-12-21T10:00');
    for (const [position, yen] of [[1, JOINT], ...Object.entries(OWN)] as [number, number][]) {
      expect((await pay(Number(position), yen, '2027-12-20')).problems).toEqual([]);
    }
    expect((await pay(3, 1, '2027-12-20')).problems).toHaveLength(1);
    const held = await balances();
    expect(held).toMatchObject({ 'HELD 1': JOINT, 'HELD 12': 285_000 });
    // the programme owes nothing more
    expect(
      Object.entries(held).filter(([name, yen]) => name.startsWith('PROGRAMME_OWES') && yen !== 0),
    ).toEqual([]);
  });

  it('shares the joint money equally, by a file the bank reads', async () => {
    const { redistributionPreview } = await ofGroup(
      'redistributionPreview { movedYen members { memberId jointYen } transfers { toMemberId amountYen } }',
    );
    expect(redistributionPreview.movedYen).toBe(JOINT - shareOf(1));
    expect(redistributionPreview.movedYen).toBe(PAYEES.reduce((sum, position) => sum + shareOf(position), 0));
    life.story.at('2028-01-20T10:00');
    await life.story.done(
      'decideRedistribution',
      { consortiumId: life.group.id, sharingKey: 'EQUAL', decidedOn: '2028-01-20', idempotencyKey: newKey() },
      'redistribution { id }',
    );
    const users = new Map<number, Viewer>();
    for (const position of [1, ...PAYEES]) {
      const user =
        position === 10 ? life.merchant : await life.story.merchantOf(life.group, life.members[position]!);
      users.set(position, user);
      await life.story.done(
        'setPayoutAccount',
        {
          memberId: life.members[position],
          bankCode: '0001',
          branchCode: '001',
          accountType: 'ORDINARY',
          accountNumber: String(1_000_000 + position),
          holderKana: `ミホンシヨウテン ${position}`,
        },
        'payoutAccount { __typename }',
        { as: user },
      );
    }
    const order = {
      consortiumId: life.group.id,
      payerMemberId: life.members[1],
      transferOn: '2028-01-25',
      ordererCode: '1234567890',
      ordererKana: 'ミホンホンチヨウドオリ',
    };
    const batch = async () =>
      (
        await life.story.done(
          'makeTransferBatch',
          { ...order, idempotencyKey: newKey() },
          `transferBatch { id itemCount totalYen items { id memberId amountYen version status } }`,
        )
      ).transferBatch;
    const made = await batch();
    expect(made).toMatchObject({ itemCount: 10, totalYen: 758_012 });
    const file = await life.story.download(`/transfer-batches/${made.id}/file`);
    const read = readTransferFile(file);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value).toMatchObject({ count: 10, total: 758_012n, transferDay: '01-25' });
    expect(read.value.items.map(({ amountYen }) => amountYen)).toContain(75_802n);

    // one comes back from the bank, and goes out again by itself
    life.story.at('2028-01-26T10:00');
    for (const node of made.items as { id: string; memberId: string; version: number }[]) {
      const failed = node.memberId === life.members[12];
      await life.story.done(
        failed ? 'failTransfer' : 'confirmTransfer',
        {
          itemId: node.id,
          version: node.version,
          settledOn: '2028-01-25',
          ...(failed ? { failure: '口座名義が違います' } : {}),
        },
        'transferItem { status }',
      );
    }
    expect(await balances()).toMatchObject({
      'HELD 1': 75_802 + 75_801,
      'HELD 12': 285_000,
      'HELD 10': 375_801,
    });
    order.transferOn = '2028-01-31';
    life.story.at('2028-01-31T18:00');
    const second = await batch();
    expect(second).toMatchObject({ itemCount: 1, totalYen: 75_801 });
    const { id, version } = second.items[0];
    await life.story.done(
      'confirmTransfer',
      { itemId: id, version, settledOn: '2028-01-31' },
      'transferItem { status }',
    );
    const held = await balances();
    expect(held).toMatchObject({ 'HELD 1': 75_802, 'HELD 12': 285_000 + 75_801 });

    const own = made.items.find((item: { memberId: string }) => item.memberId === life.members[10]);
    const receipt = await life.story.done(
      'confirmReceipt',
      { transferItemId: own.id, receivedOn: '2028-01-25' },
      'transferItem { receipt { number } }',
      { as: users.get(10)! },
    );
    expect(receipt.transferItem.receipt.number).toBe(1);
  }, 60_000);

  it('pays back what is claimed, with 加算金 and 延滞金 by the day', async () => {
    life.story.at('2028-02-01T10:00');
    const { repayment } = await life.story.done(
      'claimRepayment',
      {
        consortiumId: life.group.id,
        memberId: life.members[3],
        cause: 'CANCELLED',
        reason: '導入から1年以内にツールの利用をやめたため',
        principalYen: 375_000,
        subsidyReceivedOn: '2027-12-20',
        claimedOn: '2028-02-01',
        dueOn: '2028-02-21',
        idempotencyKey: newKey(),
      },
      'repayment { id version }',
    );
    expect(await life.story.deadlines(life.group.id)).toMatchObject({ 'REPAYMENT of 3': 'OPEN' });
    life.story.at('2028-03-01T15:00');
    // 10.95 % a year are 0.03 % a day.
    // 加算金: 20 December to 1 March, both counted, 2028 a leap year: 12 + 31 + 29 + 1 = 73 days; 112.5 × 73 = 8,212
    // 延滞金: 22 February to 1 March: 9 days on 375,000 and the 加算金 due until the 21st, 64 days: 7,200;
    //         382,200 × 0.03 % × 9 = 1,031
    const { repayment: paid } = await life.story.done(
      'payRepayment',
      { id: repayment.id, version: repayment.version, paidOn: '2028-03-01' },
      'repayment { status surchargeYen delayYen }',
    );
    expect(paid).toMatchObject({ status: 'PAID', surchargeYen: 8_212, delayYen: 1_031 });
    expect(await life.story.deadlines(life.group.id)).toMatchObject({ 'REPAYMENT of 3': 'FULFILLED' });
    // 375,000 + 75,802 − 375,000 stay; what the charges are paid with is the member’s own money
    expect(await balances()).toMatchObject({ 'HELD 3': 75_802, 'CHARGES 3': 9_243 });
  });

  it('has a ledger in which every yen is somewhere', async () => {
    const sums = await life.story.database.sql<{ entry: string; yen: string }>(
      `SELECT entry_id AS entry, sum(amount_yen)::text AS yen FROM ledger_posting WHERE consortium_id = $1
       GROUP BY 1 HAVING sum(amount_yen) <> 0`,
      [life.group.id],
    );
    expect(sums).toEqual([]);
    const { ledger } = await ofGroup('ledger(first: 200) { edges { node { number kind } } }');
    const kinds: string[] = ledger.edges.map(({ node }: { node: { kind: string } }) => node.kind);
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    expect([
      count('FIXING'),
      count('PROGRAMME_PAYMENT'),
      count('TRANSFER'),
      count('REPAYMENT_CLAIM'),
      count('REPAYMENT'),
    ]).toEqual([2, 11, 10, 1, 1]);
    expect(kinds).toHaveLength(25);
  });
}
