import { describe, expect, it } from '@jest/globals';
import { segmentsOf } from './backup-cluster.ts';

const MEGABYTE = 1024n * 1024n;
const label = (start: string, file: string) =>
  `START WAL LOCATION: ${start} (file ${file})\nCHECKPOINT LOCATION: ${start}\nBACKUP METHOD: streamed\n`;

// A name is the timeline, then the segment's number in base 4 GiB / segment size, eight hex digits each.
describe('segmentsOf', () => {
  it('is one when the backup began and ended in it', () => {
    const labelfile = label('0/2000028', '000000010000000000000002');
    expect(segmentsOf({ labelfile, lsn: '0/2000158' }, 16n * MEGABYTE)).toEqual(['000000010000000000000002']);
  });

  it('does not ask for the segment after the last byte', () => {
    const labelfile = label('0/2000028', '000000010000000000000002');
    expect(segmentsOf({ labelfile, lsn: '0/3000000' }, 16n * MEGABYTE)).toHaveLength(1);
    expect(segmentsOf({ labelfile, lsn: '0/3000001' }, 16n * MEGABYTE)).toHaveLength(2);
  });

  it('goes on after 4 GiB, on the timeline of the label', () => {
    const labelfile = label('A/FE000028', '0000000B0000000A000000FE');
    expect(segmentsOf({ labelfile, lsn: 'B/200' }, 16n * MEGABYTE)).toEqual([
      '0000000B0000000A000000FE',
      '0000000B0000000A000000FF',
      '0000000B0000000B00000000',
    ]);
  });

  it('knows other sizes', () => {
    // 4 GiB are four of 1 GiB: 0/C0000000 is number 3, 1/0 number 4
    const labelfile = label('0/C0000028', '000000010000000000000003');
    expect(segmentsOf({ labelfile, lsn: '1/28' }, 1024n * MEGABYTE)).toEqual([
      '000000010000000000000003',
      '000000010000000100000000',
    ]);
  });

  it('refuses a label it cannot read', () => {
    expect(() => segmentsOf({ labelfile: 'nothing', lsn: '0/1' }, 16n * MEGABYTE)).toThrow('write-ahead log');
  });
});
