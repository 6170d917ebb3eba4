// Writes src/fonts/rare.woff2: what Noto Sans JP has and the slices of @fontsource-variable/noto-sans-jp lack (Greek,
// Roman numerals and two kanji), cut out of the whole font, which is under the SIL Open Font License 1.1 as well.
//   node apps/web/bin/rare-font.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { charactersOf, charactersOfSlices } from './font-characters.mjs';

const require = createRequire(import.meta.url);
const whole = readFileSync(
  require.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'),
);
const inSlices = await charactersOfSlices();
const rare = [...charactersOf(whole)]
  .filter((point) => point > 0x20 && !inSlices.has(point))
  .sort((a, b) => a - b);
const text = rare.map((point) => String.fromCodePoint(point)).join('');
writeFileSync(
  new URL('../src/fonts/rare.woff2', import.meta.url),
  await subsetFont(whole, text, { targetFormat: 'woff2' }),
);

const ranges = [];
for (const point of rare) {
  const last = ranges.at(-1);
  if (last && last[1] === point - 1) last[1] = point;
  else ranges.push([point, point]);
}
const hex = (point) => point.toString(16).toUpperCase();
const written = ranges.map(([from, to]) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ''}`).join(', ');
process.stdout.write(`${rare.length} characters; unicode-range: ${written};\n`);
