import { addDays, localDate } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import type { AuditCertificateInput } from '../src/audit-certificate/audit-certificate.ts';
import type { EffectOfMember, EffectSummaryInput } from '../src/effect-summary/effect-summary.ts';
import type { FixedEntry, FixingSummaryInput } from '../src/fixing-summary/fixing-summary.ts';
import { amountOf, both, head, nameOf } from './samples.ts';

export function fixingSummary(count: number, language: 'ja' | 'en' = 'ja'): FixingSummaryInput {
  const entries = Array.from({ length: count }, (_, index): FixedEntry => {
    const granted = index === 1 ? 3_500_000n : amountOf(index, 1_500_000n);
    const fixed = index % 5 === 2 ? granted - granted / 4n : index % 11 === 6 ? 0n : granted;
    return {
      memberName: nameOf(index),
      category: both('(1) 基盤導入経費', '(1) Infrastructure'),
      granted,
      actualEligible: (fixed * 3n) / 2n,
      fixed,
      reasons:
        fixed === granted
          ? [
              both(
                '認められた費用から計算した額が交付決定と同じです。',
                'The accepted costs give exactly the granted amount.',
              ),
            ]
          : [
              both(
                `認められた費用から計算すると${fixed.toLocaleString('ja-JP')}円で、交付決定より少なくなります。`,
                'The accepted costs give less than the grant.',
              ),
              both(
                'PC1台は交付決定より前の発注のため、認められませんでした。',
                'One PC was ordered before the grant.',
              ),
            ],
    };
  });
  const sum = (pick: (entry: FixedEntry) => Yen): Yen =>
    entries.reduce((total, entry) => total + pick(entry), 0n);
  const total = {
    granted: sum(({ granted }) => granted),
    actualEligible: sum(({ actualEligible }) => actualEligible),
    fixed: sum(({ fixed }) => fixed),
  };
  return {
    ...head(language),
    standing: 'EXPECTED',
    notice: null,
    entries,
    totals: [
      { category: both('(1) 基盤導入経費', '(1) Infrastructure'), ...total },
      {
        category: both('(2) 消費動向等分析経費', '(2) Analysis'),
        granted: 0n,
        actualEligible: 0n,
        fixed: 0n,
      },
    ],
    total,
  };
}

export function effectSummary(count: number, language: 'ja' | 'en' = 'ja'): EffectSummaryInput {
  const members = Array.from({ length: count }, (_, index): EffectOfMember => {
    const p0 = 210_000n + BigInt((index * 7_919) % 90_000);
    if (index % 9 === 5) {
      return {
        name: nameOf(index),
        p0,
        p1: null,
        p2: null,
        growth: null,
        met: null,
        counted: true,
        remark: both('2年目の決算書がまだです。', 'The accounts of year 2 are missing.'),
      };
    }
    const growth = BigInt(((index * 37) % 130) - 25);
    const p1 = (p0 * (1000n + growth)) / 1000n;
    return {
      name: nameOf(index),
      p0,
      p1,
      p2: (p1 * (1000n + growth)) / 1000n,
      growth,
      met: growth >= 50n,
      counted: index !== 0,
      remark: null,
    };
  });
  return {
    ...head(language),
    year: 2,
    window: { from: localDate(2027, 4, 1), to: localDate(2028, 3, 31) },
    members,
    group: {
      p0: 254_321n,
      p1: 262_100n,
      p2: 279_876n,
      growth: 49n,
      met: false,
      mean: both('構成員の労働生産性の相加平均（K25 p.33）', 'Arithmetic mean of the members (K25 p.33)'),
      sentence: both(
        '2年間で年平均4.9%の伸びで、目標の5%まで1時間あたりあと5.13円です。',
        'Over 2 years productivity grew 4.9% a year; 5.13 yen per hour are missing.',
      ),
    },
    target: { growth: 50n, clause: 'S23', productivity: 280_389n },
  };
}

export function auditCertificate(count: number, language: 'ja' | 'en' = 'ja'): AuditCertificateInput {
  const hex = (seed: number): string =>
    Array.from({ length: 64 }, (_, index) => ((seed * 31 + index * index * 7 + 5) % 16).toString(16)).join(
      '',
    );
  return {
    ...head(language),
    chainId: '3f0c6a52-6f0e-4f8b-9d51-9f2b5a7c1e44',
    events: count * 57,
    headHash: hex(9),
    lastEventAt: Date.UTC(2026, 5, 2, 7, 59),
    keys: [
      { fingerprint: hex(4), publicKey: 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=' },
    ],
    checkpoints: Array.from({ length: count }, (_, index) => ({
      seq: (index + 1) * 57,
      hash: hex(index + 1),
      signedAt: Date.parse(`${addDays(localDate(2026, 1, 5), index)}T15:05:00Z`),
    })),
    exportFileName: 'mihon-honmachi.audit.jsonl',
  };
}
