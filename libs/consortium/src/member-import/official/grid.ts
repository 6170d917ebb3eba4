import {
  cellAddress,
  columnIndex,
  columnLetter,
  type ColumnUnderstanding,
  type Meaning,
} from '@renkei/documents';
import type { EditionLayout, MemberSources } from '@renkei/forms';

export type GridField = keyof MemberSources;

/** A column of the preview's table: those of 様式1 under their own letters, then the costs of 様式5 and 6. */
export interface GridColumn {
  readonly field: GridField;
  readonly index: number;
  readonly column: string;
  readonly label: string;
  readonly meaning: Meaning | null;
}

const MEANING_OF: Readonly<Partial<Record<GridField, Meaning>>> = {
  'form1.name': 'name',
  'form1.kana': 'kana',
  'form1.corporateNumber': 'corporateNumber',
  'form1.legalForm': 'legalForm',
  'form1.size': 'size',
  'form1.establishedOn': 'establishedOn',
  'form1.capitalYen': 'capitalYen',
  'form1.employees': 'employees',
  'form1.postalCode': 'postalCode',
  'form1.prefecture': 'prefecture',
  'form1.city': 'city',
  'form1.addressLine': 'address',
  'form1.phone': 'phone',
  'form1.contactEmail': 'email',
  'form5.softwareYen': 'softwareYen',
  'form5.pcYen': 'pcYen',
  'form5.registerYen': 'registerYen',
  'form6.softwareYen': 'analysisYen',
  'form6.hardwareYen': 'analysisYen',
};

const COSTS = [
  ['form5', 'softwareYen'],
  ['form5', 'pcYen'],
  ['form5', 'registerYen'],
  ['form6', 'softwareYen'],
  ['form6', 'hardwareYen'],
] as const;

export function gridOf(layout: EditionLayout): readonly GridColumn[] {
  const { form1, form5, form6 } = layout;
  const ofForm1 = Object.entries(form1.participants.columns)
    .filter(([field]) => field !== 'number')
    .map(([field, { column, label }]) => ({
      field: `form1.${field}` as GridField,
      index: columnIndex(column) ?? 0,
      label,
    }));
  const behind = Math.max(...ofForm1.map(({ index }) => index)) + 1;
  const costs = COSTS.map(([form, field], index) => {
    const label =
      form === 'form5'
        ? form5.columns[field as 'pcYen'].label
        : form6.members.columns[field as 'hardwareYen'].label;
    return {
      field: `${form}.${field}` as GridField,
      index: behind + index,
      label: `様式${form.slice(-1)} ${label}`,
    };
  });
  return [...ofForm1, ...costs].map((column) => ({
    ...column,
    column: columnLetter(column.index),
    meaning: MEANING_OF[column.field] ?? null,
  }));
}

/** As the preview shows any list's columns; what they mean is printed in the form and is not for anybody to settle. */
export function understoodGrid(grid: readonly GridColumn[], headerRow: number): ColumnUnderstanding[] {
  return grid.map(({ field, column, index, label, meaning }) => ({
    column,
    index,
    label,
    headerCell: field.startsWith('form1.') ? cellAddress(index, headerRow) : null,
    meaning,
    confidence: 1,
    via: 'LABEL',
    setAside: null,
    tax: 'EXCLUSIVE',
    taxPercent: null,
    unitYen: 1n,
    perUnit: false,
    functions: [],
    marks: false,
    counts: null,
    samples: [],
  }));
}
