import { describe, expect, it } from '@jest/globals';
import { MACHINE_CODES, MACHINES } from './machines.ts';
import type { EventOf, MachineCode, StateOf } from './machines.ts';
import { allowedEvents, stateLabel, transition, TRANSITIONS } from './transition.ts';

/** The state tables written out once more by hand: 'from event to'. Everything that is not here is refused. */
const TABLE: { readonly [Machine in MachineCode]: readonly string[] } = {
  APPLICATION: [
    'DRAFT REQUEST_CHECK IN_CHECK',
    'RETURNED REQUEST_CHECK IN_CHECK',
    'IN_CHECK REOPEN DRAFT',
    'APPROVED REOPEN DRAFT',
    'IN_CHECK APPROVE APPROVED',
    'APPROVED SUBMIT SUBMITTED',
    'SUBMITTED RETURN_BY_SECRETARIAT RETURNED',
    'SUBMITTED GRANT GRANTED',
    'SUBMITTED REJECT REJECTED',
    'DRAFT WITHDRAW WITHDRAWN',
    'IN_CHECK WITHDRAW WITHDRAWN',
    'APPROVED WITHDRAW WITHDRAWN',
    'SUBMITTED WITHDRAW WITHDRAWN',
    'RETURNED WITHDRAW WITHDRAWN',
    'GRANTED WITHDRAW_GRANT WITHDRAWN',
  ],
  REPORT: [
    'DRAFT REQUEST_CHECK IN_CHECK',
    'RETURNED REQUEST_CHECK IN_CHECK',
    'IN_CHECK REOPEN DRAFT',
    'APPROVED REOPEN DRAFT',
    'IN_CHECK APPROVE APPROVED',
    'APPROVED SUBMIT SUBMITTED',
    'SUBMITTED RETURN_BY_SECRETARIAT RETURNED',
    'SUBMITTED FIX FIXED',
  ],
  EFFECT_REPORT: [
    'DRAFT SUBMIT SUBMITTED',
    'RETURNED SUBMIT SUBMITTED',
    'SUBMITTED RETURN_BY_SECRETARIAT RETURNED',
    'SUBMITTED ACCEPT ACCEPTED',
  ],
  CHANGE: [
    'DRAFT FILE FILED',
    'FILED ACCEPT ACCEPTED',
    'FILED REFUSE REFUSED',
    'DRAFT CANCEL CANCELLED',
    'FILED CANCEL CANCELLED',
  ],
  REPAYMENT: ['CLAIMED PAY PAID', 'CLAIMED CANCEL CANCELLED'],
  TRANSFER: ['MADE CONFIRM CONFIRMED', 'MADE FAIL FAILED'],
};

const INITIAL: { readonly [Machine in MachineCode]: string } = {
  APPLICATION: 'DRAFT',
  REPORT: 'DRAFT',
  EFFECT_REPORT: 'DRAFT',
  CHANGE: 'DRAFT',
  REPAYMENT: 'CLAIMED',
  TRANSFER: 'MADE',
};

const statesOf = <Machine extends MachineCode>(machine: Machine) =>
  Object.keys(MACHINES[machine].states) as StateOf<Machine>[];
const eventsOf = <Machine extends MachineCode>(machine: Machine) =>
  MACHINES[machine].transitions.map(({ event }) => event) as EventOf<Machine>[];

const cases = MACHINE_CODES.flatMap((machine) =>
  statesOf(machine).flatMap((state) => eventsOf(machine).map((event) => ({ machine, state, event }))),
);

describe('transition', () => {
  it('covers every machine, state and event', () => {
    // states × events: 8×9 + 6×6 + 4×3 + 5×4 + 3×2 + 3×2 = 152
    expect(cases).toHaveLength(152);
    expect(Object.values(TABLE).flat()).toHaveLength(36);
  });

  it.each(cases)('$machine: $event in $state', ({ machine, state, event }) => {
    const row = TABLE[machine].find((text) => text.startsWith(`${state} ${event} `));
    const result = transition(machine, state, event);
    if (row !== undefined) {
      expect(result).toEqual({ ok: true, value: row.split(' ')[2] });
      expect(allowedEvents(machine, state)).toContain(event);
      return;
    }
    if (result.ok) throw new Error(`${machine}: ${event} must not happen in ${state}`);
    const allowed = TABLE[machine]
      .filter((text) => text.startsWith(`${state} `))
      .map((text) => text.split(' ')[1]);
    expect(result.error).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED', machine, state, event });
    expect([...result.error.allowed].toSorted()).toEqual(allowed.toSorted());
    expect(result.error.message.ja).toContain(`「${stateLabel(machine, state).ja}」`);
    expect(result.error.message.en).toContain(`"${stateLabel(machine, state).en}"`);
    expect(result.error.message.ja.includes('次にすることはありません')).toBe(allowed.length === 0);
  });

  it('says what it is, when it can be done and what can be done now', () => {
    const result = transition('APPLICATION', 'DRAFT', 'SUBMIT');
    expect(result.ok ? null : result.error.message).toEqual({
      ja: '交付申請はいま「下書き」です。「提出したことを記録する」ができるのは「承認済み（提出前）」のときです。次にできること：「内部チェックを頼む」「申請を取り下げる」',
      en: 'The application is now "draft"; "Record the submission" is possible only while it is "approved, not yet submitted". What can be done now: "Ask for the internal check", "Withdraw the application".',
    });
  });

  it('ends where nothing leads on', () => {
    const finals = MACHINE_CODES.flatMap((machine) =>
      statesOf(machine)
        .filter((state) => allowedEvents(machine, state).length === 0)
        .map((state) => `${machine} ${state}`),
    );
    expect(finals).toEqual([
      'APPLICATION REJECTED',
      'APPLICATION WITHDRAWN',
      'REPORT FIXED',
      'EFFECT_REPORT ACCEPTED',
      'CHANGE ACCEPTED',
      'CHANGE REFUSED',
      'CHANGE CANCELLED',
      'REPAYMENT PAID',
      'REPAYMENT CANCELLED',
      'TRANSFER CONFIRMED',
      'TRANSFER FAILED',
    ]);
  });
});

describe('TRANSITIONS', () => {
  it('is the tables and one creation per machine', () => {
    const expected = MACHINE_CODES.flatMap((machine) => [
      `${machine}  CREATE ${INITIAL[machine]}`,
      ...TABLE[machine].map((text) => `${machine} ${text}`),
    ]);
    const rows = TRANSITIONS.map(({ machine, from, event, to }) => `${machine} ${from} ${event} ${to}`);
    expect(rows.toSorted()).toEqual(expected.toSorted());
  });

  it('has one way from a state to another, so a move names its event', () => {
    const moves = TRANSITIONS.map(({ machine, from, to }) => `${machine} ${from} ${to}`);
    expect(new Set(moves).size).toBe(moves.length);
  });

  it('reaches every state from the creation', () => {
    for (const machine of MACHINE_CODES) {
      const own = TRANSITIONS.filter((row) => row.machine === machine);
      const reached = new Set(['']);
      // A set that grows while it is walked is walked to its end.
      for (const state of reached)
        own.filter(({ from }) => from === state).forEach(({ to }) => reached.add(to));
      expect([...reached].toSorted()).toEqual(['', ...statesOf(machine)].toSorted());
    }
  });
});
