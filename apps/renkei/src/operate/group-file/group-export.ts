import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { isUuid } from '@renkei/kernel';
import {
  groupParts,
  LEFT_OUT,
  refuseUnknownGroup,
  schemaOf,
  zipStream,
  type GroupSource,
} from '@renkei/office/group-file';
import { ProblemsFound } from '@renkei/platform';
import { storeOfThis, tellProblems, withOperator } from './operator.ts';

/** `renkei group export`: 0 written, 1 not, 2 not understood. A file that could not be finished goes. */
export async function runGroupExport(
  argv: readonly string[],
  env: Readonly<NodeJS.ProcessEnv>,
  usage: string,
): Promise<number> {
  const asked = readArguments(argv);
  if (asked === null) {
    process.stderr.write(usage);
    return 2;
  }
  const store = await storeOfThis(env);
  return withOperator(env, async (query) => {
    const schema = await schemaOf(query);
    await query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', []);
    const [group] = await query<{ id: string; name: string }>(
      'SELECT id, name FROM public.consortium WHERE id = $1',
      [asked.group],
    );
    const source: GroupSource = {
      reader: 'OPERATOR',
      schema,
      rows: (parts) => parts(query),
      evidence: async (key) => {
        if (store === null) throw new Error('no evidence storage is set up');
        return store.open(key);
      },
    };
    try {
      if (!group) refuseUnknownGroup();
      await write(asked.file, zipStream(groupParts(source, group, dayInJapan())));
    } catch (error) {
      if (!(error instanceof ProblemsFound)) throw error;
      tellProblems(error.problems);
      return 1;
    }
    process.stdout.write(`書き出しました。Exported: ${asked.file}\n`);
    for (const { message } of LEFT_OUT) process.stdout.write(`・${message.ja}\n  ${message.en}\n`);
    return 0;
  });
}

const dayInJapan = (): string => new Date(Date.now() + 9 * 60 * 60_000).toISOString().slice(0, 10);

function readArguments(argv: readonly string[]): { group: string; file: string } | null {
  try {
    const options = { output: { type: 'string', short: 'o' } } as const;
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const [group = '', ...more] = positionals;
    const file = values.output ?? '';
    return isUuid(group.toLowerCase()) && more.length === 0 && file !== ''
      ? { group: group.toLowerCase(), file }
      : null;
  } catch {
    return null;
  }
}

/** A new file, for its owner's eyes: what is there already stays. */
async function write(file: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  const created = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    throw new Error(
      `${file} はもうあります。別の名前を指定してください。\n${file} is there already. Give another name.`,
    );
  });
  try {
    await pipeline(bytes, createWriteStream('', { fd: created, flush: true }));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}
