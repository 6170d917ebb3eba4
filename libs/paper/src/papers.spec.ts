import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readPdf } from '@renkei/test/read-pdf';
import { groupPlan, memberShares, receipts, requestLetters } from '../testing/samples.ts';
import { auditCertificate, effectSummary, fixingSummary } from '../testing/summaries.ts';
import * as papers from './index.ts';
import type { Language, Paper, PaperResult } from './index.ts';

type Sample = (count: number, language: Language) => Promise<PaperResult>;

/** How to print each paper, and what everybody looks for on it. */
const PAPERS: Readonly<Record<string, { readonly print: Sample; readonly words: readonly string[] }>> = {
  memberShare: {
    print: (count, language) => papers.memberSharePaper(memberShares(count, language)),
    words: [
      '見本本町商店街振興組合　御中',
      '髙﨑𠮷野家　様',
      '補助の対象から外れるおそれがあります',
      'PC（費用100,000円）',
      '先に用意するお金：33,000,000円（自分の費用と消費税。共同の費用の分は入っていません）',
      '29,554,167円',
      'きまり：K25 p.18',
      '上限を見たあとの申請額',
      'お支払いの期限：6月30日（火）',
    ],
  },
  groupPlan: {
    print: (count, language) => papers.groupPlanPaper(groupPlan(count, language)),
    words: [
      '消費税 4,126,865円',
      '上限を超えています 105.0%',
      '上限は資料からわかりません',
      '議事録署名人',
      '費用・補助金は基盤導入経費 (1) のみ',
      '未定',
    ],
  },
  requestLetters: {
    print: (count, language) => papers.requestLettersPaper(requestLetters(count, language)),
    words: [
      '髙﨑𠮷野家　御中',
      '見本−酒店‖本店　様',
      '代表　見本一郎　様',
      '□ 履歴事項全部証明書',
      '6月2日（火）まで',
      'お早めに',
      '見本本町商店街振興組合　見本花子',
    ],
  },
  receipt: {
    print: (count, language) => papers.receiptPaper(receipts(count, language)),
    words: [
      '領収書',
      '領収書（控え）',
      '金30,000,000円',
      '番号：第2号',
      '但し、補助金の分配金として、上記のとおり受け取りました。',
    ],
  },
  fixingSummary: {
    print: (count, language) => papers.fixingSummaryPaper(fixingSummary(count, language)),
    words: ['−2,134,658円', '±0円', '確定額の見込みの合計', '㈱見本商店①号店'],
  },
  effectSummary: {
    print: (count, language) => papers.effectSummaryPaper(effectSummary(count, language)),
    words: ['4.9%　未達', '2,803.89円／時間', '目標の線 5.0%', '未報告', '平均に含めません'],
  },
  auditCertificate: {
    print: (count, language) => papers.auditCertificatePaper(auditCertificate(count, language)),
    words: ['684件', '2026年6月2日（火）16:59', '2026年1月6日（火）00:05', 'MCow'],
  },
};

async function printed(print: Sample, count: number, language: Language): Promise<Paper> {
  const result = await print(count, language);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const sha = ({ bytes }: Paper): string => createHash('sha256').update(bytes).digest('hex');

describe.each(Object.entries(PAPERS))('%s', (_name, { print, words }) => {
  it('says what the reader looks for, all of it tagged and printable', async () => {
    const paper = await printed(print, 12, 'ja');
    const { pages, untagged, structure, alternatives } = readPdf(paper.bytes);
    const lines = pages.flat();
    for (const word of words) expect(lines).toContain(word);
    expect(pages).toHaveLength(paper.pages);
    expect([untagged, paper.missing]).toEqual([[], []]);
    expect(alternatives).toHaveLength(structure['Figure'] ?? 0);
    for (const page of pages) {
      expect(page.filter((line) => line === '見本').length).toBeGreaterThanOrEqual(2);
      expect(page.at(-1)).toMatch(/^\d+ \/ \d+$/);
      expect(page.at(-2)).toBe('令和8年（2026年）6月2日');
    }
  });

  it('is the same file for the same input', async () => {
    const [first, again] = [await printed(print, 3, 'ja'), await printed(print, 3, 'ja')];
    expect(sha(again)).toBe(sha(first));
    expect(sha(await printed(print, 4, 'ja'))).not.toBe(sha(first));
  });

  it('is there in English', async () => {
    const paper = await printed(print, 2, 'en');
    const { pages, source } = readPdf(paper.bytes);
    expect(source).toMatch(/\/Lang \(en\)/);
    expect(pages[0]).toContain('2 June 2026');
    expect(pages.flat().join('')).not.toMatch(/円/);
  });
});

it('begins each member on a page of its own with pages counted from 1', async () => {
  const letters = await printed(PAPERS['requestLetters']!.print, 12, 'ja');
  expect(readPdf(letters.bytes).pages.map((page) => page.at(-1))).toEqual(Array(12).fill('1 / 1'));
});

it('prints no sample mark on what is no sample', async () => {
  const result = await papers.receiptPaper({ ...receipts(1), sample: false });
  const [page] = result.ok ? readPdf(result.value.bytes).pages : [];
  expect(page).toContain('領収書');
  expect(page).not.toContain('見本');
});

it('speaks of a balance where a member gets more than it pays, and draws no bar of it', async () => {
  const input = memberShares(1);
  const [member] = input.members;
  const result = await papers.memberSharePaper({ ...input, members: [{ ...member!, share: -5_000n }] });
  if (!result.ok) throw new Error(result.error.code);
  const { pages, structure } = readPdf(result.value.bytes);
  expect(pages.flat()).toContain('−5,000円');
  expect(pages.flat()).toContain('差し引き（税込）');
  expect(structure['Figure']).toBeUndefined();
});
