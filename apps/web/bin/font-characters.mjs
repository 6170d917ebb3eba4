import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const SLICES = join(dirname(require.resolve('@fontsource-variable/noto-sans-jp/package.json')), 'files');
// the converter between font formats that subset-font works with
const { convert } = createRequire(require.resolve('subset-font'))('fontverter');

/** @returns {Promise<Set<number>>} the code points the published slices really hold, whatever their ranges say */
export async function charactersOfSlices() {
  const points = new Set();
  for (const file of readdirSync(SLICES).filter((name) => name.endsWith('.woff2'))) {
    for (const point of await charactersOfWoff(join(SLICES, file))) points.add(point);
  }
  return points;
}

/** @returns {Promise<Set<number>>} */
export async function charactersOfWoff(path) {
  return charactersOf(Buffer.from(await convert(readFileSync(path), 'sfnt')));
}

/** Reads the character map of a TrueType font (tables of format 4 and 12, which cover all of Unicode). */
export function charactersOf(font) {
  const points = new Set();
  const map = tableAt(font, 'cmap');
  for (let index = 0; index < font.readUInt16BE(map + 2); index++) {
    const table = map + font.readUInt32BE(map + 8 + 8 * index);
    const format = font.readUInt16BE(table);
    if (format === 12) addGroups(font, table, points);
    if (format === 4) addSegments(font, table, points);
  }
  return points;
}

function tableAt(font, name) {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const entry = 12 + 16 * index;
    if (font.toString('latin1', entry, entry + 4) === name) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`The font has no table ${name}`);
}

function addGroups(font, table, points) {
  for (let group = 0; group < font.readUInt32BE(table + 12); group++) {
    const at = table + 16 + 12 * group;
    for (let point = font.readUInt32BE(at); point <= font.readUInt32BE(at + 4); point++) points.add(point);
  }
}

function addSegments(font, table, points) {
  const count = font.readUInt16BE(table + 6) / 2;
  for (let segment = 0; segment < count; segment++) {
    const end = font.readUInt16BE(table + 14 + 2 * segment);
    const start = font.readUInt16BE(table + 16 + 2 * (count + segment));
    for (let point = start; point <= end && point < 0xffff; point++) points.add(point);
  }
}
