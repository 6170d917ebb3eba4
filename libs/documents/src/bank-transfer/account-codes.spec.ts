import { describe, expect, it } from '@jest/globals';
import { checkAccountCodes } from './account-codes.ts';
import { bankDirectory } from './bank-directory.ts';
import { refusedCharacters } from './transfer-characters.ts';

describe('the directory of banks', () => {
  it('knows banks and branches with their names for transfers', () => {
    expect(bankDirectory.asOf()).toBe('2026-08-24');
    expect(bankDirectory.bankOf('0128')).toEqual({ code: '0128', name: '群馬', kana: 'ｸﾞﾝﾏ' });
    expect(bankDirectory.bankOf('0005')?.kana).toBe('ﾐﾂﾋﾞｼﾕ-ｴﾌｼﾞｴｲ');
    expect(bankDirectory.branchOf('0128', '115')).toEqual({ code: '115', name: '光が丘', kana: 'ﾋｶﾘｶﾞｵｶ' });
    expect(bankDirectory.bankOf('0421')?.kana).toBe('ｸﾚﾃﾞｲｱｸﾞﾘｺﾙ'); // ．is not in the format
  });

  it.each(['9999', '', '128', '０１２８', '__proto__', 'constructor'])('knows no bank %j', (code) => {
    expect(bankDirectory.bankOf(code)).toBeNull();
    expect(bankDirectory.branchOf(code, '001')).toBeNull();
  });

  it('knows no branch of another bank or with another form', () => {
    expect(bankDirectory.branchOf('0128', '001')).toBeNull();
    expect(bankDirectory.branchOf('0001', '1')).toBeNull();
    expect(bankDirectory.branchOf('0001', 'toString')).toBeNull();
  });

  it('fits into transfer records as a whole', () => {
    let count = 0;
    for (let bank = 0; bank <= 9999; bank += 1) {
      const bankCode = String(bank).padStart(4, '0');
      const office = bankDirectory.bankOf(bankCode);
      if (office === null) continue;
      const branches = Array.from({ length: 1000 }, (_, branch) =>
        bankDirectory.branchOf(bankCode, String(branch).padStart(3, '0')),
      ).filter((branch) => branch !== null);
      for (const { kana } of [office, ...branches]) {
        count += 1;
        if (kana === '' || kana.length > 15 || refusedCharacters(kana, 'OFFICE').length > 0) {
          throw new Error(`${bankCode}: ${kana}`);
        }
      }
    }
    expect(count).toBeGreaterThan(25_000);
  });
});

describe('the codes of an account', () => {
  it('are right where the directory has them', () => {
    expect(checkAccountCodes('0128', '115')).toEqual([]);
    expect(checkAccountCodes('9900', '018')).toEqual([]);
  });

  it('of no bank come with the banks one slip away', () => {
    const [problem, ...others] = checkAccountCodes('0127', '100');
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'BANK_UNKNOWN', field: 'bankCode' });
    // two neighbours swapped (0217 is no bank), then one digit off by one: 0117 of 0117, 0126 and 0128
    expect(problem?.near.map(({ code }) => code)).toEqual(['0172', '1027', '0117']);
    expect(problem?.message.ja).toContain('2026年8月24日時点の一覧にありません。近いコードは、0172 阿波、');
    expect(problem?.message.en).toContain('on the list of 2026-08-24. Codes like it: 0172 阿波, ');
  });

  it('of a branch the bank has not come with its branches one slip away', () => {
    const [problem] = checkAccountCodes('0128', '001');
    expect(problem).toMatchObject({ code: 'BRANCH_UNKNOWN', field: 'branchCode' });
    expect(problem?.message.ja).toContain('「群馬」に支店コード「001」は');
    expect(problem?.near.map(({ code }) => code)).toEqual(['101', '301']);
  });

  it('like nothing on the list come without a hint', () => {
    const [problem] = checkAccountCodes('x', '001');
    expect(problem?.near).toEqual([]);
    expect(problem?.message.ja).not.toContain('近いコード');
  });
});
