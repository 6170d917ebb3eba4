import type { Bilingual } from '@renkei/api-client';

/** A step of a calculation as the API traces it (fragment TraceStepFields). Amounts in whole yen, tax-exclusive. */
export interface TraceStepFields {
  readonly id: string;
  readonly label: Bilingual;
  readonly formula: string;
  readonly inputs: readonly {
    readonly symbol: string;
    readonly label: Bilingual;
    readonly value: number;
    readonly unit: string;
    readonly ref: string | null;
  }[];
  readonly result: number;
  readonly unit: string;
  readonly rounding: string;
  readonly clause: string;
  readonly carriedBack: boolean;
  readonly disagreement: string | null;
  readonly cap: { readonly yen: number; readonly reached: boolean } | null;
}

/** A point where the official papers disagree, with the group's total under both readings (Calculation.disagreements). */
export interface ReadingFields {
  readonly disagreement: { readonly id: string };
  readonly current: { readonly value: string; readonly totalGranted: number };
  readonly other: { readonly value: string; readonly totalGranted: number };
}
