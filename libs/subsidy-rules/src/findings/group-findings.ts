import { floorOf, formatYen, formatYenChange, formatYenEn } from '@renkei/kernel';
import type { CalculationResult } from '../result.ts';
import { citations } from '../rule-set/sources.ts';
import { compareReadings } from './readings.ts';
import type { ReadingComparison } from './readings.ts';
import type { Finding } from './types.ts';

function analysisOverPool({ analysis, ruleSet }: CalculationResult): Finding | null {
  const wanted = floorOf(analysis.eligible, ruleSet.analysis.rate.value);
  if (wanted <= analysis.limit) return null;
  return {
    code: 'ANALYSIS_OVER_POOL',
    severity: 'warning',
    path: 'analysis',
    message: {
      ja: `消費動向等分析の補助は、数える構成員${analysis.countedMembers}者で${formatYen(analysis.limit)}までです。費用の2/3との差 ${formatYen(wanted - analysis.limit)} は自己負担になります。`,
      en: `With ${analysis.countedMembers} members counted, the analysis pool is ${formatYenEn(analysis.limit)}. The ${formatYenEn(wanted - analysis.limit)} above it is the group's own.`,
    },
    effect: analysis.limit - wanted,
    clause: citations(ruleSet.analysis.perMember.sources),
  };
}

function overCap({ combined, ruleSet }: CalculationResult): Finding | null {
  if (!combined.overCap) return null;
  const over = combined.available - combined.cap;
  return {
    code: 'OVER_CAP',
    severity: 'warning',
    path: 'combined',
    message: {
      ja: `(1)と(2)の申請可能額の合計 ${formatYen(combined.available)} が、上限 ${formatYen(combined.cap)} を${formatYen(over)}超えています。選んだ分け方で上限までにしています。分け方か費用を見直せます。`,
      en: `(1) and (2) together could claim ${formatYenEn(combined.available)}, ${formatYenEn(over)} over the cap of ${formatYenEn(combined.cap)}. The chosen policy brings it down to the cap; you may change the policy or the costs.`,
    },
    effect: -over,
    clause: citations(ruleSet.jointCap.sources),
  };
}

export function requestRefused({ requestProblems, ruleSet }: CalculationResult): Finding[] {
  return requestProblems.map(({ path, message }) => ({
    code: 'REQUEST_REFUSED',
    severity: 'error',
    path,
    message,
    effect: null,
    clause: citations(ruleSet.jointCap.sources),
  }));
}

function adminOverLimit({ admin, ruleSet }: CalculationResult): Finding | null {
  const wanted = floorOf(admin.eligible, ruleSet.admin.rate.value);
  if (admin.limit === null || wanted <= admin.limit) return null;
  return {
    code: 'ADMIN_OVER_LIMIT',
    severity: 'warning',
    path: 'admin',
    message: {
      ja: `事務費・専門家費の補助は${formatYen(admin.limit)}までです。費用の2/3との差 ${formatYen(wanted - admin.limit)} は自己負担になります。`,
      en: `The admin costs are subsidised up to ${formatYenEn(admin.limit)}. The ${formatYenEn(wanted - admin.limit)} above it is the group's own.`,
    },
    effect: admin.limit - wanted,
    clause: citations(ruleSet.admin.shareOfBase.sources),
  };
}

function adminCapUnknown({ admin, ruleSet }: CalculationResult): Finding | null {
  if (admin.limit !== null) return null;
  return {
    code: 'ADMIN_CAP_UNKNOWN',
    severity: admin.eligible === 0n ? 'info' : 'warning',
    path: 'admin',
    message: {
      ja: `${ruleSet.label.ja}の事務費・専門家費の上限は手元の資料にありません。上限額がわかったら入れてください（interpretation.adminCapYen）。それまで(3)は計算していません。`,
      en: `The papers at hand do not give the cap of the admin costs under the ${ruleSet.label.en}. Once you know it, enter it as interpretation.adminCapYen; until then (3) is not computed.`,
    },
    effect: null,
    clause: '',
  };
}

function says(comparison: ReadingComparison, value: string): { ja: string; en: string; clause: string } {
  const reading = comparison.disagreement.readings.find((candidate) => candidate.value === value);
  if (reading === undefined) return { ja: value, en: value, clause: '' };
  return { ...reading.says, clause: citations(reading.sources) };
}

function sourceDisagreement(comparison: ReadingComparison): Finding {
  const { disagreement, current, other, changedMembers } = comparison;
  const mine = says(comparison, current.value);
  const theirs = says(comparison, other.value);
  const effect = other.totalGranted - current.totalGranted;
  const membersJa = effect === 0n ? `合計は同じですが、${changedMembers.length}者の額が変わります。` : '';
  const membersEn =
    effect === 0n ? ` The total is the same but ${changedMembers.length} members' amounts change.` : '';
  return {
    code: 'SOURCE_DISAGREEMENT',
    severity: 'info',
    path: `interpretation.${disagreement.id}`,
    message: {
      ja: `${disagreement.title.ja}は公式資料で書き方が違います。いまの計算「${mine.ja}」（${mine.clause}）では合計${formatYen(current.totalGranted)}、もう一方「${theirs.ja}」（${theirs.clause}）では${formatYen(other.totalGranted)}（${formatYenChange(effect)}）です。${membersJa}申請前に事務局に確かめてください。`,
      en: `${disagreement.title.en}: the official papers differ. As calculated, "${mine.en}" (${mine.clause}) gives ${formatYenEn(current.totalGranted)}; "${theirs.en}" (${theirs.clause}) would give ${formatYenEn(other.totalGranted)}.${membersEn} Please ask the secretariat before applying.`,
    },
    effect,
    clause: `${mine.clause} / ${theirs.clause}`,
  };
}

/** The caps of the group as a whole, and the readings that change its yen. */
export function groupFindings(result: CalculationResult): Finding[] {
  const limits = [analysisOverPool(result), overCap(result), adminOverLimit(result), adminCapUnknown(result)];
  return [
    ...limits.filter((finding) => finding !== null),
    ...requestRefused(result),
    ...compareReadings(result).map(sourceDisagreement),
  ];
}
