import type { CellNote } from './workbook.ts';

/**
 * A double of a spreadsheet as the plain decimal Excel shows: 15 significant digits, no exponent. 13-digit numbers
 * stay exact, and 479999.99999999994 left by a formula becomes the 480000 the person sees.
 */
export function decimalText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const [mantissa = '0', exponent = '0'] = value.toExponential(14).split('e');
  const negative = mantissa.startsWith('-');
  const digits = mantissa.replace(/[-.]/g, '');
  const point = 1 + Number(exponent);
  const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const fraction = (point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point)).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative && text !== '0' ? `-${text}` : text;
}

/** A UTC Date of a spreadsheet cell (they know no zone) as 'YYYY-MM-DD', with 'THH:mm' when it has a time. */
export function isoText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const iso = date.toISOString();
  const time = iso.slice(11, 16);
  return time === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)}T${time}`;
}

/**
 * Text of a cell as it is kept: LF line ends, kana with a separate voicing mark (macOS) composed, characters that
 * cannot be seen taken out. Composition is limited to kana because NFC would replace kanji of names such as 神 U+FA19.
 */
export function cleanText(raw: string, limit: number): { text: string; notes: CellNote[] } {
  const cut = raw.length > limit;
  const text = (cut ? raw.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '') : raw)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u3041-\u30FF][\u3099\u309A]/g, (kana) => kana.normalize('NFC'))

    .replace(
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u200B\u200E\u200F\u2028-\u202E\u2060\uFEFF]/g,
      '',
    );
  return { text, notes: cut ? ['TRUNCATED'] : [] };
}
