import { productivityOf } from '@renkei/subsidy-rules';
import type { EffectMembersQuery } from './effects.generated.ts';

export type EffectMember = EffectMembersQuery['consortium']['members']['edges'][number]['node'];
export type Figures = EffectMember['effectFigures'][number];
export type Period = Figures['period'];

/** In the order of time; TARGET is what was promised. */
export const PERIODS = ['BASE', 'TARGET', 'YEAR_1', 'YEAR_2'] as const satisfies readonly Period[];

export function figuresOf({ effectFigures }: EffectMember, period: Period): Figures | null {
  return effectFigures.find((one) => one.period === period) ?? null;
}

/** Yen for an hour of work, in hundredths of a yen rounded down; null where hours or employees are missing (K25 p.33). */
export function productivity(figures: Figures | null): number | null {
  if (!figures) return null;
  const ratio = productivityOf({
    operatingProfit: BigInt(figures.operatingProfitYen),
    personnelCost: BigInt(figures.personnelCostYen),
    depreciation: BigInt(figures.depreciationYen),
    employees: BigInt(figures.employees),
    hoursHundredths: BigInt(figures.hoursHundredths),
  });
  return ratio && Number((ratio.numerator * 100n) / ratio.denominator);
}

/** The form as typed. Hours with up to two decimals: 1800.5. */
export interface FiguresDraft {
  readonly operatingProfit: string;
  readonly personnelCost: string;
  readonly depreciation: string;
  readonly employees: string;
  readonly hours: string;
}

export const FIELDS = ['operatingProfit', 'personnelCost', 'depreciation', 'employees', 'hours'] as const;
export type Field = (typeof FIELDS)[number];

export function draftOf(figures: Figures | null): FiguresDraft {
  if (!figures) return { operatingProfit: '', personnelCost: '', depreciation: '', employees: '', hours: '' };
  return {
    operatingProfit: String(figures.operatingProfitYen),
    personnelCost: String(figures.personnelCostYen),
    depreciation: String(figures.depreciationYen),
    employees: String(figures.employees),
    hours: String(figures.hoursHundredths / 100),
  };
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[,、\s円¥人時間]/g, '')
    .replace(/^[−ー–△▲]/, '-');

/** What was typed as the API takes it; null for a field that is no such number. A loss is −1,200,000 or △1,200,000. */
export function readDraft(draft: FiguresDraft): Readonly<Record<Field, number | null>> {
  const whole = (text: string, pattern: RegExp): number | null =>
    pattern.test(plain(text)) ? Number(plain(text)) : null;
  const [, hours = '', hundredths = ''] = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(plain(draft.hours)) ?? [];
  return {
    operatingProfit: whole(draft.operatingProfit, /^-?\d{1,15}$/),
    personnelCost: whole(draft.personnelCost, /^\d{1,15}$/),
    depreciation: whole(draft.depreciation, /^\d{1,15}$/),
    employees: whole(draft.employees, /^\d{1,7}$/),
    hours: hours === '' ? null : Number(hours) * 100 + Number(hundredths.padEnd(2, '0')),
  };
}
