import {
  detectEdition,
  EDITION_LAYOUTS,
  EDITIONS,
  fillOfficialWorkbook,
  ownWorkbook,
  parityReport,
  readOfficialWorkbook,
  recalculate,
  type FilledForms,
  type FormGroup,
  type OfficialReading,
  type UnknownEdition,
} from '@renkei/forms';
import { formatYen, formatYenEn, type Message } from '@renkei/kernel';
import { parseCalculationInput, type CalculationInput } from '@renkei/subsidy-rules';
import { parseExactJson } from '../calculate/exact-json.ts';
import { formGroupJson, readFormGroup } from './form-group-json.ts';
import { calculationOf, formsOfCalculation, readingOf, type PricedForms } from './priced-forms.ts';

/** What the command needs from the outside world. `out` and `err` get whole texts, line ends included. */
export interface FormsIo {
  readFile(path: string): Promise<Uint8Array>;
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  out(text: string): void;
  err(text: string): void;
}

const USAGE = `使い方 / Usage
  renkei forms check FILE.xlsx            公式の様式1〜8の年度を確かめます / tells the edition of the official forms, or what differs
  renkei forms read FILE.xlsx [--cells]   様式の中身をJSONで出します / prints what the forms hold as JSON (--cells: every cell too)
  renkei forms fill GROUP.json [--template FILE.xlsx] -o OUT.xlsx
                                          様式に書き込みます。GROUP.jsonは read の出力か、renkei calculate のグループ
                                          fills the forms from what read prints, or from a group of renkei calculate
  renkei forms parity FILE.xlsx [--group GROUP.json]
                                          様式を計算し直し、Renkeiの計算との差と理由を出します。機能は様式5にないため、
                                          GROUP.json（fill と同じもの）があればそこから、なければ2つあるものとします
                                          recalculates the forms and prints each difference from ours with its reason;
                                          functions, which 様式5 lacks, come from GROUP.json (as for fill), else two are assumed
  どれもデータベースは使いません。 / None of them uses a database.
`;

const DONE = 0;
const UNEXPLAINED = 1;
const UNUSABLE = 2;

type Command = (argv: readonly string[], io: FormsIo) => Promise<number>;
const COMMANDS: Readonly<Record<string, Command>> = { check, read, fill, parity };

/**
 * `renkei forms`: official workbooks at the command line. `argv` is what follows the command's name. Returns the exit
 * code: 0 done, 1 differences nobody can explain (parity), 2 not understood or not usable, with lines on `err`.
 */
export async function runForms(argv: readonly string[], io: FormsIo): Promise<number> {
  const [name = '', ...rest] = argv;
  if (argv.includes('--help') || argv.includes('-h')) {
    io.out(USAGE);
    return DONE;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return misused(io);
  return command(rest, io);
}

async function check(argv: readonly string[], io: FormsIo): Promise<number> {
  const [file] = argv;
  if (file === undefined || argv.length !== 1) return misused(io);
  const bytes = await contentOf(file, io);
  if (bytes === null) return UNUSABLE;
  const edition = await detectEdition(bytes);
  if (!edition.ok) return refuseWorkbook(io, file, edition.error);
  const { name } = EDITION_LAYOUTS[edition.value];
  io.out(`${edition.value}: ${name.ja} (${name.en})\n`);
  return DONE;
}

async function read(argv: readonly string[], io: FormsIo): Promise<number> {
  const files = argv.filter((argument) => argument !== '--cells');
  const [file] = files;
  if (file === undefined || files.length !== 1 || file.startsWith('-')) return misused(io);
  const bytes = await contentOf(file, io);
  if (bytes === null) return UNUSABLE;
  const reading = await readOfficialWorkbook(bytes);
  if (!reading.ok) return refuseWorkbook(io, file, reading.error);
  const { edition, group, cells } = reading.value;
  for (const { sheetName, cell, state, text, message } of cells) {
    if (state !== 'NOT_UNDERSTOOD' && state !== 'CONFLICT') continue;
    const said = message ?? { ja: '', en: '' };
    tell(io, `${sheetName}!${cell}`, { ja: `「${text}」 ${said.ja}`, en: said.en });
  }
  const listed = cells.map(({ sheetName, cell, label, business, text, state, message }) => ({
    sheet: sheetName,
    cell,
    label,
    business,
    text,
    state,
    message,
  }));
  const document = {
    edition,
    ...(formGroupJson(group) as object),
    ...(argv.includes('--cells') ? { cells: listed } : {}),
  };
  io.out(`${JSON.stringify(document, null, 2)}\n`);
  return DONE;
}

interface FillOrder {
  readonly group: string;
  readonly template: string | null;
  readonly output: string;
}

function fillOrder(argv: readonly string[]): FillOrder | null {
  let group: string | null = null;
  let template: string | null = null;
  let output: string | null = null;
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? '';
    const isNamed = argument === '--template' || argument === '-o';
    const value = isNamed ? argv[(at += 1)] : argument;
    if (value === undefined || value.startsWith('-')) return null;
    if (argument === '--template' && template === null) template = value;
    else if (argument === '-o' && output === null) output = value;
    else if (!isNamed && group === null) group = value;
    else return null;
  }
  return group === null || output === null ? null : { group, template, output };
}

