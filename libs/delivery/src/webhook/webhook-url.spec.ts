import { describe, expect, it } from '@jest/globals';
import { readConfig } from '@renkei/platform';
import { isPublicAddress, publicLookup, urlProblem } from './webhook-url.ts';

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '203.0.112.1', '2001:4860:4860::8888', '::ffff:8.8.8.8'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254', // the metadata of clouds
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::7f00:1', // IPv4-compatible, deprecated
    '::a9fe:a9fe',
    '4000::1', // given out to nobody
    'fec0::1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    'example.jp',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('urlProblem', () => {
  it.each([
    ['https://hooks.example.jp/renkei?a=b', null],
    ['https://8.8.8.8/', null],
    ['https://[2001:4860:4860::8888]:8443/', null],
    ['http://hooks.example.jp/', 'NOT_HTTPS'],
    ['ftp://hooks.example.jp/', 'NOT_AN_ADDRESS'],
    ['javascript:alert(1)', 'NOT_AN_ADDRESS'],
    ['hooks.example.jp', 'NOT_AN_ADDRESS'],
    ['https://user:pw@hooks.example.jp/', 'HAS_CREDENTIALS'],
    ['https://localhost/', 'NOT_PUBLIC'],
    ['https://a.localhost./', 'NOT_PUBLIC'],
    ['https://printer.local/', 'NOT_PUBLIC'],
    ['https://metadata.google.internal/', 'NOT_PUBLIC'],
    ['https://intranet/', 'NOT_PUBLIC'],
    ['https://127.0.0.1/', 'NOT_PUBLIC'],
    ['https://2130706433/', 'NOT_PUBLIC'],
    ['https://0x7f.1/', 'NOT_PUBLIC'],
    ['https://127.1/', 'NOT_PUBLIC'],
    ['https://[::1]/', 'NOT_PUBLIC'],
    ['https://[::10.0.0.1]/', 'NOT_PUBLIC'],
    ['https://[::ffff:169.254.169.254]/', 'NOT_PUBLIC'],
    ['https://192.168.0.10:8443/', 'NOT_PUBLIC'],
  ])('of %s is %s', (url, problem) => {
    expect(urlProblem(url, 'PUBLIC')).toBe(problem);
  });

  it.each([
    ['http://127.0.0.1:8080/', null],
    ['http://intranet/', null],
    ['ftp://intranet/', 'NOT_AN_ADDRESS'],
    ['http://a:b@intranet/', 'HAS_CREDENTIALS'],
  ])('of %s is %s where private ones are allowed', (url, problem) => {
    expect(urlProblem(url, 'ANY')).toBe(problem);
  });
});

describe('publicLookup', () => {
  it.each([{ all: true }, {}])('refuses a name that leads to this machine: %j', async (options) => {
    const error = await new Promise((resolve) => publicLookup('localhost', options, resolve));
    expect(error).toMatchObject({ code: 'NOT_PUBLIC' });
  });
});

describe('RENKEI_WEBHOOK_PRIVATE', () => {
  it.each([
    [undefined, 'PUBLIC'],
    ['refuse', 'PUBLIC'],
    ['allow', 'ANY'],
  ])('%s means %s', (set, targets) => {
    const env = { DATABASE_URL: 'postgres://localhost/x', RENKEI_WEBHOOK_PRIVATE: set };
    expect(readConfig(env).webhookTargets).toBe(targets);
  });

  it('is nothing else', () => {
    const env = { DATABASE_URL: 'postgres://localhost/x', RENKEI_WEBHOOK_PRIVATE: 'true' };
    expect(() => readConfig(env)).toThrow('RENKEI_WEBHOOK_PRIVATE');
  });
});
