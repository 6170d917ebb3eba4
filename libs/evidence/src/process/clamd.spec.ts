import { afterEach, describe, expect, it } from '@jest/globals';
import { clamdServer, SIGNATURE, type ClamdServer } from '../../test/clamd-server.ts';
import { scanWithClamd } from './clamd.ts';

let clamd: ClamdServer | undefined;
afterEach(() => clamd?.close());

async function* chunks(...parts: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}

describe('clamd', () => {
  it('gets every byte in its frames, empty chunks left out, and says what it found', async () => {
    clamd = await clamdServer();
    const large = Buffer.alloc(300_000, 'x');
    expect(await scanWithClamd(clamd.address, chunks('見本', '', large))).toBe('CLEAN');
    expect(clamd.scanned).toEqual([Buffer.concat([Buffer.from('見本'), large])]);
    const [half, rest] = [SIGNATURE.slice(0, 9), SIGNATURE.slice(9)];
    expect(await scanWithClamd(clamd.address, chunks(half, rest))).toBe('INFECTED');
    expect(await scanWithClamd(clamd.address, chunks())).toBe('CLEAN');
  });

  it('never passes for clean when it refused the size', async () => {
    clamd = await clamdServer({ streamMaxLength: 100_000 });
    const parts = Array.from({ length: 50 }, () => Buffer.alloc(65_536, 'x'));
    await expect(scanWithClamd(clamd.address, chunks(...parts))).rejects.toThrow();
    await expect(scanWithClamd(clamd.address, chunks(Buffer.alloc(100_001)))).rejects.toThrow();
  });

  it('is given up when it says nothing, or is not there', async () => {
    clamd = await clamdServer({ silent: true });
    await expect(scanWithClamd(clamd.address, chunks('x'), 100)).rejects.toThrow('did not answer');
    const { address } = clamd;
    await clamd.close();
    await expect(scanWithClamd(address, chunks('x'))).rejects.toThrow('ECONNREFUSED');
  });

  it('does not scan half a file: a store that fails is told', async () => {
    clamd = await clamdServer();
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('half');
      throw new Error('the store failed');
    }
    await expect(scanWithClamd(clamd.address, broken())).rejects.toThrow();
    expect(clamd.scanned).toEqual([]);
  });
});
