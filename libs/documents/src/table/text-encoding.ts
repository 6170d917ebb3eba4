import iconv from 'iconv-lite';
import { err, ok } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import { fileProblem } from './file-problem.ts';
import type { FileProblem } from './file-problem.ts';
import type { TextEncoding } from './workbook.ts';

const HALF_WIDTH_KANA = /[\uFF61-\uFF9F]/;

function strict(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The line of the first byte sequence that decoding had to replace. */
function firstBadLine(decoded: string): number {
  return decoded.slice(0, decoded.indexOf('\uFFFD')).split(/\r\n|\r|\n/).length;
}

function neither(bytes: Uint8Array, cp932: string): FileProblem {
  const utf8Line = String(firstBadLine(new TextDecoder('utf-8').decode(bytes)));
  const sjisLine = String(firstBadLine(cp932));
  return fileProblem('UNKNOWN_ENCODING', {
    ja: `UTF-8としては${utf8Line}行目、Shift_JISとしては${sjisLine}行目に読めない文字があります`,
    en: `not UTF-8 (line ${utf8Line}) and not Shift_JIS (line ${sjisLine})`,
  });
}

/**
 * Most EUC-JP bytes are valid CP932 too, as half-width kana. A real list is never mostly that while the same bytes read
 * cleanly as EUC-JP without any.
 */
function looksLikeEucJp(bytes: Uint8Array, cp932: string | null): boolean {
  const euc = strict('euc-jp', bytes);
  if (euc === null || HALF_WIDTH_KANA.test(euc)) return false;
  if (cp932 === null) return true;
  const characters = [...cp932].filter((character) => character > '\u007F');
  return characters.filter((character) => HALF_WIDTH_KANA.test(character)).length * 3 >= characters.length;
}

function named(ja: string): FileProblem {
  return fileProblem('UNKNOWN_ENCODING', { ja: `${ja}のようです`, en: `it looks like ${ja}` });
}

/**
 * Decodes strictly: UTF-8 (with or without mark), UTF-16 with its mark (Excel's "Unicode text"), else CP932, the
 * Shift_JIS of Windows with ㈱ and 髙. A byte that fits none is a problem, never a replacement character.
 */
export function decodeText(bytes: Uint8Array): Result<{ text: string; encoding: TextEncoding }, FileProblem> {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'UTF-16LE'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'UTF-16BE'
        : null;
  if (utf16 !== null) {
    const text = strict(utf16.toLowerCase(), bytes);
    return text === null ? err(fileProblem('UNKNOWN_ENCODING')) : ok({ text, encoding: utf16 });
  }
  const utf8 = strict('utf-8', bytes);
  if (utf8 !== null) {
    return /\u001B[$(]/.test(utf8) ? err(named('ISO-2022-JP（JIS）')) : ok({ text: utf8, encoding: 'UTF-8' });
  }
  const cp932 = iconv.decode(bytes as Buffer, 'cp932');
  // iconv-lite passes 0x80 through as a control character; no Japanese text has one.
  const marked = cp932.replace(/[\u0080-\u009F]/g, '\uFFFD');
  const valid = !marked.includes('\uFFFD');
  if (looksLikeEucJp(bytes, valid ? cp932 : null)) return err(named('EUC-JP'));
  if (!valid) return err(neither(bytes, marked));
  return ok({ text: cp932, encoding: 'CP932' });
}
