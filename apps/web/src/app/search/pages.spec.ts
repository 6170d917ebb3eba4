import { describe, expect, it } from '@jest/globals';
import { TextEncoder } from 'node:util';
import type { Role } from '../session.generated.ts';
import { folded } from './fold.ts';
import { pagesFor, placeOf } from './pages.ts';
import { targetOf, type SearchHit } from './targets.ts';

globalThis.TextEncoder ??= TextEncoder;
const { matchRoutes } = await import('react-router');
const { administratorRoutes } = await import('../../administrator/routes.tsx');
const { coordinatorRoutes } = await import('../../coordinator/routes.tsx');
const { accountRoutes } = await import('../../identity/routes.tsx');
const { merchantRoutes } = await import('../../merchant/routes.tsx');
const { supportRoutes } = await import('../../support/routes.tsx');

const ROUTES = [
  ...accountRoutes,
  ...coordinatorRoutes,
  ...merchantRoutes,
  ...supportRoutes,
  ...administratorRoutes,
];
const GROUP = '0f8fad5b-d9cb-469f-a165-70867728950e';
const SHOP = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const ROLES: readonly Role[] = ['COORDINATOR', 'MEMBER_USER', 'SUPPORT_READER', 'PLATFORM_ADMIN'];
const titles = (text: string, pathname: string, role: Role) =>
  pagesFor(text, pathname, role, 'ja').map(({ title }) => title);

describe('the pages one may go to', () => {
  it('are there: every path leads to a page', () => {
    const paths = ROLES.flatMap((role) =>
      [`/groups/${GROUP}`, `/shop/${SHOP}`].flatMap((at) => pagesFor('', at, role, 'ja').map(({ to }) => to)),
    );
    expect(paths.length).toBeGreaterThan(60);
    expect(paths.filter((path) => !matchRoutes(ROUTES, path))).toEqual([]);
  });

  it('are those of the group or shop at hand, in a role that may see them', () => {
    const here = `/groups/${GROUP}/money/ledger`;
    expect(titles('', here, 'SUPPORT_READER').slice(0, 2)).toEqual(['ホーム', 'お店と費用']);
    expect(titles('', here, 'PLATFORM_ADMIN')).not.toContain('お店と費用');
    expect(titles('', '/groups', 'COORDINATOR')).toEqual([
      'グループの一覧',
      '新しいグループを作る',
      'アカウントとお知らせの設定',
    ]);
    expect(titles('', `/shop/${SHOP}`, 'MEMBER_USER')).toContain('振込先の口座');
    expect(placeOf('/groups/new')).toEqual({ groupId: null, shopId: null });
  });

  it('are found by other words, in any width and kana', () => {
    const here = `/groups/${GROUP}`;
    expect(titles('ｴｸｾﾙ', here, 'COORDINATOR')).toEqual(['名簿を読み込む']);
    expect(titles('もしもけいさん', here, 'COORDINATOR')).toEqual([]);
    expect(titles('しみゅれーしょん', here, 'COORDINATOR')).toEqual(['もしも計算']);
    expect(titles('LEDGER', here, 'COORDINATOR')).toEqual(['お金の帳簿']);
    expect(folded('ＡＢＣ　ｶﾞ')).toBe('abcが');
  });
});

describe('what is found', () => {
  const hit = (kind: SearchHit['kind'], memberId: string | null): SearchHit => ({
    kind,
    id: SHOP,
    consortiumId: GROUP,
    memberId,
    title: '見本',
    context: null,
  });

  it('leads to a page, of the group or of one’s own shop', () => {
    const hits = [
      hit('GROUP', null),
      hit('MEMBER', SHOP),
      hit('TOOL', null),
      hit('EVIDENCE', SHOP),
      hit('EVIDENCE', null),
    ];
    for (const role of ROLES) {
      for (const one of hits) expect(matchRoutes(ROUTES, targetOf(one, role))).not.toBeNull();
    }
    expect(targetOf(hit('EVIDENCE', SHOP), 'MEMBER_USER')).toBe(`/shop/${SHOP}/evidence`);
    expect(targetOf(hit('MEMBER', SHOP), 'SUPPORT_READER')).toBe(`/groups/${GROUP}/members/${SHOP}`);
  });
});
