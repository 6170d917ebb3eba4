import { readFileSync } from 'node:fs';

// Read matrix.txt as: table, then who (contexts.ts) sees, changes, removes and adds which of its rows (world.ts), and to whom
// they can give those they change. Who is not named can do nothing. `A` is every row of group A, `A:1` its first member's,
// `own` the person's, `P` the platform's. Columns may be narrower than rows: doors.spec.ts.
//
// What may surprise, and why it is so:
// - api_key, idempotency_key, notification, app_user `own`: a person's own, in whichever role they act.
// - obligation, left A and left A1: what their inbox spoke of stays readable; the inbox is theirs, not the role's.
// - assignment, A1 as coordinator and others `new:founding`: who founds a group is decided by the guard (role matrix);
//   the database only sees to it that the group is new and the coordinator oneself.
// - outbox, members `A:derive` and `A:evidence`: a paper they hand in makes the deadlines of their group be derived anew, a
//   file of theirs be looked at.
// - application, grant_decision, performance_report, effect_report, redistribution, members `A`: that it is there and how it
//   stands; what was filed and what was shared out in all are columns nobody reads (doors.spec.ts).
// - member_fact, members `adds A:1`: their own word about their costs; that their evidence is complete (`A:1:evidence`) the
//   reviewer finds, and whatever they send anew takes it back.
// - mail_delivery, coordinators `A:a1` and `P`: that a colleague's letter came back; never which other group it was about.
// - bank_result, bank_movement, bank_match, support bodies nothing: a statement of an account holds more than the group's money.
// - transfer_batch, support bodies nothing: the digest of a file of account numbers tells them to whoever tries them all.
// - ledger_entry, worker sweeping `all`: which groups have a ledger to check; amounts are in ledger_posting.
// - identity: accounts, and the assignment of an invitation accepted in the same transaction, no other.
// - output_job, wide in A adds nothing: what they ask for says in which assignment, and the attempts say none.
// - worker for A and app_user `all`: letters need addresses; of an account it reads name, address and language only.

export const MATRIX = readFileSync(new URL('matrix.txt', import.meta.url), 'utf8');
