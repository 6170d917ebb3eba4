import { describe, expect, it } from '@jest/globals';
import { Transformer } from '@napi-rs/image';
import { samplePdf, samplePng } from './sample-files.ts';

describe('the files of the sample', () => {
  it('are a PNG that an image library reads', async () => {
    expect(await new Transformer(Buffer.from(samplePng(0x90))).metadata()).toMatchObject({
      width: 64,
      height: 64,
      format: 'png',
    });
    expect(samplePng(0x90)).not.toEqual(samplePng(0xb0));
  });

  it('and a PDF whose table leads to each of its objects', () => {
    const text = Buffer.from(samplePdf('MIHON (1)')).toString('latin1');
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
    expect(text.slice(start, start + 4)).toBe('xref');
    const offsets = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
    expect(offsets.map((offset) => text.slice(offset, offset + 7))).toEqual(
      [1, 2, 3, 4, 5].map((number) => `${number} 0 obj`),
    );
    expect(text).toContain('(MIHON \\(1\\)) Tj');
    const stream = /<< \/Length (\d+) >>\nstream\n(.*)\nendstream/.exec(text);
    expect(stream?.[2]).toHaveLength(Number(stream?.[1]));
  });
});
