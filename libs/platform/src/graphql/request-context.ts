import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Viewer } from '../identity/viewer.ts';

/** Signed in with a first factor only. */
export interface PendingSession {
  readonly sessionId: string;
  readonly userId: string;
}

/** What a resolver gets as its context: who asks, and the loaders of this one request. */
export interface RequestContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  viewer: Viewer | null;
  /** A session that still waits for its second factor: not signed in, and good for nothing else. */
  readonly pendingSession: PendingSession | null;
  /** Where the request comes from: an IP address, IPv6 by its /64 network. */
  readonly address: string;
  /** The cookie's token, whatever it is worth. */
  readonly sessionToken: string | null;
  /** Per-request loaders by the class that makes them; see `loaderOf`. */
  readonly loaders: Map<unknown, unknown>;
}

/** One loader per request and kind: batching and caching never cross requests or people. */
export function loaderOf<Loader>(
  context: RequestContext,
  key: unknown,
  make: (viewer: Viewer) => Loader,
): Loader {
  let loader = context.loaders.get(key) as Loader | undefined;
  if (loader === undefined) {
    if (!context.viewer) throw new Error('a loader needs a viewer');
    loader = make(context.viewer);
    context.loaders.set(key, loader);
  }
  return loader;
}
