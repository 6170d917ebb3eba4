import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { localDate } from '@renkei/kernel';
import { readTransferFile } from './read-transfer-file.ts';
import { transferFile } from './transfer-file.ts';
import type { TransferOrder } from './transfer-order.ts';

const OFFICE = [...'0189AZ-ｱｶﾝﾞﾟ'];
const PERSON = [...OFFICE, ...'(). '];
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const office = fc.string({ unit: fc.constantFrom(...OFFICE), maxLength: 15 });
const person = (most: number) =>
  fc
    .string({ unit: fc.constantFrom(...PERSON), minLength: 1, maxLength: most })
    .filter((name) => name === name.trim() && name !== '');
const account = <Type extends string>(...types: Type[]) => ({
  bankCode: digits(4),
  bankNameKana: office,
  branchCode: digits(3),
  branchNameKana: office,
  accountType: fc.constantFrom(...types),
  accountNumber: digits(7),
});
const orders: fc.Arbitrary<TransferOrder> = fc.record({
  ordererCode: digits(10),
  ordererKana: person(40),
  transferOn: fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, day]) => localDate(2026, month, day)),
  account: fc.record(account('ORDINARY', 'CURRENT', 'OTHER')),
  items: fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      ...account('ORDINARY', 'CURRENT', 'SAVINGS', 'OTHER'),
      holderKana: person(30),
      amountYen: fc.bigInt({ min: 1n, max: 9_999_999_999n }),
    }),
    { minLength: 1, maxLength: 20, selector: ({ id }) => id },
  ),
});
const separators = fc.constantFrom('CRLF', 'NONE');

function written(order: TransferOrder, separator: 'CRLF' | 'NONE') {
  const file = transferFile(order, { separator });
  if (!file.ok) throw new Error(file.error.map(({ message }) => message.ja).join());
  return file.value;
}

describe('a transfer file read back', () => {
  it('is the order it was written from', () => {
    fc.assert(
      fc.property(orders, separators, (order, separator) => {
        const { bytes, count, total } = written(order, separator);
        const { transferOn, items, ...orderer } = order;
        expect(readTransferFile(bytes)).toEqual({
          ok: true,
          value: {
            ...orderer,
            transferDay: transferOn.slice(5),
            items: items.map(({ id: _, ...item }) => item),
            count,
            total,
            separator,
          },
        });
      }),
    );
  });

  it('is refused with one digit of one amount changed, or one record lost or doubled', () => {
    fc.assert(
      fc.property(orders, fc.nat(), fc.integer({ min: 0, max: 9 }), (order, seed, digit) => {
        const { bytes } = written(order, 'NONE');
        const start = 120 * (1 + (seed % order.items.length));
        const at = start + 80 + (seed % 10);
        fc.pre(bytes[at] !== 0x30 + digit);
        const codes = (changed: Uint8Array) => {
          const result = readTransferFile(changed);
          return result.ok ? [] : result.error.map(({ code }) => code);
        };
        expect(codes(bytes.map((byte, index) => (index === at ? 0x30 + digit : byte)))).toEqual([
          'TOTAL_WRONG',
        ]);
        const record = bytes.subarray(start, start + 120);
        const doubled = Buffer.concat([bytes.subarray(0, start), record, bytes.subarray(start)]);
        expect(codes(doubled)).toEqual(['COUNT_WRONG', 'TOTAL_WRONG']);
        const lost = Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 120)]);
        expect(codes(lost)).toEqual(
          order.items.length === 1 ? ['RECORD_ORDER'] : ['COUNT_WRONG', 'TOTAL_WRONG'],
        );
      }),
    );
  });

  it('never ends in an exception, whatever the bytes', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 600 }),
      fc.tuple(orders, separators, fc.nat(), fc.nat(255)).map(([order, separator, at, byte]) => {
        const file = written(order, separator).bytes;
        file[at % file.length] = byte;
        return file;
      }),
    );
    fc.assert(fc.property(bytes, (any) => void readTransferFile(any)));
  });
});

// built by hand, not by the writer
const header = `1210${'0000012345'}${'ﾐﾎﾝｸﾞﾐｱｲ'.padEnd(40)}0229${'9999'}${' '.repeat(15)}${'001'}${' '.repeat(15)}1${'7654321'}${' '.repeat(17)}`;
const data = (amount: string, tail = `0${'0'.repeat(20)}7`) =>
  `2${'9998'}${' '.repeat(15)}${'087'}${' '.repeat(15)}${'    '}9${'0076543'}${'ｶ)ﾐﾎﾝ ｽﾞ'.padEnd(30)}${amount}${tail}`.padEnd(
    120,
  );
const trailer = (count: string, total: string) => `8${count}${total}`.padEnd(120);
const end = '9'.padEnd(120);
const GOOD = [
  header,
  data('0000000001'),
  data('0000000029', '1EDI-ﾌﾘｺﾐ             7Y'),
  trailer('000002', '000000000030'),
  end,
];