async function fill(argv: readonly string[], io: FormsIo): Promise<number> {
  const order = fillOrder(argv);
  if (order === null) return misused(io);
  const document = await documentOf(order.group, io);
  if (document === null) return UNUSABLE;
  const group = document.kind === 'FORMS' ? document.group : formsOfCalculation(document.input);
  const filled = await filledForms(group, order.template, io);
  if (filled === null) return UNUSABLE;
  for (const { bytes, part } of filled.workbooks) {
    const path = part === 1 ? order.output : order.output.replace(/(\.[^./\\]*)?$/, `-${String(part)}$1`);
    try {
      await io.writeFile(path, bytes);
    } catch {
      tell(io, path, UNWRITABLE);
      return UNUSABLE;
    }
    io.out(`${path}\n`);
  }
  for (const { sheet, cell, message } of filled.problems) {
    const { name } = EDITION_LAYOUTS[filled.edition].sheets[sheet];
    tell(io, cell === null ? name : `${name}!${cell}`, message);
  }
  return DONE;
}

async function filledForms(
  group: FormGroup,
  template: string | null,
  io: FormsIo,
): Promise<FilledForms | null> {
  if (template === null) return ownWorkbook(group, { edition: EDITIONS[EDITIONS.length - 1] ?? '2025' });
  const bytes = await contentOf(template, io);
  if (bytes === null) return null;
  const filled = await fillOfficialWorkbook(bytes, group);
  if (filled.ok) return filled.value;
  refuseWorkbook(io, template, filled.error);
  return null;
}

type GroupDocument =
  | { readonly kind: 'FORMS'; readonly group: FormGroup }
  | { readonly kind: 'CALCULATION'; readonly input: CalculationInput };

/** What `read` prints, or a group as `renkei calculate` takes it: that one has `members`. */
async function documentOf(file: string, io: FormsIo): Promise<GroupDocument | null> {
  const bytes = await contentOf(file, io);
  if (bytes === null) return null;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    tell(io, file, NOT_UTF_8);
    return null;
  }
  const json = parseExactJson(text);
  if (!json.ok) return refuseJson(io, [json.error]);
  const { value, problems } = json.value;
  if (typeof value === 'object' && value !== null && 'members' in value) {
    const input = parseCalculationInput(value);
    if (!input.ok) return refuseJson(io, [...problems, ...input.error]);
    return problems.length > 0 ? refuseJson(io, problems) : { kind: 'CALCULATION', input: input.value };
  }
  const group = readFormGroup(value);
  if (!group.ok) return refuseJson(io, [...problems, ...group.error]);
  return problems.length > 0 ? refuseJson(io, problems) : { kind: 'FORMS', group: group.value };
}

interface ParityOrder {
  readonly file: string;
  readonly group: string | null;
}

function parityOrder(argv: readonly string[]): ParityOrder | null {
  const at = argv.indexOf('--group');
  const group = at < 0 ? null : argv[at + 1];
  const [file, ...more] = at < 0 ? argv : [...argv.slice(0, at), ...argv.slice(at + 2)];
  if (file === undefined || group === undefined || more.length > 0) return null;
  return file.startsWith('-') || group?.startsWith('-') === true ? null : { file, group };
}

