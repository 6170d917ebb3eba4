import {
  isNothing,
  parseCorporateNumber,
  parseEmployees,
  parseLegalForm,
  parseSize,
  parsed,
  problem,
} from '@renkei/documents';
import type { LegalForm } from '@renkei/documents';
import { capacity, entryCell } from '../layout/layout.ts';
import type { EditionLayout, InputTable, ParticipantField } from '../layout/layout.ts';
import type { FormProfile } from '../form-group.ts';
import type { CellReader } from './cell-reader.ts';
import { readDay, readText, readWhole, readYen } from './cell-values.ts';
import type { CellParser } from './cell-values.ts';
import { PARTICIPANT_EN } from './labels.ts';
import { newBusiness } from './roster.ts';
import type { Business, Roster } from './roster.ts';

const READERS: { readonly [Field in ParticipantField]?: CellParser<unknown> } = {
  number: readWhole,
  size: (text) => parseSize(text),
  corporateNumber: (text, kind) => parseCorporateNumber(text, kind),
  establishedOn: readDay,
  capitalYen: readYen,
  employees: (text) => parseEmployees(text),
};

/** Which word of the 2025 list stands for what people call the form. */
const WORD_START: Readonly<Partial<Record<LegalForm, string>>> = {
  CORPORATION: '株式',
  SOLE_PROPRIETOR: '個人',
  ASSOCIATION: '組合',
  SHOKOKAI: '商工会',
  CHAMBER: '商工会',
  NPO_OR_FOUNDATION: 'その他',
  OTHER: 'その他',
};

/** 組織形態: a word of the list, or what certainly means one; said, when it was taken as another word. */
export function readLegalForm(words: readonly string[]): CellParser<string> {
  const fold = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
  return (text) => {
    if (isNothing(text)) return parsed(null);
    const exact = words.find((word) => fold(word) === fold(text));
    if (exact !== undefined) return parsed(exact);
    const { value, problems } = parseLegalForm(text);
    const kind = /医療/.test(text) ? '医療法人' : /学校/.test(text) ? '学校法人' : '社会福祉法人';
    const start = value === 'MEDICAL_WELFARE_SCHOOL' ? kind : value === null ? undefined : WORD_START[value];
    const word = start === undefined ? undefined : words.find((candidate) => candidate.startsWith(start));
    if (word === undefined) return parsed(null, ...problems);
    return parsed(
      word,
      problem(
        'warning',
        'LEGAL_FORM_AS_LISTED',
        `様式の選択肢の「${word}」として読みました。ご確認ください。`,
        `Read as “${word}” of the form’s list. Please check.`,
      ),
    );
  };
}

const NAME_MISSING = {
  ja: '法人名か屋号が空欄です。入れてください。',
  en: 'The name of the business is empty. Please enter it.',
};

/** One row of 様式1; null when it is empty. */
function readRow(reader: CellReader, layout: EditionLayout, index: number): Business | null {
  const { participants: table } = layout.form1;
  const fields = Object.keys(table.columns) as ParticipantField[];
  const cells = fields.map((field) => [field, entryCell(table, index, field)] as const);
  const filled = cells.filter(([, cell]) => reader.at('FORM1', cell) !== null);
  const onlyNumber = filled.every(([field]) => field === 'number');
  if (filled.length === 0) return null;
  const business = newBusiness('PARTICIPANT', '');
  const who = () => (business.name === '' ? null : business.name);
  const values: Partial<Record<ParticipantField, unknown>> = {};
  for (const [field, cell] of filled) {
    const column = table.columns[field];
    const parse = field === 'legalForm' ? readLegalForm(column.words ?? []) : (READERS[field] ?? readText);
    const label = { ja: column.label, en: PARTICIPANT_EN[field] };
    values[field] = reader.take<unknown>('FORM1', cell, label, who, parse);
    const source = reader.at('FORM1', cell);
    if (source !== null) business.sources[`form1.${field}`] = source;
  }
  if (onlyNumber) return null; // numbered beforehand, nothing entered yet
  const { number, name, size, ...rest } = values;
  business.name = typeof name === 'string' ? name : '';
  business.number = typeof number === 'number' ? number : null;
  business.size = size === 'SME' || size === 'MICRO' ? size : null;
  business.form1Row = table.firstRow + index * table.rowsPerEntry;
  const profileFields = fields.filter(
    (field): field is keyof FormProfile => field !== 'number' && field !== 'name' && field !== 'size',
  );
  business.profile = Object.fromEntries(
    profileFields.map((field) => [field, (rest as Record<string, unknown>)[field] ?? null]),
  ) as unknown as FormProfile;
  if (business.name === '') {
    const label = { ja: table.columns.name.label, en: PARTICIPANT_EN.name };
    reader.remark('FORM1', entryCell(table, index, 'name'), label, 'NOT_UNDERSTOOD', NAME_MISSING, who);
  }
  return business;
}

