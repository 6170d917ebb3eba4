import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.ts';

const read = (env: Record<string, string>) => {
  const { evidenceStorage, evidenceMaxBytes, clamd } = readConfig({ DATABASE_URL: 'postgres://x', ...env });
  return { evidenceStorage, evidenceMaxBytes, clamd };
};

describe('where evidence is kept', () => {
  it('is nowhere unless somebody says', () => {
    expect(read({})).toEqual({ evidenceStorage: null, evidenceMaxBytes: 50_000_000, clamd: null });
  });

  it('is a folder of the data directory, or a bucket', () => {
    expect(read({ RENKEI_DATA: '/srv/renkei' }).evidenceStorage).toEqual({
      kind: 'FOLDER',
      folder: '/srv/renkei/evidence',
    });
    const bucket = { RENKEI_DATA: '/srv', EVIDENCE_S3_BUCKET: 'mihon', EVIDENCE_S3_REGION: 'ap-northeast-1' };
    expect(read(bucket).evidenceStorage).toEqual({
      kind: 'S3',
      bucket: 'mihon',
      region: 'ap-northeast-1',
      endpoint: null,
    });
    expect(read({ ...bucket, EVIDENCE_S3_ENDPOINT: 'http://127.0.0.1:9000' }).evidenceStorage).toMatchObject({
      endpoint: 'http://127.0.0.1:9000',
    });
  });

  it.each([
    [{ EVIDENCE_S3_BUCKET: 'mihon' }, 'EVIDENCE_S3_REGION'],
    [
      { EVIDENCE_S3_BUCKET: 'mihon', EVIDENCE_S3_REGION: 'x', EVIDENCE_S3_ENDPOINT: 'ftp://x' },
      'EVIDENCE_S3_ENDPOINT',
    ],
    [{ EVIDENCE_MAX_BYTES: '50000001' }, 'EVIDENCE_MAX_BYTES'],
    [{ CLAMD_ADDRESS: 'clamav' }, 'CLAMD_ADDRESS'],
    [{ CLAMD_ADDRESS: 'clamav:70000' }, 'CLAMD_ADDRESS'],
  ])('refuses to start: %j', (env, named) => {
    expect(() => read(env as Record<string, string>)).toThrow(named);
  });

  it.each([
    ['clamav:3310', { host: 'clamav', port: 3310 }],
    ['[::1]:3310', { host: '::1', port: 3310 }],
    ['/run/clamd.sock', { path: '/run/clamd.sock' }],
  ])('asks the scanner at %s', (address, expected) => {
    expect(read({ CLAMD_ADDRESS: address }).clamd).toEqual(expected);
  });
});
