import type { LocalDate, Message } from '@renkei/kernel';
import type { Block, Section } from '../press/blocks.ts';
import type { PaperHead, PaperResult } from '../press/paper.ts';
import { print } from '../press/print.ts';
import { longDate, shortDate, speaker } from '../press/words.ts';

/** A paper somebody still owes. */
export interface MissingPaper {
  readonly name: Message;
  /** Why it is asked for again, in a sentence: returned, expiring. Null: it has not come yet. */
  readonly reason: Message | null;
  /** Where to get it: 法務局の窓口またはオンライン. */
  readonly whereToGet: Message;
  /** How long that takes: 窓口なら当日. Null: not known. */
  readonly howLong: Message | null;
  readonly due: LocalDate | null;
}

export interface RequestLetter {
  readonly memberName: string;
  /** A person rather than an organisation: addressed as 様, not 御中. */
  readonly soleProprietor: boolean;
  /** The person, with its office; empty: to the business. */
  readonly personName: string;
  /** At least one. */
  readonly papers: readonly MissingPaper[];
}

export interface RequestLettersInput extends PaperHead {
  /** The coordinator who asks, and how to reach them. */
  readonly coordinator: {
    readonly organisation: string;
    readonly name: string;
    /** 電話 …, メール …, one a line; may be empty. */
    readonly contact: readonly string[];
  };
  /** The ways to send, each a sentence. */
  readonly howToSend: readonly Message[];
  readonly letters: readonly RequestLetter[];
}

const WORDS = {
  title: { ja: '書類ご提出のお願い', en: 'Papers we need from you' },
  greeting: {
    ja: 'いつもグループの活動にご協力いただき、ありがとうございます。補助金の手続きのため、下の書類のご用意をお願いします。',
    en: 'Thank you for taking part in the group. For the subsidy we need the following papers from you.',
  },
  papers: { ja: 'お願いしたい書類', en: 'What we need' },
  paper: { ja: '書類', en: 'Paper' },
  where: { ja: 'もらえるところ・やり方', en: 'Where to get it, or how' },
  due: { ja: '期限', en: 'By' },
  noDue: { ja: 'お早めに', en: 'Soon, please' },
  days: { ja: 'かかる日数：', en: 'Takes: ' },
  how: { ja: '送り方', en: 'How to send it' },
  contact: { ja: 'ご連絡先', en: 'Whom to ask' },
  coordinator: { ja: 'とりまとめ担当', en: 'Coordinator' },
  reach: { ja: '電話・メールなど', en: 'How to reach us' },
  crossed: {
    ja: '行き違いですでにお送りいただいていましたら、お許しください。ご不明な点は、下の連絡先へお気軽にお尋ねください。',
    en: 'If you have sent them already, please forgive this letter. If something is unclear, just ask.',
  },
} as const satisfies Record<string, Message>;

/** 書類ご提出のお願い: one letter per member, each on pages of its own. */
export function requestLettersPaper(input: RequestLettersInput): Promise<PaperResult> {
  return print({
    head: input,
    title: WORDS.title[input.language],
    sections: input.letters.map((letter) => letterSection(letter, input)),
  });
}

/** What one letter consists of. */
export function letterSection(letter: RequestLetter, input: RequestLettersInput): Section {
  const { language, coordinator } = input;
  const say = speaker(language);
  const [business, person] = addressee(letter, language);
  const blocks: Block[] = [
    { kind: 'text', text: longDate(input.issuedOn, language), align: 'right' },
    { kind: 'text', text: business, size: 12, bold: true },
    ...(person === null ? [] : [{ kind: 'text', text: person, size: 12, bold: true } as const]),
    { kind: 'text', text: input.groupName, align: 'right' },
    { kind: 'text', text: coordinator.organisation, align: 'right' },
    {
      kind: 'text',
      text: `${say(WORDS.coordinator)}${language === 'ja' ? '　' : ': '}${coordinator.name}`,
      align: 'right',
    },
    { kind: 'gap', height: 10 },
    { kind: 'title', text: say(WORDS.title) },
    { kind: 'text', text: say(WORDS.greeting) },
    { kind: 'heading', text: say(WORDS.papers) },
    {
      kind: 'table',
      columns: [
        { title: say(WORDS.paper), share: 38 },
        { title: say(WORDS.where), share: 42 },
        { title: say(WORDS.due), share: 20 },
      ],
      rows: letter.papers.map((paper) => ({
        cells: [
          [
            { text: `□ ${say(paper.name)}`, bold: true },
            ...(paper.reason === null ? [] : [{ text: say(paper.reason), quiet: true }]),
          ],
          [
            { text: say(paper.whereToGet) },
            ...(paper.howLong === null
              ? []
              : [{ text: `${say(WORDS.days)}${say(paper.howLong)}`, quiet: true }]),
          ],
          [{ text: paper.due === null ? say(WORDS.noDue) : dueWords(paper.due, language), bold: true }],
        ],
      })),
      size: 9.5,
    },
    { kind: 'heading', text: say(WORDS.how) },
    { kind: 'list', items: input.howToSend.map(say) },
    { kind: 'text', text: say(WORDS.crossed) },
    { kind: 'heading', text: say(WORDS.contact) },
    {
      kind: 'facts',
      rows: [
        { label: say(WORDS.coordinator), value: `${coordinator.organisation}　${coordinator.name}` },
        ...(coordinator.contact.length === 0
          ? []
          : [{ label: say(WORDS.reach), value: coordinator.contact.map((text) => ({ text })) }]),
      ],
    },
  ];
  return { label: letter.memberName, blocks };
}

function addressee(
  { memberName, personName, soleProprietor }: RequestLetter,
  language: 'ja' | 'en',
): [string, string | null] {
  if (language === 'en') return [memberName, personName === '' ? null : personName];
  if (personName !== '') return [memberName, `${personName}　様`];
  return [`${memberName}　${soleProprietor ? '様' : '御中'}`, null];
}

function dueWords(due: LocalDate, language: 'ja' | 'en'): string {
  return language === 'ja' ? `${shortDate(due, 'ja')}まで` : shortDate(due, 'en');
}
