import { ResizeFit, Transformer } from '@napi-rs/image';
import { imageSizeOf } from './image-size.ts';

export const THUMBNAIL_MEDIA_TYPE = 'image/webp';
/** HEIC and PDF have none: what would draw them is not part of the product. */
export const THUMBNAIL_OF: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

const LONGEST_SIDE = 480;
const QUALITY = 75;
/** Telephones make up to 50 million; decoded they take four bytes each. */
const MOST_PIXELS = 64_000_000;

/** One is decoded at a time: each may take a quarter of a gigabyte. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * A small WebP of a photo, upright as its EXIF orientation says and without its EXIF (where it was taken). null: it is
 * broken, or larger than any camera makes; the file itself stays as it is.
 */
export function thumbnailOf(bytes: Buffer): Promise<Buffer | null> {
  const made = turn.then(() => shrink(bytes));
  turn = made;
  return made;
}

async function shrink(bytes: Buffer): Promise<Buffer | null> {
  const size = imageSizeOf(bytes);
  if (size === null || size.width * size.height === 0 || size.width * size.height > MOST_PIXELS) return null;
  try {
    const picture = new Transformer(bytes).rotate();
    if (Math.max(size.width, size.height) > LONGEST_SIDE) {
      picture.resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: ResizeFit.Inside });
    }
    return await picture.webp(QUALITY);
  } catch {
    return null;
  }
}
