import type { Message } from '@renkei/kernel';

export const FAULT_KINDS = [
  'EDITED',
  'DELETED',
  'REORDERED',
  'INSERTED',
  'TRUNCATED',
  'REWRITTEN',
  'UNRECORDED',
  'BAD_CHECKPOINT',
  'UNREADABLE',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** The first thing that is wrong. It lies between the events `from` and `seq`; mostly they are the same. */
export interface Fault {
  readonly kind: FaultKind;
  readonly from: number;
  readonly seq: number;
}

type Telling = (events: { readonly ja: string; readonly en: string }) => Message;

const TELLINGS: Readonly<Record<FaultKind, Telling>> = {
  EDITED: ({ ja, en }) => ({
    ja: `${ja}の内容が書き換えられています。`,
    en: `${en} was edited.`,
  }),
  DELETED: ({ ja, en }) => ({
    ja: `${ja}が抜けています（削除されています）。`,
    en: `${en} is missing: it was deleted.`,
  }),
  REORDERED: ({ ja, en }) => ({
    ja: `${ja}から順番が入れ替えられています。`,
    en: `From ${en} on the order was changed.`,
  }),
  INSERTED: ({ ja, en }) => ({
    ja: `${ja}は、あとから差し込まれたものです。`,
    en: `${en} was inserted afterwards.`,
  }),
  TRUNCATED: ({ ja, en }) => ({
    ja: `${ja}から後ろが切り取られています。`,
    en: `The file was cut off before ${en}.`,
  }),
  REWRITTEN: ({ ja, en }) => ({
    ja: `${ja}は、署名された控えと合いません。控えの後で作り直されています。`,
    en: `${en}: written anew, it is not what the checkpoint signed.`,
  }),
  UNRECORDED: ({ ja, en }) => ({
    ja: `${ja}の前後の値がつながりません。記録されていない変更があるか、記録が作り直されています。`,
    en: `${en} does not continue from the row's earlier event: a change went unrecorded, or the record was made anew.`,
  }),
  BAD_CHECKPOINT: ({ ja, en }) => ({
    ja: `${ja}の控えの署名が正しくないか、知らない鍵で署名されています。`,
    en: `The checkpoint at ${en} is not signed, or not with a key that is trusted.`,
  }),
  UNREADABLE: () => ({
    ja: 'Renkeiの操作記録のファイルとして読めません。renkei audit export で書き出したファイルを、変えずにお使いください。',
    en: 'This cannot be read as an audit file. Use a file of `renkei audit export`, as it was written.',
  }),
};

/** What is wrong, in words; it names the first broken event. */
export function tellFault({ kind, from, seq }: Fault): Message {
  const ja = from === seq ? `${seq}番の記録` : `${from}番から${seq}番までの記録`;
  const en = from === seq ? `Event ${seq}` : `Something from event ${from} to event ${seq}`;
  return TELLINGS[kind]({ ja, en });
}
