import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ALL_PAGES } from './pages.ts';
import type { SampleIds } from './sample-ids.ts';

const ROUTER = new URL('../../apps/web/src/app/router.tsx', import.meta.url);

interface Route {
  readonly path?: string;
  readonly index?: boolean;
  readonly children?: readonly Route[];
}

/** The pattern of every page below these routes; a frame around pages is none itself. */
function patternsOf(routes: readonly Route[], above = ''): string[] {
  return routes.flatMap(({ path, children }) => {
    const here = path ? `${above}/${path}` : above;
    return children ? patternsOf(children, here) : [here || '/'];
  });
}

/** Every pattern of the router: its own, and those of the lists it is put together from. */
async function allPatterns(): Promise<string[]> {
  const router = readFileSync(ROUTER, 'utf8');
  const lists = [...router.matchAll(/(?:from |import\()'(\S+routes\.tsx)'/g)].map(
    ([, file]) => new URL(file!, ROUTER),
  );
  const loaded = await Promise.all(lists.map(({ href }) => import(href) as Promise<Record<string, Route[]>>));
  const own = [...router.matchAll(/path: '([^']+)'/g)].map(([, path]) => `/${path}`);
  return [
    '/',
    ...own,
    ...loaded.flatMap((list) => Object.values(list).flatMap((routes) => patternsOf(routes))),
  ];
}

const SOMETHING = /^:|^\*$/;

/** How the router chooses: what is spelled out goes before what may be anything. */
function patternFor(path: string, patterns: readonly string[]): string | undefined {
  const exactness = (pattern: string): number =>
    pattern.split('/').filter((part) => !SOMETHING.test(part)).length - (pattern.endsWith('*') ? 10 : 0);
  const fits = (pattern: string): boolean =>
    new RegExp(
      `^${pattern
        .replace(/\/:\w+\?/g, '(/[^/]+)?')
        .replace(/:\w+/g, '[^/]+')
        .replace('*', '.*')}$`,
    ).test(path);
  return patterns.filter(fits).sort((a, b) => exactness(b) - exactness(a))[0];
}

describe('the list of pages', () => {
  it('opens every page the router knows', async () => {
    const patterns = await allPatterns();
    expect(patterns.length).toBeGreaterThan(50);
    const ids = new Proxy({}, { get: () => 'some-id' }) as SampleIds;
    const opened = new Set(ALL_PAGES.map(({ path }) => patternFor(path(ids).split('?')[0]!, patterns)));
    expect(patterns.filter((pattern) => !opened.has(pattern))).toEqual([]);
  });

  it('names each page once', () => {
    expect(new Set(ALL_PAGES.map(({ name }) => name)).size).toBe(ALL_PAGES.length);
  });
});
