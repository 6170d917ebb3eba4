import { texts } from '../../language/language.ts';

export const EFFECT_WORDS = texts({
  ja: {
    periods: { BASE: '申請のとき', TARGET: '目標', YEAR_1: '1年目', YEAR_2: '2年目' },
    fields: {
      operatingProfit: '営業利益',
      personnelCost: '人件費',
      depreciation: '減価償却費',
      employees: '従業員数',
      hours: '1人あたりの年間平均労働時間',
    },
    perHour: (yen: string) => `${yen}円/時間`,
  },
  en: {
    periods: { BASE: 'At application', TARGET: 'Target', YEAR_1: 'Year 1', YEAR_2: 'Year 2' },
    fields: {
      operatingProfit: 'Operating profit',
      personnelCost: 'Personnel cost',
      depreciation: 'Depreciation',
      employees: 'Employees',
      hours: 'Average yearly hours of one employee',
    },
    perHour: (yen: string) => `¥${yen} an hour`,
  },
});

/** 99972 → 999.72; the exact hundredths, no rounding. */
export function hundredthsText(hundredths: number): string {
  const [sign, amount] = hundredths < 0 ? ['−', -hundredths] : ['', hundredths];
  const yen = Math.floor(amount / 100).toLocaleString('ja-JP');
  return `${sign}${yen}.${String(amount % 100).padStart(2, '0')}`;
}
