import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestOf, normalised } from '@renkei/api/known-documents';
import { Kind, buildSchema, parse, validate } from 'graphql';
import { accessKey, testApi } from '../harness/api.ts';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import ts from 'typescript';

// With RENKEI_DOCUMENTS=known the API answers the operations of apps/api/documents.json alone. This collects those the
// screens, our plain pages and the sample really send; `npm run schema:update` writes the list anew.

const LIST = new URL('../../apps/api/documents.json', import.meta.url);
const SCHEMA = new URL('../../apps/api/schema.graphql', import.meta.url);
const ASSETS = new URL('../../apps/api/assets/', import.meta.url);
/** What `npm run codegen` makes the screens' operations with. */
const GENERATOR = new URL('../../libs/api-client/bin/generate.mjs', import.meta.url);
const LOADER = new URL('../../apps/renkei/src/sample/load-sample.ts', import.meta.url);
/** Modules that hold operations and nothing else; they can be loaded outside a browser. */
const OPERATION_FILES = /\/(?:operations|examples)\.js$/;
const START_UP_MS = 120_000;

let database: TestDatabase;
let screens: readonly Sent[];
let sent: readonly string[];

interface Sent {
  readonly name: string;
  readonly text: string;
}

beforeAll(async () => {
  database = await testDatabase();
  screens = await ofTheScreens();
  sent = [...screens.map(({ text }) => text), ...(await ofThePages()), ...(await ofTheSample())];
}, START_UP_MS);
afterAll(() => database.drop());

function assetFiles(): URL[] {
  return readdirSync(ASSETS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .sort()
    .map((path) => new URL(path, ASSETS));
}

function isOperation(text: string): boolean {
  try {
    return parse(text).definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  } catch {
    return false;
  }
}

async function ofTheScreens(): Promise<Sent[]> {
  const { graphqlFiles, operationsOf } = (await import(GENERATOR.href)) as {
    graphqlFiles: () => string[];
    operationsOf: (file: string) => Sent[];
  };
  return graphqlFiles().flatMap((file) => operationsOf(file));
}

async function ofThePages(): Promise<string[]> {
  const modules = assetFiles().filter(({ pathname }) => OPERATION_FILES.test(pathname));
  const exported = await Promise.all(modules.map(({ href }) => import(href) as Promise<object>));
  return exported.flatMap(textsIn).filter(isOperation);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The loader puts its mutations together as it goes, so it is listened to. */
async function ofTheSample(): Promise<string[]> {
  // with a place for its evidence: it is reviewed only where it could be handed in
  const folder = await mkdtemp(join(tmpdir(), 'renkei-documents-'));
  const api = await testApi(database, { config: { evidenceStorage: { kind: 'FOLDER', folder } } });
  const { fetch } = globalThis;
  const heard = new Set<string>();
  globalThis.fetch = (input, init) => {
    if (typeof init?.body === 'string') heard.add((JSON.parse(init.body) as { query: string }).query);
    return fetch(input, init);
  };
  try {
    const { loadSample } = (await import(LOADER.href)) as {
      loadSample: (url: string, coordinator: string, admin: string, say: () => void) => Promise<unknown>;
    };
    const coordinator = await accessKey(database, await person(database));
    const administrator = await accessKey(database, await person(database, { admin: true }));
    await loadSample(api.url, coordinator, administrator, () => {});
  } finally {
    globalThis.fetch = fetch;
    await api.close();
    await rm(folder, { recursive: true, force: true });
  }
  return [...heard];
}

/** Operations written in a page's other scripts, where the list would not find them. */
function strayOperations(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const written = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
    if (written && /^[`'"\s]*(?:query|mutation|subscription)\b[^'"`]*\{/.test(node.getText())) {
      found.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('page.js', source, ts.ScriptTarget.Latest, true));
  return found;
}

describe('apps/api/documents.json', () => {
  it('holds every operation our pages and the sample send, and no other', () => {
    const texts = [...new Set(sent.map((text) => normalised(text)!))].sort();
    expect(texts.length).toBeGreaterThan(20);
    const actual = `${JSON.stringify(Object.fromEntries(texts.map((text) => [digestOf(text), text])), null, 2)}\n`;
    if (process.env['UPDATE_SCHEMA']) writeFileSync(LIST, actual);
    const committed = readFileSync(LIST, 'utf8');
    if (committed === actual) return;
    const lines = (text: string) => text.split('\n');
    const drift = [
      ...lines(committed)
        .filter((line) => !lines(actual).includes(line))
        .map((line) => `- ${line}`),
      ...lines(actual)
        .filter((line) => !lines(committed).includes(line))
        .map((line) => `+ ${line}`),
    ];
    throw new Error(
      ['Our operations have changed. If you meant it: npm run schema:update', ...drift].join('\n'),
    );
  });

  it('asks only for what the schema has', () => {
    const schema = buildSchema(readFileSync(SCHEMA, 'utf8'));
    const mistakes = sent.flatMap((text) => validate(schema, parse(text)).map(({ message }) => message));
    expect(mistakes).toEqual([]);
  });

  it('knows each operation of the screens by a name of its own', () => {
    expect(screens.length).toBeGreaterThan(20);
    const names = screens.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('misses no operation, because pages keep them in operations.js or examples.js', () => {
    const others = assetFiles().filter(({ pathname }) => !OPERATION_FILES.test(pathname));
    expect(others.length).toBeGreaterThan(1);
    expect(others.flatMap((file) => strayOperations(readFileSync(file, 'utf8')))).toEqual([]);
    expect(strayOperations('run(`query Planted { me { email } }`)')).toHaveLength(1);
    expect(strayOperations("run('mutation { signOut { ' + PROBLEMS)")).toHaveLength(1);
  });
});
