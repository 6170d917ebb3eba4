import { err, ok } from '@renkei/kernel';
import { setImmediate } from 'node:timers/promises';
import type { Block, Section } from './blocks.ts';
import { flow } from './flow.ts';
import type { PaperHead, PaperResult } from './paper.ts';
import { INK, LEADING, MARGIN, Sheet, SIZE } from './sheet.ts';
import { stripsOf } from './strips.ts';
import { codePointOf } from './type.ts';
import { longDate } from './words.ts';

/** A whole paper, before it is printed. */
export interface PaperDraft {
  readonly head: PaperHead;
  readonly title: string;
  readonly layout?: 'portrait' | 'landscape';
  /** Each counts its own pages, because each is handed to somebody else. */
  readonly sections: readonly Section[];
}

/** Far above a group of 200 members; what is beyond it is a mistake and would hold up everybody else's papers. */
const MOST_SECTIONS = 500;
const MOST_CHARACTERS = 2_000_000;

/**
 * Prints a paper. Equal drafts give equal bytes: no clock, no chance. Yields to other work between sections.
 * Problems: NOTHING_TO_PRINT, TOO_MUCH_TO_PRINT (over 500 parts or 2,000,000 characters).
 */
export async function print(draft: PaperDraft): Promise<PaperResult> {
  const { head, sections } = draft;
  if (sections.length === 0) {
    return err({
      code: 'NOTHING_TO_PRINT',
      message: {
        ja: '印刷する相手がいません。対象の構成員を選んでください。',
        en: 'There is nobody to print this for. Please choose the members.',
      },
    });
  }
  if (sections.length > MOST_SECTIONS || charactersOf(sections) > MOST_CHARACTERS) {
    return err({
      code: 'TOO_MUCH_TO_PRINT',
      message: {
        ja: `一度に印刷できるのは${MOST_SECTIONS}者分、${MOST_CHARACTERS.toLocaleString('ja-JP')}字までです。構成員を分けて印刷してください。`,
        en: `One file holds at most ${MOST_SECTIONS} parts and ${MOST_CHARACTERS.toLocaleString('en-US')} characters. Please print the members in several files.`,
      },
    });
  }
  const sheet = new Sheet(head, draft.title, draft.layout);
  const ends: { readonly first: number; readonly count: number; readonly label: string | null }[] = [];
  for (const section of sections) {
    const first = sheet.pages;
    openPage(sheet, head);
    const strips = section.blocks.flatMap((block) => stripsOf(sheet, block));
    const lacking = sheet.type.takeUnreported();
    const notice = lacking.length === 0 ? [] : stripsOf(sheet, lackingNotice(lacking, head));
    flow(sheet, [...strips, ...notice], () => openPage(sheet, head));
    ends.push({ first, count: sheet.pages - first, label: section.label });
    await setImmediate();
  }
  for (const { first, count, label } of ends) {
    for (let page = 0; page < count; page += 1) {
      sheet.doc.switchToPage(first + page);
      drawMargins(sheet, draft, label, `${page + 1} / ${count}`);
    }
  }
  const pages = sheet.pages;
  const { missing } = sheet.type;
  return ok({ bytes: await sheet.finish(), pages, missing });
}

function openPage(sheet: Sheet, { sample, language }: PaperHead): void {
  sheet.addPage();
  if (!sample) return;
  const word = language === 'ja' ? '見本' : 'SAMPLE';
  sheet.artifact(() => {
    const { doc } = sheet;
    const size = language === 'ja' ? 190 : 130;
    const [x, y] = [doc.page.width / 2, doc.page.height / 2];
    doc.save().rotate(-30, { origin: [x, y] });
    const left = x - sheet.type.width(word, size, 'bold') / 2;
    sheet.line(word, left, y - (size * LEADING) / 2, { size, weight: 'bold', color: '#f5f5f5' });
    doc.restore();
  }, 'Background');
}

/** The group and the paper above; the day and the page below. All of it artifacts: it repeats what the paper says. */
function drawMargins(sheet: Sheet, { head, title }: PaperDraft, label: string | null, page: string): void {
  const { type, width } = sheet;
  const style = { size: SIZE.quiet, color: INK.quiet };
  const step = SIZE.quiet * LEADING;
  const column = width / 2 - 24;
  sheet.artifact(() => {
    const put = (raw: string, x: number, room: number, right: boolean): void => {
      const lines = shortened(type.lines(type.prepared(raw), room, style.size));
      lines.forEach((line, index) => {
        const shift = right ? room - type.width(line.trimEnd(), style.size) : 0;
        sheet.line(line, x + shift, MARGIN.top - 14 - (lines.length - index) * step, style);
      });
    };
    put(head.groupName, MARGIN.side, column, false);
    put(label === null ? title : `${title}　${label}`, MARGIN.side + width - column, column, true);
    sheet.rule(MARGIN.side, MARGIN.top - 11, width);
    if (head.sample) {
      const word = head.language === 'ja' ? '見本' : 'SAMPLE';
      const wide = type.width(word, 10, 'bold') + 12;
      const x = MARGIN.side + (width - wide) / 2;
      sheet.doc
        .lineWidth(1)
        .strokeColor(INK.text)
        .rect(x, MARGIN.top - 32, wide, 17)
        .stroke();
      sheet.line(word, x + 6, MARGIN.top - 31.5, { size: 10, weight: 'bold' });
    }
    const y = sheet.doc.page.height - MARGIN.bottom + 18;
    sheet.rule(MARGIN.side, y - 4, width);
    sheet.line(longDate(head.issuedOn, head.language), MARGIN.side, y, style);
    sheet.line(page, MARGIN.side + width - type.width(page, style.size), y, style);
  }, 'Pagination');
}

const HEAD_LINES = 3;

/** Some 70 characters fit; the whole name of a longer one stands in the paper itself. */
function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= HEAD_LINES) return lines;
  const kept = lines.slice(0, HEAD_LINES);
  return [...kept.slice(0, -1), `${(kept.at(-1) ?? '').slice(0, -2)}…`];
}

function lackingNotice(characters: readonly string[], { language }: PaperHead): Block {
  const codes = characters.map(codePointOf).join(language === 'ja' ? '、' : ', ');
  return {
    kind: 'text',
    quiet: true,
    text:
      language === 'ja'
        ? `※〓は、印刷用の書体にない文字です（${codes}）。手で書き入れてください。`
        : `Note: 〓 stands for a character the printing font does not have (${codes}). Please write it in by hand.`,
  };
}

function charactersOf(sections: readonly Section[]): number {
  let count = 0;
  const visit = (value: unknown): void => {
    if (typeof value === 'string') count += value.length;
    else if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(sections);
  return count;
}
