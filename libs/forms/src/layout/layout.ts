import type { Message } from '@renkei/kernel';
import type { FormAdminItem, FormProfile, FormTool } from '../form-group.ts';

/** The calls whose official workbook we know, by the year in their name. */
export const EDITIONS = ['2025'] as const;
export type Edition = (typeof EDITIONS)[number];

/** The sheets of an official workbook, in their order. 様式5–7 have a calculator for one business beside them. */
export const SHEET_KEYS = [
  'INDEX',
  'FORM1',
  'PRODUCTIVITY_TOOL',
  'PRODUCTIVITY',
  'FORM2',
  'FORM3',
  'FORM4',
  'INFRASTRUCTURE_TOOL',
  'FORM5',
  'ANALYSIS_TOOL',
  'FORM6',
  'FORM7',
  'FORM8',
] as const;
export type SheetKey = (typeof SHEET_KEYS)[number];

/** How a cell holds its value: DATE is a date serial shown as a date, DECIMAL a number of any scale. */
export type InputKind = 'TEXT' | 'YEN' | 'INTEGER' | 'DECIMAL' | 'DATE';

/** One input cell of its own. */
export interface InputCell {
  /** 'D4' */
  readonly cell: string;
  readonly kind: InputKind;
  /** What the form calls it. */
  readonly label: string;
}

export interface InputColumn {
  /** 'C' */
  readonly column: string;
  /** Which row of the entry, from 0: 様式5 holds a business in five rows. */
  readonly row: number;
  readonly kind: InputKind;
  readonly label: string;
  /** The words its list allows. */
  readonly words?: readonly string[];
}

/** A range that holds one entry after the other, each in `rowsPerEntry` rows. */
export interface InputTable<Field extends string> {
  readonly sheet: SheetKey;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly rowsPerEntry: number;
  readonly columns: Readonly<Record<Field, InputColumn>>;
}

/** A text no input changes, and its copies every `every` rows down to `lastRow`: together they identify the edition. */
export interface FixedText {
  readonly cell: string;
  readonly text: string;
  readonly every?: number;
  readonly lastRow?: number;
}

/** A formula and its copies: every `every` rows down to `lastRow`, relative references moved along. */
export interface FixedFormula {
  readonly cell: string;
  /** As Excel shows it, without '='. */
  readonly formula: string;
  readonly every?: number;
  readonly lastRow?: number;
}

export interface FixedList {
  /** One of its cells. */
  readonly cell: string;
  readonly words: readonly string[];
}

export interface SheetLayout {
  readonly key: SheetKey;
  readonly name: string;
  readonly texts: readonly FixedText[];
  readonly formulas: readonly FixedFormula[];
  readonly lists: readonly FixedList[];
}

export type ParticipantField = 'number' | 'name' | 'size' | keyof FormProfile;
export type ProductivityField = 'name' | 'actual' | 'firstYear' | 'secondYear';
export type ToolField = Exclude<keyof FormTool, 'part'>;
export type ToolUseField = 'number' | 'member' | 'toolName' | 'quantity' | 'pays';
export type InfrastructureField =
  | 'number'
  | 'name'
  | 'size'
  | 'softwareYen'
  | 'pcYen'
  | 'registerYen'
  | 'softwareRequestedYen'
  | 'pcRequestedYen'
  | 'registerRequestedYen';
export type AnalysisField = 'number' | 'name' | 'softwareYen' | 'hardwareYen' | 'requestedYen';

/** One item of 様式7 (人件費 …) and the rows it has for its lines. */
export interface AdminItemRows {
  readonly item: FormAdminItem['item'];
  readonly part: 'OFFICE' | 'EXPERT';
  readonly firstRow: number;
  readonly lastRow: number;
}

/** What a formula cell means, for the parity report and for totals. Member cells: see `memberFormulas`. */
export interface NamedFormula {
  readonly sheet: SheetKey;
  readonly cell: string;
  readonly label: Message;
}

/** The same for every business of 様式5 or 6: column and row of the entry (from 0). */
export interface NamedColumn {
  readonly column: string;
  readonly row: number;
  readonly label: Message;
}

