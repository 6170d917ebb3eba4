import { beforeAll, describe, expect, it } from '@jest/globals';
import { localDate } from '@renkei/kernel';
import { readPdf } from '@renkei/test/read-pdf';
import type { ReadPdf } from '@renkei/test/read-pdf';
import type { Block, Section } from './blocks.ts';
import type { Paper, PaperHead } from './paper.ts';
import { print } from './print.ts';

const HEAD: PaperHead = {
  language: 'ja',
  groupName: '見本<本町>&グループ',
  issuedOn: localDate(2026, 6, 2),
  sample: true,
};
const section = (...blocks: Block[]): Section => ({ label: null, blocks });
const text = (words: string): Block => ({ kind: 'text', text: words });

async function printed(...sections: Section[]): Promise<Paper> {
  const result = await print({ head: HEAD, title: '試し', sections });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('characters', () => {
  const RARE = '髙﨑𠮷①㈱〜−‖ ㍿Ⅲ㊞葛\u{E0100}辻\u{E0101}ﾊﾝｶｸ〓';

  it('prints those of names, and they are read back as written', async () => {
    const paper = await printed(section(text(RARE), { kind: 'title', text: RARE }));
    const lines = readPdf(paper.bytes).pages[0] ?? [];
    const read = RARE.replace(/\p{Variation_Selector}/gu, '');
    expect(lines.filter((line) => line === read)).toHaveLength(2);
    expect(paper.missing).toEqual([]);
  });

  it('tells those the font lacks, once each with where, and on the paper where it happened', async () => {
    const paper = await printed(
      section(text('見本😀商店'), text('見本😀本店と\u{1F364}')),
      section(text('見本港店')),
    );
    expect(
      paper.missing.map(({ code, character, codePoint, text: where }) => [code, character, codePoint, where]),
    ).toEqual([
      ['MISSING_GLYPH', '😀', 'U+1F600', '見本😀商店'],
      ['MISSING_GLYPH', '\u{1F364}', 'U+1F364', '見本😀本店と\u{1F364}'],
    ]);
    expect(paper.missing[0]?.message.ja).toContain('U+1F600');
    const [first, second] = readPdf(paper.bytes).pages;
    expect(first).toContain('見本〓商店');
    expect(first?.some((line) => line.includes('U+1F600、U+1F364'))).toBe(true);
    expect(second?.some((line) => line.includes('〓'))).toBe(false);
  });
});

describe('pages', () => {
  const rows = (count: number, words = '見本店') =>
    Array.from({ length: count }, (_, index) => ({ cells: [`${words}${index}`, '30,000,000円'] }));
  const table = (count: number, words?: string): Block => ({
    kind: 'table',
    columns: [
      { title: '構成員', share: 70 },
      { title: '金額', share: 30, align: 'right' },
    ],
    rows: rows(count, words),
  });

  it('count within their section, and a table repeats its head', async () => {
    const paper = await printed(section(table(100)), section(text('別の人へ')));
    const { pages } = readPdf(paper.bytes);
    expect(pages).toHaveLength(paper.pages);
    expect(pages.map((lines) => lines.at(-1))).toEqual(['1 / 4', '2 / 4', '3 / 4', '4 / 4', '1 / 1']);
    expect(pages.map((lines) => lines.filter((line) => line === '構成員').length)).toEqual([1, 1, 1, 1, 0]);
    const printedRows = pages.flat().filter((line) => line.startsWith('見本店'));
    expect(printedRows).toEqual(rows(100).map(({ cells }) => cells[0]));
  });

  it('loses no line of a cell that is longer than a page', async () => {
    const sentence = '長い説明の文がここに続きます。';
    const paper = await printed(section(table(1, sentence.repeat(300))));
    const all = readPdf(paper.bytes).pages.flat().join('');
    expect(paper.pages).toBeGreaterThan(2);
    expect(all.match(/。/g)).toHaveLength(300);
  });

  it('leaves no heading at the bottom of a page', async () => {
    for (let lines = 25; lines < 50; lines += 1) {
      const blocks = Array.from({ length: lines }, () => text('本文'));
      const paper = await printed(section(...blocks, { kind: 'heading', text: '見出し' }, table(3)));
      for (const page of readPdf(paper.bytes).pages) {
        const at = page.indexOf('見出し');
        if (at >= 0) expect(page.slice(at + 1, at + 4)).toEqual(['構成員', '金額', '見本店0']);
      }
    }
  });

  it('begins the receipt’s copy on a new page when both do not fit on one', async () => {
    const filler = Array.from({ length: 25 }, () => text('本文'));
    const kept: Block[] = [
      { kind: 'title', text: '控え' },
      { kind: 'text', text: '番号', keep: true },
      { kind: 'amount', label: '金額', value: '1円' },
      { kind: 'signatures', sealWord: '印', rows: [{ label: '署名', lines: ['見本'], seal: true }] },
    ];
    const [first, second] = readPdf((await printed(section(...filler, ...kept))).bytes).pages;
    expect(first).not.toContain('控え');
    expect(second?.slice(1, 5)).toEqual(['控え', '番号', '金額', '1円']);
  });

  it('sets an amount smaller rather than break it', async () => {
    const huge = '9,999,999,999,999,999,999,999円';
    const narrow: Block = {
      kind: 'table',
      columns: [
        { title: '構成員', share: 80 },
        { title: '金額', share: 20, align: 'right' },
      ],
      rows: [{ cells: ['見本店', huge] }],
    };
    expect(readPdf((await printed(section(narrow))).bytes).pages[0]).toContain(huge);
  });
});

describe('the file', () => {
  let paper: Paper;
  let pdf: ReadPdf;
  beforeAll(async () => {
    const blocks: Block[] = [
      { kind: 'title', text: '題' },
      text('文'),
      { kind: 'list', items: ['一', '二'] },
      { kind: 'code', label: 'ハッシュ', code: '0123456789abcdef' },
      { kind: 'signatures', sealWord: '印', rows: [{ label: '発行者', lines: ['見本'], seal: true }] },
    ];
    paper = await printed(section(...blocks));
    pdf = readPdf(paper.bytes);
  });

  it('is a tagged PDF 1.7 in Japanese that says its title', () => {
    expect(pdf.source.startsWith('%PDF-1.7')).toBe(true);
    expect(pdf.source).toMatch(/\/Lang \(ja\)/);
    expect(pdf.source).toMatch(/\/DisplayDocTitle true/);
    expect(pdf.source).toMatch(/\/Marked true/);
    expect(pdf.source).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.structure).toMatchObject({ Document: 1, H1: 1, L: 1, LI: 2, Lbl: 2, LBody: 2 });
    expect(pdf.untagged).toEqual([]);
  });

  it('has metadata that is XML whatever the group is called', () => {
    const metadata = Buffer.from(pdf.source, 'latin1').toString('utf8');
    expect(metadata).toContain('試し 見本＜本町＞＆グループ');
  });

  it('holds the long code in one piece for those who read or copy it', () => {
    expect(pdf.source).toContain('/ActualText (0123456789abcdef)');
  });
});

describe('limits', () => {
  it('says when there is nobody or far too much to print for', async () => {
    const none = await print({ head: HEAD, title: '試し', sections: [] });
    const many = await print({
      head: HEAD,
      title: '試し',
      sections: Array.from({ length: 501 }, () => section()),
    });
    const long = await print({
      head: HEAD,
      title: '試し',
      sections: [section(text('あ'.repeat(2_000_001)))],
    });
    expect([none, many, long].map((result) => (result.ok ? 'ok' : result.error.code))).toEqual([
      'NOTHING_TO_PRINT',
      'TOO_MUCH_TO_PRINT',
      'TOO_MUCH_TO_PRINT',
    ]);
  });
});
