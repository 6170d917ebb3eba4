import { describe, expect, it } from '@jest/globals';
import { currentTask, procedureTasks, type ProcedureFacts, type Task, type TaskKey } from './tasks.ts';

const NOTHING_YET: ProcedureFacts = {
  needsApproval: false,
  now: '2027-01-25T09:00',
  dates: [],
  application: null,
  purchaseSteps: { edges: [] },
  purchaseFindings: { edges: [], pageInfo: { hasNextPage: false } },
  performanceReport: null,
  fixing: null,
  programmeDues: [],
  redistribution: null,
  effectReports: [],
};

type Application = NonNullable<ProcedureFacts['application']>;
type Report = NonNullable<ProcedureFacts['performanceReport']>;

const application = (change: Partial<Application>): Application => ({
  id: 'a',
  number: 1,
  status: 'DRAFT',
  correctionDueAt: null,
  createdAt: '2026-05-01T09:00',
  approval: null,
  check: { ready: false, blockers: 3 },
  submissions: { edges: [] },
  grant: null,
  ...change,
});

const GRANT = {
  decidedAt: '2026-06-29T12:00',
  projectEndAt: '2026-12-28T17:00',
  reportDueAt: '2026-12-28T17:00',
  ceilingTotalYen: 1,
};
const GRANTED = application({
  status: 'GRANTED',
  check: null,
  submissions: { edges: [{ node: { submittedAt: '2026-06-02T11:30' } }] },
  grant: GRANT,
});

const report = (change: Partial<Report>): Report => ({
  id: 'r',
  status: 'DRAFT',
  dueAt: '2026-12-28T17:00',
  correctionDueAt: null,
  submittedAt: null,
  check: { ready: true, blockers: 0 },
  ...change,
});

const tasksOf = (facts: Partial<ProcedureFacts>) => procedureTasks({ ...NOTHING_YET, ...facts });
const taskOf = (key: TaskKey, facts: Partial<ProcedureFacts>): Task =>
  tasksOf(facts).find((task) => task.key === key)!;
const states = (facts: Partial<ProcedureFacts>) => tasksOf(facts).map(({ state }) => state);

describe('the task list', () => {
  it('tells what nobody has looked at from what is not its turn yet', () => {
    expect(states({})).toEqual(['NOT_LOOKED', 'LATER', 'LATER', 'LATER', 'LATER', 'LATER', 'LATER']);
    expect(taskOf('ORDERS', {}).next).toBe('DO_NOT_ORDER');
  });

  it('says how many things keep a draft from being submitted, and by when', () => {
    const dates = [{ anchor: 'ROUND_CLOSE', occurredAt: '2026-06-02T17:00' }] as const;
    expect(taskOf('APPLICATION', { application: application({}), dates })).toMatchObject({
      state: 'PARTWAY',
      next: 'FIX_BLOCKERS',
      count: 3,
      who: 'COORDINATOR',
      due: '2026-06-02T17:00',
    });
  });

  it('waits for the second person where the group asks for one, and for nobody where not', () => {
    const inCheck = application({ status: 'IN_CHECK', check: { ready: true, blockers: 0 } });
    expect(taskOf('APPLICATION', { application: inCheck, needsApproval: true })).toMatchObject({
      state: 'WAITING',
      who: 'APPROVER',
    });
    expect(taskOf('APPLICATION', { application: inCheck }).state).toBe('PARTWAY');
  });

  it('asks for the approval again where something changed after it', () => {
    const approval = { approvedAt: '2026-05-10T10:00', isCurrent: false };
    const changed = application({ status: 'APPROVED', approval });
    expect(taskOf('APPLICATION', { application: changed }).next).toBe('APPROVE_AGAIN');
  });

  it('waits for the secretariat once submitted', () => {
    const submitted = application({ status: 'SUBMITTED', check: null });
    expect(taskOf('APPLICATION', { application: submitted }).state).toBe('DONE');
    expect(taskOf('GRANT', { application: submitted })).toMatchObject({
      state: 'WAITING',
      who: 'SECRETARIAT',
    });
  });

  it('counts a returned application as the group’s own work, by the date it was given', () => {
    const returned = application({ status: 'RETURNED', correctionDueAt: '2026-06-20T17:00' });
    expect(taskOf('APPLICATION', { application: returned })).toMatchObject({
      state: 'PARTWAY',
      next: 'CORRECT',
      due: '2026-06-20T17:00',
    });
  });

  it('takes the date that a change moved, not the one the decision stated', () => {
    const dates = [{ anchor: 'PERFORMANCE_REPORT_DUE', occurredAt: '2027-01-31T17:00' }] as const;
    expect(taskOf('REPORT', { application: GRANTED, dates }).due).toBe('2027-01-31T17:00');
    expect(taskOf('REPORT', { application: GRANTED }).due).toBe('2026-12-28T17:00');
  });

  it('names the earliest part somebody can go on with, before what others have to do', () => {
    const facts = { application: GRANTED, performanceReport: report({}) };
    expect(currentTask(tasksOf(facts))?.key).toBe('ORDERS');
    const submitted = report({ status: 'SUBMITTED', submittedAt: '2026-12-01T10:00', check: null });
    expect(currentTask(tasksOf({ ...facts, performanceReport: submitted }))?.key).toBe('FIXING');
  });

  it('is not done with the money before every share is confirmed', () => {
    const fixing = { id: 'f', fixedOn: '2027-01-20', total: { fixed: 100 } };
    const paid = [{ fixedYen: 100, paidYen: 100, owedYen: 0 }];
    const money = (change: Partial<ProcedureFacts>) =>
      taskOf('PAYMENT', { application: GRANTED, fixing, programmeDues: paid, ...change });
    expect(money({ programmeDues: [{ fixedYen: 100, paidYen: 0, owedYen: 100 }] }).state).toBe('WAITING');
    expect(money({}).next).toBe('SHARE_OUT');
    const shares = (state: 'OPEN' | 'CONFIRMED') => ({ id: 'd', shares: [{ state }] });
    expect(money({ redistribution: shares('OPEN') })).toMatchObject({ state: 'PARTWAY', next: 'TRANSFER' });
    expect(money({ redistribution: shares('CONFIRMED') }).state).toBe('DONE');
  });

  it('does not ask for effect figures before their window opens', () => {
    const fixing = { id: 'f', fixedOn: '2027-01-20', total: { fixed: 100 } };
    const dates = [
      { anchor: 'EFFECT_REPORT_1_OPEN', occurredAt: '2028-01-04T10:00' },
      { anchor: 'EFFECT_REPORT_1_CLOSE', occurredAt: '2028-01-31T23:59' },
    ] as const;
    const effects = (now: string) => taskOf('EFFECTS', { application: GRANTED, fixing, dates, now });
    expect(effects('2028-01-04T09:59')).toMatchObject({ state: 'LATER', due: '2028-01-31T23:59' });
    expect(effects('2028-01-04T10:00').state).toBe('NOT_LOOKED');
  });

  it('ends with the grant given back, and lets nobody wait', () => {
    const given = application({ status: 'WITHDRAWN', check: null, grant: GRANT });
    expect(states({ application: given })).toEqual(Array(7).fill('ENDED'));
    expect(currentTask(tasksOf({ application: given }))).toBeNull();
  });
});