/** Where one edition of the official workbook (X25 and its successors) keeps everything. Data only. */
export interface EditionLayout {
  readonly edition: Edition;
  readonly name: Message;
  readonly sheets: Readonly<Record<SheetKey, SheetLayout>>;
  /** 提出チェック of the first sheet: the mark, and the cell of each form. */
  readonly submission: {
    readonly mark: string;
    readonly cells: Readonly<Partial<Record<SheetKey, string>>>;
  };
  readonly form1: {
    readonly representativeName: InputCell;
    readonly groupName: InputCell;
    readonly participantCount: InputCell;
    readonly participants: InputTable<ParticipantField>;
  };
  readonly productivity: InputTable<ProductivityField>;
  readonly form2: {
    readonly infrastructure: InputTable<ToolField>;
    readonly analysis: InputTable<ToolField>;
  };
  readonly form3: InputTable<ToolUseField>;
  readonly form4: InputTable<ToolUseField>;
  readonly form5: InputTable<InfrastructureField>;
  readonly form6: {
    readonly memberCount: InputCell;
    readonly requested: InputCell;
    readonly members: InputTable<AnalysisField>;
  };
  readonly form7: {
    readonly requested: InputCell;
    readonly officeRequested: InputCell;
    readonly expertRequested: InputCell;
    readonly descriptionColumn: string;
    readonly yenColumn: string;
    readonly items: readonly AdminItemRows[];
  };
  /** The words of the form for the two sizes and for 有/無. */
  readonly words: {
    readonly SME: string;
    readonly MICRO: string;
    readonly pays: string;
    readonly paysNot: string;
  };
  readonly memberFormulas: {
    readonly form5: Readonly<Record<Form5Formula, NamedColumn>>;
    readonly form6: Readonly<Record<Form6Formula, NamedColumn>>;
  };
  readonly groupFormulas: Readonly<Record<GroupFormula, NamedFormula>>;
}

export type Form5Formula =
  | 'softwareBeforeCap'
  | 'softwareAvailable'
  | 'requestedTotal'
  | 'firstTierCost'
  | 'firstTierBeforeCap'
  | 'firstTierAvailable'
  | 'secondTierCost'
  | 'secondTierBeforeCap'
  | 'secondTierAvailable'
  | 'pcBeforeCap'
  | 'pcAvailable'
  | 'registerBeforeCap'
  | 'registerAvailable';
export type Form6Formula = 'cost' | 'available';
export type GroupFormula =
  | 'infrastructureCost'
  | 'infrastructureAvailable'
  | 'infrastructureRequested'
  | 'softwareCost'
  | 'softwareAvailable'
  | 'softwareRequested'
  | 'pcCost'
  | 'pcAvailable'
  | 'pcRequested'
  | 'registerCost'
  | 'registerAvailable'
  | 'registerRequested'
  | 'analysisLimit'
  | 'analysisCost'
  | 'analysisSoftwareCost'
  | 'analysisHardwareCost'
  | 'analysisAvailable'
  | 'adminBaseInfrastructure'
  | 'adminBaseAnalysis'
  | 'adminLimit'
  | 'adminCost'
  | 'adminAvailable'
  | 'officeCost'
  | 'officeBeforeCap'
  | 'officeAvailable'
  | 'expertCost'
  | 'expertBeforeCap'
  | 'expertAvailable'
  | 'productivityActual'
  | 'productivityFirstYear'
  | 'productivityFirstYearGrowth'
  | 'productivitySecondYear'
  | 'productivitySecondYearGrowth'
  | 'totalInfrastructureSpend'
  | 'totalInfrastructureCost'
  | 'totalInfrastructureTax'
  | 'totalInfrastructureAvailable'
  | 'totalInfrastructureRequested'
  | 'totalAnalysisSpend'
  | 'totalAnalysisCost'
  | 'totalAnalysisTax'
  | 'totalAnalysisAvailable'
  | 'totalAnalysisRequested'
  | 'totalAdminSpend'
  | 'totalAdminCost'
  | 'totalAdminTax'
  | 'totalAdminAvailable'
  | 'totalAdminRequested'
  | 'totalSpend'
  | 'totalCost'
  | 'totalTax'
  | 'totalAvailable'
  | 'totalRequested';

/** How many entries the table holds. */
export function capacity(table: InputTable<string>): number {
  return Math.floor((table.lastRow - table.firstRow + 1) / table.rowsPerEntry);
}

/** 'C16' of the entry at `index` (from 0). */
export function entryCell<Field extends string>(
  table: InputTable<Field>,
  index: number,
  field: Field,
): string {
  const { column, row } = table.columns[field];
  return `${column}${String(table.firstRow + index * table.rowsPerEntry + row)}`;
}
