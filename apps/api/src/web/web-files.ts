import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

/** What `npm run build` makes of apps/web. */
const BUILT = fileURLToPath(new URL('../../../web/dist/', import.meta.url));
const ASSETS = `${BUILT}assets`;
const YEAR_S = 31_536_000;

const NOT_BUILT = '<!doctype html><meta charset="utf-8"><title>連携</title><p>npm run build</p>';

type Next = (error?: unknown) => void;

/**
 * Scripts, styles and fonts: their names change with their content, so a browser keeps them for good. Anything else
 * under /assets is not found here and goes on.
 */
export function webAssets(): (req: IncomingMessage, res: ServerResponse, next: Next) => void {
  if (!existsSync(ASSETS)) return (_req, _res, next) => next();
  return sirv(ASSETS, {
    brotli: true,
    gzip: true,
    etag: true,
    maxAge: YEAR_S,
    immutable: true,
    extensions: [],
  });
}

let shell: string | undefined;

/** The one page of HTML every screen starts from. */
export function sendShell(res: ServerResponse): void {
  const file = `${BUILT}index.html`;
  shell ??= existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.end(shell ?? NOT_BUILT);
}
