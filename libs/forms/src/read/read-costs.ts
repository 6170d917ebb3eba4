import { parseSize } from '@renkei/documents';
import { entryCell } from '../layout/layout.ts';
import type { AnalysisField, EditionLayout, InfrastructureField } from '../layout/layout.ts';
import type { FormAdminItem } from '../form-group.ts';
import type { Yen } from '@renkei/kernel';
import type { CellReader } from './cell-reader.ts';
import { readText, readWhole, readYen } from './cell-values.ts';
import { readEntries } from './entries.ts';
import { ANALYSIS_EN, INFRASTRUCTURE_EN } from './labels.ts';
import type { Roster } from './roster.ts';

/** 様式5: what each business introduces under (1), and what it asks for. */
export function readForm5(reader: CellReader, { form5: table }: EditionLayout, roster: Roster): void {
  const entries = readEntries(reader, roster, {
    table,
    numberField: 'number',
    nameField: 'name',
    english: INFRASTRUCTURE_EN,
    manyLines: false,
  });
  for (const { index, business, filled, label } of entries) {
    const who = () => business.name;
    for (const [field, cell] of filled) {
      const source = reader.at(table.sheet, cell);
      if (source !== null) business.sources[`form5.${field}`] = source;
    }
    const yen = (field: InfrastructureField): Yen | null =>
      reader.take(table.sheet, entryCell(table, index, field), label(field), who, readYen);
    business.costs.softwareYen = yen('softwareYen');
    business.costs.pcYen = yen('pcYen');
    business.costs.registerYen = yen('registerYen');
    const requested = {
      softwareYen: yen('softwareRequestedYen'),
      pcYen: yen('pcRequestedYen'),
      registerYen: yen('registerRequestedYen'),
    };
    business.costs.requested = Object.values(requested).every((amount) => amount === null) ? null : requested;
    const sizeCell = entryCell(table, index, 'size');
    const size = reader.take(table.sheet, sizeCell, label('size'), who, (text) => parseSize(text));
    if (size === null) continue;
    if (business.size === null) business.size = size;
    else if (size !== business.size) {
      reader.remark(
        table.sheet,
        sizeCell,
        label('size'),
        'CONFLICT',
        {
          ja: '様式1の事業者規模と違います。様式1のほうを読みました。どちらかに合わせてください。',
          en: '様式1 says another size; that one was taken. Please make them agree.',
        },
        who,
      );
    }
  }
}

/** 様式6: the analysis. */
export function readForm6(
  reader: CellReader,
  { form6 }: EditionLayout,
  roster: Roster,
): { memberCount: number | null; requestedYen: Yen | null } {
  const nobody = () => null;
  const { members: table } = form6;
  const entries = readEntries(reader, roster, {
    table,
    numberField: 'number',
    nameField: 'name',
    english: ANALYSIS_EN,
    manyLines: false,
  });
  for (const { index, business, filled, label } of entries) {
    for (const [field, cell] of filled) {
      const source = reader.at(table.sheet, cell);
      if (source !== null) business.sources[`form6.${field}`] = source;
    }
    const yen = (field: AnalysisField): Yen | null =>
      reader.take(table.sheet, entryCell(table, index, field), label(field), () => business.name, readYen);
    business.costs.analysisSoftwareYen = yen('softwareYen');
    business.costs.analysisHardwareYen = yen('hardwareYen');
    business.costs.analysisRequestedYen = yen('requestedYen');
  }
  const countLabel = { ja: form6.memberCount.label, en: 'members counted for (2)' };
  const requestedLabel = { ja: form6.requested.label, en: '(2) requested' };
  return {
    memberCount: reader.take('FORM6', form6.memberCount.cell, countLabel, nobody, readWhole),
    requestedYen: reader.take('FORM6', form6.requested.cell, requestedLabel, nobody, readYen),
  };
}

const NO_AMOUNT = {
  ja: 'この内容の補助対象経費（金額）が空欄か読めないため、取り込みませんでした。',
  en: 'The eligible cost of this line is empty or unreadable, so it was not taken over.',
};

/** 様式7: the items of (3). */
export function readForm7(
  reader: CellReader,
  { form7 }: EditionLayout,
): {
  items: FormAdminItem[];
  requestedYen: Yen | null;
  officeRequestedYen: Yen | null;
  expertRequestedYen: Yen | null;
} {
  const nobody = () => null;
  const items: FormAdminItem[] = [];
  for (const { item, firstRow, lastRow } of form7.items) {
    for (let row = firstRow; row <= lastRow; row += 1) {
      const descriptionCell = `${form7.descriptionColumn}${String(row)}`;
      const descriptionLabel = { ja: `${item} 内容`, en: `${item}, what for` };
      const description = reader.take('FORM7', descriptionCell, descriptionLabel, nobody, readText);
      const yen = reader.take(
        'FORM7',
        `${form7.yenColumn}${String(row)}`,
        { ja: `${item} 補助対象経費`, en: `${item}, eligible cost` },
        nobody,
        readYen,
      );
      if (yen !== null) items.push({ item, description, yen });
      else if (description !== null) {
        reader.remark('FORM7', descriptionCell, descriptionLabel, 'NOT_UNDERSTOOD', NO_AMOUNT, nobody);
      }
    }
  }
  const requested = (cell: typeof form7.requested, en: string) =>
    reader.take('FORM7', cell.cell, { ja: cell.label, en }, nobody, readYen);
  return {
    items,
    requestedYen: requested(form7.requested, '(3) requested'),
    officeRequestedYen: requested(form7.officeRequested, 'office costs requested'),
    expertRequestedYen: requested(form7.expertRequested, 'expert costs requested'),
  };
}
