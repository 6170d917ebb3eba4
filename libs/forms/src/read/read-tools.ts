import { entryCell, capacity } from '../layout/layout.ts';
import type { EditionLayout, InputTable, ToolField, ToolUseField } from '../layout/layout.ts';
import type { FormTool } from '../form-group.ts';
import type { CellReader } from './cell-reader.ts';
import { readDecimal, readText, readWhole, readWord } from './cell-values.ts';
import { readEntries } from './entries.ts';
import { PRODUCTIVITY_EN, TOOL_EN, TOOL_USE_EN } from './labels.ts';
import type { Roster } from './roster.ts';

const NO_TOOL_NAME = {
  ja: 'ITツール名が空欄なので、この行は取り込みませんでした。',
  en: 'The name of the tool is empty, so this row was not taken over.',
};
const QUANTITY_ASSUMED = {
  ja: '数量が空欄か読めないため、1として読みました。',
  en: 'The quantity is empty or unreadable; 1 was assumed.',
};
const PAYS_ASSUMED = {
  ja: '支払有無が空欄か読めないため、「有」として読みました。',
  en: 'Whether the business pays is empty or unreadable; 有 was assumed.',
};

function readToolTable(reader: CellReader, table: InputTable<ToolField>, part: FormTool['part']): FormTool[] {
  const tools: FormTool[] = [];
  const nobody = () => null;
  for (let index = 0; index < capacity(table); index += 1) {
    const fields = Object.keys(table.columns) as ToolField[];
    const cells = fields.map((field) => [field, entryCell(table, index, field)] as const);
    const filled = cells.filter(([, cell]) => reader.at(table.sheet, cell) !== null);
    if (filled.length === 0) continue;
    const label = (field: ToolField) => ({ ja: table.columns[field].label, en: TOOL_EN[field] });
    const values = Object.fromEntries(
      cells.map(([field, cell]) => {
        const words = table.columns[field].words;
        const parse = words === undefined ? readText : readWord(words);
        return [field, reader.take(table.sheet, cell, label(field), nobody, parse)];
      }),
    ) as Record<ToolField, string | null>;
    const { name, ...rest } = values;
    if (name === null) {
      for (const [field, cell] of filled) {
        reader.remark(table.sheet, cell, label(field), 'NOT_UNDERSTOOD', NO_TOOL_NAME, nobody);
      }
    } else tools.push({ part, name, ...rest });
  }
  return tools;
}

/** 様式2: the tools of the whole project. */
export function readForm2(reader: CellReader, { form2 }: EditionLayout): FormTool[] {
  return [
    ...readToolTable(reader, form2.infrastructure, 'INFRASTRUCTURE'),
    ...readToolTable(reader, form2.analysis, 'ANALYSIS'),
  ];
}

/** 様式3 or 4: which business uses which tool. */
export function readUses(
  reader: CellReader,
  table: InputTable<ToolUseField>,
  part: FormTool['part'],
  words: EditionLayout['words'],
  roster: Roster,
): void {
  const entries = readEntries(reader, roster, {
    table,
    numberField: 'number',
    nameField: 'member',
    english: TOOL_USE_EN,
    manyLines: true,
  });
  for (const { index, business, filled, label } of entries) {
    const who = () => business.name;
    const cell = (field: ToolUseField) => entryCell(table, index, field);
    const toolName = reader.take(table.sheet, cell('toolName'), label('toolName'), who, readText);
    const quantity = reader.take(table.sheet, cell('quantity'), label('quantity'), who, readWhole);
    const pays = reader.take(
      table.sheet,
      cell('pays'),
      label('pays'),
      who,
      readWord([words.pays, words.paysNot]),
    );
    if (toolName === null) {
      for (const [field, address] of filled) {
        if (field === 'quantity' || field === 'pays') {
          reader.remark(table.sheet, address, label(field), 'NOT_UNDERSTOOD', NO_TOOL_NAME, who);
        }
      }
      continue;
    }
    if (quantity === null) {
      reader.remark(table.sheet, cell('toolName'), label('toolName'), 'TAKEN', QUANTITY_ASSUMED, who);
    }
    if (pays === null) {
      reader.remark(table.sheet, cell('toolName'), label('toolName'), 'TAKEN', PAYS_ASSUMED, who);
    }
    business.uses.push({ part, toolName, quantity: quantity ?? 1, pays: pays !== words.paysNot });
  }
}

/** Sheet B of the group: the labour productivity of each business. */
export function readProductivity(
  reader: CellReader,
  { productivity: table }: EditionLayout,
  roster: Roster,
): void {
  const entries = readEntries(reader, roster, {
    table,
    numberField: null,
    nameField: 'name',
    english: PRODUCTIVITY_EN,
    manyLines: false,
  });
  for (const { index, business, label } of entries) {
    const value = (field: 'actual' | 'firstYear' | 'secondYear') =>
      reader.take(
        table.sheet,
        entryCell(table, index, field),
        label(field),
        () => business.name,
        readDecimal,
      );
    const productivity = {
      actual: value('actual'),
      firstYear: value('firstYear'),
      secondYear: value('secondYear'),
    };
    business.productivity = Object.values(productivity).every((number) => number === null)
      ? null
      : productivity;
  }
}
