import type { Figures } from './findings.ts';
import type { Procedure } from './phase.ts';
import type { ObligationNode } from './places.ts';

// for the tests beside: a group in its first days

export const FIGURES: Figures = {
  id: 'g',
  scheduleId: 's',
  calculation: {
    memberCount: 12,
    overCapPolicy: 'PRO_RATA',
    total: { cost: 3_000_000, granted: 1_500_000 },
    infrastructure: { eligible: 2_000_000, available: 1_300_000, granted: 1_300_000 },
    analysis: { eligible: 300_000, available: 200_000, granted: 100_000 },
    combined: { available: 1_500_000, cap: 30_000_000, granted: 1_400_000, overCap: false },
    admin: { eligible: 200_000, granted: 100_000, limit: 100_000 },
    shares: { total: { tax: 300_000 } },
    members: [
      { memberId: 'a', name: '見本茶舗', granted: 800_000 },
      { memberId: 'b', name: '見本酒店', granted: 500_000 },
    ],
    findings: [],
    disagreements: [],
    trace: [],
  },
  snapshots: { edges: [] },
};

export const PROCEDURE: Procedure = {
  id: 'g',
  closedAt: null,
  roster: [
    { memberId: 'a', name: '見本茶舗' },
    { memberId: 'b', name: '見本酒店' },
    { memberId: 'c', name: '見本古書店' },
  ],
  eligibility: { blockers: 0, countedMembers: 12, minimumMembers: 10 },
  readiness: { papersToAsk: 0, counts: [] },
  milestones: [],
  application: null,
  performanceReport: null,
  fixing: null,
  programmeDues: [],
  redistribution: null,
  effectReports: [],
  eligibilityFindings: [],
  purchaseFindings: [],
};

export const APPLICATION: NonNullable<Procedure['application']> = {
  id: 'application',
  status: 'DRAFT',
  correctionDueAt: null,
  allowedEvents: [],
  check: { blockers: 0, ready: false, findings: [] },
  grant: null,
};

export const REPORT: NonNullable<Procedure['performanceReport']> = {
  id: 'report',
  status: 'DRAFT',
  dueAt: '2026-12-28T17:00',
  correctionDueAt: null,
  allowedEvents: [],
  check: null,
  preview: null,
};

let made = 0;
export function obligation(
  kind: ObligationNode['kind'],
  dueAt: string,
  status: ObligationNode['status'] = 'OPEN',
  timing: ObligationNode['timing'] = kind.startsWith('MEMBER_') ? 'INTERNAL' : 'OFFICIAL',
): ObligationNode {
  made += 1;
  return {
    id: `o${made}`,
    kind,
    dueAt,
    status,
    timing,
    member: kind.startsWith('MEMBER_') ? { id: `m${made}` } : null,
  };
}
