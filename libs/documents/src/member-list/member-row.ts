import { foldLabel } from './label.ts';
import type { ColumnUnderstanding } from './meaning.ts';
import type { TableRow } from '../table/workbook.ts';
import { readCostRows } from './cost-rows.ts';
import { readCosts } from './costs.ts';
import { readPlace } from './place-cells.ts';
import { parsed, problem } from './imported-member.ts';
import type { MemberRole } from '@renkei/lifecycle';
import type { BusinessSize } from '@renkei/subsidy-rules';
import type { LegalForm, MemberDraft } from './imported-member.ts';
import { RowReader } from './row-reader.ts';
import type { CellIssue } from './understanding.ts';
import { isNothing, oneLine } from './values/blank.ts';
import { FORM_NAMES, legalFormOfName, parseLegalForm, parseRole, parseSize } from './values/category.ts';
import {
  normaliseKana,
  parseCorporateNumber,
  parseEmail,
  parseEmployees,
  parseInvoiceNumber,
  parsePhone,
} from './values/identity.ts';
import { parseDay } from './values/dates.ts';
import { amountInColumn, unlikelyAmount } from './values/money.ts';

/** What sole proprietors get under 法人名; the 屋号 is in another column. */
const NO_NAME = /^\s*[(（]?個人(?:事業主|事業者)?[)）]?\s*$/;
const REPRESENTATIVE_MARK = /[(（【[]\s*(?:代表|代表事業者|幹事)\s*[)）】\]]\s*$/;

function readName(reader: RowReader): { name: string | null; marked: boolean } {
  const filled = reader.cells('name').find(({ cell }) => !isNothing(cell.text) && !NO_NAME.test(cell.text));
  if (filled === undefined) {
    reader.tellAbout(
      'name',
      problem(
        'error',
        'NAME_MISSING',
        '法人名か屋号を入れてください。',
        'Please enter the name of the business.',
      ),
    );
    return { name: null, marked: false };
  }
  return reader.read(
    filled,
    { name: null as string | null, marked: false },
    (text) => {
      const line = oneLine(text).replace(/^[※＊*★☆◎]\s*/, '');
      const name = line.replace(REPRESENTATIVE_MARK, '').trim();
      const lost = /\?/.test(name)
        ? [
            problem(
              'warning',
              'CHARACTER_LOST',
              '「?」は、文字コードを変えたときに失われた文字かもしれません。正しい名前かご確認ください。',
              'A "?" may stand for a character that was lost. Please check the name.',
            ),
          ]
        : [];
      return parsed({ name: name === '' ? null : name, marked: name !== line }, ...lost);
    },
    ({ name }) => name,
  );
}

function assumeForm(reader: RowReader, name: string | null, hasNumber: boolean): LegalForm | null {
  const named = name === null ? null : legalFormOfName(name);
  const assumed =
    named ?? (hasNumber ? 'CORPORATION' : reader.has('corporateNumber') ? 'SOLE_PROPRIETOR' : null);
  if (assumed === null) {
    reader.tellAbout(
      'legalForm',
      reader.has('legalForm')
        ? problem(
            'error',
            'LEGAL_FORM_MISSING',
            '組織形態（株式会社、個人事業主、組合など）を入れてください。',
            'Please enter the legal form (company, sole proprietor, association, …).',
          )
        : problem(
            'error',
            'LEGAL_FORM_MISSING',
            '組織形態がありません。ファイル全体のお知らせをご覧ください。',
            'There is no legal form; see the notice on the whole file.',
          ),
    );
    return null;
  }
  const shown = FORM_NAMES[assumed];
  const why = named === null ? '法人番号の有無' : '名前';
  reader.tellAbout(
    'legalForm',
    problem(
      'warning',
      'LEGAL_FORM_ASSUMED',
      `組織形態がはっきりしないため、${why}から「${shown}」と読みました。ご確認ください。`,
      `The legal form is not stated clearly; ${assumed} was assumed from the ${named === null ? 'corporate number' : 'name'}. Please check.`,
    ),
  );
  return assumed;
}

function readForm(reader: RowReader, name: string | null, hasNumber: boolean): LegalForm | null {
  const filled = reader.cells('legalForm').find(({ cell }) => !isNothing(cell.text));
  if (filled === undefined) return assumeForm(reader, name, hasNumber);
  const form = reader.read(filled, null, parseLegalForm);
  const named = name === null ? null : legalFormOfName(name);
  if (form !== null && form !== 'OTHER' && named !== null && named !== form) {
    if (/^法人$/.test(oneLine(filled.cell.text))) return assumeForm(reader, name, hasNumber); // 法人 alone says no more than the name
    reader.tell(
      filled.column,
      problem(
        'warning',
        'FORM_NAME_DIFFER',
        '名前から見える組織形態と、この欄の組織形態が違うようです。どちらが正しいかご確認ください。',
        'The name suggests another legal form than this cell. Please check which is right.',
      ),
    );
  }
  if (form === 'SOLE_PROPRIETOR') {
    if (named === null && hasNumber) {
      reader.tell(
        filled.column,
        problem(
          'warning',
          'FORM_NUMBER_DIFFER',
          '法人番号がありますが、組織形態は個人事業主です。どちらが正しいかご確認ください。',
          'There is a corporate number, but the form says sole proprietor. Please check which is right.',
        ),
      );
    }
  } else if (
    form !== null &&
    form !== 'OTHER' &&
    reader.has('corporateNumber') &&
    reader.cells('corporateNumber').length === 0
  ) {
    reader.tellAbout(
      'corporateNumber',
      problem(
        'warning',
        'CORPORATE_NUMBER_EMPTY',
        '法人のようですが、法人番号が空欄です。分かりしだい入れてください。',
        'This looks like a corporation, but the corporate number is empty.',
      ),
    );
  }
  return form;
}

