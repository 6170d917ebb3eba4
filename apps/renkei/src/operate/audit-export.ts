import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { exportChain, readHead, withBreaks, type Query } from '@renkei/audit/export';
import { PLATFORM_CHAIN } from '@renkei/audit/verify';
import { isUuid } from '@renkei/kernel';
import pg from 'pg';
import { ownerOrLocalUrlOf } from './database-url.ts';

/** `renkei audit export`: to a file or, without -o, to standard output. */
export async function runExport(
  argv: readonly string[],
  env: Readonly<NodeJS.ProcessEnv>,
  usage: string,
): Promise<number> {
  const asked = readArguments(argv);
  if (asked === null) {
    process.stderr.write(usage);
    return 2;
  }
  const client = new pg.Client({ connectionString: await ownerOrLocalUrlOf(env) });
  await client.connect();
  try {
    const exportedAt = new Date(); // not after the head is read: a checkpoint signed in between is younger than the file
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const query: Query = async <Row>(sql: string, parameters: readonly unknown[]) =>
      (await client.query(sql, [...parameters])).rows as Row[];
    const head = await readHead(query, asked.chain);
    if (head === null) {
      process.stderr.write('このグループの記録はありません。There is no audit trail of this group.\n');
      return 1;
    }
    await write(asked.file, exportChain(query, asked.chain, head, exportedAt));
    process.stderr.write(`${head.seq}件を書き出しました。Wrote ${head.seq} events.\n`);
    return 0;
  } finally {
    await client.end();
  }
}

function readArguments(argv: readonly string[]): { chain: string; file: string | null } | null {
  try {
    const options = { output: { type: 'string', short: 'o' } } as const;
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const [group = '', ...more] = positionals;
    const chain = group === 'platform' ? PLATFORM_CHAIN : group.toLowerCase();
    return isUuid(chain) && more.length === 0 ? { chain, file: values.output ?? null } : null;
  } catch {
    return null;
  }
}

/** A file that could not be finished goes: half a record looks like a cut one. */
async function write(file: string | null, lines: AsyncIterable<string>): Promise<void> {
  const text = Readable.from(withBreaks(lines));
  if (file === null) return pipeline(text, process.stdout, { end: false });
  try {
    await pipeline(text, createWriteStream(file));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}
