import { describe, expect, it } from '@jest/globals';
import { parseDay } from './dates.ts';

describe('days', () => {
  it.each([
    ['令和5年4月1日', '2023-04-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['Ｒ５．４．１', '2023-04-01'],
    ['R5.4.1', '2023-04-01'],
    ['H元.5.1', '1989-05-01'],
    ['S62/3/3', '1987-03-03'],
    ['昭和 62 年 3 月 3 日（火）', '1987-03-03'],
    ['㍻5年4月1日', '1993-04-01'],
    ['平成33年4月1日', '2021-04-01'],
    ['T1.7.30', '1912-07-30'],
    ['M40-12-31', '1907-12-31'],
    ['2023/4/1', '2023-04-01'],
    ['2023-04-01', '2023-04-01'],
    ['2023年4月1日', '2023-04-01'],
    ['2023-04-01T00:00', '2023-04-01'],
  ])('%s', (text, day) => {
    expect(parseDay(text)).toEqual({ value: day, problems: [] });
  });

  it.each([
    ['2001年', 'DATE_UNREADABLE'],
    ['令和5年4月', 'DATE_UNREADABLE'],
    ['5/4/1', 'DATE_UNREADABLE'],
    ['令和5年2月30日', 'NO_SUCH_DAY'],
    ['明治20年1月1日', 'YEAR_OUT_OF_RANGE'],
    ['令和元年4月30日', 'DATE_BEFORE_ITS_ERA'],
    ['創業百年', 'DATE_UNREADABLE'],
  ])('%s is asked about', (text, code) => {
    const { value, problems } = parseDay(text);
    expect([value, problems.map((found) => found.code)]).toEqual([null, [code]]);
  });

  it('nothing is no day', () => {
    expect(['', '－', 'なし'].map((text) => parseDay(text))).toEqual(
      Array(3).fill({ value: null, problems: [] }),
    );
  });
});
