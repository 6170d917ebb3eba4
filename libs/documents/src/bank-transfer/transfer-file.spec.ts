import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { localDate } from '@renkei/kernel';
import { MOST_TRANSFERS, transferFile } from './transfer-file.ts';
import type { TransferItem, TransferOrder } from './transfer-order.ts';

// no bank has a code of 999x
const ITEM: TransferItem = {
  id: 'a',
  bankCode: '9998',
  bankNameKana: 'ﾐﾎﾝ',
  branchCode: '087',
  branchNameKana: 'ﾎﾝﾃﾝ',
  accountType: 'ORDINARY',
  accountNumber: '0076543',
  holderKana: 'ｶ)ﾐﾎﾝｼﾖｳﾃﾝ',
  amountYen: 1_234_567n,
};
const ORDER: TransferOrder = {
  ordererCode: '0000012345',
  ordererKana: 'ﾐﾎﾝｸﾞﾐｱｲ',
  transferOn: localDate(2026, 12, 1),
  account: {
    bankCode: '9999',
    bankNameKana: 'ﾐﾎﾝﾁﾕｳｵｳ',
    branchCode: '001',
    branchNameKana: '',
    accountType: 'CURRENT',
    accountNumber: '7654321',
  },
  items: [ITEM],
};

function problemsOf(order: Partial<TransferOrder>) {
  const result = transferFile({ ...ORDER, ...order });
  return result.ok ? [] : result.error;
}
const linesOf = (order: Partial<TransferOrder>) =>
  problemsOf(order).map(({ code, index, itemId, field }) => `${code} ${index} ${itemId} ${field}`);
const withItem = (changes: Partial<TransferItem>) => linesOf({ items: [{ ...ITEM, ...changes }] });

describe('a transfer file', () => {
  const second = {
    ...ITEM,
    id: 'b',
    bankNameKana: '',
    branchNameKana: '',
    accountType: 'SAVINGS' as const,
    holderKana: 'ﾐﾎﾝ ﾀﾛｳ',
    amountYen: 9_999_999_999n,
  };
  const expected = [
    // 1 21 0 orderer code, name (40), 1201, bank (4+15), branch (3+15), 2 = 当座, account, rest (17)
    `1210${'0000012345'}${'ﾐﾎﾝｸﾞﾐｱｲ'.padEnd(40)}1201${'9999'}${'ﾐﾎﾝﾁﾕｳｵｳ'.padEnd(15)}${'001'}${' '.repeat(15)}2${'7654321'}${' '.repeat(17)}`,
    // bank, branch, 0000, 1 = 普通, account, holder (30), amount, 0, zeros (20), 7, rest (8)
    `2${'9998'}${'ﾐﾎﾝ'.padEnd(15)}${'087'}${'ﾎﾝﾃﾝ'.padEnd(15)}${'0000'}1${'0076543'}${'ｶ)ﾐﾎﾝｼﾖｳﾃﾝ'.padEnd(30)}${'0001234567'}0${'0'.repeat(20)}7${' '.repeat(8)}`,
    `2${'9998'}${' '.repeat(15)}${'087'}${' '.repeat(15)}${'0000'}4${'0076543'}${'ﾐﾎﾝ ﾀﾛｳ'.padEnd(30)}${'9999999999'}0${'0'.repeat(20)}7${' '.repeat(8)}`,
    // 1,234,567 + 9,999,999,999 = 10,001,234,566
    `8${'000002'}${'010001234566'}${' '.repeat(101)}`,
    `9${' '.repeat(119)}`,
  ];

  it.each([
    ['CRLF', '\r\n'],
    ['NONE', ''],
  ] as const)('with separator %s is the bytes of Shift_JIS, record by record', (separator, lineEnd) => {
    const result = transferFile({ ...ORDER, items: [ITEM, second] }, { separator });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const { bytes, count, total } = result.value;
    expect(iconv.decode(Buffer.from(bytes), 'Shift_JIS')).toBe(
      expected.map((record) => record + lineEnd).join(''),
    );
    expect(bytes.length).toBe(5 * (120 + lineEnd.length));
    expect([count, total]).toEqual([2, 10_001_234_566n]);
  });

  it('separates with CRLF unless told otherwise', () => {
    const result = transferFile(ORDER);
    expect(result.ok && [...result.value.bytes.subarray(120, 123)]).toEqual([13, 10, 0x32]);
  });

  it('carries every kana that is allowed in one byte each', () => {
    const holderKana = 'ｱｲｳｴｵｶﾞｷﾞｸﾞﾊﾟﾋﾟﾝ ABCXYZ 0189().-';
    const result = transferFile({ ...ORDER, items: [{ ...ITEM, holderKana: holderKana.slice(0, 30) }] });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const bytes = Buffer.from(result.value.bytes.subarray(122 + 50, 122 + 80));
    expect(bytes).toEqual(iconv.encode(holderKana.slice(0, 30), 'Shift_JIS'));
  });
});

