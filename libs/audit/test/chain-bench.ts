import { exportChain, readHead, type Query } from '../src/export/export-chain.ts';
import { verifyFile, type Verdict, type VerifyOptions } from '../src/verify/verify-file.ts';
import type { TestDatabase } from '@renkei/test/database';

const ownerQuery =
  (database: TestDatabase): Query =>
  <Row extends object>(sql: string, parameters: readonly unknown[]) =>
    database.sql(sql, parameters) as Promise<unknown> as Promise<Row[]>;

/** The file of a chain as it lies in the database. */
export async function exported(database: TestDatabase, chain: string): Promise<string[]> {
  const query = ownerQuery(database);
  const head = await readHead(query, chain);
  if (head === null) throw new Error('no such chain');
  const lines: string[] = [];
  for await (const line of exportChain(query, chain, head, new Date('2026-11-22T08:00:00Z')))
    lines.push(line);
  return lines;
}

export async function verified(
  database: TestDatabase,
  chain: string,
  options: VerifyOptions = {},
): Promise<Verdict> {
  return verifyFile(await exported(database, chain), options);
}

export const lengthOf = async (database: TestDatabase, chain: string): Promise<number> =>
  Number((await readHead(ownerQuery(database), chain))?.seq ?? 0);
