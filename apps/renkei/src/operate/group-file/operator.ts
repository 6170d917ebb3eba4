import { storeOf, type EvidenceStore, type Query } from '@renkei/office/group-file';
import { evidenceStorageOf, type Problem } from '@renkei/platform';
import pg from 'pg';
import { dataDirectoryOf } from '../../start/data-directory.ts';
import { ownerOrLocalUrlOf } from '../database-url.ts';

/** The owner's connection, for one command after another. */
export async function withOperator<T>(
  env: Readonly<NodeJS.ProcessEnv>,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: await ownerOrLocalUrlOf(env),
    application_name: 'renkei-group',
  });
  client.on('error', () => {}); // the running statement fails too, and says so
  await client.connect();
  try {
    return await work(
      async <Row>(sql: string, parameters: readonly unknown[]) =>
        (await client.query(sql, [...parameters])).rows as Row[],
    );
  } finally {
    await client.end();
  }
}

/** Where the API keeps evidence: the bucket or folder of the environment, else the data folder of `npm start`. */
export function storeOfThis(env: Readonly<NodeJS.ProcessEnv>): Promise<EvidenceStore | null> {
  const own = env['DATABASE_URL'] ? env : { ...env, RENKEI_DATA: dataDirectoryOf(env) };
  return storeOf(evidenceStorageOf(own));
}

export function tellProblems(problems: readonly Problem[]): void {
  for (const { code, path, message } of problems) {
    process.stderr.write(`${code}${path === null ? '' : ` ${path}`}\n  ${message.ja}\n  ${message.en}\n`);
  }
}
