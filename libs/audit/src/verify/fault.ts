import type { Message } from '@renkei/kernel';
import { inJapan, MONTHS_EN } from './japan-time.ts';

export const FAULT_KINDS = [
  'EDITED',
  'DELETED',
  'REORDERED',
  'INSERTED',
  'TRUNCATED',
  'REWRITTEN',
  'UNRECORDED',
  'BAD_CHECKPOINT',
  'UNSIGNED',
  'PREDATES',
  'UNREADABLE',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** The first thing that is wrong. It lies between the events `from` and `seq`; mostly they are the same. */
export interface Fault {
  readonly kind: FaultKind;
  readonly from: number;
  readonly seq: number;
  /** Of PREDATES: ISO instants. */
  readonly times?: Times;
}

export interface Times {
  /** When the file says it was written. Anybody can write that. */
  readonly exportedAt: string;
  /** When the kept checkpoint was signed. */
  readonly keptAt: string;
}

/** The file is older than the kept checkpoint, or was cut off and says so: nobody can tell from the file alone. */
export const isUndecided = ({ kind }: Fault): boolean => kind === 'PREDATES';

type Telling = (events: { readonly ja: string; readonly en: string }, fault: Fault) => Message;

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
  UNSIGNED: ({ ja, en }) => ({
    ja: `${ja}には、信頼できる鍵で署名された控えが1つもありません。控えが抜き取られたか、まだ作られていないかです。届いた控えのメール（--checkpoint）で確かめてください。`,
    en: `${en}: no checkpoint signed with a trusted key is in the file. Either they were taken out, or none was made yet. Check with a letter you kept (--checkpoint).`,
  }),
  PREDATES: (_, { times }) => tellPredates(times!),
  UNREADABLE: () => ({
    ja: 'Renkeiの操作記録のファイルとして読めません。renkei audit export で書き出したファイルを、変えずにお使いください。',
    en: 'This cannot be read as an audit file. Use a file of `renkei audit export`, as it was written.',
  }),
};

/** What is wrong, in words; it names the first broken event. */
export function tellFault(fault: Fault): Message {
  const { kind, from, seq } = fault;
  const ja = from === seq ? `${seq}番の記録` : `${from}番から${seq}番までの記録`;
  const en = from === seq ? `Event ${seq}` : `Something from event ${from} to event ${seq}`;
  return TELLINGS[kind]({ ja, en }, fault);
}

function tellPredates({ exportedAt, keptAt }: Times): Message {
  const [file, kept] = [inJapan(exportedAt), inJapan(keptAt)];
  const sameYear = file.year === kept.year;
  const sameDay = sameYear && file.month === kept.month && file.day === kept.day;
  const ja = ({ year, month, day, time }: typeof file): string =>
    `${sameYear ? '' : `${year}年`}${month}月${day}日 ${time}`;
  const en = ({ year, month, day, time }: typeof file): string =>
    `${day} ${MONTHS_EN[month - 1]}${sameYear ? '' : ` ${year}`} ${time}`;
  return {
    ja: `このファイル（${ja(file)}に書き出し）は、控え（${sameDay ? kept.time : ja(kept)}）より前のものです。いま書き出し直して、もう一度確かめてください。切り取られている場合も、こう見えます。`,
    en: `This file (written ${en(file)} JST) is older than the checkpoint (${sameDay ? kept.time : en(kept)}). Export it again now and check that one. A file that was cut off looks the same.`,
  };
}
