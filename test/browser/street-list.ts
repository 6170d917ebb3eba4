/** Twelve shops; each buys software of 4,500,000 yen with two functions. In line 4 the price is in words. */
export const STREET_LIST = [
  '法人名/屋号,組織形態,規模,都道府県,市区町村,住所,代表・参画,ソフトウェア(税抜),機能,消費動向分析(税抜)',
  '見本駅前商店街振興組合,組合,中小企業等,福岡県,福岡市中央区,天神1-1-1,代表,,,3000000',
  ...Array.from(
    { length: 12 },
    (_, index) =>
      `見本${'いろはにほへとちりぬるを'[index]}商店,個人事業主,中小企業等,福岡県,福岡市中央区,天神1-1-${index + 2},参画,${
        index === 2 ? '四百五十万' : '4500000'
      },会計・受発注,`,
  ),
].join('\r\n');
