import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';

const TOOL = new URL('../../bin/font-characters.mjs', import.meta.url);
const RARE = fileURLToPath(new URL('./rare.woff2', import.meta.url));

let served: Set<number>;
let rare: Set<number>;
beforeAll(async () => {
  const tool = (await import(TOOL.href)) as {
    charactersOfSlices(): Promise<Set<number>>;
    charactersOfWoff(path: string): Promise<Set<number>>;
  };
  rare = await tool.charactersOfWoff(RARE);
  served = new Set([...(await tool.charactersOfSlices()), ...rare]);
});

/** Every two-byte character of Shift_JIS as Windows has it: JIS X 0208 and the NEC and IBM extensions (髙 﨑). */
function shiftJis(): string[] {
  const decoder = new TextDecoder('shift_jis');
  const found = new Set<string>();
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const [character = '', ...more] = decoder.decode(Uint8Array.of(lead, trail));
      const point = character.codePointAt(0) ?? 0;
      const privateUse = point >= 0xe000 && point <= 0xf8ff;
      if (more.length === 0 && character !== '\ufffd' && !privateUse) found.add(character);
    }
  }
  return [...found];
}

describe('the fonts we serve', () => {
  it('draw every character a Japanese keyboard writes into Shift_JIS, but for ≒', () => {
    const characters = shiftJis();
    expect(characters.length).toBeGreaterThan(7000);
    expect(characters.filter((one) => !served.has(one.codePointAt(0)!))).toEqual(['≒']);
  });

  it('draw what names are really written with', () => {
    expect(
      [...'髙﨑𠮷𠮟剝頰凜德濵邊邉齋齊冨﨟彅祇祇'].filter((one) => !served.has(one.codePointAt(0)!)),
    ).toEqual([]);
  });

  it('declare exactly what the rare slice holds', () => {
    const css = readFileSync(new URL('./fonts.css', import.meta.url), 'utf8');
    const ranges = /Renkei Rare[\s\S]*unicode-range: ([^;]+);/.exec(css)?.[1]?.split(', ') ?? [];
    const declared = ranges.flatMap((range) => {
      const [from = 0, to = from] = range
        .slice(2)
        .split('-')
        .map((part) => Number.parseInt(part, 16));
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    });
    expect(new Set(declared)).toEqual(new Set([...rare].filter((point) => point > 0x20)));
  });
});
