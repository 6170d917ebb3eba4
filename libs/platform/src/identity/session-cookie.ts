import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';

/**
 * A cookie of ours: unreadable for scripts and sent to this site only. Behind TLS its `__Host-` name keeps other hosts
 * of the domain from setting it.
 */
export class HostCookie {
  readonly #name: string;
  readonly #secure: boolean;
  readonly #sameSite: 'strict' | 'lax';

  constructor(publicUrl: string, name: string, sameSite: 'strict' | 'lax') {
    this.#secure = publicUrl.startsWith('https:');
    this.#name = this.#secure ? `__Host-${name}` : name;
    this.#sameSite = sameSite;
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
        sameSite: this.#sameSite,
        secure: this.#secure,
        path: '/',
        expires,
      }),
    );
  }
}

/** The session's: never sent with a request another site started. */
export class SessionCookie extends HostCookie {
  constructor(publicUrl: string) {
    super(publicUrl, 'renkei', 'strict');
  }
}
