import { describe, expect, it } from '@jest/globals';
import { problemsOf } from '@renkei/test/problems';
import { mediaTypeOf } from './media-type.ts';
import { heic, jpeg, pdf, png, webp } from '../../test/papers.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const ascii = (text: string) => Buffer.from(text, 'latin1');

/** The first entry of an archive, as ZIP writes it. */
function zip(name: string, content = ''): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, ascii(name), ascii(content)]);
}

/** ISO media: a file type box with these brands. */
function ftyp(...brands: string[]): Buffer {
  const [major, ...compatible] = brands;
  const box = Buffer.concat([ascii(`ftyp${major}`), Buffer.alloc(4), ascii(compatible.join(''))]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(box.length + 4);
  return Buffer.concat([size, box, Buffer.alloc(64)]);
}

describe('the kind of a paper', () => {
  it.each([
    ['application/pdf', pdf()],
    ['application/pdf', Buffer.concat([Buffer.from('\uFEFF'), pdf()])],
    ['image/jpeg', jpeg()],
    ['image/png', png()],
    ['image/webp', webp()],
    ['image/heic', heic()],
    ['image/heic', ftyp('mif1', 'mif1', 'heic')],
  ])('%s is known by its bytes', async (type, bytes) => {
    expect(await mediaTypeOf(bytes)).toBe(type);
  });

  it.each([
    ['FILE_EMPTY', Buffer.alloc(0)],
    ['PDF_CUT_OFF', pdf().subarray(0, 100)],
    ['PDF_CUT_OFF', Buffer.concat([pdf(), Buffer.alloc(5_000)])],
    ['FILE_IS_ARCHIVE', zip('見本.pdf', '%PDF-1.7 %%EOF')],
    ['FILE_IS_ARCHIVE', ascii('Rar!\x1A\x07\x01\x00')],
    ['FILE_IS_ARCHIVE', Buffer.from('1f8b08000000000000030300000000', 'hex')],
    [
      'FILE_IS_OFFICE_DOCUMENT',
      zip('[Content_Types].xml', `<Types><Override ContentType="${WORD}.main+xml"/></Types>`),
    ],
    ['FILE_IS_OFFICE_DOCUMENT', Buffer.concat([zip('a', ' '.repeat(70_000)), zip('[Content_Types].xml')])],
    ['FILE_IS_OFFICE_DOCUMENT', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['FILE_IS_PROGRAM', ascii('MZ\x90\x00 %PDF-1.7 %%EOF')],
    ['FILE_IS_PROGRAM', ascii('\x7FELF')],
    ['FILE_IS_WEB_PAGE', ascii('<!DOCTYPE html><title>%PDF-1.7 %%EOF</title>')],
    ['FILE_IS_WEB_PAGE', Buffer.from('\uFEFF\r\n <HTML lang="ja">見本</HTML>')],
    ['FILE_IS_SVG', ascii('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['FILE_IS_SVG', ascii('<?xml version="1.0"?><!-- -->\n<svg onload="alert(1)"/>')],
    ['FILE_IS_OTHER_IMAGE', ascii('GIF89a')],
    ['FILE_IS_OTHER_IMAGE', Buffer.from('49492a0008000000000000000000000000000000', 'hex')],
    ['FILE_IS_OTHER_IMAGE', ftyp('avif', 'mif1')],
    ['FILE_IS_OTHER_IMAGE', ftyp('mif1', 'avif')],
    ['FILE_NOT_UNDERSTOOD', Buffer.from('見本の書類です')],
    ['FILE_NOT_UNDERSTOOD', ascii('<?xml version="1.0"?><rss/>')],
    ['FILE_NOT_UNDERSTOOD', ascii('junk before %PDF-1.7\n%%EOF')],
    ['FILE_NOT_UNDERSTOOD', Buffer.alloc(10_000)],
  ])('%s is refused', async (code, bytes) => {
    expect(await problemsOf(mediaTypeOf(bytes))).toEqual([[code, 'file']]);
  });
});
