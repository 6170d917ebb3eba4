/** @jest-environment jsdom */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { clearDrafts, draftsAreOf, readDraft, writeDraft } from './draft.ts';

beforeEach(() => localStorage.clear());

describe('drafts on a shared device', () => {
  it('are there again for the same person', () => {
    draftsAreOf('ichiro');
    writeDraft('costs', 'half typed');
    draftsAreOf('ichiro');
    expect(readDraft('costs')).toBe('half typed');
  });

  it('are neither shown to the next person nor left behind, when nobody signed out', () => {
    draftsAreOf('ichiro');
    writeDraft('costs', 'half typed');
    draftsAreOf('hanako');
    expect(readDraft('costs')).toBeNull();
    expect(localStorage.length).toBe(0);
  });

  it('go with signing out, and nothing else does', () => {
    draftsAreOf('ichiro');
    localStorage.setItem('renkei.preferences', '{}');
    writeDraft('costs', 'half typed');
    clearDrafts();
    expect(Object.keys(localStorage)).toEqual(['renkei.preferences']);
  });
});
