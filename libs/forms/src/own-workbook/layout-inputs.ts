import { cellAddress, columnIndex } from '@renkei/documents';
import type { EditionLayout, InputCell, InputKind, InputTable, SheetKey } from '../layout/layout.ts';
import type { Format } from './look.ts';

const FORMAT_OF: Readonly<Record<InputKind, Format>> = {
  TEXT: 'TEXT',
  YEN: 'YEN',
  INTEGER: 'INTEGER',
  DECIMAL: 'TWO',
  DATE: 'DATE',
};

function tableCells(table: InputTable<string>): [string, InputKind][] {
  const cells: [string, InputKind][] = [];
  for (const { column, row, kind } of Object.values(table.columns)) {
    const index = columnIndex(column) ?? 0;
    for (let top = table.firstRow; top <= table.lastRow; top += table.rowsPerEntry)
      cells.push([cellAddress(index, top + row), kind]);
  }
  return cells;
}

/** Every cell of a sheet that holds something of the group, with what it holds. */
export function layoutInputs(layout: EditionLayout, sheet: SheetKey): ReadonlyMap<string, InputKind> {
  const { form1, form2, form6, form7 } = layout;
  const tables: readonly InputTable<string>[] = [
    form1.participants,
    layout.productivity,
    form2.infrastructure,
    form2.analysis,
    layout.form3,
    layout.form4,
    layout.form5,
    form6.members,
  ];
  const cells = tables.filter((table) => table.sheet === sheet).flatMap(tableCells);
  const add = (inputs: readonly InputCell[]) => {
    cells.push(...inputs.map(({ cell, kind }): [string, InputKind] => [cell, kind]));
  };
  if (sheet === 'FORM1') add([form1.representativeName, form1.groupName, form1.participantCount]);
  if (sheet === 'FORM6') add([form6.memberCount, form6.requested]);
  if (sheet === 'FORM7') {
    add([form7.requested, form7.officeRequested, form7.expertRequested]);
    for (const { firstRow, lastRow } of form7.items) {
      for (let row = firstRow; row <= lastRow; row += 1) {
        cells.push(
          [`${form7.descriptionColumn}${String(row)}`, 'TEXT'],
          [`${form7.yenColumn}${String(row)}`, 'YEN'],
        );
      }
    }
  }
  return new Map(cells);
}

export function formatOf(kind: InputKind): Format {
  return FORMAT_OF[kind];
}
