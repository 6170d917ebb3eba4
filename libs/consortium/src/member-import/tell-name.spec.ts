import { describe, expect, it } from '@jest/globals';
import { namesDiffer } from './tell-name.ts';

describe('names of one number', () => {
  it.each([
    ['見本本町商店街振興組合', '髙﨑青果店'],
    ['見本本町商店街振興組合', '天神中央商店街振興組合'],
    ['株式会社さくら', '株式会社もみじ'],
    ['鈴木商店', '佐藤商店'],
    ['森', '林'],
  ])('%s and %s differ', (one, other) => {
    expect([namesDiffer(one, other), namesDiffer(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['㈱髙﨑', '高崎株式会社'],
    ['𠮷野鮮魚', '吉野'],
    ['カフェ さくら', 'かふぇサクラ　天神店'],
    ['ＡＢＣ（株）', 'abc'],
    ['株式会社森', '森商店'],
    ['見本商店（脱退）', '見本商店'],
    ['商店街振興組合', '商店街振興組合'],
    ['渡邊靴店', '渡辺くつ店'],
  ])('%s and %s are one name, spelled differently', (one, other) => {
    expect([namesDiffer(one, other), namesDiffer(other, one)]).toEqual([false, false]);
  });
});
