import type { LookupFunction } from 'node:net';
import { lookup as resolve, type LookupAddress } from 'node:dns';
import ipaddr from 'ipaddr.js';

/** All that is given out of IPv6 (RFC 4291, IANA). */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/** Whether anybody on the internet could reach it: not this machine, its network, or the cloud it runs in. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text); // ::ffff:10.0.0.1 is an IPv4 address
  if (address.range() !== 'unicast') return false;
  // ipaddr.js calls unicast whatever it has no name for, such as ::10.0.0.1
  return address.kind() === 'ipv4' || address.match(GLOBAL_UNICAST);
}

export type UrlProblem = 'NOT_AN_ADDRESS' | 'NOT_HTTPS' | 'HAS_CREDENTIALS' | 'NOT_PUBLIC';

/**
 * What is wrong with an address as it is written; null: nothing. What its name leads to is looked at each time something
 * is sent, because names change.
 */
export function urlProblem(text: string, targets: 'PUBLIC' | 'ANY'): UrlProblem | null {
  if (!URL.canParse(text)) return 'NOT_AN_ADDRESS';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'NOT_AN_ADDRESS';
  if (url.protocol === 'http:' && targets === 'PUBLIC') return 'NOT_HTTPS';
  if (url.username !== '' || url.password !== '') return 'HAS_CREDENTIALS';
  if (targets === 'ANY') return null;
  const literal = literalOf(url);
  const isLocalName =
    !url.hostname.includes('.') || /(?:^|\.)(?:localhost|local|internal)\.?$/.test(url.hostname);
  if (literal === null ? isLocalName : !isPublicAddress(literal)) return 'NOT_PUBLIC';
  return null;
}

/** The IP address an URL names itself; null: it names a host. `URL` has written 2130706433 and 0x7f.1 as 127.0.0.1. */
export function literalOf({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : null;
}

export class NotPublicError extends Error {
  readonly code = 'NOT_PUBLIC';
}

/**
 * Resolves names for one connection and refuses those that lead inside, when the connection is made: what was looked up
 * earlier may have changed since. One private address among several is enough.
 */
export const publicLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error) return done(error, []);
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
      return done(new NotPublicError('the name leads to an address that is not public'), []);
    }
    return options.all ? done(null, addresses) : done(null, first.address, first.family);
  });
};
