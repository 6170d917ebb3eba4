import { tidyLine } from '@renkei/platform';
import { EXTENSIONS, type PaperMediaType } from '@renkei/vault';

/** As the database has it, too; counted as people count: 𠮷 is one. */
export const MOST_NAME_CHARACTERS = 255;

/**
 * A file's name as it is kept and shown: Japanese stays as it is (髙 and 﨑 are not exchanged for 高 and 崎), and nothing
 * in it is a path, a drive or a direction of reading. '' when nothing is left. It never becomes part of a path of ours.
 */
export function tidyFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return tidyLine(last)
    .replace(/[:*?"<>|\u200E\u200F\u061C]/gu, '_')
    .replace(/^\.+/u, '')
    .trim();
}

/** The name to save it under: what the content is decides the ending, so that no program hides behind a picture. */
export function savedName(name: string, mediaType: PaperMediaType): string {
  const endings = mediaType === 'image/jpeg' ? ['jpg', 'jpeg'] : [EXTENSIONS[mediaType]];
  if (mediaType === 'image/heic') endings.push('heif');
  const lower = name.toLowerCase();
  return endings.some((ending) => lower.endsWith(`.${ending}`)) ? name : `${name}.${endings[0]}`;
}
