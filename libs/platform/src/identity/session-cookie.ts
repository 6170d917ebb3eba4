import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';

/**
 * The session's cookie: unreadable for scripts, sent to this site only and never with a request another site started.
 * Behind TLS its `__Host-` name keeps other hosts of the domain from setting it.
 */
export class SessionCookie {
  readonly #name: string;
  readonly #secure: boolean;

  constructor(publicUrl: string) {
    this.#secure = publicUrl.startsWith('https:');
    this.#name = this.#secure ? '__Host-renkei' : 'renkei';
  }

  read(req: IncomingMessage): string | null {
    return parseCookie(req.headers.cookie ?? '')[this.#name] ?? null;
  }

  set(res: ServerResponse, token: string, expires: Date): void {
    this.#append(res, token, expires);
  }

  clear(res: ServerResponse): void {
    this.#append(res, '', new Date(0));
  }

  #append(res: ServerResponse, value: string, expires: Date): void {
    res.appendHeader(
      'Set-Cookie',
      stringifySetCookie(this.#name, value, {
        httpOnly: true,
        sameSite: 'strict',
        secure: this.#secure,
        path: '/',
        expires,
      }),
    );
  }
}
