// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ScheduleAnchor =
  | 'EFFECT_REPORT_1_CLOSE'
  | 'EFFECT_REPORT_1_OPEN'
  | 'EFFECT_REPORT_2_CLOSE'
  | 'EFFECT_REPORT_2_OPEN'
  | 'GRANT_DECISION'
  | 'PERFORMANCE_REPORT_DUE'
  | 'PROJECT_END'
  | 'ROUND_CLOSE'
  | 'ROUND_OPEN';

export type ProcedureScheduleQueryVariables = Exact<{
  id: string;
}>;


export type ProcedureScheduleQuery = { readonly schedule: { readonly id: string, readonly current: { readonly id: string, readonly anchors: ReadonlyArray<{ readonly anchor: ScheduleAnchor, readonly occursAt: string }> } } };

export const procedureSchedule = operation<ProcedureScheduleQuery, ProcedureScheduleQueryVariables>('query', 'ProcedureSchedule', `query ProcedureSchedule($id:ID!){schedule(id:$id){id current{id anchors{anchor occursAt}}}}`);

