import { err, ok } from '@renkei/kernel';
import type { Message, Result } from '@renkei/kernel';
import { MACHINE_CODES, MACHINES } from './machines.ts';
import type { EventOf, MachineCode, MachineDefinition, StateOf } from './machines.ts';

/** One allowed move, as the table state_transition holds it; the creation has the from-state ''. */
export interface TransitionRow {
  readonly machine: MachineCode;
  readonly from: string;
  readonly to: string;
  readonly event: string;
}

/** The event of a creation, the only one that is no button of an existing thing. */
export const CREATE_EVENT = 'CREATE';

/** Any machine, its states and events as plain text. */
const definitionOf = (machine: MachineCode): MachineDefinition => MACHINES[machine];

/** Every allowed move of every machine, creations first within each machine. */
export const TRANSITIONS: readonly TransitionRow[] = MACHINE_CODES.flatMap((machine) => {
  const { initial, transitions } = definitionOf(machine);
  return [
    { machine, from: '', to: initial, event: CREATE_EVENT },
    ...transitions.flatMap(({ event, from, to }) =>
      from.map((state) => ({ machine, from: state, to, event })),
    ),
  ];
});

/** A move the machine does not have. Nothing is wrong with the person: the message says what can be done instead. */
export interface TransitionProblem<Machine extends MachineCode = MachineCode> {
  readonly code: 'TRANSITION_NOT_ALLOWED';
  readonly machine: Machine;
  readonly state: StateOf<Machine>;
  readonly event: EventOf<Machine>;
  /** What can be done in this state; empty at the end of the road. */
  readonly allowed: readonly EventOf<Machine>[];
  readonly message: Message;
}

/** What can be done with something in `state`, in the order of the procedure. */
export function allowedEvents<Machine extends MachineCode>(
  machine: Machine,
  state: StateOf<Machine>,
): readonly EventOf<Machine>[] {
  return definitionOf(machine)
    .transitions.filter(({ from }) => from.includes(state))
    .map(({ event }) => event as EventOf<Machine>);
}

/** The name of a state, for people. */
export function stateLabel<Machine extends MachineCode>(machine: Machine, state: StateOf<Machine>): Message {
  return (MACHINES[machine].states as Readonly<Record<StateOf<Machine>, Message>>)[state];
}

const quoted = (labels: readonly Message[]): Message => ({
  ja: labels.map(({ ja }) => `「${ja}」`).join(''),
  en: labels.map(({ en }) => `"${en}"`).join(', '),
});

function refusal(machine: MachineCode, state: string, event: string): Message {
  const { label, states, transitions } = definitionOf(machine);
  const at = states[state] ?? { ja: state, en: state };
  const wanted = transitions.find((transition) => transition.event === event);
  const action = wanted?.label ?? { ja: event, en: event };
  const when = quoted((wanted?.from ?? []).flatMap((from) => states[from] ?? []));
  const possible = transitions.filter(({ from }) => from.includes(state));
  const next = quoted(possible.map((transition) => transition.label));
  const [nextJa, nextEn] =
    possible.length === 0
      ? [
          'この手続きはここで終わりなので、次にすることはありません。',
          'It ends here; nothing more can be done.',
        ]
      : [`次にできること：${next.ja}`, `What can be done now: ${next.en}.`];
  return {
    ja: `${label.ja}はいま「${at.ja}」です。「${action.ja}」ができるのは${when.ja}のときです。${nextJa}`,
    en: `The ${label.en} is now "${at.en}"; "${action.en}" is possible only while it is ${when.en}. ${nextEn}`,
  };
}

/**
 * The state an event leads to. TRANSITION_NOT_ALLOWED when the machine has no such move from `state`. Says nothing
 * about who may do it or whether its facts are complete (`submissionFindings`).
 */
export function transition<Machine extends MachineCode>(
  machine: Machine,
  state: StateOf<Machine>,
  event: EventOf<Machine>,
): Result<StateOf<Machine>, TransitionProblem<Machine>> {
  const found = definitionOf(machine).transitions.find(
    (candidate) => candidate.event === event && candidate.from.includes(state),
  );
  if (found !== undefined) return ok(found.to as StateOf<Machine>);
  return err({
    code: 'TRANSITION_NOT_ALLOWED',
    machine,
    state,
    event,
    allowed: allowedEvents(machine, state),
    message: refusal(machine, state, event),
  });
}
