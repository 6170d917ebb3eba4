import { describe, expect, it } from '@jest/globals';
import { firstChoices, inputOf, TABLE_NAMES, ticked, workbookOf, type Choices } from './choices.ts';

const choices = (change: Partial<Choices> = {}): Choices => ({ ...firstChoices('ja'), ...change });

describe('what is asked for', () => {
  it('has the choices of its kind and no others: the API refuses the rest', () => {
    const chosen = choices({ year: 2, tables: ['TOOLS'], memberId: { MEMBER_SHARE: 'm' } });
    expect(inputOf('GROUP_PLAN', 'g', chosen)).toEqual({
      consortiumId: 'g',
      kind: 'GROUP_PLAN',
      locale: 'ja',
    });
    expect(inputOf('EFFECT_SUMMARY', 'g', chosen)).toMatchObject({ year: 2 });
    expect(inputOf('MEMBER_SHARE', 'g', chosen)).toMatchObject({ memberId: 'm' });
    expect(inputOf('REQUEST_LETTERS', 'g', chosen)).not.toHaveProperty('memberId');
    expect(inputOf('MEMBER_SHARE', 'g', choices({ memberId: { MEMBER_SHARE: '' } }))).not.toHaveProperty(
      'memberId',
    );
  });

  it('names the encoding for CSV alone, and 〓 for Shift_JIS alone', () => {
    const tables = (change: Partial<Choices>) => inputOf('TABLES', 'g', choices(change));
    const marked = { encoding: 'SHIFT_JIS', markMissing: true } as const;
    expect(tables({ ...marked, format: 'XLSX' })).toEqual({
      consortiumId: 'g',
      kind: 'TABLES',
      locale: 'ja',
      format: 'XLSX',
    });
    expect(tables({ ...marked, format: 'CSV' })).toMatchObject(marked);
    expect(tables({ format: 'CSV', markMissing: true })).not.toHaveProperty('markMissing');
  });

  it('lists the chosen tables in one order, and waits while none is chosen', () => {
    const input = inputOf('TABLES', 'g', choices({ tables: ['TOOLS', 'MEMBERS'] }));
    expect(input?.tables).toEqual(['MEMBERS', 'TOOLS']);
    expect(inputOf('TABLES', 'g', choices({ tables: [] }))).toBeNull();
  });
});

describe('the workbook that is filled', () => {
  const there = [{ id: 'new' }, { id: 'old' }];
  it('is the one that was chosen, as long as it is there; else the newest', () => {
    expect(workbookOf(choices({ workbookId: 'old' }), there)).toBe('old');
    expect(workbookOf(choices({ workbookId: 'gone' }), there)).toBe('new');
    expect(workbookOf(choices(), there)).toBe('new');
  });
  it('is our own where that was chosen, or nothing else is there', () => {
    expect(workbookOf(choices({ workbookId: '' }), there)).toBeNull();
    expect(workbookOf(choices({ workbookId: 'gone' }), [])).toBeNull();
    expect(inputOf('OFFICIAL_FORMS', 'g', choices(), [])).toMatchObject({ officialWorkbookId: null });
  });
});

describe('ticking a table', () => {
  it('starts from all of them', () => {
    expect(ticked(null, 'TOOLS', false)).toHaveLength(TABLE_NAMES.length - 1);
    expect(ticked(['TOOLS'], 'TOOLS', true)).toEqual(['TOOLS']);
    expect(ticked(['TOOLS'], 'TOOLS', false)).toEqual([]);
  });
});
