import type { Message } from '@renkei/kernel';
import type { EditionLayout, ReadCell, SheetKey } from '@renkei/forms';
import { formatYen, formatYenEn, normaliseForComparison } from '@renkei/kernel';
import type { Corrections } from '../import-settings.ts';
import type { PlannedRow } from '../planned.ts';
import { BUCKET_OF, differenceMessage, FIELD_OF_BUCKET, type CostBucket } from './cost-buckets.ts';
import type { GridField } from './grid.ts';
import type { OfficialFile } from './official-file.ts';
import { addressOf } from './official-issues.ts';

export const FORM_CELL_STATES = ['TAKEN', 'CONFLICT', 'NOT_UNDERSTOOD', 'NOT_IMPORTED'] as const;
/**
 * TAKEN: goes into the group as it stands (or as the message says). CONFLICT: the group or another cell says something
 * else; the message says which of them stays. NOT_UNDERSTOOD: left out, the message says what to type. NOT_IMPORTED: the
 * group has no place for it.
 */
export type FormCellState = (typeof FORM_CELL_STATES)[number];

/** One cell of an official workbook that holds something, and what would become of it. */
export interface FormCell {
  /** As the tab shows it. */
  readonly sheet: string;
  readonly cell: string;
  readonly label: Message;
  /** Of which business; null for the group as a whole. */
  readonly business: string | null;
  readonly text: string;
  readonly state: FormCellState;
  readonly message: Message | null;
  readonly corrected: boolean;
}

interface Became {
  readonly state: FormCellState;
  readonly message: Message | null;
}

const COMPUTED: Message = {
  ja: '申請額は登録された費用から計算します。この欄は取り込みません。',
  en: 'What is requested is calculated from the costs; this is not taken over.',
};
const TOOLS: Message = {
  ja: 'ITツールとその使い方は取り込みません（機能の読み取りにだけ使います）。ベンダー・ツールの画面で登録してください。',
  en: 'Tools and who uses them are not taken over (they only tell the functions). Please enter them under vendors and tools.',
};
const PRODUCTIVITY: Message = {
  ja: '労働生産性は、もとの数字（営業利益・人件費など）から計算します。この欄は取り込みません。',
  en: 'Labour productivity is calculated from its figures; this is not taken over.',
};
const ROSTER: Message = {
  ja: '対象の人数は登録された構成員から数えます。この欄は取り込みません。',
  en: 'The members are counted from those that are entered; this is not taken over.',
};
const OF_NOBODY: Message = {
  ja: '代表事業者名が空欄なので取り込みません。',
  en: 'Not taken over, because the name of the representative is empty.',
};

const WHOLE_SHEET: Readonly<Partial<Record<SheetKey, Message>>> = {
  FORM2: TOOLS,
  FORM3: TOOLS,
  FORM4: TOOLS,
  PRODUCTIVITY,
};

/** Faults that lie between the row and the group; the cell itself was understood. */
const AGAINST_GROUP = new Set([
  'DUPLICATE_IN_FILE',
  'VENDOR_CANNOT_BE_MEMBER',
  'ALREADY_IN_A_GROUP',
  'SECOND_REPRESENTATIVE',
  'ROLE_LEFT_ALONE',
]);

/** The fields of a stored business or profile, and where 様式1 asks for them under another name. */
const FIELD_OF_CHANGE: Readonly<Record<string, GridField>> = {
  nameKana: 'form1.kana',
  regularEmployees: 'form1.employees',
  email: 'form1.contactEmail',
  representativeName: 'form1.officerFamilyName',
};

/** Every cell somebody filled, in the order of the workbook; saved results of formulas are nobody's and left out. */
export function formCells(
  official: OfficialFile,
  rows: readonly PlannedRow[],
  groupName: string,
  corrections: Corrections,
): FormCell[] {
  const { reading, layout } = official;
  const beside = besideGroup(official, rows);
  const noPlace = withoutPlace(
    layout,
    reading.members.some(({ role }) => role === 'REPRESENTATIVE'),
  );
  return reading.cells
    .filter(({ state }) => state !== 'RESULT')
    .map((cell) => {
      const { sheetName, cell: address, label, business, text } = cell;
      const { state, message } = became(
        cell,
        noPlace(cell),
        beside.get(addressOf(cell)),
        nameClash(cell, layout, groupName),
      );
      const corrected = Object.hasOwn(corrections[sheetName] ?? {}, address);
      return { sheet: sheetName, cell: address, label, business, text, state, message, corrected };
    });
}

function became(
  { state, message }: ReadCell,
  noPlace: Message | null,
  beside: Became | undefined,
  clash: Message | null,
): Became {
  if (state === 'NOT_UNDERSTOOD' || state === 'NOT_IMPORTED' || state === 'RESULT') {
    return { state: state === 'RESULT' ? 'NOT_IMPORTED' : state, message };
  }
  if (noPlace !== null) return { state: 'NOT_IMPORTED', message: noPlace };
  if (clash !== null) return { state: 'CONFLICT', message: clash };
  if (beside === undefined) return { state, message };
  return { state: beside.state === 'TAKEN' ? state : beside.state, message: both(message, beside.message) };
}

