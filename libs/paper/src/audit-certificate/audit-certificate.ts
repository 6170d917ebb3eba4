import { dateOf, fromEpochMs } from '@renkei/kernel';
import type { JstMinute, Message } from '@renkei/kernel';
import type { Block, Cell } from '../press/blocks.ts';
import type { Language, PaperHead, PaperResult } from '../press/paper.ts';
import { print } from '../press/print.ts';
import { dayDate, speaker } from '../press/words.ts';

/** A signed statement that the chain's event `seq` had this hash. */
export interface CertifiedCheckpoint {
  readonly seq: number;
  /** SHA-256, 64 hexadecimal digits. */
  readonly hash: string;
  /** Milliseconds since 1970, UTC. */
  readonly signedAt: number;
}

export interface AuditKey {
  /** SHA-256 of the public key, hexadecimal. */
  readonly fingerprint: string;
  /** As `renkei audit verify --key` takes it: SubjectPublicKeyInfo in base64. */
  readonly publicKey: string;
}

export interface AuditCertificateInput extends PaperHead {
  /** The chain's id, as `renkei audit export` writes it. */
  readonly chainId: string;
  readonly events: number;
  /** The hash of the last event; null: the chain is empty. */
  readonly headHash: string | null;
  /** When the last event happened; milliseconds since 1970, UTC. */
  readonly lastEventAt: number | null;
  /** The keys that signed, the present one first; empty: nothing was signed yet. */
  readonly keys: readonly AuditKey[];
  /** In the order of `seq`. */
  readonly checkpoints: readonly CertifiedCheckpoint[];
  /** The name of the exported file this certificate goes with: 記録.jsonl. */
  readonly exportFileName: string;
}

const WORDS = {
  title: { ja: '操作記録の証明書', en: 'Audit certificate' },
  what: {
    ja: 'このグループでだれが・いつ・何をしたかの記録は、1件ずつ前の記録とつながっています（ハッシュチェーン）。この紙に印刷した値と、書き出した記録ファイルの値が同じなら、ここに書かれた件数までの記録は、あとから書き換えられたり消されたりしていません。',
    en: 'The record of who did what and when in this group is a chain: each entry is tied to the one before it. If the values printed here are those of the exported file, the entries up to the number given here were not changed or removed afterwards.',
  },
  facts: { ja: '記録の現在', en: 'The record now' },
  group: { ja: 'グループ', en: 'Group' },
  chain: { ja: '記録の番号（チェーン）', en: 'Chain' },
  events: { ja: '記録の件数', en: 'Entries' },
  lastAt: { ja: '最後の記録の日時', en: 'Last entry at' },
  none: { ja: 'まだ記録がありません', en: 'No entries yet' },
  head: { ja: '最後の記録のハッシュ（SHA-256）', en: 'Hash of the last entry (SHA-256)' },
  fingerprint: { ja: '署名に使う公開鍵の指紋（SHA-256）', en: 'Fingerprint of the public key (SHA-256)' },
  key: { ja: '公開鍵（--key に渡す文字）', en: 'Public key, for --key' },
  checkpoints: { ja: '署名のある控え（チェックポイント）', en: 'Signed checkpoints' },
  noCheckpoints: {
    ja: '署名のある控えは、まだありません。',
    en: 'There are no signed checkpoints yet.',
  },
  upTo: { ja: '何件目まで', en: 'Up to entry' },
  signedAt: { ja: '署名の日時（日本時間）', en: 'Signed at (Japan time)' },
  hash: { ja: 'その記録のハッシュ', en: 'Hash of that entry' },
  how: { ja: '確かめ方', en: 'How to check' },
  keep: {
    ja: 'この紙は、記録ファイルとは別の場所に保管してください。紙がシステムの外にあることで、証明になります。',
    en: 'Keep this paper apart from the exported file: it proves something because it lies outside of the system.',
  },
  issuer: { ja: '発行者', en: 'Issued by' },
  seal: { ja: '印', en: 'Seal' },
} as const satisfies Record<string, Message>;

/** 操作記録の証明書: what the group's audit chain was on that day, and how anybody checks it without us. */
export function auditCertificatePaper(input: AuditCertificateInput): Promise<PaperResult> {
  return print({
    head: input,
    title: WORDS.title[input.language],
    sections: [{ label: null, blocks: certificateBlocks(input) }],
  });
}

