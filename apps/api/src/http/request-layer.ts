import type { IncomingMessage, ServerResponse } from 'node:http';
import { isUuid } from '@renkei/kernel';
import { forbidden, SessionCookie, type Authenticator, type ServerConfig } from '@renkei/platform';
import type { RequestContext } from '@renkei/platform/graphql';
import ipaddr from 'ipaddr.js';
import type { ErrorResponder } from './error-responder.ts';

type Next = (error?: unknown) => void;
export type RequestInContext = IncomingMessage & { renkei: RequestContext; requestId: string };

/**
 * Scripts, styles and data from this server alone: no inline code, no eval, no frame around us, nothing loaded
 * from elsewhere.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:", // a photo somebody has just taken, before it is sent
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SECURITY_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['Content-Security-Policy', CONTENT_SECURITY_POLICY],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Embedder-Policy', 'require-corp'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'geolocation=(), microphone=(), camera=(), payment=()'],
  ['Cache-Control', 'no-store'],
];

/** Two years, this host alone: others of the domain are not ours to decide about. */
const TRANSPORT_SECURITY = ['Strict-Transport-Security', 'max-age=63072000'] as const;

/** Every answer names its request, so that a person can quote it. A caller's own id is taken when it is a UUID. */
export function identifyRequest(req: IncomingMessage, res: ServerResponse, next: Next): void {
  const offered = req.headers['x-request-id'];
  const requestId =
    typeof offered === 'string' && isUuid(offered) ? offered.toLowerCase() : crypto.randomUUID();
  (req as RequestInContext).requestId = requestId;
  res.setHeader('X-Request-Id', requestId);
  next();
}

/** Set before anything can fail, so that every answer has them. */
export function protect({ publicUrl }: Pick<ServerConfig, 'publicUrl'>) {
  const headers = publicUrl.startsWith('https:')
    ? [...SECURITY_HEADERS, TRANSPORT_SECURITY]
    : SECURITY_HEADERS;
  return (_req: IncomingMessage, res: ServerResponse, next: Next): void => {
    for (const [name, value] of headers) res.setHeader(name, value);
    next();
  };
}

/**
 * Establishes who is asking, once for GraphQL and plain routes alike, before any body is read. Neither key nor cookie,
 * or a cookie that is over: a visitor, whom the guard refuses wherever a field is not public. A wrong key: 401 at once.
 */
export function authenticate(authenticator: Authenticator, config: ServerConfig, errors: ErrorResponder) {
  const cookie = new SessionCookie(config.publicUrl);
  const identify = async (req: IncomingMessage, res: ServerResponse): Promise<RequestContext> => {
    const address = addressOf(req, config.trustedProxies);
    const visitor = { req, res, viewer: null, pendingSession: null, address, loaders: new Map() };
    if (req.headers.authorization !== undefined) {
      const viewer = await authenticator.byKey(req.headers.authorization);
      return { ...visitor, viewer, sessionToken: null };
    }
    const sessionToken = cookie.read(req);
    if (isChange(req)) refuseForeignOrigin(req, config, sessionToken !== null);
    const session = sessionToken === null ? null : await authenticator.bySession(sessionToken);
    if (!session) return { ...visitor, sessionToken };
    const { viewer, awaitsSecondFactor } = session;
    if (!awaitsSecondFactor) return { ...visitor, viewer, sessionToken };
    const pendingSession = { sessionId: viewer.sessionId ?? '', userId: viewer.userId };
    return { ...visitor, pendingSession, sessionToken };
  };
  return (req: IncomingMessage, res: ServerResponse, next: Next): void => {
    identify(req, res).then(
      (context) => {
        (req as RequestInContext).renkei = context;
        next();
      },
      (error: unknown) => errors.send(res, error),
    );
  };
}

function isChange({ method }: IncomingMessage): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

/**
 * A cookie is sent by the browser whoever wrote the page, so a change has to come from a page of ours: browsers say so
 * in Origin (or Sec-Fetch-Site). Whoever has no cookie and is no browser needs neither.
 * @throws AppError FORBIDDEN
 */
function refuseForeignOrigin(
  req: IncomingMessage,
  { publicUrl, production }: ServerConfig,
  hasCookie: boolean,
): void {
  const { origin, host } = req.headers;
  if (origin !== undefined) {
    // on one machine it is reached by several names; elsewhere by the one it was given
    const ours = origin === publicUrl || (!production && origin === `http://${host}`);
    if (!ours) throw forbidden();
  } else if (hasCookie && req.headers['sec-fetch-site'] !== 'same-origin') {
    throw forbidden();
  }
}

/**
 * Where a request comes from, as far as our own proxies vouch for it: each of them appends to X-Forwarded-For, and what
 * stands before theirs anybody may have written. IPv6 counts by its /64 network, which one household has.
 */
export function addressOf(req: IncomingMessage, trustedProxies: number): string {
  const forwarded = [req.headers['x-forwarded-for'] ?? []].flat().join(',');
  const hops = [...forwarded.split(',').map((hop) => hop.trim()), req.socket.remoteAddress ?? ''].filter(
    (hop) => hop !== '',
  );
  const text = hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? '';
  if (!ipaddr.isValid(text)) return 'unknown';
  const address = ipaddr.process(text); // ::ffff:192.0.2.1 is an IPv4 address
  if (address.kind() === 'ipv4') return address.toString();
  return `${address.toByteArray().slice(0, 8).join('.')}/64`;
}

/** Only GraphQL takes JSON. A file that a client calls JSON is still a file, and its route reads it byte for byte. */
export function isOperation(req: IncomingMessage): boolean {
  const type = req.headers['content-type'] ?? '';
  return /^\/graphql(?:[/?]|$)/i.test(req.url ?? '') && /^application\/json\s*(?:;|$)/i.test(type);
}
