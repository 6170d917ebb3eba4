import { BusinessEntity } from './business/business.entity.ts';
import { AssignmentEntity } from './consortium/assignment.entity.ts';
import { CalculationSnapshotEntity } from './consortium/calculation-snapshot.entity.ts';
import { ConsortiumEntity } from './consortium/consortium.entity.ts';
import { CostLineEntity } from './cost-line/cost-line.entity.ts';
import { ImportMappingEntity } from './member-import/import-mapping.entity.ts';
import { MemberImportEntity } from './member-import/member-import.entity.ts';
import { MemberEntity } from './member/member.entity.ts';
import { ToolEntity } from './tool/tool.entity.ts';
import { VendorEntity } from './vendor/vendor.entity.ts';

/** What this library maps of the database; the DataSource is given these. */
export const consortiumEntities = [
  ConsortiumEntity,
  AssignmentEntity,
  BusinessEntity,
  MemberEntity,
  VendorEntity,
  ToolEntity,
  CostLineEntity,
  MemberImportEntity,
  ImportMappingEntity,
  CalculationSnapshotEntity,
];
