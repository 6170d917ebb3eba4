import type { LocalDate, Message, Yen } from '@renkei/kernel';
import type { Block, Section } from '../press/blocks.ts';
import type { PaperHead, PaperResult } from '../press/paper.ts';
import { print } from '../press/print.ts';
import { longDate, speaker, yen } from '../press/words.ts';

/** Money that one member passed on to another, or to the group. */
export interface Receipt {
  /** 第12号; empty: none. */
  readonly number: string;
  /** Who paid it: the receipt is made out to them. */
  readonly payerName: string;
  readonly amount: Yen;
  /** What for, in the words after 但し. */
  readonly purpose: Message;
  readonly receivedOn: LocalDate;
  /** Who received it and signs. */
  readonly payee: { readonly name: string; readonly lines: readonly string[] };
  /** About a revenue stamp, if the coordinator wrote one: we judge nothing here. Null: nothing is printed. */
  readonly stampNote: Message | null;
}

export interface ReceiptsInput extends PaperHead {
  readonly receipts: readonly Receipt[];
}

const WORDS = {
  title: { ja: '領収書', en: 'Receipt' },
  copy: { ja: '領収書（控え）', en: 'Receipt (copy)' },
  number: { ja: '番号：', en: 'No. ' },
  amount: { ja: '金額', en: 'Amount' },
  for: { ja: '但し、', en: 'For ' },
  as: { ja: 'として、', en: '. ' },
  received: { ja: '上記のとおり受け取りました。', en: 'Received as stated above.' },
  on: { ja: '受け取った日', en: 'Received on' },
  payee: { ja: '受け取った人', en: 'Received by' },
  seal: { ja: '印', en: 'Seal' },
  cut: { ja: '切り取り線', en: 'Cut here' },
} as const satisfies Record<string, Message>;

/** 領収書 with its copy below, a page per payment. */
export function receiptPaper(input: ReceiptsInput): Promise<PaperResult> {
  return print({
    head: input,
    title: WORDS.title[input.language],
    sections: input.receipts.map((receipt) => receiptSection(receipt, input)),
  });
}

/** What one page consists of: the receipt, and below the line where it is cut the copy that the payee keeps. */
export function receiptSection(receipt: Receipt, { language }: ReceiptsInput): Section {
  const say = speaker(language);
  return {
    label: receipt.payee.name,
    blocks: [
      ...half(receipt, WORDS.title, language),
      { kind: 'cut', word: say(WORDS.cut) },
      ...half(receipt, WORDS.copy, language),
    ],
  };
}

function half(receipt: Receipt, title: Message, language: 'ja' | 'en'): Block[] {
  const say = speaker(language);
  const payee = [receipt.payee.name, ...receipt.payee.lines];
  const forWhat = `${say(WORDS.for)}${say(receipt.purpose)}${say(WORDS.as)}${say(WORDS.received)}`;
  return [
    { kind: 'title', text: say(title) },
    ...(receipt.number === ''
      ? []
      : [
          {
            kind: 'text',
            text: `${say(WORDS.number)}${receipt.number}`,
            align: 'right',
            quiet: true,
            keep: true,
          } as const,
        ]),
    {
      kind: 'text',
      text: language === 'ja' ? `${receipt.payerName}　様` : receipt.payerName,
      size: 13,
      bold: true,
      keep: true,
    },
    {
      kind: 'amount',
      label: say(WORDS.amount),
      value: `${language === 'ja' ? '金' : ''}${yen(receipt.amount, language)}`,
    },
    { kind: 'text', text: forWhat, keep: true },
    ...(receipt.stampNote === null
      ? []
      : [{ kind: 'text', text: say(receipt.stampNote), quiet: true, keep: true } as const]),
    {
      kind: 'signatures',
      sealWord: say(WORDS.seal),
      rows: [
        { label: say(WORDS.on), lines: [longDate(receipt.receivedOn, language)], seal: false },
        { label: say(WORDS.payee), lines: payee, seal: true },
      ],
    },
  ];
}
