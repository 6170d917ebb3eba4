import { describe, expect, it } from '@jest/globals';
import { evidenceChecklist } from './checklist.ts';
import { evidenceState } from './evidence-state.ts';
import type { EvidenceLink } from './evidence-state.ts';

const items = evidenceChecklist({ category: 'PC', quantity: 3, method: 'BANK_TRANSFER', year: '2025' });
const photo = (outcome: EvidenceLink['outcome'], covers?: number): EvidenceLink => ({
  item: 'UNIT_PHOTO',
  outcome,
  ...(covers === undefined ? {} : { covers }),
});
const photos = (...links: EvidenceLink[]) => {
  const found = evidenceState(items, links).items.find(({ item }) => item.code === 'UNIT_PHOTO');
  return found && [found.state, found.accepted, found.waiting, found.missing, found.returned];
};
const rest = (outcome: EvidenceLink['outcome']): EvidenceLink[] =>
  (['INVOICE_DETAIL', 'PAYMENT_PROOF', 'DELIVERY_NOTE'] as const).map((item) => ({ item, outcome }));

describe('one item', () => {
  it('is missing until enough has come', () => {
    expect(photos()).toEqual(['MISSING', 0, 0, 3, 0]);
    expect(photos(photo('PENDING'), photo('PENDING'))).toEqual(['MISSING', 0, 2, 1, 0]);
    expect(photos(photo('PENDING'), photo('PENDING'), photo('PENDING'))).toEqual(['HANDED_IN', 0, 3, 0, 0]);
  });

  it('is accepted only when enough is accepted', () => {
    const two = [photo('ACCEPTED'), photo('ACCEPTED')];
    expect(photos(...two)).toEqual(['MISSING', 2, 0, 1, 0]);
    expect(photos(...two, photo('PENDING'))).toEqual(['HANDED_IN', 2, 1, 0, 0]);
    expect(photos(...two, photo('ACCEPTED'))).toEqual(['ACCEPTED', 3, 0, 0, 0]);
  });

  it('is returned until what came back is replaced', () => {
    const two = [photo('ACCEPTED'), photo('ACCEPTED'), photo('RETURNED')];
    expect(photos(...two)).toEqual(['RETURNED', 2, 0, 1, 1]);
    expect(photos(...two, photo('PENDING'))).toEqual(['HANDED_IN', 2, 1, 0, 1]);
    expect(photos(...two, photo('ACCEPTED'))).toEqual(['ACCEPTED', 3, 0, 0, 1]);
  });

  it('may be covered by one photo of all devices', () => {
    expect(photos(photo('ACCEPTED', 2))).toEqual(['MISSING', 2, 0, 1, 0]);
    expect(photos(photo('ACCEPTED', 3))).toEqual(['ACCEPTED', 3, 0, 0, 0]);
    expect(photos(photo('ACCEPTED', 4))).toEqual(['ACCEPTED', 4, 0, 0, 0]);
    expect(photos(photo('RETURNED', 3))).toEqual(['RETURNED', 0, 0, 3, 1]);
  });
});

describe('the whole list', () => {
  it('is counted by state', () => {
    const links = [...rest('ACCEPTED').slice(0, 1), ...rest('PENDING').slice(1, 2), photo('RETURNED')];
    const { counts, complete } = evidenceState(items, links);
    expect(counts).toEqual({ ACCEPTED: 1, HANDED_IN: 1, MISSING: 1, RETURNED: 1 });
    expect(complete).toBe(false);
  });

  it('is complete when all is accepted, and not before', () => {
    const all = [...rest('ACCEPTED'), photo('ACCEPTED', 3)];
    expect(evidenceState(items, all)).toMatchObject({ complete: true, counts: { ACCEPTED: 4 } });
    expect(evidenceState(items, all.slice(1)).complete).toBe(false);
    expect(evidenceState(items, [...rest('ACCEPTED'), photo('PENDING', 3)]).complete).toBe(false);
    expect(evidenceState([], []).complete).toBe(true);
  });

  it('passes over pieces of items it does not have', () => {
    expect(evidenceState(items, [{ item: 'USAGE_SCREEN', outcome: 'RETURNED' }]).counts).toEqual({
      ACCEPTED: 0,
      HANDED_IN: 0,
      MISSING: 4,
      RETURNED: 0,
    });
  });
});

describe('what to do next', () => {
  const next = (...links: EvidenceLink[]) => evidenceState(items, links).next;

  it('is first what came back, then what is missing, then waiting', () => {
    expect(next(photo('RETURNED')).ja).toMatch(/^「機器を置いた様子の写真（全台数）」が差し戻されています。/);
    expect(next(photo('PENDING')).ja).toMatch(/^「請求書（明細つき）」を送ってください。/);
    expect(next(...rest('PENDING'), photo('PENDING', 3)).ja).toContain('確認が終わるまでお待ちください');
    expect(next(...rest('ACCEPTED'), photo('ACCEPTED', 3)).ja).toBe('証憑はすべて確認できました。');
  });

  it('says how many are still to come', () => {
    expect(next(...rest('ACCEPTED'), photo('PENDING')).ja).toContain('（あと2件）');
    expect(next(...rest('ACCEPTED'), photo('PENDING')).en).toContain('(2 more)');
  });
});
