import { MACHINES, type MachineDefinition } from '@renkei/lifecycle';
import type { ApplicationState } from './application.rows.ts';
import type { ApplicationStepType } from './application.type.ts';

const { transitions }: MachineDefinition = MACHINES.APPLICATION;

/** What an application in this state can be taken to, in the order of the procedure. */
export function stepsFrom(state: ApplicationState): ApplicationStepType[] {
  return transitions
    .filter(({ from }) => from.includes(state))
    .map(({ event, label, to, clause }) => ({ event, label, leadsTo: to, clause }));
}