/** What the certificate consists of. */
export function certificateBlocks(input: AuditCertificateInput): Block[] {
  const { language } = input;
  const say = speaker(language);
  const at =
    input.lastEventAt === null ? say(WORDS.none) : minuteWords(fromEpochMs(input.lastEventAt), language);
  const events =
    language === 'ja' ? `${input.events.toLocaleString('ja-JP')}件` : input.events.toLocaleString('en-US');
  return [
    { kind: 'title', text: say(WORDS.title), under: input.groupName },
    { kind: 'text', text: say(WORDS.what) },
    { kind: 'heading', text: say(WORDS.facts) },
    {
      kind: 'facts',
      rows: [
        { label: say(WORDS.group), value: input.groupName },
        { label: say(WORDS.chain), value: input.chainId },
        { label: say(WORDS.events), value: events },
        { label: say(WORDS.lastAt), value: at },
      ],
    },
    ...(input.headHash === null
      ? []
      : [{ kind: 'code', label: say(WORDS.head), code: input.headHash } as const]),
    ...input.keys.flatMap((key): Block[] => [
      { kind: 'code', label: say(WORDS.fingerprint), code: key.fingerprint },
      { kind: 'code', label: say(WORDS.key), code: key.publicKey },
    ]),
    {
      kind: 'signatures',
      sealWord: say(WORDS.seal),
      rows: [{ label: say(WORDS.issuer), lines: [input.groupName], seal: true }],
    },
    { kind: 'heading', text: say(WORDS.how) },
    { kind: 'list', items: steps(input) },
    { kind: 'text', text: say(WORDS.keep) },
    { kind: 'heading', text: say(WORDS.checkpoints) },
    ...checkpointTable(input, language),
  ];
}

function steps({ language, exportFileName, events }: AuditCertificateInput): string[] {
  return language === 'ja'
    ? [
        `書き出した記録ファイル（${exportFileName}）を用意します。管理者は「renkei audit export」で書き出せます。`,
        `ファイルのあるところで「renkei audit verify ${exportFileName} --key 公開鍵」を実行します。インターネットもサーバーも要りません。`,
        `「OK ${events}」に続いて表示される値が、この紙の「最後の記録のハッシュ」と1文字ずつ同じことを確かめます。同じなら、${events}件の記録は変わっていません。`,
        'あとから書き出したファイルなら、この紙の件数の行にあるハッシュ（hash）と比べます。届いた控えのメールがあれば「--checkpoint メールを保存したファイル」も付けます。',
        '「NG」と表示されたり、値が違ったりしたら、記録があとから変えられたおそれがあります。この紙とファイルを、そのまま支援機関または管理者に渡してください。',
      ]
    : [
        `Have the exported file (${exportFileName}) at hand. An administrator writes it with “renkei audit export”.`,
        `Run “renkei audit verify ${exportFileName} --key PUBLIC-KEY” beside it. Neither network nor server is needed.`,
        `It prints “OK ${events}” and a value: it has to be the hash of the last entry printed here, character by character. Then none of the ${events} entries was changed.`,
        'In a file exported later, compare the hash in the line of the entry with this number. If you have a checkpoint letter, add “--checkpoint FILE-OF-THE-LETTER”.',
        'If it prints “NG” or another value, the record may have been changed. Hand this paper and the file, unchanged, to the support body or the administrator.',
      ];
}

function checkpointTable({ checkpoints }: AuditCertificateInput, language: Language): Block[] {
  const say = speaker(language);
  if (checkpoints.length === 0) return [{ kind: 'text', text: say(WORDS.noCheckpoints) }];
  return [
    {
      kind: 'table',
      columns: [
        { title: say(WORDS.upTo), share: 13, align: 'right' },
        { title: say(WORDS.signedAt), share: 29 },
        { title: say(WORDS.hash), share: 58 },
      ],
      rows: checkpoints.map(({ seq, signedAt, hash }) => ({
        cells: [String(seq), minuteWords(fromEpochMs(signedAt), language), inGroups(hash)],
      })),
      size: 8.5,
    },
  ];
}

/** Groups of four, eight a line, to be compared by eye. */
function inGroups(hash: string): Cell {
  return (hash.match(/.{1,32}/g) ?? []).map((half) => ({ text: (half.match(/.{1,4}/g) ?? []).join(' ') }));
}

/** 2026年6月2日（火）17:05 */
function minuteWords(at: JstMinute, language: Language): string {
  const time = at.slice(11, 16);
  const day = dayDate(dateOf(at), language);
  return language === 'ja' ? `${day}${time}` : `${day}, ${time} JST`;
}
