import { describe, expect, it } from '@jest/globals';
import { startProcess } from './process.ts';

const node = (script: string, env: Record<string, string> = {}) =>
  startProcess(process.execPath, { args: ['-e', script], env });

describe('startProcess', () => {
  it('finds lines printed before and after the question, on either stream', async () => {
    const child = node(`console.log('one'); setTimeout(() => console.error('two'), 50)`);
    expect(await child.waitForLine(/^two/)).toBe('two');
    expect(await child.waitForLine(/^one/)).toBe('one');
    expect(await child.exited).toBe(0);
  });

  it('tells apart an orderly end and a kill', async () => {
    const script = `process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1e6); console.log('up')`;
    const stopped = node(script);
    await stopped.waitForLine(/up/);
    expect(await stopped.stop()).toBe(7);
    const killed = node(script);
    await killed.waitForLine(/up/);
    await killed.kill9();
    expect(await killed.stop()).toBeNull();
  });

  it('kills what does not end by itself', async () => {
    const child = node(`process.on('SIGTERM', () => {}); setInterval(() => {}, 1e6); console.log('up')`);
    await child.waitForLine(/up/);
    expect(await child.stop(50)).toBeNull();
  });

  it('passes on the environment asked for and nothing of ours', async () => {
    process.env['RENKEI_SPEC_SECRET'] = 'x';
    const child = node('console.log(`[${process.env.RENKEI_SPEC_SECRET} ${process.env.A}]`)', { A: 'b' });
    expect(await child.waitForLine(/\[/)).toBe('[undefined b]');
    delete process.env['RENKEI_SPEC_SECRET'];
  });

  it('fails with the output when the line never comes', async () => {
    await expect(node(`console.log('other')`).waitForLine(/wanted/)).rejects.toThrow(/wanted[\s\S]*other/);
    const silent = node('setInterval(() => {}, 1e6)');
    await expect(silent.waitForLine(/wanted/, 50)).rejects.toThrow('did not print within 50 ms');
    await silent.kill9();
    await expect(startProcess('/no/such/program').waitForLine(/x/)).rejects.toThrow('ENOENT');
  });
});
