import { deflateSync, crc32 } from 'node:zlib';
import { Transformer } from '@napi-rs/image';

/** A photo of one colour, as a telephone makes it; held upright when its EXIF says how it was turned (1 to 8). */
export async function photo(
  width: number,
  height: number,
  options: { readonly orientation?: number; readonly grey?: number } = {},
): Promise<Buffer> {
  const { orientation, grey = 180 } = options;
  const jpeg = await Transformer.fromRgbaPixels(Buffer.alloc(width * height * 4, grey), width, height).jpeg(
    80,
  );
  return orientation === undefined ? jpeg : withOrientation(jpeg, orientation);
}

/** An APP1 segment with the one EXIF tag 0x0112, after the start of the image. */
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from('ffe10000', 'hex');
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** A grey PNG of this size; a few bytes can say that they are enormous. */
export function greyPng(width: number, height: number, rows: number = height): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

export const heic = () =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic', 'latin1'),
    Buffer.alloc(4),
    Buffer.from('mif1heic', 'latin1'),
    Buffer.alloc(64),
  ]);

/** A PDF of about this many bytes; different marks, different contents. */
export const pdf = (mark = 'MIHON', filling = 0) =>
  Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Title (${mark}) >>\nendobj\n`, 'latin1'),
    Buffer.alloc(filling, 'MIHON'),
    Buffer.from('\ntrailer\n<< >>\nstartxref\n0\n%%EOF\n', 'latin1'),
  ]);
