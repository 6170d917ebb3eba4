import type { Message } from '@renkei/kernel';
import { nameOf } from '../input/member.ts';
import type { MeanEffect } from './means.ts';
import type { MissingMember } from './productivity.ts';

/** 110250n → '1,102.50' */
export function formatHundredths(hundredths: bigint): string {
  const [sign, value] = hundredths < 0n ? ['−', -hundredths] : ['', hundredths];
  const yen = String(value / 100n).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${yen}.${String(value % 100n).padStart(2, '0')}`;
}

/** 49n → '4.9%', -1n → '−0.1%' */
export function formatPermille(permille: bigint): string {
  const [sign, value] = permille < 0n ? ['−', -permille] : ['', permille];
  return `${sign}${value / 10n}.${value % 10n}%`;
}

function missingPart(missing: readonly MissingMember[]): Message {
  if (missing.length === 0) return { ja: '', en: '' };
  const names = missing.slice(0, 3).map(nameOf);
  const [more, moreEn] =
    missing.length > names.length ? [`ほか${missing.length - names.length}者`, ' and others'] : ['', ''];
  return {
    ja: `まだ${missing.length}者の数字がそろっていません（${names.join('、')}${more}）。そろった構成員だけの途中の値です。`,
    en: `The figures of ${missing.length} members are not complete (${names.join(', ')}${moreEn}); this speaks of the others only. `,
  };
}

/** Where the group stands, and what is missing. */
export function effectSentence(
  { growth, reached, distanceToTarget }: MeanEffect,
  percent: number,
  years: number,
  missing: readonly MissingMember[],
): Message {
  const before = missingPart(missing);
  if (!growth.computable) {
    return { ja: before.ja + growth.message.ja, en: before.en + growth.message.en };
  }
  const rate = formatPermille(growth.permille);
  const [when, whenEn] = years === 1 ? ['1年目の時点で', 'After year 1'] : ['2年間で', 'Over 2 years'];
  if (reached) {
    return {
      ja: `${before.ja}${when}年平均${rate}の伸びで、目標の${percent}%に届いています。`,
      en: `${before.en}${whenEn} productivity grew ${rate} a year and reaches the target of ${percent}%.`,
    };
  }
  const short = formatHundredths(distanceToTarget ?? 0n);
  return {
    ja: `${before.ja}${when}年平均${rate}の伸びで、目標の${percent}%まで1時間あたりあと${short}円です。`,
    en: `${before.en}${whenEn} productivity grew ${rate} a year; ${short} yen per hour are missing to the target of ${percent}%.`,
  };
}
