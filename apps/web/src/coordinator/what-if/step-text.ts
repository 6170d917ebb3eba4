import { formatYen, formatYenEn } from '@renkei/kernel';
import {
  CATEGORY_LABELS,
  lineCost,
  POLICY_LABELS,
  SHARING_KEY_LABELS,
  type CalculationInput,
} from '@renkei/subsidy-rules';
import type { Bilingual } from '@renkei/api-client';
import { coreLine, lineIn, type Step, type Trial } from './plan.ts';

/** 「見本茶舗が抜ける」, 「見本茶舗のソフトウェアを 980,000円から 500,000円に」: a step in a few words. */
export function stepText({ trial }: Step, today: CalculationInput): Bilingual {
  const name = 'memberId' in trial ? (today.members.find(({ id }) => id === trial.memberId)?.name ?? '') : '';
  switch (trial.kind) {
    case 'DROP_MEMBER':
      return { ja: `${name}が抜ける`, en: `${name} leaves` };
    case 'ADD_MEMBER':
      return { ja: `${trial.member.name}が加わる`, en: `${trial.member.name} joins` };
    case 'SET_SIZE':
      return trial.size === 'MICRO'
        ? { ja: `${name}を小規模事業者として計算する`, en: `${name} as a micro business` }
        : { ja: `${name}を小規模事業者でないとして計算する`, en: `${name} not as a micro business` };
    case 'ADD_LINE': {
      const label = CATEGORY_LABELS[trial.line.category];
      const cost = lineCost(coreLine('', trial.line));
      return {
        ja: `${name}に${label.ja} ${formatYen(cost)}を足す`,
        en: `${name}: ${label.en} of ${formatYenEn(cost)} added`,
      };
    }
    case 'REMOVE_LINE': {
      const line = lineIn(today, trial.memberId, trial.lineId);
      const label = CATEGORY_LABELS[line?.category ?? 'SOFTWARE'];
      const cost = line ? lineCost(line) : 0n;
      return {
        ja: `${name}の${label.ja} ${formatYen(cost)}をやめる`,
        en: `${name}: ${label.en} of ${formatYenEn(cost)} left out`,
      };
    }
    case 'REPLACE_LINE': {
      const line = lineIn(today, trial.memberId, trial.lineId);
      const label = CATEGORY_LABELS[trial.line.category];
      const before = line ? lineCost(line) : 0n;
      const after = lineCost(coreLine('', trial.line));
      if (before === after)
        return { ja: `${name}の${label.ja}のツールを変える`, en: `${name}: another tool (${label.en})` };
      return {
        ja: `${name}の${label.ja}を ${formatYen(before)}から ${formatYen(after)}に`,
        en: `${name}: ${label.en} from ${formatYenEn(before)} to ${formatYenEn(after)}`,
      };
    }
    case 'SET_POLICY': {
      const label = POLICY_LABELS[trial.policy];
      return { ja: `上限をこえたら「${label.ja}」`, en: `Over the limit: ${label.en}` };
    }
    case 'SET_SHARING_KEY': {
      const label = SHARING_KEY_LABELS[trial.sharingKey];
      return { ja: `みんなの費用は「${label.ja}」`, en: `Joint costs: ${label.en}` };
    }
    case 'SET_READING':
      return { ja: '資料の読み方を変える', en: 'Another reading of the papers' };
  }
}

/** Of a kind that can lose what it is about. */
const ABOUT: Readonly<Partial<Record<Trial['kind'], Bilingual>>> = {
  DROP_MEMBER: { ja: 'お店が抜ける', en: 'A shop leaves' },
  SET_SIZE: { ja: 'お店の規模を変えて計算する', en: 'Another size of a shop' },
  ADD_LINE: { ja: '費用を足す', en: 'A cost is added' },
  REPLACE_LINE: { ja: '費用を変える', en: 'A cost changes' },
  REMOVE_LINE: { ja: '費用をやめる', en: 'A cost is left out' },
};

/** 「見本茶舗: 費用を変える（この費用は、いまはありません）」: a step whose shop or cost line is gone. */
export function lostText({ trial }: Step, today: CalculationInput): Bilingual {
  const about = ABOUT[trial.kind] ?? { ja: '', en: '' };
  const member = 'memberId' in trial ? today.members.find(({ id }) => id === trial.memberId) : undefined;
  return member
    ? {
        ja: `${member.name}: ${about.ja}（この費用は、いまはありません）`,
        en: `${member.name}: ${about.en} (this cost is no longer there)`,
      }
    : {
        ja: `${about.ja}（このお店は、いまのグループにいません）`,
        en: `${about.en} (this shop is no longer in the group)`,
      };
}
