/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { KEPT_INVITATION, keepWayBack, keptWayBack, ownPath, wayOn } from './way-back.ts';

afterEach(() => sessionStorage.clear());

describe('where signing in leads', () => {
  it.each(['/groups/1/members?sort=name#top', '/', '/shop/1'])('%s is ours', (path) => {
    expect(ownPath(path)).toBe(path);
  });

  it.each([
    null,
    '',
    'groups',
    '//evil.example',
    '/\\evil.example',
    '/a\\..\\..',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/..//evil.example',
    '/.//evil.example',
  ])('%j is nobody’s way on', (path) => {
    expect(ownPath(path)).toBeNull();
    expect(wayOn(path)).toBe('/');
    keepWayBack(path);
    expect(keptWayBack()).toBeNull();
  });

  it('an invitation that waits comes first', () => {
    sessionStorage.setItem(KEPT_INVITATION, 'secret');
    expect(wayOn('/groups')).toBe('/invitation');
  });

  it('is kept for the way by another site', () => {
    keepWayBack('/groups/1');
    expect(keptWayBack()).toBe('/groups/1');
  });
});
