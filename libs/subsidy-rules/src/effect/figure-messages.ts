import type { Message } from '@renkei/kernel';
import { nameOf } from '../input/member.ts';
import type { FigureCheck, FigureCheckCode, FigureField } from './figure-checks.ts';

/** The names X25 【計算用ツール】労働生産性 gives the figures. */
export const FIGURE_LABELS: Readonly<Record<FigureField, Message>> = {
  operatingProfit: { ja: '営業利益（円）', en: 'operating profit (yen)' },
  personnelCost: { ja: '人件費（円）', en: 'personnel cost (yen)' },
  depreciation: { ja: '減価償却費（円）', en: 'depreciation (yen)' },
  employees: { ja: '従業員数（人）', en: 'employees' },
  hoursHundredths: { ja: '年間平均労働時間（H）', en: 'average yearly working hours' },
};

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface FigureContext {
  readonly member: Named;
  readonly year: FigureCheck['year'];
  readonly field: FigureField | null;
  readonly other: Named | null;
}

const YEARS: Readonly<Record<FigureCheck['year'], Message>> = {
  BASELINE: { ja: '事業実施前', en: 'before the project' },
  REPORTED: { ja: '報告する年', en: 'in the reported year' },
};

/** '見本商店の人件費（円）（報告する年）' */
function subject({ member, year, field }: FigureContext): Message {
  const label = field === null ? { ja: '数字', en: 'the figures' } : FIGURE_LABELS[field];
  const name = nameOf(member);
  return { ja: `${name}の${label.ja}（${YEARS[year].ja}）`, en: `${name}: ${label.en} ${YEARS[year].en}` };
}

function says(ja: string, en: string): (context: FigureContext) => Message {
  return (context) => {
    const about = subject(context);
    return { ja: `${about.ja}${ja}`, en: `${about.en} ${en}` };
  };
}

function sameAsOther(context: FigureContext): Message {
  const other = context.other === null ? '' : nameOf(context.other);
  const about = subject(context);
  return {
    ja: `${about.ja}の金額が${other}とすべて同じです。写し間違いがないか、お手元の決算の数字をご確認ください。`,
    en: `${about.en} equal those of ${other} to the yen. Please check against the accounts.`,
  };
}

/** What looks unusual, and what to look at. */
export const FIGURE_MESSAGES: Readonly<Record<FigureCheckCode, (context: FigureContext) => Message>> = {
  SAME_AS_BASELINE: says(
    'は、事業実施前とすべて同じです。今年の数字になっているか、ご確認ください。',
    'all equal those before the project. Please check that they are this year’s.',
  ),
  MOSTLY_SAME_AS_BASELINE: says(
    'には、事業実施前と1円単位で同じ金額が二つ以上あります。今年の数字かどうか、ご確認ください。',
    'repeat two or more amounts from before the project to the yen. Please check that they are this year’s.',
  ),
  SAME_AS_OTHER_MEMBER: sameAsOther,
  UNIT_SLIP: says(
    'は、事業実施前のおよそ1000倍か1000分の1です。千円単位で入れていないか、ご確認ください（円で入れます）。',
    'differs about a thousandfold from before the project. Please enter yen, not thousands of yen.',
  ),
  CHANGE_IMPLAUSIBLE: says(
    'が、事業実施前から大きく変わっています。桁や単位をご確認ください。正しければこのままで大丈夫です。',
    'changed a lot since before the project. Please check digits and units; leave it if it is right.',
  ),
  PRODUCTIVITY_CHANGE_IMPLAUSIBLE: says(
    'から計算した労働生産性が、事業実施前から大きく変わっています。五つの数字をご確認ください。',
    'give a productivity far from the one before the project. Please check all five.',
  ),
  NEGATIVE_AMOUNT: says(
    'がマイナスです。0円以上になるはずですので、ご確認ください。',
    'is negative. It should be 0 yen or more; please check.',
  ),
  NO_EMPLOYEES: says(
    'が0人のため、労働生産性を計算できません。人数の数え方を事務局の手引きでご確認ください。',
    'is 0, so no productivity can be computed. Please check how to count with the secretariat’s guide.',
  ),
  HOURS_OVER_A_YEAR: says(
    'が、1年の時間（8,760時間）を超えています。全員の合計ではなく、1人あたりの平均を入れてください。',
    'exceed a year’s 8,760 hours. Please enter the average per person, not the sum of all.',
  ),
  HOURS_UNDER_ONE: says(
    'が1時間未満です。1人あたりの1年の平均時間を入れてください。',
    'are below 1 hour. Please enter a person’s average hours over the year.',
  ),
  PERSONNEL_COST_PER_HOUR_LOW: says(
    'が、働いた1時間あたり500円を下回ります。金額の単位、人数、時間をご確認ください。',
    'comes to less than 500 yen per hour worked. Please check the unit, employees and hours.',
  ),
  PERSONNEL_COST_PER_HOUR_HIGH: says(
    'が、働いた1時間あたり20,000円を上回ります。金額の単位、人数、時間をご確認ください。',
    'comes to more than 20,000 yen per hour worked. Please check the unit, employees and hours.',
  ),
};
