interface Kept {
  readonly value: string;
  readonly strict: boolean;
}

export interface Page {
  readonly status: number;
  /** Where it sends the browser; '' when it does not. */
  readonly location: string;
  readonly setCookies: readonly string[];
  readonly text: string;
}

/**
 * Somebody's browser at the product: keeps its cookies, and leaves a SameSite=Strict one at home when another site
 * sends it here. Redirects are shown, not followed.
 */
export class Browser {
  readonly cookies = new Map<string, Kept>();
  readonly #at: string;

  /** @param at where the product really listens; the host of an address opened is not looked at */
  constructor(at: string) {
    this.#at = at;
  }

  async open(
    address: string,
    options: {
      readonly fromElsewhere?: boolean;
      readonly headers?: Readonly<Record<string, string>>;
      /** Makes it a POST. */
      readonly body?: string;
    } = {},
  ): Promise<Page> {
    const { pathname, search } = new URL(address, this.#at);
    const sent = [...this.cookies].filter(([, { strict }]) => !(strict && options.fromElsewhere));
    const response = await fetch(new URL(`${pathname}${search}`, this.#at), {
      redirect: 'manual',
      ...(options.body === undefined ? {} : { method: 'POST', body: options.body }),
      headers: { cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; '), ...options.headers },
    });
    const setCookies = response.headers.getSetCookie();
    for (const line of setCookies) this.#keep(line);
    return {
      status: response.status,
      location: response.headers.get('location') ?? '',
      setCookies,
      text: await response.text(),
    };
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, { value, strict: /SameSite=Strict/i.test(line) });
  }
}
