import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { freePort } from './free-port.ts';

const hasIpv6 = Object.values(networkInterfaces()).some((each) =>
  each?.some(({ address }) => address === '::1'),
);

async function holding<T>(host: string, work: (port: number) => Promise<T>): Promise<T> {
  const server = createServer().listen({ port: 0, host, ipv6Only: true });
  await once(server, 'listening');
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}

describe('freePort', () => {
  it('is the preferred one when nobody has it', async () => {
    const free = await holding('127.0.0.1', (port) => Promise.resolve(port));
    expect(await freePort(free)).toBe(free);
  });

  it('is another one when somebody has it, on IPv4', async () => {
    await holding('127.0.0.1', async (port) => expect(await freePort(port)).not.toBe(port));
  });

  (hasIpv6 ? it : it.skip)('or on IPv6 alone, where a browser looks for localhost first', async () => {
    await holding('::1', async (port) => expect(await freePort(port)).not.toBe(port));
  });
});
