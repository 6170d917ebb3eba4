import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import expressStaticGzip from 'express-static-gzip';

/** What `npm run build` makes of apps/web. */
const BUILT = fileURLToPath(new URL('../../../web/dist/', import.meta.url));
const SHELL = `${BUILT}index.html`;

type Handler = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void;

const NOT_BUILT = '<!doctype html><meta charset="utf-8"><title>連携</title><p>npm run build</p>';

/**
 * Scripts, styles and fonts, compressed when they were built: their names change with their content, so a browser keeps
 * them for good. What is not there goes on and is not found, also after the folder was exchanged under a running server.
 */
export function webAssets(): Handler {
  const files = expressStaticGzip(`${BUILT}assets`, {
    index: false,
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    serveStatic: { immutable: true, maxAge: '1y' },
  }) as Handler;
  return (req, res, next) => {
    const careful = res.getHeader('Cache-Control') ?? 'no-store'; // what holds for every other answer
    res.removeHeader('Cache-Control');
    files(req, res, (error) => {
      res.setHeader('Cache-Control', careful);
      next(error);
    });
  };
}

/** The one page of HTML every screen starts from; read each time, since it names the newest scripts. */
export function sendShell(res: ServerResponse): void {
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.end(existsSync(SHELL) ? readFileSync(SHELL, 'utf8') : NOT_BUILT);
}
