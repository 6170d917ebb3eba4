/** Small files of each kind a paper may be, every word in them invented (見本). */

/** Stands in clear in the file, so that a dump can be searched for it. */
export const MARK = 'MIHON-TAKASAKI-1234567';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

export function pdf(mark: string = MARK, filling = 0): Buffer {
  return Buffer.concat([
    latin1(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Title (${mark}) >>\nendobj\n`),
    Buffer.alloc(filling, mark),
    latin1(`\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`),
  ]);
}

export const jpeg = () =>
  Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), latin1(MARK)]);

export const png = () =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55', 'hex'),
    Buffer.from('0000000a49444154789c6360000000020001e221bc330000000049454e44ae426082', 'hex'),
  ]);

export const webp = () =>
  Buffer.concat([latin1('RIFF'), Buffer.from([26, 0, 0, 0]), latin1('WEBPVP8L'), Buffer.alloc(18)]);

export const heic = () =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    latin1('ftypheic'),
    Buffer.alloc(4),
    latin1('mif1heic'),
    Buffer.alloc(64),
  ]);
