import { open, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  isPublicKey,
  PLATFORM_CHAIN,
  readCheckpointBlocks,
  tellFault,
  verifyFile,
  type AuditCheckpoint,
  type Verdict,
} from '@renkei/audit/verify';

/** What was asked for cannot be done: exit code 2, with what to do about it. */
class NotUsable extends Error {}

/** `renkei audit verify`: 0 in order, 1 broken, 2 not understood. */
export async function runVerify(argv: readonly string[], usage: string): Promise<number> {
  try {
    const { file, keys, kept } = await readArguments(argv, usage);
    const opened = await open(file);
    const verdict = await verifyFile(opened.readLines(), { keys, kept });
    const foreign = kept.find(({ chain }) => verdict.chain !== null && chain !== verdict.chain);
    if (foreign) throw new NotUsable('この控えは別のグループのものです。The checkpoint is of another group.');
    process.stdout.write(tell(verdict));
    return verdict.fault === null ? 0 : 1;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (!(error instanceof NotUsable) && code === undefined) throw error;
    process.stderr.write(
      error instanceof NotUsable
        ? `${error.message}\n`
        : `ファイルを開けません（${code}）。The file cannot be opened.\n`,
    );
    return 2;
  }
}

async function readArguments(argv: readonly string[], usage: string) {
  const options = {
    checkpoint: { type: 'string', multiple: true },
    key: { type: 'string', multiple: true },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: joined(argv), options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new NotUsable(usage);
    const { key: keys = [], checkpoint = [] } = values;
    if (!keys.every(isPublicKey)) {
      throw new NotUsable('--key は renkei audit key が示した公開鍵です。--key takes a public key.');
    }
    return { file, keys, kept: (await Promise.all(checkpoint.map(readKept))).flat() };
  } catch (error) {
    const unknown = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') ?? false;
    throw unknown ? new NotUsable(usage) : error;
  }
}

/** A block begins with dashes: handed on as one word, it is not taken for an option. */
function joined(argv: readonly string[]): string[] {
  const at = argv.findIndex((word, index) => word === '--checkpoint' && index + 1 < argv.length);
  if (at < 0) return [...argv];
  return [...argv.slice(0, at), `--checkpoint=${argv[at + 1]}`, ...joined(argv.slice(at + 2))];
}

async function readKept(fileOrText: string): Promise<readonly AuditCheckpoint[]> {
  const text = fileOrText.includes('\n') ? fileOrText : await readFile(fileOrText, 'utf8');
  const kept = readCheckpointBlocks(text);
  if (kept === null || kept.length === 0) {
    throw new NotUsable(
      '控えを読み取れません。メールの「-----BEGIN RENKEI AUDIT CHECKPOINT-----」から「-----END …」までを、変えずに渡してください。\n' +
        'The checkpoint cannot be read. Give the letter, or its block from BEGIN to END, unchanged.',
    );
  }
  return kept;
}

function tell({ fault, chain, events, head, covered, trust }: Verdict): string {
  const lines: string[] = [];
  if (chain !== null) lines.push(`chain ${chain === PLATFORM_CHAIN ? 'platform' : chain}`);
  if (fault !== null) {
    const { ja, en } = tellFault(fault);
    lines.push(`NG ${fault.kind} ${fault.seq}`, ja, en);
  } else {
    lines.push(
      `OK ${events} ${head ?? ''}`,
      `${events}件の記録は、書き出したときのままです。All ${events} events are in order.`,
    );
    if (covered < events) {
      lines.push(
        `署名された控えがあるのは${covered}番までです。その後ろは、次の控えと照らすまで確かとは言えません。`,
        `Checkpoints cover the events up to ${covered}; what comes after is certain with the next one.`,
      );
    }
  }
  if (trust === 'FILE') {
    lines.push(
      '注意: ファイルの中の鍵だけで確かめたので、つじつまが合うことしか分かりません。--checkpoint（届いたメール）か --key（公開鍵）を付けて確かめてください。',
      'Warning: checked with the file’s own key, so it only agrees with itself. Add --checkpoint (a letter) or --key (the public key).',
    );
  } else if (trust === 'NONE' && fault === null) {
    lines.push(
      '注意: 署名された控えがないので、全体が作り直されていても分かりません。--checkpoint（届いたメール）を付けて確かめてください。',
      'Warning: nothing is signed, so a record made anew as a whole would not show. Add --checkpoint (a letter).',
    );
  }
  return `${lines.join('\n')}\n`;
}
