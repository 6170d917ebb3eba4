import type { ShopFacts } from './tasks.ts';

type Consortium = ShopFacts['consortium'];
type Member = ShopFacts['member'];
type Obligation = Consortium['obligations']['edges'][number]['node'];

export function owed(kind: Obligation['kind'], dueAt: string, more: Partial<Obligation> = {}) {
  return {
    node: {
      id: kind,
      key: kind,
      kind,
      status: 'OPEN',
      dueAt,
      clause: '',
      title: { ja: '', en: '' },
      ...more,
    } satisfies Obligation,
  };
}

export function cell(
  requirement: 'SECURITY_ACTION' | 'CORPORATE_TAX_CERTIFICATE',
  state: NonNullable<Member['readiness']>['cells'][number]['state'],
  reason: string | null = null,
) {
  return { requirement, state, reason, label: { ja: requirement, en: requirement } };
}

const CONSORTIUM: Consortium = {
  id: 'g',
  ruleSet: 'RULES_2023',
  closedAt: null,
  application: null,
  performanceReport: null,
  effectReports: [],
  ownResults: [],
  obligations: { edges: [] },
};

const MEMBER: Member = {
  id: 'm',
  size: 'SME',
  status: 'ENROLLED',
  mayOrderNow: { answer: 'NOT_YET', clause: '', reason: { ja: '', en: '' }, since: null, until: null },
  costsConfirmation: { confirmedAt: '2026-11-01T09:00' },
  costLines: [{ id: 'c', purchaseState: { next: ['CONTRACT'], losesSubsidy: false } }],
  declarations: [{ code: 'RELIGIOUS_CORPORATION', answer: false }],
  readiness: { cells: [] },
  evidenceChecklist: {
    complete: false,
    counts: { accepted: 0, handedIn: 0, missing: 3, returned: 0 },
  },
  effectFigures: [],
  employeeStatement: null,
  fixedAmount: null,
  money: { receivedYen: 0, toReceiveYen: 0, toRepayYen: 0, lastReceivedOn: null },
  payoutAccountState: { registered: false },
  transfers: { edges: [] },
  repayments: { edges: [] },
};

const GRANTED: Consortium['application'] = {
  status: 'GRANTED',
  grant: { decidedAt: '2026-06-29T12:00', amounts: [] },
};

/** A shop that has answered and confirmed everything before the grant decision. */
export function facts(consortium: Partial<Consortium> = {}, member: Partial<Member> = {}): ShopFacts {
  return { consortium: { ...CONSORTIUM, ...consortium }, member: { ...MEMBER, ...member } };
}

/** The same shop after the grant decision. */
export function granted(consortium: Partial<Consortium> = {}, member: Partial<Member> = {}): ShopFacts {
  return facts(
    { application: GRANTED, ...consortium },
    {
      mayOrderNow: { ...MEMBER.mayOrderNow, answer: 'YES', until: '2026-12-28T17:00' },
      ...member,
    },
  );
}
