import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Viewer } from '@renkei/platform';
import type { RequestContext } from '@renkei/platform/graphql';

/** A request as the API hands it to a service, with whatever cookies the answer sets. */
export interface TestRequest extends RequestContext {
  /** `Set-Cookie` lines so far. */
  setCookies(): string[];
}

export function requestContext(
  viewer: Viewer | null = null,
  options: { readonly address?: string; readonly userAgent?: string } = {},
): TestRequest {
  const req = new IncomingMessage(new Socket());
  req.headers['user-agent'] = options.userAgent ?? '';
  const res = new ServerResponse(req);
  return {
    req,
    res,
    viewer,
    pendingSession: null,
    address: options.address ?? '192.0.2.1',
    sessionToken: null,
    loaders: new Map(),
    setCookies: () => [res.getHeader('set-cookie') ?? []].flat().map(String),
  };
}
