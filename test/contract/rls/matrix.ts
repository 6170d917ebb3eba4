// Read this as: table, then who (contexts.ts) sees, changes, removes and adds which of its rows (world.ts), and to whom
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
// - transfer_batch, support bodies nothing: the digest of a file of account numbers tells them to whoever tries them all.
// - ledger_entry, worker sweeping `all`: which groups have a ledger to check; amounts are in ledger_posting.
// - identity: accounts, and the assignment of an invitation accepted in the same transaction, no other.
// - worker for A and app_user `all`: letters need addresses; of an account it reads name, address and language only.

export const MATRIX = `
amount_fixing
  coordinator A · dual as coordinator · wide in A: sees A, adds A
  support: sees A
api_key
  coordinator A · member A1 · A1 as coordinator · A1 as administrator · A1 calculating A · A1 calculating B · identity of ann · A1 reading accounts: sees own, changes own, adds own
app_user
  coordinator A · dual as coordinator · wide in A: sees a1 a2 ann dual gone left wide, changes own
  everybody else signed in: sees own, changes own
  administrator: sees all, changes all
  identity · identity of ann · A1 reading accounts: sees all, changes all, adds all
  worker for A · worker sweeping: sees all
application
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  dual as member: sees B
  member A1 · member A2 · A1 calculating A · A1 calculating B · support · A1 reading accounts · worker for A: sees A
asset
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  dual as member: sees B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  support: sees A
assignment
  coordinator A: sees A, changes A, adds new:founding
  dual as coordinator: sees A B:dual, changes A, adds new:founding
  dual as member · dual undecided · member A1 · member A2 · left A1 · A1 as administrator · administrator as support · A1 calculating A · A1 calculating B · support · support never asked · support of elsewhere · support no more: sees own
  dual mixing both · left A · A1 as coordinator: sees own, adds new:founding
  wide in A: sees A B:wide, changes A, adds new:founding
  founder: adds new:founding
  administrator: sees P, changes P
  identity · identity of ann · A1 reading accounts: sees all, adds new:accepted
  worker for A: sees A:a1 A:a2 A:ann A:dual A:wide P:helper
  worker sweeping: sees A:a1 A:a2 A:ann A:dual A:wide B P
audit_checkpoint
  coordinator A · dual as coordinator · wide in A · support: sees A
  administrator: sees P
  worker for A: sees A, adds A
  worker sweeping: sees all, adds P
audit_checkpoint_letter
  worker for A: sees A, changes A, adds A
  worker sweeping: sees P, changes P, adds P
audit_event
  coordinator A · dual as coordinator · wide in A · support · worker for A: sees A
  administrator: sees P
  worker sweeping: sees all
business
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  dual as member: sees B:1
  member A1 · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  A1 calculating A · support · worker for A: sees A
business_registry
calculation_snapshot
  coordinator A · dual as coordinator · wide in A: sees A, adds A
  support: sees A
calendar_feed
  coordinator A · member A1 · left A1 · A1 as coordinator · A1 as administrator · A1 calculating A · A1 calculating B · identity of ann · A1 reading accounts: sees own, changes own, adds own
change_request
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  support: sees A
consortium
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  dual as member: sees B
  member A1 · member A2 · A1 calculating A · A1 calculating B · support · A1 reading accounts · worker for A: sees A
  worker sweeping: sees all
consortium_milestone
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  dual as member: sees B
  member A1 · member A2 · A1 calculating A · A1 calculating B · support · A1 reading accounts · worker for A: sees A
cost_line
  coordinator A · dual as coordinator · wide in A: sees A, changes A, removes A, adds A, gives A
  dual as member: sees B:1
  member A1 · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  A1 calculating A · support · worker for A: sees A
delivery_preference
  coordinator A · member A1 · A1 as coordinator · A1 as administrator · A1 calculating A · A1 calculating B · identity of ann · A1 reading accounts: sees own, changes own, adds own, gives own
  worker for A · worker sweeping: sees all
effect_figure
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A
  dual as member: sees B:1, changes B:1, adds B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1, changes A:1, adds A:1
  member A2: sees A:2, changes A:2, adds A:2
  support · worker for A: sees A
effect_figure_source
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A
  dual as member: sees B:1, changes B:1, adds B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1, changes A:1, adds A:1
  member A2: sees A:2, changes A:2, adds A:2
  support: sees A
effect_report
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  dual as member: sees B
  member A1 · member A2 · A1 calculating A · A1 calculating B · support · A1 reading accounts · worker for A: sees A
employee_statement
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  dual as member: sees B:1, changes B:1, adds B:1, gives B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1, changes A:1, adds A:1, gives A:1
  member A2: sees A:2, changes A:2, adds A:2, gives A:2
  support: sees A
evidence_file
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A
  dual as member: sees B:1, adds B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1, adds A:1
  member A2: sees A:2, adds A:2
  support: sees A
  worker for A: sees A, changes A
evidence_link
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A
  dual as member: sees B:1, adds B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1, adds A:1
  member A2: sees A:2, adds A:2
  support: sees A
evidence_review
  coordinator A · dual as coordinator · wide in A: sees A, adds A
  dual as member: sees B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  support: sees A
fixed_amount
  coordinator A · dual as coordinator · wide in A: sees A, adds A
  dual as member: sees B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  support: sees A
grant_decision
  coordinator A · dual as coordinator · wide in A: sees A, adds A
  dual as member: sees B
  member A1 · member A2 · A1 calculating A · A1 calculating B · support · A1 reading accounts: sees A
granted_amount
  coordinator A · dual as coordinator · wide in A: sees A, adds A
  dual as member: sees B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  support: sees A
group_paper
  coordinator A · dual as coordinator · wide in A: sees A, changes A, removes A, adds A, gives A
  support: sees A
idempotency_key
  coordinator A · member A1 · A1 as coordinator · A1 as administrator · A1 calculating A · A1 calculating B · identity of ann · A1 reading accounts: sees own, changes own, adds own, gives own
invitation
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A:1 A:coordinator, gives A
  administrator: sees P, changes P, adds P:admin P:founder, gives P
  identity · identity of ann · A1 reading accounts: sees all, changes all, adds all, gives all
  worker for A: sees A, changes A
  worker sweeping: sees P, changes P
ledger_account
  coordinator A · dual as coordinator · wide in A: sees A, adds A
  support · worker for A: sees A
ledger_check
  coordinator A · dual as coordinator · wide in A · support: sees A
  worker for A: sees A, adds A
ledger_entry
  coordinator A · dual as coordinator · wide in A: sees A, adds A
  support · worker for A: sees A
  worker sweeping: sees all
ledger_posting
  coordinator A · dual as coordinator · wide in A: sees A, adds A
  support · worker for A: sees A
mail_delivery
  coordinator A: sees A:a1 A:ann P
  dual as coordinator: sees A:a1 B P
  dual as member · dual undecided · dual mixing both · member A1 · member A2 · A1 as coordinator · A1 as administrator · A1 calculating A · A1 calculating B: sees own
  wide in A: sees A:a1 P
  worker for A: sees A, changes A, adds A
  worker sweeping: sees all, changes all, adds all
member
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  dual as member: sees B:1
  member A1 · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  A1 calculating A · support · worker for A: sees A
member_declaration
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  dual as member: sees B:1, changes B:1, adds B:1, gives B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1, changes A:1, adds A:1, gives A:1
  member A2: sees A:2, changes A:2, adds A:2, gives A:2
  support: sees A
member_document
  coordinator A · dual as coordinator · wide in A: sees A, changes A, removes A, adds A, gives A
  dual as member: sees B:1, changes B:1, adds B:1, gives B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1, changes A:1, adds A:1, gives A:1
  member A2: sees A:2, changes A:2, adds A:2, gives A:2
  support · worker for A: sees A
member_fact
  coordinator A · dual as coordinator · wide in A: sees A, removes A, adds A
  dual as member: sees B:1 B:1:evidence, removes B:1 B:1:evidence, adds B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1 A:1:evidence, removes A:1 A:1:evidence, adds A:1
  member A2: sees A:2, removes A:2, adds A:2
  support · worker for A: sees A
member_import
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
notification
  coordinator A · left A · member A1 · left A1 · A1 as coordinator · A1 as administrator · A1 calculating A · A1 calculating B: sees own, changes own
  worker for A: sees A, changes A, adds A
  worker sweeping: sees all, changes all
obligation
  coordinator A · dual as coordinator · wide in A · left A · support: sees A
  dual as member: sees B:1
  member A1 · left A1 · A1 as coordinator · A1 as administrator · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  worker for A: sees A, changes A, adds A, gives A
  worker sweeping: sees all, changes all, gives all
oidc_identity
  identity · identity of ann · A1 reading accounts: sees all, changes all, removes all, adds all, gives all
outbox
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A
  dual as member: sees B, changes B, adds B
  member A1 · member A2 · A1 calculating A · A1 calculating B: sees A:derive A:evidence, changes A:derive A:evidence, adds A:derive A:evidence
  administrator: sees P, changes P, adds P:letter P:revised
  identity · identity of ann: sees P:reset, changes P:reset, adds P:reset
  A1 reading accounts: sees A:derive A:evidence P:reset, changes A:derive A:evidence P:reset, adds A:derive A:evidence P:reset
  worker for A: sees A, changes A, removes A, adds A, gives A
  worker sweeping: sees all, changes all, removes all, adds all, gives all
paper_ask
  coordinator A · dual as coordinator · wide in A: sees A, adds A
  dual as member: sees B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  support · worker for A: sees A
passkey
  identity · identity of ann · A1 reading accounts: sees all, changes all, removes all, adds all, gives all
password_credential
  identity · identity of ann · A1 reading accounts: sees all, changes all, adds all, gives all
password_reset
  identity · identity of ann · A1 reading accounts: sees all, changes all, adds all, gives all
  worker sweeping: sees all, changes all
payout_account
  coordinator A · dual as coordinator · wide in A: sees A
  dual as member: sees B, changes B, adds B
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1, changes A:1, adds A:1
  member A2: sees A:2, changes A:2, adds A:2
performance_line
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  dual as member: sees B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  support: sees A
performance_report
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  dual as member: sees B
  member A1 · member A2 · A1 calculating A · A1 calculating B · support · A1 reading accounts · worker for A: sees A
procedure_event
  coordinator A · dual as coordinator · wide in A: sees A, adds A
  support · worker for A: sees A
programme_payment
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A
  dual as member: sees B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  support · worker for A: sees A
purchase_finding
  coordinator A · dual as coordinator · wide in A: sees A, adds A
  dual as member: sees B:1, adds B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1, adds A:1
  member A2: sees A:2, adds A:2
  support: sees A
purchase_step
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A
  dual as member: sees B:1, adds B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1 A:2:for1, adds A:1
  member A2: sees A:2 A:2:for1, adds A:2 A:2:for1
  support: sees A
recovery_code
  identity · identity of ann · A1 reading accounts: sees all, changes all, removes all, adds all, gives all
redistribution
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A
  dual as member: sees B
  member A1 · member A2 · A1 calculating A · A1 calculating B · support · A1 reading accounts: sees A
redistribution_share
  coordinator A · dual as coordinator · wide in A: sees A, adds A
  dual as member: sees B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  support: sees A
reminder
  coordinator A · dual as coordinator · wide in A: sees A
  worker for A: sees A, adds A
  worker sweeping: sees all, adds all
repayment
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  dual as member: sees B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  support · worker for A: sees A
same_business_link
  coordinator A · dual as coordinator · wide in A: sees A, removes A, adds A
  support: sees A
schedule
  everybody else signed in · worker for A · worker sweeping: sees all
  administrator: sees all, changes all, adds all
schedule_anchor
  everybody else signed in · worker for A · worker sweeping: sees all
  administrator: sees all, adds all
schedule_revision
  everybody else signed in · worker for A · worker sweeping: sees all
  administrator: sees all, adds all
sealed_paper
  coordinator A · dual as coordinator · wide in A: sees A
  dual as member: sees B, changes B, adds B
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1, changes A:1, adds A:1
  member A2: sees A:2, changes A:2, adds A:2
sealed_paper_content
  dual as member: adds B
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: adds A:1
  member A2: adds A:2
session
  identity · identity of ann · A1 reading accounts: sees all, changes all, adds all, gives all
sign_in_challenge
  identity · identity of ann · A1 reading accounts: sees all, changes all, removes all, adds all, gives all
  worker sweeping: sees expired, removes expired
snapshot_approval
  coordinator A · dual as coordinator · wide in A: sees A, adds A
  support: sees A
state_transition
submission
  coordinator A · dual as coordinator · wide in A: sees A, adds A
  support · worker for A: sees A
support_body
  everybody else signed in · worker for A · worker sweeping: sees all
  administrator: sees all, changes all, adds all
support_consent
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A
  worker for A: sees A
  worker sweeping: sees all
throttle
  worker sweeping: sees old, removes old
tool
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  dual as member: sees B:1
  member A1 · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  A1 calculating A · support: sees A
totp_credential
  identity · identity of ann · A1 reading accounts: sees all, changes all, removes all, adds all, gives all
transfer_batch
  coordinator A · dual as coordinator · wide in A: sees A, adds A
transfer_item
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  dual as member: sees B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  support · worker for A: sees A
transfer_receipt
  coordinator A · dual as coordinator · wide in A · support: sees A
  dual as member: sees B:1, adds B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1, adds A:1
  member A2: sees A:2, adds A:2
vendor
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  dual as member: sees B:1
  member A1 · A1 calculating A · A1 calculating B · A1 reading accounts: sees A:1
  member A2: sees A:2
  support: sees A
webhook
  coordinator A · dual as coordinator · wide in A: sees A, changes A, adds A, gives A
  worker for A: sees A
webhook_delivery
  coordinator A · dual as coordinator · wide in A: sees A
  worker for A: sees A, changes A
what_if_scenario
  coordinator A · dual as coordinator · wide in A: sees A, removes A, adds A
  support: sees A
`;