function tellSameNumbers(reader: CellReader, layout: EditionLayout, businesses: readonly Business[]): void {
  const { participants: table } = layout.form1;
  const label = { ja: table.columns.number.label, en: PARTICIPANT_EN.number };
  for (const business of businesses) {
    const { number, sources } = business;
    const twins = businesses.filter(
      (other) => other !== business && number !== null && other.number === number,
    );
    const cell = sources['form1.number']?.cell;
    if (twins.length === 0 || cell === undefined) continue;
    const rows = twins.map(({ form1Row }) => String(form1Row)).join('・');
    reader.remark(
      'FORM1',
      cell,
      label,
      'CONFLICT',
      {
        ja: `同じNo.が${rows}行目にもあります。番号を直してください。ほかの様式とは名前で対応させます。`,
        en: `Row ${rows} has the same No. Please correct it; other forms are matched by name.`,
      },
      () => business.name,
    );
  }
}

const ONE_OF_SEVERAL = {
  ja: '何冊かに分かれた様式の1冊のようです。1冊目から読み込んでください。',
  en: 'This seems to be one of several workbooks of a group. Please read the first one first.',
};

/** Whether another sheet has entries, as the second workbook of a large group does. */
function namesElsewhere(reader: CellReader, layout: EditionLayout): boolean {
  const { form2, form3, form4, form5, form6, productivity } = layout;
  const holds = <Field extends string>(table: InputTable<Field>, field: NoInfer<Field>) =>
    Array.from({ length: capacity(table) }, (_, index) => entryCell(table, index, field)).some(
      (cell) => reader.at(table.sheet, cell) !== null,
    );
  return (
    holds(form5, 'name') ||
    holds(form6.members, 'name') ||
    holds(form3, 'member') ||
    holds(form4, 'member') ||
    holds(productivity, 'name') ||
    holds(form2.infrastructure, 'name') ||
    holds(form2.analysis, 'name')
  );
}

/** 様式1: who the representative is and who takes part. */
export function readForm1(reader: CellReader, layout: EditionLayout, roster: Roster): { groupName: string } {
  const nobody = () => null;
  const { representativeName, groupName, participantCount, participants } = layout.form1;
  const name = reader.take(
    'FORM1',
    representativeName.cell,
    { ja: representativeName.label, en: 'name of the representative' },
    nobody,
    readText,
  );
  const group = reader.take(
    'FORM1',
    groupName.cell,
    { ja: groupName.label, en: 'name of the group' },
    nobody,
    readText,
  );
  if (name !== null) roster.representative = newBusiness('REPRESENTATIVE', name);
  for (let index = 0; index < capacity(participants); index += 1) {
    const business = readRow(reader, layout, index);
    if (business !== null) roster.participants.push(business);
  }
  const countLabel = { ja: participantCount.label, en: 'number of participants' };
  const count = reader.take('FORM1', participantCount.cell, countLabel, nobody, readWhole);
  if (count !== null && count !== roster.participants.length) {
    const rows = String(roster.participants.length);
    const message =
      roster.participants.length === 0 && namesElsewhere(reader, layout)
        ? ONE_OF_SEVERAL
        : {
            ja: `様式1に入っている参画事業者は${rows}者です。行のほうを数えました。`,
            en: `様式1 lists ${rows} participants; the rows were counted.`,
          };
    reader.remark('FORM1', participantCount.cell, countLabel, 'CONFLICT', message, nobody);
  }
  tellSameNumbers(reader, layout, roster.participants);
  return { groupName: group ?? '' };
}
