import { fileTypeFromBuffer } from 'file-type';
import type { Message } from '@renkei/kernel';
import { refuse } from '@renkei/platform';

/** What a scanner or a telephone makes of a paper; the official portal takes them too. */
export const PAPER_MEDIA_TYPES = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/heic',
  'image/webp',
] as const;
export type PaperMediaType = (typeof PAPER_MEDIA_TYPES)[number];

export const EXTENSIONS: Readonly<Record<PaperMediaType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/heic': 'heic',
  'image/webp': 'webp',
};

/** Every kind tells itself here; a hostile file gets no more of our time. */
export const PAPER_HEAD_BYTES = 64 * 1024;
/** Where readers look for the end of a PDF. */
export const PDF_END_BYTES = 1024;

const KINDS_JA = 'PDFか写真（JPEG・PNG・HEIC・WebP）を選んでください。';
const KINDS_EN = 'Please choose a PDF or a photo (JPEG, PNG, HEIC or WebP).';

interface Refusal {
  readonly code: string;
  readonly message: Message;
}

const refusal = (code: string, ja: string, en: string): Refusal => ({ code, message: { ja, en } });

const EMPTY = refusal(
  'FILE_EMPTY',
  'ファイルの中身が空でした。ファイルを開いて書類が写っていることを確かめてから、もう一度お選びください。',
  'The file is empty. Please open it, check that the paper is there, and select it again.',
);
const CUT_OFF = refusal(
  'PDF_CUT_OFF',
  'このPDFは途中で切れています。封をするとほかの人は中身を確かめられません。PDFを開けることを確かめ、もう一度スキャンするか保存し直してからお送りください。',
  'This PDF ends too early. Once sealed nobody else can check it: please make sure that it opens, save or scan it again, and send that.',
);
const NOT_UNDERSTOOD = refusal(
  'FILE_NOT_UNDERSTOOD',
  `どの種類のファイルか分かりませんでした（名前が「.pdf」でも中身で判断します）。${KINDS_JA}`,
  `This kind of file is not known (its content decides, whatever its name says). ${KINDS_EN}`,
);
const WEB_PAGE = refusal(
  'FILE_IS_WEB_PAGE',
  'ファイルの中身はウェブページ（HTML）でした。ページを開いて「印刷」から「PDFに保存」を選び、そのPDFをお送りください。',
  'The content is a web page (HTML). Please open it, print it to a PDF, and send that.',
);
const SVG = refusal(
  'FILE_IS_SVG',
  'ファイルの中身は図形（SVG）でした。PDFかPNGで保存し直してからお送りください。',
  'The content is an SVG drawing. Please save it as PDF or PNG and send that.',
);

const OFFICE = refusal(
  'FILE_IS_OFFICE_DOCUMENT',
  'ファイルの中身はWordやExcelなどの文書でした。「名前を付けて保存」か「エクスポート」でPDFにしてからお送りください。',
  'The content is an office document such as Word or Excel. Please export it as PDF and send that.',
);

/** By what file-type says; the first that fits. */
const OTHERS: readonly (readonly [RegExp, Refusal])[] = [
  [/officedocument|opendocument|vnd\.ms-(?:word|excel|powerpoint|visio)|x-cfb|msword|rtf/, OFFICE],
  [
    /zip|rar|7z|x-tar|gzip|compressed|x-xz|x-bzip|zstd|lz/,
    refusal(
      'FILE_IS_ARCHIVE',
      'ファイルの中身は、ファイルをまとめたもの（ZIPなど）でした。展開して、書類のファイルを1つずつお送りください。',
      'The content is an archive such as ZIP. Please unpack it and send the papers one by one.',
    ),
  ],
  [
    /x-msdownload|x-elf|mach-binary|x-executable|wasm|java|x-msi|debian|rpm|x-apple-diskimage|android/,
    refusal(
      'FILE_IS_PROGRAM',
      `ファイルの中身は書類ではなくプログラムでした。開かずに、心当たりがなければ削除してください。${KINDS_JA}`,
      `The content is a program, not a paper. Do not open it, and delete it if you do not know it. ${KINDS_EN}`,
    ),
  ],
  [
    /^image\//,
    refusal(
      'FILE_IS_OTHER_IMAGE',
      'この種類の画像はお預かりできません。JPEGかPNGで保存し直してからお送りください。',
      'This kind of picture cannot be taken. Please save it as JPEG or PNG and send that.',
    ),
  ],
];

/**
 * What a file is by its bytes, never by its name or by what the client calls it.
 * @throws ProblemsFound saying what it is instead and what to do
 */
export async function mediaTypeOf(bytes: Buffer): Promise<PaperMediaType> {
  const type = await paperTypeOf(bytes.subarray(0, PAPER_HEAD_BYTES), bytes);
  return type === 'application/pdf' && !endsAsPdf(bytes) ? refused(CUT_OFF) : type;
}

/**
 * The same of a file of which not everything is held: by its first PAPER_HEAD_BYTES.
 * @param held as much of it as there is, to tell an office document from another archive
 * @throws ProblemsFound saying what it is instead and what to do
 */
export async function paperTypeOf(head: Buffer, held: Buffer = head): Promise<PaperMediaType> {
  if (head.length === 0) return refused(EMPTY);
  // a file made to mislead may end where its own header says it goes on
  const mime = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime ?? '';
  const known = PAPER_MEDIA_TYPES.find((type) => type === mime);
  if (known !== undefined) return known;
  if (mime === 'image/heif' && holdsHeic(head)) return 'image/heic';
  // the part that says so may stand anywhere in the archive
  if (mime === 'application/zip' && held.includes('[Content_Types].xml')) return refused(OFFICE);
  return refused(markupIn(head) ?? OTHERS.find(([kind]) => kind.test(mime))?.[1] ?? NOT_UNDERSTOOD);
}

/** Whether a PDF's last bytes say that it ends there. */
export function endsAsPdf(tail: Buffer): boolean {
  return tail.subarray(-PDF_END_BYTES).includes('%%EOF');
}

function refused({ code, message }: Refusal): never {
  refuse(code, 'file', message);
}

/** Some telephones write the general brand first and name HEIC among the compatible ones (ISO/IEC 23008-12). */
function holdsHeic(head: Buffer): boolean {
  const brands = head.subarray(16, head.readUInt32BE(0)).toString('latin1');
  return (brands.match(/.{4}/gs) ?? []).some((brand) => brand === 'heic' || brand === 'heix');
}

function markupIn(head: Buffer): Refusal | null {
  const text = head.toString('utf8').replace(/^\uFEFF/, '');
  if (!/^\s*</.test(text)) return null;
  if (/<svg[\s>]/i.test(text)) return SVG;
  return /<(?:!doctype html|html|head|body|script|div|p|a|table|meta)[\s>]/i.test(text) ? WEB_PAGE : null;
}
