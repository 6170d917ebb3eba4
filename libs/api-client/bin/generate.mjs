// Writes `name.generated.ts` beside every `name.graphql` of the web client: the types of its operations, taken from the
// committed schema, and the operations themselves. `--check` writes nothing and fails where something has drifted.
//   node libs/api-client/bin/generate.mjs [--check] [folder …]
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { Kind, buildASTSchema, parse, print, stripIgnoredCharacters, validate, visit } from 'graphql';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const WEB = join(ROOT, 'apps/web/src');
const SHARED = join(WEB, 'data/shared.graphql');
const SCALARS = {
  Yen: 'number', // integers below 2^53: the API refuses anything larger
  SignedYen: 'number',
  TraceNumber: 'number',
  LocalDate: 'string',
  JstMinute: 'string',
  ID: 'string',
};

const schema = parse(readFileSync(join(ROOT, 'apps/api/schema.graphql'), 'utf8'));
const schemaAst = buildASTSchema(schema);
const camel = (name) => name[0].toLowerCase() + name.slice(1);

export function graphqlFiles(folder = WEB) {
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.graphql'))
    .map((path) => join(folder, path))
    .filter((path) => path !== SHARED)
    .sort();
}

function fragmentsUsed(node, fragments, found = new Map()) {
  visit(node, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value);
      if (!fragment || found.has(name.value)) return;
      found.set(name.value, fragment);
      fragmentsUsed(fragment, fragments, found);
    },
  });
  return found;
}

/** @returns every operation of a file as the client sends it: with the fragments it uses, and nothing else */
export function operationsOf(file) {
  const definitions = [SHARED, file].flatMap((path) => parse(readFileSync(path, 'utf8')).definitions);
  const fragments = new Map(
    definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]),
  );
  return definitions
    .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    .map((one) => {
      const document = { kind: Kind.DOCUMENT, definitions: [one, ...fragmentsUsed(one, fragments).values()] };
      const mistakes = validate(schemaAst, document);
      if (mistakes.length > 0) throw new Error(`${relative(ROOT, file)}: ${mistakes.join('\n')}`);
      return {
        name: one.name.value,
        kind: one.operation,
        document,
        text: stripIgnoredCharacters(print(document)),
      };
    });
}

async function generated(file) {
  const operations = operationsOf(file);
  // each fragment once, whichever operations use it
  const definitions = new Map(
    operations.flatMap(({ document }) => document.definitions.map((one) => [one.name.value, one])),
  );
  const types = await codegen({
    schema,
    schemaAst,
    filename: 'types.ts',
    documents: [
      { location: file, document: { kind: Kind.DOCUMENT, definitions: [...definitions.values()] } },
    ],
    pluginMap: { typescriptOperations },
    plugins: [{ typescriptOperations: {} }],
    config: {
      scalars: SCALARS,
      immutableTypes: true,
      skipTypename: true,
      useTypeImports: true,
      enumType: 'string-literal',
      inlineFragmentTypes: 'combine',
      disableDescriptions: true,
    },
  });
  const constants = operations.map(({ name, kind, text }) => {
    const type = name + (kind === 'query' ? 'Query' : 'Mutation');
    return `export const ${camel(name)} = operation<${type}, ${type}Variables>('${kind}', '${name}', \`${text}\`);`;
  });
  const unused = /^\/\*\* Internal type.*\n(?:export )?type Incremental.*\n/m;
  return [
    '// Written by `npm run codegen` from the .graphql file beside it: change that one.',
    "import { operation } from '@renkei/api-client';",
    types.replace(unused, '').trim(),
    ...constants,
    '',
  ].join('\n\n');
}

async function main(args) {
  const check = args.includes('--check');
  const folders = args.filter((arg) => arg !== '--check');
  const files = (folders.length > 0 ? folders : [WEB]).flatMap((folder) => graphqlFiles(folder));
  const drifted = [];
  for (const file of files) {
    const output = file.replace(/\.graphql$/, '.generated.ts');
    const text = await generated(file);
    let before = null;
    try {
      before = readFileSync(output, 'utf8');
    } catch {
      // new
    }
    if (before === text) continue;
    drifted.push(relative(ROOT, output));
    if (!check) writeFileSync(output, text);
  }
  if (check && drifted.length > 0) {
    console.error(`Run npm run codegen: ${drifted.join(', ')}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(process.argv.slice(2));
}
