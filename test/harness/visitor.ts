import { randomUUID } from 'node:crypto';
import { newSessionToken, type Viewer } from '@renkei/platform';
import type { TestDatabase } from '@renkei/test/database';

/** The cookie of a new session of this person in their role, as signing in would set it. */
export async function sessionCookie(
  database: TestDatabase,
  viewer: Viewer,
  lasts: string = '1 hour',
): Promise<string> {
  const { token, sha256 } = newSessionToken();
  await database.sql(
    `INSERT INTO session (user_id, token_sha256, signed_in_with, acting_role, acting_assignment_id, expires_at)
     VALUES ($1, $2, 'PASSWORD', $3, $4, now() + $5::interval)`,
    [viewer.userId, sha256, viewer.acting?.role ?? null, viewer.acting?.assignmentId ?? null, lasts],
  );
  return `renkei=${token}`;
}

/** Somebody at a browser: keeps the cookies this server set, and says where its pages come from. */
export class Visitor {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();

  /** @param cookie of a session that is there already */
  constructor(url: string, cookie?: string) {
    this.#url = url;
    if (cookie) this.#keep(cookie);
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('origin', this.#url);
    headers.set('user-agent', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Firefox/140.0');
    if (this.#cookies.size > 0) {
      headers.set('cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const response = await fetch(`${this.#url}${path}`, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  /** The whole answer of an operation. */
  async answer(query: string, variables: object = {}): Promise<VisitorAnswer> {
    const response = await this.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data = null, errors = [] } = (await response.json()) as Partial<VisitorAnswer>;
    return { data, errors };
  }

  /** The data of an operation that must succeed. */
  async ask(query: string, variables: object = {}): Promise<VisitorAnswer['data']> {
    const { data, errors } = await this.answer(query, variables);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** A mutation with one input; its payload. An idempotency key is added where the input takes one. */
  async change(
    name: string,
    input: object,
    fields = '',
    type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`,
  ): Promise<VisitorAnswer['data']> {
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { problems { code path message { ja } } ${fields} } }`;
    return (await this.ask(query, { input }))[name];
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

export interface VisitorAnswer {
  // the shape is the query's own business
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors: readonly { readonly extensions: { readonly code: string } }[];
}

export const newKey = (): string => randomUUID();