function problemsOf(records: readonly string[], separator = '\r\n', last = separator) {
  const result = readTransferFile(iconv.encode(records.join(separator) + last, 'Shift_JIS'));
  return result.ok ? [] : result.error;
}
const linesOf = (...given: Parameters<typeof problemsOf>) =>
  problemsOf(...given).map(({ code, record, field }) => `${code} ${record} ${field}`);
const changed = (index: number, record: string) => GOOD.map((good, at) => (at === index ? record : good));
const put = (record: string, at: number, text: string) =>
  record.slice(0, at - 1) + text + record.slice(at - 1 + text.length);

describe('files of other hands', () => {
  it.each([
    ['\r\n', '\r\n'],
    ['\r\n', ''],
    ['\r\n', '\r\n\u001A'],
    ['', ''],
    ['', '\u001A'],
  ])('are read with separator %j and ending %j', (separator, last) => {
    expect(linesOf(GOOD, separator, last)).toEqual([]);
  });

  it('may have other things in the fields this product does not use', () => {
    const result = readTransferFile(iconv.encode(GOOD.join(''), 'Shift_JIS'));
    expect(result).toMatchObject({
      ok: true,
      value: {
        transferDay: '02-29',
        ordererKana: 'ﾐﾎﾝｸﾞﾐｱｲ',
        items: [
          { amountYen: 1n, accountType: 'OTHER' },
          { amountYen: 29n, holderKana: 'ｶ)ﾐﾎﾝ ｽﾞ', bankNameKana: '' },
        ],
        count: 2,
        total: 30n,
        separator: 'NONE',
      },
    });
  });

  it.each([
    ['a record too short', changed(2, data('0000000029').slice(1)), 'RECORD_LENGTH 3 null'],
    ['a record too long', changed(0, `${header} `), 'RECORD_LENGTH 1 null'],
    ['an empty line', [...GOOD, ''], 'RECORD_LENGTH 6 null'],
    ['no data', [header, trailer('000000', '000000000000'), end], 'RECORD_ORDER 2 データ区分'],
    ['no end', GOOD.slice(0, -1), 'RECORD_ORDER 3 データ区分'],
    ['a second header', [...GOOD, ...GOOD], 'RECORD_ORDER 4 データ区分'],
    ['an unknown record', changed(1, put(GOOD[1]!, 1, '3')), 'RECORD_ORDER 2 データ区分'],
    ['payroll', changed(0, put(header, 2, '11')), 'FIELD 1 種別コード'],
    ['EBCDIC', changed(0, put(header, 4, '1')), 'FIELD 1 コード区分'],
    ['30 February', changed(0, put(header, 55, '0230')), 'FIELD 1 振込指定日'],
    ['a blank code', changed(0, put(header, 59, '    ')), 'FIELD 1 仕向銀行番号'],
    ['an amount with a comma', changed(1, data('00000,0001')), 'FIELD 2 振込金額'],
    ['an account type that is none', changed(1, put(GOOD[1]!, 43, '0')), 'FIELD 2 預金種目'],
    ['a count that is none', changed(3, trailer('     2', '000000000030')), 'FIELD 4 合計件数'],
    ['a wrong count', changed(3, trailer('000003', '000000000030')), 'COUNT_WRONG 4 合計件数'],
    ['a wrong total', changed(3, trailer('000002', '000000000031')), 'TOTAL_WRONG 4 合計金額'],
    ['a control character', changed(1, put(GOOD[1]!, 51, '\t')), 'CHARACTER 2 null'],
  ])('are refused for %s', (_, records, line) => {
    expect(linesOf(records)).toEqual([line]);
  });

  it('are refused with a line feed alone, with full-width characters, and empty', () => {
    expect(linesOf(GOOD, '\n')).toEqual(['RECORD_LENGTH 1 null']);
    expect(linesOf(GOOD, '', '\r\n')).toEqual(['RECORD_LENGTH 1 null']);
    expect(linesOf(GOOD, '', '2')).toEqual(['RECORD_LENGTH 6 null']);
    // 見 is two bytes of Shift_JIS, so the record keeps its length with one character less
    expect(linesOf(changed(1, put(GOOD[1]!, 51, '見').replace(/ $/, '')))).toEqual(['CHARACTER 2 null']);
    expect(linesOf([''], '', '')).toEqual(['EMPTY_FILE null null']);
    expect(linesOf([''], '', '\u001A')).toEqual(['EMPTY_FILE null null']);
  });

  it('are told all their fields at once, and both totals with their figures', () => {
    const records = changed(1, put(put(GOOD[1]!, 2, 'A'), 44, ' ')).with(0, put(header, 55, '1301'));
    expect(linesOf(records)).toEqual(['FIELD 1 振込指定日', 'FIELD 2 被仕向銀行番号', 'FIELD 2 口座番号']);
    const [count, total] = problemsOf(changed(3, trailer('000003', '000000000031')));
    expect(count?.message.ja).toContain('3件とありますが、振込は2件です');
    expect(total?.message.ja).toContain('31円とありますが、振込を足すと30円です');
  });
});
