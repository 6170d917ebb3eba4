export { auditCertificatePaper } from './audit-certificate/audit-certificate.ts';
export type {
  AuditCertificateInput,
  AuditKey,
  CertifiedCheckpoint,
} from './audit-certificate/audit-certificate.ts';
export { effectSummaryPaper } from './effect-summary/effect-summary.ts';
export type { EffectFiguresOf, EffectOfMember, EffectSummaryInput } from './effect-summary/effect-summary.ts';
export { fixingSummaryPaper } from './fixing-summary/fixing-summary.ts';
export type { FixedEntry, FixingSummaryInput } from './fixing-summary/fixing-summary.ts';
export { groupPlanPaper } from './group-plan/group-plan.ts';
export type {
  CapUse,
  GroupPlanInput,
  PlannedDate,
  PlannedMember,
  PlannedMoney,
} from './group-plan/group-plan.ts';
export { memberSharePaper } from './member-share/member-share.ts';
export type { MemberShareInput, ShareOfMember, ShareStep } from './member-share/member-share.ts';
export type { Language, MissingGlyph, Paper, PaperHead, PaperProblem, PaperResult } from './press/paper.ts';
export { receiptPaper } from './receipt/receipt.ts';
export type { Receipt, ReceiptsInput } from './receipt/receipt.ts';
export { requestLettersPaper } from './request-letters/request-letters.ts';
export type { MissingPaper, RequestLetter, RequestLettersInput } from './request-letters/request-letters.ts';
