import type { IncomingMessage, ServerResponse } from 'node:http';
import { isUuid } from '@renkei/kernel';
import type { Authenticator } from '@renkei/platform';
import type { RequestContext } from '@renkei/platform/graphql';
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
  "img-src 'self'",
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
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'geolocation=(), microphone=(), payment=()'],
];

/** Every answer names its request, so that a person can quote it. A caller's own id is taken when it is a UUID. */
export function identifyRequest(req: IncomingMessage, res: ServerResponse, next: Next): void {
  const offered = req.headers['x-request-id'];
  const requestId =
    typeof offered === 'string' && isUuid(offered) ? offered.toLowerCase() : crypto.randomUUID();
  (req as RequestInContext).requestId = requestId;
  res.setHeader('X-Request-Id', requestId);
  next();
}

export function protect(_req: IncomingMessage, res: ServerResponse, next: Next): void {
  for (const [name, value] of SECURITY_HEADERS) res.setHeader(name, value);
  res.setHeader('Cache-Control', 'no-store');
  next();
}

/**
 * Establishes who is asking, once for GraphQL and plain routes alike, before any body is read. No key: a visitor,
 * whom the guard refuses wherever a field is not public. A wrong key: 401 at once.
 */
export function authenticate(authenticator: Authenticator, errors: ErrorResponder) {
  return (req: IncomingMessage, res: ServerResponse, next: Next): void => {
    authenticator.viewerOf(req.headers.authorization).then(
      (viewer) => {
        (req as RequestInContext).renkei = { req, res, viewer, loaders: new Map() };
        next();
      },
      (error: unknown) => errors.send(res, error),
    );
  };
}

/** Only GraphQL takes JSON. A file that a client calls JSON is still a file, and its route reads it byte for byte. */
export function isOperation(req: IncomingMessage): boolean {
  const type = req.headers['content-type'] ?? '';
  return /^\/graphql(?:[/?]|$)/i.test(req.url ?? '') && /^application\/json\s*(?:;|$)/i.test(type);
}
