import { describe, expect, it } from '@jest/globals';
import {
  filesFor,
  narrowed,
  unlinked,
  uploadPath,
  waiting,
  type Checklist,
  type EvidenceFile,
} from './board.ts';
import type { EvidenceOutcome, EvidenceState } from './evidence.generated.ts';
import { unitsOf } from './units.ts';

const link = (outcome: EvidenceOutcome, costLineId: string | null = 'l'): EvidenceFile['links'][number] => ({
  id: `${outcome} ${costLineId}`,
  item: 'INVOICE_DETAIL',
  costLineId,
  unitNumber: null,
  purchaseStepId: null,
  outcome,
});
const file = (id: string, changes: Partial<EvidenceFile> = {}): EvidenceFile => ({
  id,
  memberId: 'm',
  fileName: `${id}.pdf`,
  mediaType: 'application/pdf',
  byteLength: 99,
  hasThumbnail: false,
  scan: 'CLEAN',
  uploadedAt: '2026-11-23T07:49',
  uploadedByName: null,
  replacesId: null,
  replacedById: null,
  retainedUntil: null,
  links: [link('PENDING')],
  review: null,
  ...changes,
});
const ids = (files: readonly EvidenceFile[]) => files.map(({ id }) => id);

describe('files', () => {
  const files = [
    file('new'),
    file('accepted', { links: [link('ACCEPTED')] }),
    file('loose', { links: [] }),
    file('replaced', { replacedById: 'new' }),
    file('old'),
  ];

  it('wait for a review, the longest waiting first; a replaced one waits no more', () => {
    expect(ids(waiting(files))).toEqual(['old', 'new']);
  });

  it('prove nothing while they are linked to nothing', () => {
    expect(ids(unlinked(files))).toEqual(['loose']);
  });

  it('belong to their member, item and cost line', () => {
    expect(ids(filesFor(files, 'm', { code: 'INVOICE_DETAIL', costLineId: 'l' }))).toEqual([
      'new',
      'accepted',
      'old',
    ]);
    expect(filesFor(files, 'm', { code: 'INVOICE_DETAIL', costLineId: 'other' })).toEqual([]);
    expect(filesFor(files, 'n', { code: 'INVOICE_DETAIL', costLineId: 'l' })).toEqual([]);
  });
});

describe('the board', () => {
  const list = (memberId: string, ...states: EvidenceState[]) =>
    ({ memberId, items: states.map((state) => ({ state })) }) as unknown as Checklist;
  const lists = [list('a', 'MISSING', 'RETURNED'), list('b', 'ACCEPTED')];

  it('shows the members that have what is asked for, and only that', () => {
    const found = narrowed(lists, 'RETURNED', '');
    expect(found.map(({ list: { memberId }, items }) => [memberId, items.length])).toEqual([['a', 1]]);
    expect(narrowed(lists, '', 'b')).toHaveLength(1);
    expect(narrowed(lists, 'MISSING', 'b')).toEqual([]);
  });
});

describe('the address of an upload', () => {
  const query = (path: string) => Object.fromEntries(new URL(path, 'http://x').searchParams);

  it('keeps every character of a file’s name', () => {
    const item = { code: 'INVOICE_DETAIL', costLineId: 'l' } as const;
    expect(query(uploadPath('g', { memberId: 'm', item }, '髙﨑𠮷 & 1.pdf', 'k'))).toEqual({
      consortiumId: 'g',
      memberId: 'm',
      fileName: '髙﨑𠮷 & 1.pdf',
      idempotencyKey: 'k',
      item: 'INVOICE_DETAIL',
      costLineId: 'l',
    });
  });

  it('says nothing of an item that is decided later, or that the replaced file says already', () => {
    const item = { code: 'INVOICE_DETAIL', costLineId: 'l' } as const;
    expect(query(uploadPath('g', { memberId: 'm', item: null }, 'a', 'k'))).not.toHaveProperty('item');
    const replacing = query(uploadPath('g', { memberId: 'm', item, replacesId: 'f' }, 'a', 'k'));
    expect(replacing).toMatchObject({ replacesId: 'f' });
    expect(replacing).not.toHaveProperty('item');
  });
});

describe('unit numbers', () => {
  it('are read as people write them, and told when they are not', () => {
    expect(unitsOf('３、1, 2 2')).toEqual([1, 2, 3]);
    expect(unitsOf('')).toEqual([]);
    expect(unitsOf('0')).toBeNull();
    expect(unitsOf('1〜3')).toBeNull();
  });
});
