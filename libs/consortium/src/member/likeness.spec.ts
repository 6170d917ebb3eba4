import { describe, expect, it } from '@jest/globals';
import { likenessesIn } from './likeness.ts';
import type { MemberRow } from './member.rows.ts';

let serial = 0;

function member(name: string, representativeName: string, addressLine: string): MemberRow {
  const business = { name, representativeName, addressLine, prefecture: 40, city: '福岡市中央区' };
  return { id: `m${(serial += 1)}`, business } as MemberRow;
}

const found = (...members: MemberRow[]) =>
  likenessesIn(members).map(({ code, members: alike }) => [
    code,
    ...alike.map(({ business }) => business.name),
  ]);

describe('members that may be one business', () => {
  it('have the same representative and address, however they are written', () => {
    expect(
      found(
        member('甲', '見本　太郎', '天神一丁目２番３号'),
        member('乙', '見本 花子', '天神1-2-3'),
        member('丙', '見本太郎', '天神１－２－３'),
      ),
    ).toEqual([['DEEMED_SAME_SUSPECTED', '甲', '丙']]);
  });

  it('or the same name and address, and then are told of once', () => {
    expect(
      found(member('㈱髙﨑', '見本太郎', '天神1-2-3'), member('株式会社髙﨑', '見本太郎', '天神1丁目2-3')),
    ).toEqual([['SAME_NAME_AND_ADDRESS', '㈱髙﨑', '株式会社髙﨑']]);
  });

  it('are not those of whom too little is known, nor 髙 and 高', () => {
    expect(
      found(
        member('甲', '', '天神1-2-3'),
        member('乙', '', '天神1-2-3'),
        member('髙田', '見本太郎', ''),
        member('髙田', '見本太郎', ''),
        member('髙木', '髙木', '天神9'),
        member('高木', '高木', '天神9'),
      ),
    ).toEqual([]);
  });
});