/** What the group says of the same things, by address. */
function besideGroup(official: OfficialFile, rows: readonly PlannedRow[]): Map<string, Became> {
  const found = new Map<string, Became>();
  const tell = (address: string | undefined, state: FormCellState, message: Message): void => {
    if (address === undefined) return;
    const before = found.get(address);
    const graver = before && FORM_CELL_STATES.indexOf(before.state) > FORM_CELL_STATES.indexOf(state);
    found.set(address, {
      state: graver ? before.state : state,
      message: both(before?.message ?? null, message),
    });
  };
  for (const row of rows) {
    const sources = official.rows.get(row.rowNumber)?.sources ?? {};
    const at = (field: GridField): string | undefined => sources[field] && addressOf(sources[field]);
    for (const { severity, code, cell, message } of row.issues) {
      const isConflict = AGAINST_GROUP.has(code);
      if (code !== 'COSTS_DIFFER') {
        tell(
          cell ?? undefined,
          isConflict ? 'CONFLICT' : severity === 'error' ? 'NOT_UNDERSTOOD' : 'TAKEN',
          message,
        );
      }
    }
    for (const { field, before, after } of [...row.changes, ...row.profile.changes]) {
      if (before !== '')
        tell(
          at(FIELD_OF_CHANGE[field] ?? (`form1.${field}` as GridField)),
          'CONFLICT',
          changeMessage(field, before, after),
        );
    }
    for (const difference of row.costDifferences) {
      const field = FIELD_OF_BUCKET[difference.bucket];
      const addresses = field === undefined ? adminCells(official, difference.bucket) : [at(field)];
      for (const address of addresses) tell(address, 'CONFLICT', differenceMessage(difference));
    }
  }
  return found;
}

function adminCells({ reading, layout }: OfficialFile, bucket: CostBucket): string[] {
  const { items, yenColumn } = layout.form7;
  const rows = items
    .filter(({ part }) => BUCKET_OF[part] === bucket)
    .flatMap(({ firstRow, lastRow }) => [firstRow, firstRow + 1, lastRow]);
  const cells = new Set(rows.map((row) => `${yenColumn}${String(row)}`));
  return reading.cells.filter(({ sheet, cell }) => sheet === 'FORM7' && cells.has(cell)).map(addressOf);
}

function changeMessage(field: string, before: string, after: string): Message {
  const yen = (value: string): bigint | null =>
    field === 'capitalYen' && value !== '' ? BigInt(value) : null;
  const ja = (value: string): string =>
    ((amount) => (amount === null ? value : formatYen(amount)))(yen(value));
  const en = (value: string): string =>
    ((amount) => (amount === null ? value : formatYenEn(amount)))(yen(value));
  return {
    ja: `いまは「${ja(before)}」です。取り込むと「${ja(after)}」になります。`,
    en: `It is “${en(before)}” now and would become “${en(after)}”.`,
  };
}

function nameClash(
  { sheet, cell, text }: ReadCell,
  { form1 }: EditionLayout,
  groupName: string,
): Message | null {
  if (sheet !== 'FORM1' || cell !== form1.groupName.cell) return null;
  if (normaliseForComparison(text) === normaliseForComparison(groupName)) return null;
  return {
    ja: `登録されているグループ名は「${groupName}」です。名前は変えません。`,
    en: `The group is called “${groupName}” here. Its name stays.`,
  };
}

/** Cells that were read and the group has no place for. */
function withoutPlace(layout: EditionLayout, hasRepresentative: boolean): (cell: ReadCell) => Message | null {
  const { form5, form6, form7 } = layout;
  const requested = new Set([
    form5.columns.softwareRequestedYen.column,
    form5.columns.pcRequestedYen.column,
    form5.columns.registerRequestedYen.column,
  ]);
  const ofForm6 = new Set([form6.requested.cell]);
  const ofForm7 = new Set([form7.requested.cell, form7.officeRequested.cell, form7.expertRequested.cell]);
  return ({ sheet, cell }) => {
    const column = cell.replace(/\d+$/, '');
    if (sheet === 'FORM5') return requested.has(column) ? COMPUTED : null;
    if (sheet === 'FORM6') {
      if (cell === form6.memberCount.cell) return ROSTER;
      return ofForm6.has(cell) || column === form6.members.columns.requestedYen.column ? COMPUTED : null;
    }
    if (sheet === 'FORM7') return ofForm7.has(cell) ? COMPUTED : hasRepresentative ? null : OF_NOBODY;
    return WHOLE_SHEET[sheet] ?? null;
  };
}

function both(one: Message | null, other: Message | null): Message | null {
  if (one === null || other === null || one.ja.includes(other.ja)) return one ?? other;
  return { ja: `${one.ja} ${other.ja}`, en: `${one.en} ${other.en}` };
}