/** The group as it is priced: as its own document says, else as the workbook itself says. */
async function pricedOf(
  reading: OfficialReading,
  group: string | null,
  io: FormsIo,
): Promise<PricedForms | null> {
  const document = group === null ? null : await documentOf(group, io);
  if (group !== null && document === null) return null;
  if (document?.kind === 'CALCULATION') return { input: document.input, assumedFunctions: 0 };
  const priced = calculationOf(document === null ? reading : readingOf(document.group, reading.edition));
  return priced.ok ? priced.value : refuseJson(io, priced.error);
}

async function parity(argv: readonly string[], io: FormsIo): Promise<number> {
  const order = parityOrder(argv);
  if (order === null) return misused(io);
  const { file } = order;
  const bytes = await contentOf(file, io);
  if (bytes === null) return UNUSABLE;
  const reading = await readOfficialWorkbook(bytes);
  if (!reading.ok) return refuseWorkbook(io, file, reading.error);
  const priced = await pricedOf(reading.value, order.group, io);
  if (priced === null) return UNUSABLE;
  const recalculated = await recalculate(bytes);
  if (!recalculated.ok) return refuseWorkbook(io, file, recalculated.error);
  const report = parityReport({ ours: priced.input, recalculated: recalculated.value });
  const assumed = String(priced.assumedFunctions);
  if (priced.assumedFunctions > 0) {
    io.out(
      `様式には機能の記載がないため、${assumed}者のソフトウェアは機能が2つあるものとして計算しました。実際の機能は --group で指定できます。 (The forms do not say the functions of ${assumed} businesses; two were assumed. Give the real ones with --group.)\n`,
    );
  }
  const differing = report.rows.filter(({ reasons }) => reasons.length > 0);
  for (const {
    sheetName,
    cell,
    label,
    business,
    oursYen,
    workbook,
    difference,
    reasons,
    explanations,
  } of differing) {
    const whose = business === null ? '' : ` ${business}`;
    io.out(
      `${oneLine(
        `${sheetName}!${cell}${whose} ${label.ja}: Renkei ${formatYen(oursYen)}・様式 ${workbook ?? '空欄'}・差 ${difference ?? '?'}円 ${reasons.join('+')} ${explanations
          .map(({ message, clause }) => `${message.ja}${clause === '' ? '' : `［${clause}］`}`)
          .join(
            ' ',
          )} (${label.en}: ours ${formatYenEn(oursYen)}; ${explanations.map(({ message }) => message.en).join(' ')})`,
      )}\n`,
    );
  }
  const { engine, engineVersion, rows, unexplained } = report;
  io.out(
    `${engineVersion || engine}: ${String(rows.length)}セル中、差のあるセル${String(differing.length)}・説明できない差${String(unexplained)} (${String(rows.length)} cells, ${String(differing.length)} differ, ${String(unexplained)} unexplained)\n`,
  );
  return unexplained > 0 ? UNEXPLAINED : DONE;
}

const UNREADABLE: Message = {
  ja: 'ファイルを読めません。場所と名前を確かめてください。',
  en: 'Cannot read this file. Please check its path.',
};
const UNWRITABLE: Message = {
  ja: 'ファイルを書けません。保存先を確かめてください。',
  en: 'Cannot write this file. Please check its path.',
};
const NOT_UTF_8: Message = {
  ja: '文字コードがUTF-8ではないようです。JSONのファイルを選んでください。',
  en: 'This does not seem to be UTF-8 text. Please choose a JSON file.',
};

async function contentOf(path: string, io: FormsIo): Promise<Uint8Array | null> {
  try {
    return await io.readFile(path);
  } catch {
    tell(io, path, UNREADABLE);
    return null;
  }
}

function refuseWorkbook(
  io: FormsIo,
  file: string,
  error: { readonly code: string; readonly message: Message } & Partial<Pick<UnknownEdition, 'differences'>>,
): number {
  tell(io, file, error.message);
  for (const { sheet, cell, message } of error.differences ?? [])
    tell(io, cell === null ? sheet : `${sheet}!${cell}`, message);
  return UNUSABLE;
}

function refuseJson(
  io: FormsIo,
  problems: readonly { readonly path: string; readonly message: Message }[],
): null {
  for (const { path, message } of problems) tell(io, path, message);
  return null;
}

function misused(io: FormsIo): number {
  io.err(USAGE);
  return UNUSABLE;
}

/** One problem, one line. */
function tell(io: FormsIo, path: string, { ja, en }: Message): void {
  io.err(`${oneLine(`${path}: ${ja} (${en})`)}\n`);
}

const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');
