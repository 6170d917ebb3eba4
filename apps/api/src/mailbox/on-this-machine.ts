import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

const NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a request was made on this machine, by somebody who meant this machine. A proxy connects from here for
 * anybody, and says so; a foreign name that was made to point at 127.0.0.1 (DNS rebinding) is still a foreign name.
 */
export function isOnThisMachine(req: IncomingMessage): boolean {
  const { host = '', forwarded, 'x-forwarded-for': forwardedFor } = req.headers;
  const address = req.socket.remoteAddress ?? '';
  return (
    forwarded === undefined &&
    forwardedFor === undefined &&
    NAMES.has(host.toLowerCase().replace(/:\d+$/, '')) &&
    ipaddr.isValid(address) &&
    ipaddr.process(address).range() === 'loopback'
  );
}
