import type { CellKind } from '@renkei/documents';
import type { Message } from '@renkei/kernel';
import type { FormGroup, FormMember } from '../form-group.ts';
import type {
  Edition,
  InfrastructureField,
  AnalysisField,
  ParticipantField,
  SheetKey,
} from '../layout/layout.ts';

export const CELL_STATES = ['TAKEN', 'CONFLICT', 'NOT_UNDERSTOOD', 'NOT_IMPORTED', 'RESULT'] as const;
/**
 * TAKEN: into the group, with a message when it was taken otherwise than it is written. CONFLICT: another cell says
 * something else and that one was taken. NOT_UNDERSTOOD: left out, the message says what to type. NOT_IMPORTED: we have
 * no place for it (calculators, remarks). RESULT: a formula's saved result, for comparing.
 */
export type CellState = (typeof CELL_STATES)[number];

export interface ReadCell {
  readonly sheet: SheetKey;
  /** As the tab shows it. */
  readonly sheetName: string;
  readonly cell: string;
  readonly label: Message;
  /** Of which business; null for the group as a whole. */
  readonly business: string | null;
  readonly text: string;
  readonly state: CellState;
  readonly message: Message | null;
}

/** Where a field of a member came from, for issues that name the cell. */
export interface MemberCell {
  readonly sheet: SheetKey;
  readonly sheetName: string;
  readonly cell: string;
  readonly text: string;
  readonly kind: CellKind;
}

export type MemberSources = {
  readonly [
    Field in `form1.${ParticipantField}` | `form5.${InfrastructureField}` | `form6.${AnalysisField}`
  ]?: MemberCell;
};

export interface ReadMember {
  readonly role: 'REPRESENTATIVE' | 'PARTICIPANT';
  readonly member: FormMember;
  /** Row of 様式1; null when the business is only in other sheets. */
  readonly form1Row: number | null;
  readonly sources: MemberSources;
  /** 事業者規模 was nowhere, so SME was assumed. */
  readonly sizeAssumed: boolean;
}

export interface OfficialReading {
  readonly edition: Edition;
  readonly group: FormGroup;
  /** The representative first (when the workbook names one), then the participants as in `group`. */
  readonly members: readonly ReadMember[];
  readonly cells: readonly ReadCell[];
}
