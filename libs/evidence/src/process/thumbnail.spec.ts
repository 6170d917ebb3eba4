import { Transformer } from '@napi-rs/image';
import { describe, expect, it } from '@jest/globals';
import { greyPng, heic, pdf, photo } from '../../test/pictures.ts';
import { imageSizeOf } from './image-size.ts';
import { THUMBNAIL_OF, thumbnailOf } from './thumbnail.ts';

async function sizeOf(bytes: Buffer | null): Promise<string> {
  if (bytes === null) return 'none';
  const { width, height, format } = await new Transformer(bytes).metadata();
  return `${width}x${height} ${format}`;
}

describe('a thumbnail', () => {
  it.each([
    ['a wide photo', () => photo(1000, 600), '480x288 webp'],
    ['a high one', () => photo(600, 1000), '288x480 webp'],
    // 6: the telephone was turned, the picture stands on its side
    ['one turned by a quarter', () => photo(1000, 600, { orientation: 6 }), '288x480 webp'],
    ['a small one, not blown up', () => photo(100, 60), '100x60 webp'],
    ['a screenshot', async () => greyPng(960, 540), '480x270 webp'],
    ['a WebP', async () => new Transformer(await photo(960, 480)).webp(80), '480x240 webp'],
  ])('of %s', async (_, make, expected) => {
    expect(await sizeOf(await thumbnailOf(await make()))).toBe(expected);
  });

  it.each([
    ['broken', async () => (await photo(1000, 600)).subarray(0, 400)],
    ['broken in the middle', async () => greyPng(960, 540, 1).fill(0, 60)],
    ['larger than any camera makes', async () => greyPng(60_000, 60_000, 10)],
    ['empty', async () => Buffer.alloc(0)],
    ['a PDF', async () => pdf()],
    ['HEIC', async () => heic()],
  ])('is not made when it is %s', async (_, make) => {
    expect(await thumbnailOf(await make())).toBeNull();
  });

  it('is not tried for what cannot be drawn', () => {
    expect([...THUMBNAIL_OF]).toEqual(['image/jpeg', 'image/png', 'image/webp']);
  });

  it('leaves out where the photo was taken', async () => {
    const small = await thumbnailOf(await photo(1000, 600, { orientation: 3 }));
    expect(small?.includes('Exif')).toBe(false);
  });
});

describe('the size of a picture', () => {
  it.each([
    ['JPEG', () => photo(1234, 567), { width: 1234, height: 567 }],
    ['JPEG with EXIF', () => photo(1234, 567, { orientation: 6 }), { width: 1234, height: 567 }],
    ['PNG', async () => greyPng(12, 34), { width: 12, height: 34 }],
    ['lossy WebP', async () => new Transformer(await photo(321, 123)).webp(80), { width: 321, height: 123 }],
    [
      'lossless WebP',
      async () => new Transformer(await photo(321, 123)).webpLossless(),
      { width: 321, height: 123 },
    ],
  ])('%s', async (_, make, expected) => {
    expect(imageSizeOf(await make())).toEqual(expected);
  });

  it('is read from an extended WebP', () => {
    const vp8x = Buffer.from('5249464600000000574542505650385800000000000000000f27001f4e00', 'hex');
    expect(imageSizeOf(vp8x)).toEqual({ width: 10_000, height: 20_000 });
  });
});
