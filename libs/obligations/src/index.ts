// The API's way in, and the dates to start from. What the worker runs is in jobs.ts.
export * from './entities.ts';
export * from './obligations.module.ts';
export * from './schedule/known-schedules.ts';
// what other features build on
export { MemberDocumentService } from './document/member-document.service.ts';
export { paperFormOf, readGroup, readGroupAnchors, representativeTypeOf } from './obligation/group-facts.ts';
export { cursorInstant, decodeTimeCursor } from './shared/time-cursor.ts';
export { refuseRecorded } from './shared/recorded-once.ts';
export { PaperEnum, RequirementEnum } from './shared/vocabulary.ts';
