import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { testApi, type TestApi } from '../harness/api.ts';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { printSchema } from 'graphql';

// The committed schema is what clients are generated from: it may only change where a person sees it change.

const FILE = new URL('../../apps/api/schema.graphql', import.meta.url);
const HEADER = '# Generated from the code. Bring it up to date with `npm run schema:update`.\n\n';

/** Loading the whole API takes seconds on a busy machine. */
const START_UP_MS = 60_000;

let database: TestDatabase;
let api: TestApi;
let actual: string;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
  actual = `${HEADER}${printSchema(api.app.get(GraphQLSchemaHost).schema)}\n`;
  if (process.env['UPDATE_SCHEMA']) writeFileSync(FILE, actual);
}, START_UP_MS);
afterAll(async () => {
  await api?.close();
  await database.drop();
});

/** The lines only one of the two has. */
function drift(committed: string, built: string): string[] {
  const [before, after] = [committed.split('\n'), built.split('\n')];
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
}

describe('apps/api/schema.graphql', () => {
  it('is the schema the code builds', () => {
    const committed = readFileSync(FILE, 'utf8');
    if (committed === actual) return;
    throw new Error(
      ['The schema has changed. If you meant it: npm run schema:update', ...drift(committed, actual)].join(
        '\n',
      ),
    );
  });

  it('would show a field that was removed or retyped', () => {
    const planted = actual.replace('  inputSha256: String!', '  inputSha256: Int');
    expect(drift(planted, actual)).toEqual(['-   inputSha256: Int', '+   inputSha256: String!']);
  });
});
