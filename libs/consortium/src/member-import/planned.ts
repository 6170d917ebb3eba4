import type { CellIssue, CellReading, FileIssue, MemberDraft } from '@renkei/documents';
import type { BusinessSize, RuleSetId } from '@renkei/subsidy-rules';
import type { MemberRole } from '@renkei/lifecycle';
import type { BusinessFacts } from '../business/check-business.ts';
import type { CostLineEntity } from '../cost-line/cost-line.entity.ts';
import type { CostLineRow } from '../cost-line/cost-line.rows.ts';
import type { MemberRow } from '../member/member.rows.ts';
import type { ProfileValues } from '../form-profile/form-profile.rows.ts';
import type { Match } from './import-matching.ts';
import type { CostDifference } from './official/cost-buckets.ts';
import type { PlannedProfile } from './plan-profile.ts';

export const IMPORT_ACTIONS = ['NEW', 'UPDATE', 'UNCHANGED'] as const;
export type ImportAction = (typeof IMPORT_ACTIONS)[number];

export type PlannedLine = Pick<
  CostLineEntity,
  'category' | 'label' | 'unitPriceYen' | 'quantity' | 'functions'
>;

/** The group as the import meets it. */
export interface GroupState {
  readonly ruleSet: RuleSetId;
  /** All, the withdrawn included, in their order. */
  readonly members: readonly MemberRow[];
  readonly linesOf: ReadonlyMap<string, readonly CostLineRow[]>;
  /** What is stored of each member beyond the list; a member without is not there. */
  readonly profiles: ReadonlyMap<string, ProfileValues>;
  /** Which of the file's numbers the registry of all groups holds, and as what. */
  readonly taken: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What committing would do with one row. */
export interface PlannedRow {
  readonly rowNumber: number;
  readonly action: ImportAction;
  readonly values: MemberDraft;
  readonly match: Match | null;
  readonly issues: readonly CellIssue[];
  readonly readings: readonly CellReading[];
  /** Further rows of the file that are this member's. */
  readonly furtherRows: readonly number[];
  readonly hasErrors: boolean;
  /** null while the row has errors */
  readonly facts: BusinessFacts | null;
  readonly role: MemberRole;
  readonly size: BusinessSize;
  readonly lines: readonly PlannedLine[];
  /** Position of the member's last line; the new ones follow. */
  readonly lastPosition: number;
  /** What an official workbook says otherwise of costs that are here; nothing is done about it. */
  readonly costDifferences: readonly CostDifference[];
  /** Of the business and the member. */
  readonly changes: readonly FieldChange[];
  /** What goes into the business's profile. */
  readonly profile: PlannedProfile;
}

export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  readonly issues: readonly FileIssue[];
}
