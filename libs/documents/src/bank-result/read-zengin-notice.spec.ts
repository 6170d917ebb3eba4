import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '@renkei/kernel';
import fc from 'fast-check';
import { jis, receiptsFile, transactionsFile, type TransactionLine } from '../testing/build-bank-files.ts';
import { NOTICE_LAYOUTS, type NoticeField } from './zengin-layout.ts';
import { readBankResult } from './read-bank-result.ts';

const TODAY = '2027-11-30' as LocalDate;
const read = (bytes: Uint8Array) => readBankResult(bytes, '見本.txt', { today: TODAY });
async function movementsOf(bytes: Uint8Array) {
  const result = await read(bytes);
  if (!result.ok) throw new Error(result.error.map(({ code, line }) => `${code} ${line}`).join());
  return result.value;
}
async function problemsOf(bytes: Uint8Array) {
  const result = await read(bytes);
  return result.ok ? [] : result.error.map(({ code, line }) => `${code} ${line}`);
}

const LINES: readonly TransactionLine[] = [
  { direction: 1, yen: 250_001, payer: 'ﾎｼﾞﾖｷﾝ ｼﾞﾑｷﾖｸ', on: '091001', reference: '00000012' },
  { direction: 2, yen: 50_000, payer: 'ﾐﾎﾝﾁﾔﾎ2', summary: 'ﾌﾘｺﾐ' },
  { direction: 1, yen: 50_000, summary: 'ｸﾐﾓﾄﾞｼ', business: '19' },
];

describe('the layouts', () => {
  it.each(Object.entries(NOTICE_LAYOUTS))('of %s have records of 200 bytes', (_business, layout) => {
    for (const fields of Object.values<readonly NoticeField[]>(layout)) {
      expect(fields.reduce((sum, { length }) => sum + length, 0)).toBe(200);
    }
  });

  it('have the fields where the tables of the banks have them', () => {
    const at = (business: '01' | '03', key: string) => {
      const { data } = NOTICE_LAYOUTS[business];
      const index = data.findIndex((field) => field.key === key);
      return data.slice(0, index).reduce((sum, { length }) => sum + length, 1);
    };
    expect(['yen', 'payer', 'cancelled', 'more'].map((key) => at('01', key))).toEqual([20, 50, 128, 129]);
    expect(['direction', 'yen', 'payer', 'summary'].map((key) => at('03', key))).toEqual([22, 25, 82, 160]);
  });
});

