import { createServer } from 'node:net';

/**
 * The preferred port if nobody has it, else any. Asked on both addresses of `localhost`: whoever holds ::1 alone would
 * get the browser's requests in our place.
 */
export async function freePort(preferred: number): Promise<number> {
  const port = await listenOnce(preferred, '127.0.0.1').catch(() => null);
  if (port !== null && (await listenOnce(port, '::1').then(() => true, isNoSuchAddress))) return port;
  if (preferred === 0) throw new Error('no free port');
  return freePort(0);
}

function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, ipv6Only: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** A machine without IPv6 has nobody there. */
function isNoSuchAddress({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT';
}
