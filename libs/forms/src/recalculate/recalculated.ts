import type { Message } from '@renkei/kernel';

export const ENGINES = ['LIBREOFFICE', 'IRONCALC'] as const;
/** LIBREOFFICE: the office suite of this machine, run without a screen. IRONCALC: the engine among our packages. */
export type Engine = (typeof ENGINES)[number];

export interface CellValue {
  readonly kind: 'NUMBER' | 'TEXT' | 'BOOLEAN' | 'ERROR';
  /** Numbers as plain decimals of at most 15 digits, as spreadsheets show them. Never empty. */
  readonly text: string;
}

/** Every cell of a workbook that holds something once its formulas are worked out. */
export interface Recalculated {
  readonly engine: Engine;
  /** 'LibreOffice 7.4.7.2' or 'IronCalc 0.8.4', as the engine itself says. */
  readonly engineVersion: string;
  /** How many formulas were worked out. */
  readonly formulas: number;
  /** By sheet name, then by address ('C7'). A formula that gives "" is absent, like an empty cell. */
  readonly sheets: ReadonlyMap<string, ReadonlyMap<string, CellValue>>;
}

export type RecalculationProblemCode =
  'REACHES_OUTSIDE' | 'ENGINE_MISSING' | 'ENGINE_FAILED' | 'ENGINE_TIMED_OUT';

export interface RecalculationProblem {
  readonly code: RecalculationProblemCode;
  readonly message: Message;
}

const MESSAGES: Readonly<Record<RecalculationProblemCode, Message>> = {
  REACHES_OUTSIDE: {
    ja: 'ほかのファイルやインターネットを参照する数式があるため、安全のため計算しませんでした。その数式を値に置きかえて保存し、もう一度お選びください。',
    en: 'A formula refers to another file or to the internet, so nothing was calculated. Please replace it by its value, save, and select the file again.',
  },
  ENGINE_MISSING: {
    ja: 'このコンピューターではLibreOfficeが見つかりませんでした。内蔵の計算機能をお使いください。',
    en: 'LibreOffice was not found on this computer. Please use the built-in engine.',
  },
  ENGINE_FAILED: {
    ja: '様式の再計算ができませんでした。しばらくしてからもう一度お試しください。',
    en: 'The workbook could not be recalculated. Please try again in a while.',
  },
  ENGINE_TIMED_OUT: {
    ja: '様式の再計算に時間がかかりすぎたため、中止しました。しばらくしてからもう一度お試しください。',
    en: 'Recalculating the workbook took too long and was stopped. Please try again in a while.',
  },
};

export function recalculationProblem(code: RecalculationProblemCode): RecalculationProblem {
  return { code, message: MESSAGES[code] };
}

/** 638000.0000000001, as arithmetic in doubles leaves it, is the 638000 a spreadsheet shows (15 digits). */
export function shownNumber(value: number): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential(14).split('e');
  const digits = mantissa.replace(/[-.]/g, '');
  const point = 1 + Number(exponent);
  const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const fraction = (point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point)).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return value < 0 && text !== '0' ? `-${text}` : text;
}
