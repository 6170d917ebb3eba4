import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { validate, ValidationSeverity } from 'dockerfile-utils';

// A gate that cannot fail proves nothing: each one is shown a violation here and has to refuse it.

const root = process.cwd();
const planted: string[] = [];

function plant(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  planted.push(file);
  return path;
}

function tool(bin: string, ...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, 'node_modules', bin), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status: run.status, output: run.stdout + run.stderr };
}

function lint(...paths: string[]): string[] {
  const { output } = tool('eslint/bin/eslint.js', '--format', 'json', ...paths);
  const results = JSON.parse(output.slice(output.indexOf('['))) as { messages: { ruleId: string }[] }[];
  return results.flatMap((result) => result.messages.map((message) => message.ruleId));
}

beforeAll(() => {
  // Without the project graph the boundary rule is skipped silently and ESLint exits 0.
  expect(tool('nx/dist/bin/nx.js', 'show', 'projects').status ?? 1).toBe(0);
});

afterEach(() => {
  for (const file of planted.splice(0)) rmSync(file, { force: true });
});

describe('the lint gate', () => {
  it('refuses a server library in the pure core', () => {
    const file = plant(
      'libs/kernel/src/planted-nest.ts',
      `import { Injectable } from '@nestjs/common';\nexport const a = Injectable;\n`,
    );
    expect(lint(file)).toContain('@nx/enforce-module-boundaries');
  });

  it('refuses a feature used by the platform', () => {
    const file = plant(
      'libs/platform/src/planted-up.ts',
      `import * as up from '@renkei/consortium';\nexport const a = up;\n`,
    );
    expect(lint(file)).toContain('@nx/enforce-module-boundaries');
  });

  it('refuses node modules and clocks in the pure core', () => {
    const file = plant(
      'libs/kernel/src/planted-node.ts',
      `import { readFileSync } from 'node:fs';\nexport const a = [readFileSync, new Date()];\n`,
    );
    expect(lint(file)).toEqual(expect.arrayContaining(['no-restricted-imports', 'no-restricted-globals']));
  });

  it('refuses an import cycle', () => {
    const a = plant(
      'libs/kernel/src/planted-a.ts',
      `import { b } from './planted-b.ts';\nexport const a: unknown = b;\n`,
    );
    plant(
      'libs/kernel/src/planted-b.ts',
      `import { a } from './planted-a.ts';\nexport const b: unknown = a;\n`,
    );
    expect(lint(a)).toContain('import-x/no-cycle');
  });
});

describe('the type gate', () => {
  it('refuses a type error', () => {
    plant('libs/kernel/src/planted-type.ts', `export const yen: bigint = 1;\n`);
    expect(tool('typescript/bin/tsc', '-p', 'libs/kernel').status).not.toBe(0);
  });

  it('knows no node globals in the pure core', () => {
    plant('libs/kernel/src/planted-global.ts', `export const home = process.env['HOME'];\n`);
    expect(tool('typescript/bin/tsc', '-p', 'libs/kernel').output).toContain("'process'");
  });
});

describe('the format gate', () => {
  it('refuses an unformatted file', () => {
    const file = plant('libs/kernel/src/planted-format.ts', `export const  a = "x"\n`);
    expect(tool('prettier/bin/prettier.cjs', '--check', file).status).not.toBe(0);
  });
});

describe('the container files', () => {
  const problems = (text: string) =>
    validate(text).filter(
      (problem) => problem.severity === ValidationSeverity.ERROR || problem.severity === 1,
    );

  it('accepts the Dockerfile and refuses a broken one', () => {
    expect(problems(readFileSync(join(root, 'docker/Dockerfile'), 'utf8'))).toEqual([]);
    expect(problems('FROM node:20\nCOPPY . .\n')).not.toEqual([]);
  });

  it('accepts the compose file and refuses a broken one', () => {
    const lintCompose = (path: string) => tool('dclint/bin/dclint.cjs', '--quiet', path).status;
    expect(lintCompose('docker/compose.yaml')).toBe(0);
    expect(lintCompose(plant('docker/planted/compose.yaml', 'services:\n  api:\n    imagge: x\n'))).not.toBe(
      0,
    );
  });
});

describe('the repository', () => {
  it('names no machine path and no registry host', () => {
    const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
    });
    const files = listed.stdout
      .split('\0')
      .filter((file) => file !== '' && file !== 'test/gates/gates.spec.ts');
    const forbidden = /(^|[\s"'`(=])\/(work|root|home\/[a-z]+)\/|registry\.npmjs|"resolved": "http/m;
    expect(forbidden.test('see /work/main/x')).toBe(true);
    const guilty = files.filter((file) => {
      try {
        return forbidden.test(readFileSync(join(root, file), 'utf8'));
      } catch {
        return false; // deleted in the work tree
      }
    });
    expect(guilty).toEqual([]);
  });
});
