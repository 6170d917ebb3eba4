import { describe, expect, it } from '@jest/globals';
import { cell, facts, granted, owed } from './facts-fixture.ts';
import { nextTask, tasksOf, type ShopFacts } from './tasks.ts';

const NOW = '2026-11-23T09:00';
const stateOf = (shop: ShopFacts, key: string) => tasksOf(shop, NOW).find((task) => task.key === key)?.state;

describe('what a shop owes', () => {
  it('puts what was returned first, then what is due first', () => {
    const shop = facts(
      {
        obligations: {
          edges: [
            owed('MEMBER_DOCUMENT', '2026-12-20T17:00', { key: 'MEMBER_DOCUMENT:CORPORATE_TAX_CERTIFICATE' }),
            owed('MEMBER_COSTS', '2026-12-14T17:00'),
          ],
        },
      },
      {
        costsConfirmation: null,
        readiness: {
          cells: [
            cell('CORPORATE_TAX_CERTIFICATE', 'ASKED'),
            cell('SECURITY_ACTION', 'RETURNED', '画面が切れています'),
          ],
        },
      },
    );
    const tasks = tasksOf(shop, NOW);
    expect(tasks.slice(0, 3).map(({ key, state }) => [key, state])).toEqual([
      ['PAPER:SECURITY_ACTION', 'RETURNED'],
      ['COSTS', 'NOW'],
      ['PAPER:CORPORATE_TAX_CERTIFICATE', 'NOW'],
    ]);
    expect(nextTask(tasks)).toMatchObject({
      to: 'papers/SECURITY_ACTION',
      reason: '画面が切れています',
    });
    expect(tasks.at(-1)?.state).toBe('DONE');
  });

  it('asks for nothing before the grant decision that may only follow it', () => {
    const before = facts();
    expect(['ORDERS', 'EVIDENCE', 'PAYOUT'].map((key) => stateOf(before, key))).toEqual([
      'LATER',
      'LATER',
      'LATER',
    ]);
    expect(nextTask(tasksOf(before, NOW))).toBeNull();
    const after = granted();
    expect(['ORDERS', 'EVIDENCE', 'PAYOUT'].map((key) => stateOf(after, key))).toEqual(['NOW', 'NOW', 'NOW']);
  });

  it('leaves out papers that are not owed, ticks accepted ones and waits for those handed in', () => {
    const cells = [cell('SECURITY_ACTION', 'NOT_OWED'), cell('CORPORATE_TAX_CERTIFICATE', 'HANDED_IN')];
    const shop = facts({}, { readiness: { cells } });
    expect(stateOf(shop, 'PAPER:SECURITY_ACTION')).toBeUndefined();
    expect(stateOf(shop, 'PAPER:CORPORATE_TAX_CERTIFICATE')).toBe('WAITING');
    const accepted = facts({}, { readiness: { cells: [cell('SECURITY_ACTION', 'ACCEPTED')] } });
    expect(stateOf(accepted, 'PAPER:SECURITY_ACTION')).toBe('DONE');
  });

  it('waits when all evidence is handed in, and says when some was returned', () => {
    const counts = { accepted: 1, handedIn: 2, missing: 0, returned: 0 };
    const waiting = granted({}, { evidenceChecklist: { complete: false, counts } });
    expect(stateOf(waiting, 'EVIDENCE')).toBe('WAITING');
    const returned = granted(
      {},
      { evidenceChecklist: { complete: false, counts: { ...counts, returned: 1 } } },
    );
    expect(stateOf(returned, 'EVIDENCE')).toBe('RETURNED');
  });

  it('asks a micro business for its employees from 2024 on, at the performance report', () => {
    const performanceReport = { id: 'r', status: 'DRAFT' } as const;
    const micro = { size: 'MICRO' } as const;
    expect(stateOf(granted({ performanceReport }, micro), 'EMPLOYEES')).toBeUndefined();
    expect(stateOf(granted({ performanceReport, ruleSet: 'RULES_2024' }, micro), 'EMPLOYEES')).toBe('NOW');
    expect(stateOf(granted({ ruleSet: 'RULES_2024' }, micro), 'EMPLOYEES')).toBeUndefined();
  });

  it('asks for a receipt once a transfer was carried out, and for figures when they are near or begun', () => {
    const transfer = { id: 't', status: 'CONFIRMED', amountYen: 100, receipt: null } as const;
    const transfers = { edges: [{ node: transfer }] };
    expect(stateOf(granted({}, { transfers }), 'RECEIPT')).toBe('NOW');
    const obligations = { edges: [owed('MEMBER_EFFECT_FIGURES_1', '2029-01-17T17:00')] };
    expect(stateOf(granted({ obligations }), 'MEMBER_EFFECT_FIGURES_1')).toBe('LATER');
    const effectReports = [{ year: 1, status: 'DRAFT' }] as const;
    expect(stateOf(granted({ obligations, effectReports }), 'MEMBER_EFFECT_FIGURES_1')).toBe('NOW');
  });

  it('owes nothing in a group that is closed or that it has left', () => {
    expect(tasksOf(facts({ closedAt: '2026-11-01T00:00' }), NOW)).toEqual([]);
    expect(tasksOf(facts({}, { status: 'WITHDRAWN' }), NOW)).toEqual([]);
  });
});
