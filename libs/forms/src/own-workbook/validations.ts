import type { InputKind, SheetLayout } from '../layout/layout.ts';
import { areaOf, rangeText } from './places.ts';
import { escaped } from './xml.ts';

/** Cells under each other as few ranges, in the order of their columns. */
export function rangesOf(cells: Iterable<string>): string[] {
  const areas = [...cells]
    .map(areaOf)
    .sort((first, second) => first.left - second.left || first.top - second.top);
  const joined: { left: number; right: number; top: number; bottom: number }[] = [];
  for (const area of areas) {
    const last = joined.at(-1);
    if (last !== undefined && last.left === area.left && last.bottom + 1 === area.top)
      last.bottom = area.bottom;
    else joined.push({ ...area });
  }
  return joined.map(rangeText);
}

function validation(attributes: string, cells: Iterable<string>, error: string, formula: string): string {
  return `<dataValidation ${attributes} allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="入力の確認" error="${error}" sqref="${rangesOf(cells).join(' ')}"><formula1>${formula}</formula1></dataValidation>`;
}

/** The cells one list governs: its own column as far as the inputs go on under each other. */
function listCells(cell: string, inputs: ReadonlyMap<string, unknown>): string[] {
  const { left, top } = areaOf(cell);
  const last = rangesOf([...inputs.keys()].filter((input) => areaOf(input).left === left))
    .map(areaOf)
    .find((area) => area.top <= top && area.bottom >= top);
  const rows: string[] = [];
  for (let row = top; row <= (last?.bottom ?? top); row += 1)
    rows.push(rangeText({ left, right: left, top: row, bottom: row }));
  return rows;
}

/**
 * The lists of the layout, and whole yen from 0 wherever an amount is asked for, so that 円 or a comma cannot slip in.
 * `inputs` are all input cells of the sheet (a merged range by each of its cells).
 */
export function validationsXml(
  sheet: SheetLayout,
  inputs: ReadonlyMap<string, unknown>,
  kinds: ReadonlyMap<string, InputKind>,
): string {
  const lists = sheet.lists.map(({ cell, words }) =>
    validation(
      'type="list"',
      listCells(cell, inputs),
      '一覧から選んでください。',
      escaped(`"${words.join(',')}"`),
    ),
  );
  const ofKind = (wanted: InputKind) =>
    [...kinds].filter(([, kind]) => kind === wanted).map(([cell]) => cell);
  const yen = ofKind('YEN');
  const days = ofKind('DATE');
  const all = [
    ...lists,
    ...(yen.length === 0
      ? []
      : [
          validation(
            'type="whole" operator="greaterThanOrEqual"',
            yen,
            '0以上の円を、数字だけで入れてください。',
            '0',
          ),
        ]),
    ...(days.length === 0
      ? []
      : [
          validation(
            'type="date" operator="greaterThanOrEqual"',
            days,
            '日付を、2025/4/1 のように西暦で入れてください。',
            '1',
          ),
        ]),
  ];
  return all.length === 0
    ? ''
    : `<dataValidations count="${String(all.length)}">${all.join('')}</dataValidations>`;
}
