import type { Yen } from '@renkei/kernel';

export const INDUSTRIES = [
  'MANUFACTURING_CONSTRUCTION_TRANSPORT',
  'WHOLESALE',
  'SERVICE',
  'RETAIL',
  'RUBBER_PRODUCTS',
  'SOFTWARE_INFORMATION',
  'RYOKAN',
  'OTHER',
] as const;
/** Industries ①–⑧ of R25 第7条4. Vehicle and aircraft tyres and industrial belts are ①, not RUBBER_PRODUCTS. */
export type Industry = (typeof INDUSTRIES)[number];

export const BUSINESS_FORMS = [
  'COMPANY',
  'SOLE_PROPRIETOR',
  'MEDICAL_OR_WELFARE_CORPORATION',
  'SCHOOL_CORPORATION',
  'CHAMBER',
  'SME_BODY',
  'SPECIAL_LAW_ASSOCIATION',
  'FOUNDATION_OR_ASSOCIATION',
  'NPO',
] as const;
/** A company or sole proprietor, or one of the forms ⑨–⑮ (CHAMBER: 商工会, its federations, 商工会議所). */
export type BusinessForm = (typeof BUSINESS_FORMS)[number];

export const MICRO_CLASSES = ['COMMERCE_SERVICE', 'LODGING_ENTERTAINMENT', 'MANUFACTURING_OTHER'] as const;
/** The three rows of the micro-business table (K25 p.12). */
export type MicroClass = (typeof MICRO_CLASSES)[number];

export interface SmeLimit {
  readonly capital: Yen;
  readonly employees: number;
  readonly clause: string;
}

/** Capital or regular employees at or under the limit (R25 第7条4一 ①–⑧). */
export const SME_LIMITS: Readonly<Record<Industry, SmeLimit>> = {
  MANUFACTURING_CONSTRUCTION_TRANSPORT: { capital: 300_000_000n, employees: 300, clause: 'R25 第7条4一①' },
  WHOLESALE: { capital: 100_000_000n, employees: 100, clause: 'R25 第7条4一②' },
  SERVICE: { capital: 50_000_000n, employees: 100, clause: 'R25 第7条4一③' },
  RETAIL: { capital: 50_000_000n, employees: 50, clause: 'R25 第7条4一④' },
  RUBBER_PRODUCTS: { capital: 300_000_000n, employees: 900, clause: 'R25 第7条4一⑤' },
  SOFTWARE_INFORMATION: { capital: 300_000_000n, employees: 300, clause: 'R25 第7条4一⑥' },
  RYOKAN: { capital: 50_000_000n, employees: 200, clause: 'R25 第7条4一⑦' },
  OTHER: { capital: 300_000_000n, employees: 300, clause: 'R25 第7条4一⑧' },
};

interface FormLimit {
  /** null: the employee limit of the main industry. */
  readonly employees: number | null;
  readonly clause: string;
}

/** Forms judged by employees alone (R25 第7条4一 ⑨–⑮); none of them is ever micro. */
export const FORM_LIMITS: Readonly<Record<Exclude<BusinessForm, 'COMPANY' | 'SOLE_PROPRIETOR'>, FormLimit>> =
  {
    MEDICAL_OR_WELFARE_CORPORATION: { employees: 300, clause: 'R25 第7条4一⑨' },
    SCHOOL_CORPORATION: { employees: 300, clause: 'R25 第7条4一⑩' },
    CHAMBER: { employees: 100, clause: 'R25 第7条4一⑪' },
    SME_BODY: { employees: null, clause: 'R25 第7条4一⑫' },
    SPECIAL_LAW_ASSOCIATION: { employees: null, clause: 'R25 第7条4一⑬' },
    FOUNDATION_OR_ASSOCIATION: { employees: null, clause: 'R25 第7条4一⑭' },
    NPO: { employees: null, clause: 'R25 第7条4一⑮' },
  };

/** At most so many regular employees (R25 第7条4二, K25 p.12). */
export const MICRO_LIMITS: Readonly<Record<MicroClass, number>> = {
  COMMERCE_SERVICE: 5,
  LODGING_ENTERTAINMENT: 20,
  MANUFACTURING_OTHER: 20,
};

/** The micro rows an industry can fall under; several where the papers leave it to what the business really does. */
const MICRO_CLASSES_OF: Readonly<Record<Industry, readonly MicroClass[]>> = {
  MANUFACTURING_CONSTRUCTION_TRANSPORT: ['MANUFACTURING_OTHER'],
  WHOLESALE: ['COMMERCE_SERVICE'],
  SERVICE: ['COMMERCE_SERVICE', 'LODGING_ENTERTAINMENT'],
  RETAIL: ['COMMERCE_SERVICE'],
  RUBBER_PRODUCTS: ['MANUFACTURING_OTHER'],
  SOFTWARE_INFORMATION: ['COMMERCE_SERVICE', 'MANUFACTURING_OTHER'],
  RYOKAN: ['LODGING_ENTERTAINMENT'],
  OTHER: ['MANUFACTURING_OTHER'],
};

export interface BusinessFacts {
  readonly form: BusinessForm;
  readonly industry: Industry;
  /** Yen of capital or contributions; null for a business without any. */
  readonly capital: Yen | null;
  /** Regular employees (労働基準法20条); officers and the proprietor are not among them. */
  readonly employees: number;
  /** The row of the micro table, when known. */
  readonly microClass: MicroClass | null;
}

export const ANSWERS = ['YES', 'NO', 'UNKNOWN'] as const;

export interface Judgement {
  readonly answer: (typeof ANSWERS)[number];
  readonly clause: string;
}

export interface BusinessStatus {
  /** 中小企業等 */
  readonly sme: Judgement;
  /** 小規模事業者; UNKNOWN where the industry alone does not settle the row of the table. */
  readonly micro: Judgement;
}

function judge(holds: boolean, clause: string): Judgement {
  return { answer: holds ? 'YES' : 'NO', clause };
}

function smeStatus({ form, industry, capital, employees }: BusinessFacts): Judgement {
  const limit = SME_LIMITS[industry];
  if (form === 'COMPANY') {
    const smallCapital = capital !== null && capital <= limit.capital;
    return judge(smallCapital || employees <= limit.employees, limit.clause);
  }
  if (form === 'SOLE_PROPRIETOR') return judge(employees <= limit.employees, limit.clause);
  const own = FORM_LIMITS[form];
  return judge(employees <= (own.employees ?? limit.employees), own.clause);
}

function microStatus({ form, industry, employees, microClass }: BusinessFacts, sme: Judgement): Judgement {
  const clause = 'R25 第7条4二';
  if (sme.answer === 'NO' || (form !== 'COMPANY' && form !== 'SOLE_PROPRIETOR')) return judge(false, clause);
  const classes = microClass === null ? MICRO_CLASSES_OF[industry] : [microClass];
  const answers = classes.map((row) => employees <= MICRO_LIMITS[row]);
  if (answers.every((holds) => holds)) return judge(true, clause);
  return answers.some((holds) => holds) ? { answer: 'UNKNOWN', clause } : judge(false, clause);
}

/** Whether a business is an SME (capital or employees at or under the limit) and whether it is micro, with the clause. */
export function classifyBusiness(facts: BusinessFacts): BusinessStatus {
  const sme = smeStatus(facts);
  return { sme, micro: microStatus(facts, sme) };
}
