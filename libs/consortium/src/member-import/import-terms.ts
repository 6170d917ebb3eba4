import { registerEnumType } from '@nestjs/graphql';
import { MEANINGS, READING_REASONS, type Meaning } from '@renkei/documents';
import { enumOf } from '@renkei/platform/graphql';
import { FORM_CELL_STATES } from './official/form-cells.ts';
import { IMPORT_ACTIONS } from './planned.ts';

/** softwareYen → SOFTWARE_YEN */
export const ImportMeaningEnum = Object.fromEntries(
  MEANINGS.map((meaning) => [meaning.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(), meaning]),
) as Readonly<Record<string, Meaning>>;
export const ImportSeverityEnum = { ERROR: 'error', WARNING: 'warning' } as const;
export const ImportActionEnum = enumOf(IMPORT_ACTIONS);
export const ImportTaxEnum = enumOf(['EXCLUSIVE', 'INCLUSIVE', 'NOT_STATED'] as const);

export const ImportFormCellStateEnum = enumOf(FORM_CELL_STATES);
registerEnumType(ImportFormCellStateEnum, {
  name: 'ImportFormCellState',
  description:
    '公式の様式のマスがどうなるか: 取り込む・食い違う・読み取れない・取り込み先がない。What becomes of a cell of the official forms.',
});

export const ImportReadingReasonEnum = enumOf(READING_REASONS);

registerEnumType(ImportMeaningEnum, {
  name: 'ImportMeaning',
  description: '列の意味。What a column is about.',
});
registerEnumType(ImportSeverityEnum, {
  name: 'ImportSeverity',
  description: 'ERRORがある間は取り込めない。Nothing is imported while there is an ERROR.',
});
registerEnumType(ImportActionEnum, {
  name: 'ImportAction',
  description: '取り込むとどうなるか: 新しい構成員・更新・変わらない。What importing would do with the row.',
});
registerEnumType(ImportTaxEnum, {
  name: 'ImportTax',
  description: '金額は税抜か税込か。Without or with tax.',
});
registerEnumType(ImportReadingReasonEnum, {
  name: 'ImportReadingReason',
  description: '書かれたままと違う形で取り込む理由。Why a value is not the text of its cell.',
});