describe('入出金取引明細', () => {
  it.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['nothing', ''],
  ])('is read with %s between records', async (_name, separator) => {
    const { format, account, movements } = await movementsOf(transactionsFile(LINES, { separator }));
    expect([format, account]).toEqual([
      'ZENGIN_TRANSACTIONS',
      { bankCode: '0001', branchCode: '001', accountType: 'ORDINARY', accountNumber: '0000001' },
    ]);
    expect(movements).toEqual([
      {
        line: 2,
        on: '2027-10-01',
        direction: 'IN',
        yen: 250_001n,
        text: '振込 ﾎｼﾞﾖｷﾝ ｼﾞﾑｷﾖｸ',
        reference: '12',
        balance: null,
        standing: 'NORMAL',
      },
      expect.objectContaining({ line: 3, direction: 'OUT', yen: 50_000n, text: '振込 ﾐﾎﾝﾁﾔﾎ2 ﾌﾘｺﾐ' }),
      expect.objectContaining({ line: 4, direction: 'IN', standing: 'CORRECTION', text: '訂正 ｸﾐﾓﾄﾞｼ' }),
    ]);
  });

  it.each<readonly [string, Uint8Array, readonly string[]]>([
    ['a count that is wrong', transactionsFile(LINES, { trailer: { inCount: 3 } }), ['TOTAL_WRONG 5']],
    ['a total that is wrong', transactionsFile(LINES, { trailer: { outTotal: 1 } }), ['TOTAL_WRONG 5']],
    [
      'a balance that does not follow',
      transactionsFile(LINES, { trailer: { balance: '0'.repeat(14) } }),
      ['TOTAL_WRONG 5'],
    ],
    ['a Western year', transactionsFile([{ direction: 1, yen: 1, on: '271105' }]), ['DATE 2']],
    ['tomorrow', transactionsFile([{ direction: 1, yen: 1, on: '091201' }]), ['DATE 2']],
    ['no such day', transactionsFile([{ direction: 1, yen: 1, on: '090231' }]), ['DATE 2']],
    ['0 yen', transactionsFile([{ direction: 1, yen: 0 }]), ['AMOUNT 2']],
    ['neither in nor out', transactionsFile([{ direction: 3 as 1, yen: 1 }]), ['DIRECTION 2']],
    ['letters for digits', transactionsFile([{ direction: 1, yen: 1, on: 'ABCDEF' }]), ['FIELD 2']],
    ['a fixed deposit', transactionsFile(LINES, { account: { accountType: 6 } }), ['FIELD 1']],
    ['EBCDIC', transactionsFile(LINES, { account: { encoding: 1 } }), ['NOT_A_RESULT null']],
    ['no movement', transactionsFile([]), ['NO_MOVEMENTS null']],
    ['a file cut short', transactionsFile(LINES, { separator: '' }).subarray(0, 600), ['RECORD_ORDER 2']],
    ['a record cut short', transactionsFile(LINES, { separator: '' }).subarray(0, 590), ['RECORD_LENGTH 3']],
    ['the same account twice', double(transactionsFile(LINES)), ['SEVERAL_ACCOUNTS 6']],
    ['too many', transactionsFile(Array(2_001).fill(LINES[0]!)), ['TOO_MANY_MOVEMENTS null']],
    ['what went to the bank', jis(`12100012345678${'ﾐﾎﾝ'.padEnd(106)}`), ['NOT_A_RESULT null']],
  ])('is refused with %s', async (_name, bytes, problems) => {
    expect(await problemsOf(bytes)).toEqual(problems);
  });

  it('is refused with a byte no character has', async () => {
    const bytes = transactionsFile(LINES);
    bytes[202 + 90] = 0xf0;
    expect(await problemsOf(bytes)).toEqual(['CHARACTER 2']);
  });
});

describe('振込入金通知', () => {
  it('is money in, what the bank takes back marked, long amounts from their own field', async () => {
    const { format, movements } = await movementsOf(
      receiptsFile([
        { yen: 300_000, payer: 'ﾎｼﾞﾖｷﾝ', reference: 1 },
        { yen: 300_000, payer: 'ﾎｼﾞﾖｷﾝ', reference: 2, cancelled: 1 },
      ]),
    );
    expect(format).toBe('ZENGIN_RECEIPTS');
    expect(movements.map(({ yen, standing, text }) => [yen, standing, text])).toEqual([
      [300_000n, 'NORMAL', 'ﾎｼﾞﾖｷﾝ'],
      [300_000n, 'CANCELLED', 'ﾎｼﾞﾖｷﾝ'],
    ]);
    const long = receiptsFile([{ yen: 0, more: `${'12000000000'.padStart(12, '0')}${'0'.repeat(12)}` }], {
      total: 12_000_000_000,
    });
    expect((await movementsOf(long)).movements.map(({ yen }) => yen)).toEqual([12_000_000_000n]);
  });

  it('may count a cancelled one or not, but nothing else', async () => {
    const lines = [{ yen: 5 }, { yen: 7, cancelled: 1 }];
    expect(await problemsOf(receiptsFile(lines, { count: 1, total: 5 }))).toEqual([]);
    expect(await problemsOf(receiptsFile(lines, { count: 2, total: 12 }))).toEqual([]);
    expect(await problemsOf(receiptsFile(lines, { count: 1, total: 12 }))).toEqual(['TOTAL_WRONG 4']);
  });
});

/** The file without its end, and the whole file behind it. */
function double(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes.subarray(0, -202), bytes]);
}

describe('anything else', () => {
  it('is refused in words, and never thrown at', async () => {
    const heads = ['', '1030091130', '1010', '日付,出金,入金\r\n', 'PK\x03\x04'].map((head) =>
      Buffer.from(head),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 700 }), async (head, rest) => {
        const result = await read(Buffer.concat([head, rest]));
        if (!result.ok) expect(result.error.every(({ message }) => message.ja !== '')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
