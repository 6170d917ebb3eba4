// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type QueueBackend =
  | 'POSTGRES'
  | 'REDIS';

export type AdminQueueStateQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminQueueStateQuery = { readonly queueState: { readonly backend: QueueBackend, readonly databaseSchema: string, readonly queueReachable: boolean, readonly workerAlive: boolean | null, readonly lastSweepAt: string | null, readonly nextSweepAt: string | null, readonly lastRelayAt: string | null, readonly topics: ReadonlyArray<{ readonly topic: string, readonly waiting: number, readonly oldestWaitingAt: string | null, readonly inHand: number, readonly failed: number, readonly doneInADay: number, readonly lastDoneAt: string | null }>, readonly queues: ReadonlyArray<{ readonly name: string, readonly waiting: number, readonly active: number, readonly delayed: number, readonly failed: number }> } };

export const adminQueueState = operation<AdminQueueStateQuery, AdminQueueStateQueryVariables>('query', 'AdminQueueState', `query AdminQueueState{queueState{backend databaseSchema queueReachable workerAlive lastSweepAt nextSweepAt lastRelayAt topics{topic waiting oldestWaitingAt inHand failed doneInADay lastDoneAt}queues{name waiting active delayed failed}}}`);

