export type {
  FormAdminItem,
  FormGroup,
  FormMember,
  FormMemberCosts,
  FormProductivity,
  FormProfile,
  FormRequested,
  FormTool,
  FormToolUse,
} from './form-group.ts';
export { detectEdition, type OfficialWorkbook } from './layout/detect-edition.ts';
export type { EditionDifference, UnknownEdition } from './layout/difference.ts';
export { EDITIONS } from './layout/layout.ts';
export { EDITION_LAYOUTS } from './layout/editions.ts';
export type { Edition, EditionLayout, SheetKey } from './layout/layout.ts';
export { LEGAL_FORM_WORDS_2025, TOOL_KINDS_2025 } from './layout/edition-2025-words.ts';
export { fillOfficialWorkbook } from './fill/fill-official.ts';
export type { FilledForms, FilledWorkbook, FillOptions } from './fill/fill-official.ts';
export type { FillProblem, FillProblemCode } from './fill/fill-problem.ts';
export { carriesOwnMark, OWN_WORKBOOK_MARK } from './own-workbook/own-mark.ts';
export { ownWorkbook } from './own-workbook/own-workbook.ts';
export { parityReport } from './parity/parity-report.ts';
export type { ParityQuestion, ParityReport, ParityRow } from './parity/parity-report.ts';
export { EXPLANATIONS, PARITY_REASONS } from './parity/explanations.ts';
export type { Explanation, ParityReason } from './parity/explanations.ts';
export { readOfficialWorkbook } from './read/read-official.ts';
export { CELL_STATES } from './read/reading.ts';
export type {
  CellState,
  MemberCell,
  MemberSources,
  OfficialReading,
  ReadCell,
  ReadMember,
} from './read/reading.ts';
export { toImportedMembers } from './read/to-imported-members.ts';
export type { OfficialCost, OfficialIssue, OfficialMember } from './read/to-imported-members.ts';
export { recalculate, recalculateAll } from './recalculate/recalculate.ts';
export type { RecalculateOptions } from './recalculate/recalculate.ts';
export { ENGINES } from './recalculate/recalculated.ts';
export type { CellValue, Engine, Recalculated, RecalculationProblem } from './recalculate/recalculated.ts';
