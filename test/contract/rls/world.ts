import { groups, members, sealed } from './world-groups.ts';
import { delivery } from './world-delivery.ts';
import { effects, ledger, payments, performance } from './world-money.ts';
import { people, platform } from './world-people.ts';
import { application, purchases, readiness } from './world-procedure.ts';
import { idOf, invitation, type TaggedRow } from './world-row.ts';
import { chains, deadlines } from './world-work.ts';

// Two groups A and B, everybody who could have to do with them, and rows in every table. A row's tag says whose it is:
// `A` or `B` the group's, `A:1` its first member's, `A:ann` a person's in the group, `:ann` a person's own, `P` the
// platform's.

export function world(): TaggedRow[] {
  return [
    ...people(),
    ...platform(),
    ...groups(),
    ...members(),
    ...deadlines(),
    ...sealed(),
    ...chains(),
    ...readiness(),
    ...application(),
    ...purchases(),
    ...performance(),
    ...ledger(),
    ...payments(),
    ...effects(),
    ...delivery(),
  ];
}

/** Rows nobody has stored, which somebody may try to add. `$actor` is whoever tries. */
export const ATTEMPTS: readonly TaggedRow[] = [
  {
    table: 'assignment',
    tag: 'new:founding',
    row: { user_id: '$actor', role: 'COORDINATOR', consortium_id: idOf('a group that is not there yet') },
  },
  {
    table: 'assignment',
    tag: 'new:intruding',
    row: { user_id: '$actor', role: 'COORDINATOR', consortium_id: idOf('B') },
  },
  {
    table: 'assignment',
    tag: 'new:accepted',
    row: {
      user_id: idOf('fresh'),
      role: 'COORDINATOR',
      consortium_id: idOf('A'),
      is_approver: false,
    },
  },
  { table: 'assignment', tag: 'new:administrator', row: { user_id: '$actor', role: 'PLATFORM_ADMIN' } },
  {
    table: 'snapshot_approval',
    tag: 'A:as-another',
    row: { snapshot_id: idOf('snapshot A'), consortium_id: idOf('A'), approved_by: idOf('fresh') },
  },
  {
    ...invitation('A:as-another', {
      role: 'COORDINATOR',
      consortium_id: idOf('A'),
      invited_by: idOf('fresh'),
    }),
  },
  { ...invitation('P:as-another', { role: 'PLATFORM_ADMIN', invited_by: idOf('fresh') }) },
];
