import { expect, it } from '@jest/globals';
import { ADMIN_HEADING_DEFINITIONS, ADMIN_HEADINGS, headingsOf } from './admin-headings.ts';

it('has the nine office headings and the two for experts, in the order of the papers', () => {
  expect(headingsOf('OFFICE').map(({ label }) => label.ja)).toEqual([
    '人件費',
    '消耗品費',
    '備品費',
    '印刷費',
    '広報費',
    '通信運搬費',
    '会議費',
    '資料購入費',
    '補助員人件費',
  ]);
  expect(headingsOf('EXPERT').map(({ label }) => label.ja)).toEqual(['謝金', '旅費']);
});

it('knows every heading by its own code', () => {
  expect(ADMIN_HEADINGS.map((code) => ADMIN_HEADING_DEFINITIONS[code].code)).toEqual([...ADMIN_HEADINGS]);
});
