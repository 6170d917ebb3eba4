export * from './business/business.entity.ts';
export * from './consortium/assignment.entity.ts';
export * from './consortium/calculation-snapshot.entity.ts';
export * from './consortium/consortium.entity.ts';
export * from './consortium.module.ts';
export * from './cost-line/cost-line.entity.ts';
export * from './entities.ts';
export * from './member-import/import-mapping.entity.ts';
export * from './member-import/member-import.entity.ts';
export { MemberImportService } from './member-import/member-import.service.ts';
export { previewView } from './member-import/preview-view.ts';
export * from './member/member.entity.ts';
export * from './tool/tool.entity.ts';
export * from './vendor/vendor.entity.ts';
// what other features build on: types they extend, and a member as it is read
export { ConsortiumType } from './consortium/consortium.type.ts';
export {
  BusinessSizeEnum,
  CostCategoryEnum,
  OverCapPolicyEnum,
  ProductivityMeanEnum,
  RuleSetEnum,
  SharingKeyEnum,
  SoftwareFunctionEnum,
} from './consortium/vocabulary.ts';
export { CostLineType } from './cost-line/cost-line.type.ts';
export { MemberType } from './member/member.type.ts';
export { SeenCostLineInput } from './cost-line/cost-line.inputs.ts';
export { refuseUnlessApprover, refuseUnlessMayApprove } from './consortium/approvers.ts';
export { deemedSameKey } from './business/deemed-same.ts';
export { judgeBusiness } from './member/size-warnings.ts';
export {
  GROUP,
  lockConsortium,
  lockConsortiumOf,
  lockIfAble,
  lockWork,
  refuseIfClosed,
} from './consortium/consortium.access.ts';
export { MEMBER, memberColumns, memberRow, type MemberRow } from './member/member.rows.ts';
export * from './calculation/calculation.module.ts';
export { pricedGroupOf } from './calculation/calculation.loader.ts';
export * from './calculation/calculation.service.ts';
export { MemberCountType, SeverityEnum, TraceStepType } from './calculation/explanation.type.ts';
export * from './calculation/input-document.ts';
export * from './calculation/snapshot.service.ts';
export * from './calculation/what-if.service.ts';
export {
  HypotheticalLineInput,
  HypotheticalSizeInput,
  RemoveLineInput,
} from './calculation/what-if.inputs.ts';
export { YenDifferenceType } from './calculation/what-if.type.ts';
export { checkMember } from './member/member-rules.ts';
export { checkCostLine, MAX_LINES_PER_MEMBER } from './cost-line/cost-line-rules.ts';
export { PROFILE_FIELD_NAMES, PROFILE_FIELDS, type ProfileField } from './form-profile/profile-fields.ts';
export { explainingConstraints } from './shared/constraint-problems.ts';