/** 代表 alone in a column of remarks. In a column of job titles every proprietor is one. */
function markedInRemarks(reader: RowReader): boolean {
  return reader.columns.some(
    ({ index, label, meaning }) =>
      meaning === null &&
      /^(?:備考|メモ|摘要|補足|特記.*|コメント)?(?:欄)?$/.test(foldLabel(label)) &&
      reader.rows.some((row) =>
        /^[(（【]?(?:代表|代表事業者|代表店|幹事)[)）】]?$/.test(oneLine(row.cells[index]?.text ?? '')),
      ),
  );
}

function readSize(reader: RowReader): BusinessSize {
  const filled = reader.cells('size').find(({ cell }) => !isNothing(cell.text));
  const size = filled === undefined ? null : reader.read(filled, null, parseSize);
  if (filled === undefined && reader.has('size')) {
    reader.tellAbout(
      'size',
      problem(
        'warning',
        'SIZE_ASSUMED',
        '規模が空欄なので「中小企業等」と読みました。小規模事業者なら直してください。',
        'The size is empty; SME was assumed. Please correct it for a micro business.',
      ),
    );
  }
  return size ?? 'SME';
}

export interface ReadRow {
  readonly reader: RowReader;
  readonly values: MemberDraft;
  /** What the row itself says; null when it says nothing. */
  readonly statedRole: MemberRole | null;
  readonly issues: CellIssue[];
}

/** Reads one member from its row, or its rows in a list with a row for each cost. The role is settled later, when all rows are known. */
export function readMemberRow(
  rows: readonly [TableRow, ...TableRow[]],
  columns: readonly ColumnUnderstanding[],
): ReadRow {
  const reader = new RowReader(rows, columns);
  const { name, marked } = readName(reader);
  const corporateNumber = reader.first('corporateNumber', null, (text, { cell }) =>
    parseCorporateNumber(text, cell.kind),
  );
  const hasNumber = reader
    .cells('corporateNumber')
    .some(({ cell }) => /\d/.test(cell.text.normalize('NFKC')));
  const legalForm = readForm(reader, name, hasNumber);
  const forInvoice = legalForm === 'SOLE_PROPRIETOR' ? null : corporateNumber;
  const role = reader.first('role', null, parseRole);
  const values: MemberDraft = {
    name,
    kana: reader.first('kana', null, (text) => parsed(normaliseKana(text))),
    corporateNumber,
    invoiceNumber: reader.first('invoiceNumber', null, (text, { cell }) =>
      parseInvoiceNumber(text, cell.kind, forInvoice),
    ),
    legalForm,
    representativeName: reader.first('representativeName', null, (text) =>
      parsed(isNothing(text) ? null : oneLine(text)),
    ),
    establishedOn: reader.first('establishedOn', null, parseDay),
    size: readSize(reader),
    capitalYen: reader.first('capitalYen', null, (text, { cell, column }) => {
      const { value, problems } = amountInColumn(text, cell.kind, column.unitYen);
      return parsed(value, ...problems, ...unlikelyAmount(value ?? 0n, 0n, 1_000_000_000n));
    }),
    employees: reader.first('employees', null, parseEmployees),
    ...readPlace(reader),
    email: reader.first('email', null, parseEmail),
    phone: reader.first('phone', null, (text, { cell }) => parsePhone(text, cell.kind)),
    industry: reader.first('industry', null, (text) => parsed(isNothing(text) ? null : oneLine(text))),
    role: role ?? 'PARTICIPANT',
    costs: reader.has('costKind') && reader.has('costYen') ? readCostRows(reader) : readCosts(reader),
  };
  if (rows.some(({ hidden }) => hidden)) {
    reader.tellAbout(
      'name',
      problem(
        'warning',
        'HIDDEN_ROW',
        'Excelで非表示になっている行です。読み込んでよいかご確認ください。',
        'This row is hidden in the sheet. Please check whether to take it over.',
      ),
    );
  }
  return {
    reader,
    values,
    statedRole: role ?? (marked || markedInRemarks(reader) ? 'REPRESENTATIVE' : null),
    issues: reader.issues,
  };
}
