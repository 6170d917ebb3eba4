import type { FileProblemCode } from './file-problem.ts';

export type Sniffed =
  { readonly kind: 'ZIP' | 'TEXT' } | { readonly kind: 'REFUSED'; readonly code: FileProblemCode };

const MAGIC: readonly (readonly [FileProblemCode, readonly number[], number])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d], 0],
  ['IMAGE', [0x89, 0x50, 0x4e, 0x47], 0],
  ['IMAGE', [0xff, 0xd8, 0xff], 0],
  ['IMAGE', [0x47, 0x49, 0x46, 0x38], 0],
  ['IMAGE', [0x49, 0x49, 0x2a, 0x00], 0],
  ['IMAGE', [0x4d, 0x4d, 0x00, 0x2a], 0],
  ['IMAGE', [0x66, 0x74, 0x79, 0x70], 4], // ISO media: HEIC, AVIF
  ['OTHER_ARCHIVE', [0x1f, 0x8b], 0],
  ['OTHER_ARCHIVE', [0x37, 0x7a, 0xbc, 0xaf], 0],
  ['OTHER_ARCHIVE', [0x52, 0x61, 0x72, 0x21], 0],
  ['OTHER_ARCHIVE', [0x50, 0x4b, 0x05, 0x06], 0], // a zip without entries
  ['OTHER_OFFICE_FILE', [0x7b, 0x5c, 0x72, 0x74, 0x66], 0], // RTF
];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

function startsWith(bytes: Uint8Array, magic: readonly number[], offset = 0): boolean {
  return magic.every((byte, index) => bytes[offset + index] === byte);
}

/** OLE files name their streams in UTF-16LE in the directory; the names tell the program, whatever the file name says. */
function oleKind(bytes: Uint8Array): FileProblemCode {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string) => buffer.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return 'PASSWORD_PROTECTED';
  if (holds('Workbook') || holds('Book')) return 'OLD_EXCEL';
  return 'OTHER_OFFICE_FILE';
}

/** Text that is really markup; null for everything else. */
function markupKind(head: string): FileProblemCode | null {
  const start = head
    .replace(/^\uFEFF?\s*/, '')
    .slice(0, 2000)
    .toLowerCase();
  if (!start.startsWith('<')) return null;
  if (start.includes('urn:schemas-microsoft-com:office:spreadsheet') || start.includes('mso-application')) {
    return 'XML_SPREADSHEET';
  }
  if (/<(!doctype html|html|head|body|table|meta|div|style|script)[\s>]/.test(start)) return 'WEB_PAGE';
  return start.startsWith('<?xml') ? 'UNKNOWN_TYPE' : null;
}

/** What the bytes are, by their content alone: the name of a file is only what somebody called it. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (startsWith(bytes, ZIP)) return { kind: 'ZIP' };
  if (startsWith(bytes, OLE)) return { kind: 'REFUSED', code: oleKind(bytes) };
  const known = MAGIC.find(([, magic, offset]) => startsWith(bytes, magic, offset));
  if (known !== undefined) return { kind: 'REFUSED', code: known[0] };
  const wide = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  const markup = markupKind(
    Buffer.from(bytes.subarray(0, 4096))
      .toString(wide ? 'utf16le' : 'latin1')
      .replace(/^ï»¿/, ''),
  );
  if (markup !== null) return { kind: 'REFUSED', code: markup };
  // NUL never occurs in a text table of one- or multi-byte encodings; UTF-16 is taken only with its mark.
  if (!wide && bytes.includes(0)) return { kind: 'REFUSED', code: 'UNKNOWN_TYPE' };
  return { kind: 'TEXT' };
}