describe('what a transfer file cannot carry is named with its place', () => {
  it.each([
    [{ bankCode: '123' }, 'BANK_CODE_FORM 0 a bankCode'],
    [{ bankCode: '１２３４' }, 'BANK_CODE_FORM 0 a bankCode'],
    [{ branchCode: '1234' }, 'BRANCH_CODE_FORM 0 a branchCode'],
    [{ accountNumber: '76543' }, 'ACCOUNT_NUMBER_FORM 0 a accountNumber'],
    [{ accountNumber: '0076543\n' }, 'ACCOUNT_NUMBER_FORM 0 a accountNumber'],
    [{ amountYen: 0n }, 'AMOUNT_TOO_SMALL 0 a amountYen'],
    [{ amountYen: -1n }, 'AMOUNT_TOO_SMALL 0 a amountYen'],
    [{ amountYen: 10_000_000_000n }, 'AMOUNT_TOO_LARGE 0 a amountYen'],
    [{ holderKana: '' }, 'KANA_MISSING 0 a holderKana'],
    [{ holderKana: '  ' }, 'KANA_MISSING 0 a holderKana'],
    [{ holderKana: ' ﾐﾎﾝ' }, 'KANA_SPACE 0 a holderKana'],
    [{ holderKana: 'ﾐﾎﾝ ' }, 'KANA_SPACE 0 a holderKana'],
    [{ holderKana: 'ｶﾞ'.repeat(15) + 'ｱ' }, 'KANA_LENGTH 0 a holderKana'],
    [{ bankNameKana: 'ｱ'.repeat(16) }, 'KANA_LENGTH 0 a bankNameKana'],
    [{ branchNameKana: 'ﾐﾎﾝ.' }, 'KANA_CHARACTER 0 a branchNameKana'],
    [{ branchNameKana: 'ﾐﾎﾝ ﾁﾕｳ' }, 'KANA_CHARACTER 0 a branchNameKana'],
  ] as const)('%j', (changes, line) => {
    expect(withItem(changes)).toEqual([line]);
  });

  it.each(['ﾐﾎﾝｬ', 'ｦ', 'ｰ', 'ミホン', 'abc', 'ﾐﾎﾝ/ﾀﾛｳ', 'ﾐﾎﾝ,', '見本', 'ﾐﾎﾝ\n', '𠮷', '\\', '｡'])(
    'the holder %j',
    (holderKana) => expect(withItem({ holderKana })).toEqual(['KANA_CHARACTER 0 a holderKana']),
  );

  it('says which characters, in both languages', () => {
    const [problem] = problemsOf({ items: [{ ...ITEM, holderKana: 'ﾐｬﾎｬﾝ/\u200b' }] });
    expect(problem?.message.ja).toContain(
      '受取人名に、振込データで使えない文字があります: 「ｬ」「/」「U+200B」。',
    );
    expect(problem?.message.en).toContain('「ｬ」「/」「U+200B」');
  });

  it('all of an order at once, in the order of the file', () => {
    const { account } = ORDER;
    expect(
      linesOf({
        ordererCode: '12345',
        ordererKana: 'ミホン',
        account: { ...account, bankCode: '', branchCode: '1', accountNumber: 'x', accountType: 'SAVINGS' },
        items: [ITEM, { ...ITEM, id: 'b', amountYen: 0n }, { ...ITEM, branchCode: '12' }],
      }),
    ).toEqual([
      'ORDERER_CODE_FORM null null ordererCode',
      'KANA_CHARACTER null null ordererKana',
      'BANK_CODE_FORM null null account.bankCode',
      'BRANCH_CODE_FORM null null account.branchCode',
      'ACCOUNT_NUMBER_FORM null null account.accountNumber',
      'ORDERER_ACCOUNT_TYPE null null account.accountType',
      'AMOUNT_TOO_SMALL 1 b amountYen',
      'DUPLICATE_ITEM 2 a id',
      'BRANCH_CODE_FORM 2 a branchCode',
    ]);
  });

  it('an item that comes twice points to the first', () => {
    const [problem] = problemsOf({ items: [{ ...ITEM, id: 'b' }, ITEM, ITEM] });
    expect(problem?.message.ja).toContain('2件目と同じ振込です');
    expect(linesOf({ items: [ITEM, { ...ITEM, id: 'b' }] })).toEqual([]);
  });

  it('nothing, too many, or too much in all', () => {
    expect(linesOf({ items: [] })).toEqual(['NO_ITEMS null null items']);
    expect(linesOf({ items: Array.from({ length: MOST_TRANSFERS + 1 }, () => ITEM) })).toEqual([
      'TOO_MANY_ITEMS null null items',
    ]);
    // 100 × 9,999,999,999 = 999,999,999,900 fits in twelve digits; 100 yen more do not
    const large = Array.from({ length: 100 }, (_, index) => ({
      ...ITEM,
      id: String(index),
      amountYen: 9_999_999_999n,
    }));
    expect(linesOf({ items: [...large, { ...ITEM, amountYen: 99n }] })).toEqual([]);
    expect(linesOf({ items: [...large, { ...ITEM, amountYen: 100n }] })).toEqual([
      'TOTAL_TOO_LARGE null null items',
    ]);
  });
});
