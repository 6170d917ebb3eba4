import { open, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  isPublicKey,
  isUndecided,
  PLATFORM_CHAIN,
  readCheckpointBlocks,
  tellFault,
  verifyFile,
  type AuditCheckpoint,
  type Verdict,
} from '@renkei/audit/verify';

/** What was asked for cannot be done: exit code 2, with what to do about it. */
class NotUsable extends Error {}

/** `renkei audit verify`: 0 in order, 1 broken, 2 not understood or not to be told from this file. */
export async function runVerify(argv: readonly string[], usage: string): Promise<number> {
  try {
    const { file, keys, kept } = await readArguments(argv, usage);
    const opened = await open(file);
    const verdict = await verifyFile(opened.readLines(), { keys, kept });
    const foreign = kept.find(({ chain }) => verdict.chain !== null && chain !== verdict.chain);
    if (foreign) throw new NotUsable('この控えは別のグループのものです。The checkpoint is of another group.');
    process.stdout.write(tell(verdict, kept.length > 0));
    if (verdict.fault === null) return 0;
    return isUndecided(verdict.fault) ? 2 : 1;
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

function tell(verdict: Verdict, comparedWithLetter: boolean): string {
  const { fault, chain, events, head } = verdict;
  const lines: string[] = [];
  if (chain !== null) lines.push(`chain ${chain === PLATFORM_CHAIN ? 'platform' : chain}`);
  if (fault === null) {
    lines.push(`OK ${events} ${head ?? ''}`, ...tellOrder(verdict));
    if (verdict.trust === 'OUTSIDE' && !comparedWithLetter) {
      lines.push(
        '控えのメールとは照らしていないので、後ろが切り取られていても分かりません。--checkpoint（届いたメール）も付けると確かめられます。',
        'It was compared with no letter, so a record that was cut off would not show. Add --checkpoint (a letter).',
      );
    }
  } else {
    const { ja, en } = tellFault(fault);
    lines.push(`${isUndecided(fault) ? 'UNDECIDED' : 'NG'} ${fault.kind} ${fault.seq}`, ja, en);
  }
  return `${lines.join('\n')}\n`;
}

/** What was found in order, and no more than that: by whose word, and what it does not prove. */
function tellOrder({ events, covered, trust }: Verdict): readonly string[] {
  const agrees = `${events}件は、たがいにつじつまが合っています。The ${events} events agree with one another.`;
  switch (trust) {
    case 'OUTSIDE':
      return covered === events
        ? [
            `${events}件の記録は、すべて署名された控えのとおりです。All ${events} events are as the checkpoint signed them.`,
          ]
        : [
            `${covered}番までの記録は、署名された控えのとおりです。The events up to ${covered} are as the checkpoint signed them.`,
            'その後ろは、たがいにつじつまが合っていますが、次の控えと照らすまで確かとは言えません。',
            'What comes after agrees with itself; it is certain with the next checkpoint.',
          ];
    case 'FILE':
      return [
        agrees,
        `ファイルの中の控え（${covered}番まで）の署名は、ファイルの中の鍵で確かめただけです。`,
        `The checkpoints in the file (up to ${covered}) were checked with the file’s own key only.`,
        '注意: 控えや鍵ごと作り直されていたり、後ろが切り取られていたりしても、これだけでは分かりません。--checkpoint（届いたメール）か --key（公開鍵）を付けて確かめてください。',
        'Warning: a record made anew with its checkpoints and key, or one cut off, would not show. Add --checkpoint (a letter) or --key (the public key).',
      ];
    case 'NONE':
      return [
        agrees,
        '署名された控えは、まだありません。There is no signed checkpoint yet.',
        '注意: 全体が作り直されていたり、後ろが切り取られていたりしても、これだけでは分かりません。控えのメールが届いていれば、--checkpoint を付けて確かめてください。',
        'Warning: a record made anew as a whole, or one cut off, would not show. If you have a letter with a checkpoint, add --checkpoint.',
      ];
  }
}
