// Lets a child process of a spec load TypeScript as it lies here: `node --conditions=@renkei/source`.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const source = await readFile(fileURLToPath(url), 'utf8');
  const parser = { syntax: 'typescript', decorators: true };
  const { code } = await transform(source, {
    swcrc: false,
    jsc: { parser, target: 'es2022' },
    module: { type: 'es6' },
  });
  return { format: 'module', source: code, shortCircuit: true };
}
