import { err, ok } from '@renkei/kernel';
import type { Message, Result } from '@renkei/kernel';
import {
  calculate,
  explain,
  parseCalculationInput,
  toContractJson,
  toTraceJson,
} from '@renkei/subsidy-rules';
import { parseExactJson } from './exact-json.ts';

/** What the command needs from the outside world. `out` and `err` get whole texts, line ends included. */
export interface CalculateIo {
  readFile(path: string): Promise<Uint8Array>;
  stdin(): Promise<Uint8Array>;
  out(text: string): void;
  err(text: string): void;
}

const USAGE = `使い方 / Usage
  renkei calculate group.json            計算結果をJSONで出します / prints the result as JSON
  renkei calculate --explain group.json  すべての金額の理由も出します / with every amount's trace
  renkei calculate -                     標準入力から読みます / reads standard input
`;

const CALCULATED = 0;
const UNUSABLE = 2;

interface Problem {
  readonly path: string;
  readonly message: Message;
}

/** One problem, one line: a line break inside a key or an id must not start a second one. */
function problemLine({ path, message }: Problem): string {
  return `${path}: ${message.ja} (${message.en})`.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');
}

function refuse(io: CalculateIo, problems: readonly Problem[]): number {
  io.err(problems.map((problem) => `${problemLine(problem)}\n`).join(''));
  return UNUSABLE;
}

interface Command {
  readonly file: string;
  readonly explain: boolean;
}

/** The one file (or '-') and --explain in any order; null = not a command we know. */
function readCommand(argv: readonly string[]): Command | null {
  const options = argv.filter((argument) => argument.startsWith('-') && argument !== '-');
  const [file, ...more] = argv.filter((argument) => !options.includes(argument));
  if (file === undefined || more.length > 0 || options.some((option) => option !== '--explain')) return null;
  return { file, explain: options.length > 0 };
}

const UNREADABLE: Message = {
  ja: 'ファイルを読めません。場所と名前を確かめてください。',
  en: 'Cannot read this file. Please check its path.',
};
const NOT_UTF_8: Message = {
  ja: '文字コードがUTF-8ではないようです。JSONのファイルを選び、文字コードを「UTF-8」にして保存し直してください。',
  en: 'This does not seem to be UTF-8 text. Please choose a JSON file and save it with the encoding UTF-8.',
};

/** Read as anything but strict UTF-8, names in Shift_JIS or UTF-16 would turn to � without a word. */
async function readText(file: string, io: CalculateIo): Promise<Result<string, Message>> {
  let bytes: Uint8Array;
  try {
    bytes = file === '-' ? await io.stdin() : await io.readFile(file);
  } catch {
    return err(UNREADABLE);
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err(NOT_UTF_8);
  }
}

/**
 * `renkei calculate`: prices a group from a JSON document and prints the contract's JSON. `argv` is what follows
 * the command's name. Returns the exit code: 0 calculated (over the cap too), 2 the input is unusable (one line
 * per problem as `PATH: message` on `err`, nothing on `out`).
 */
export async function runCalculate(argv: readonly string[], io: CalculateIo): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    io.out(USAGE);
    return CALCULATED;
  }
  const command = readCommand(argv);
  if (command === null) {
    io.err(USAGE);
    return UNUSABLE;
  }
  const text = await readText(command.file, io);
  if (!text.ok) return refuse(io, [{ path: command.file, message: text.error }]);
  const json = parseExactJson(text.value);
  if (!json.ok) return refuse(io, [json.error]);
  const { value, problems } = json.value;
  const input = parseCalculationInput(value);
  if (!input.ok) return refuse(io, [...problems, ...input.error]);
  if (problems.length > 0) return refuse(io, problems);
  const result = calculate(input.value);
  const answer = command.explain
    ? { ...toContractJson(result), trace: toTraceJson(explain(result)) }
    : toContractJson(result);
  io.out(`${JSON.stringify(answer, null, 2)}\n`);
  return CALCULATED;
}
