export * from './evidence.module.ts';
// what other features build on: what is owed and proved, and how long it is kept
export { memberChecklists, type ChecklistEntry, type MemberChecklist } from './checklist/checklist.rows.ts';
export { renewEvidenceFacts } from './checklist/evidence-fact.ts';
export { setRetention } from './evidence/retention.ts';
export { EVIDENCE_STORE, keyOf, type EvidenceStore } from './storage/evidence-store.ts';
export { evidenceStoreProvider, storeOf } from './storage/store.provider.ts';
export { EVIDENCE_COLUMNS, EVIDENCE_JOINS, type EvidenceRow } from './evidence/evidence.rows.ts';
export { savedName } from './upload/file-name.ts';
export { KeyTaken } from './storage/evidence-store.ts';
