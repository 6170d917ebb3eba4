import { fileURLToPath } from 'node:url';
import { freePort, startNode } from './process.ts';

/** A real OpenID Connect provider on this machine, and people who use it with their browser. */
export interface IdentityProvider {
  /** As the configuration of the product names it. */
  readonly oidc: { issuer: string; clientId: string; clientSecret: string; scope: string; label: string };
  /** The person follows the address the product sent them to and signs in there. @returns the callback's address */
  signIn(authorizationUrl: string, account: string): Promise<string>;
  /** The person turns back. @returns the callback's address */
  turnBack(authorizationUrl: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * @param publicUrl of the product; the provider sends people back there and nowhere else
 * @param at the port it is to be found on; any free one when left out
 */
export async function startIdentityProvider(publicUrl: string, at?: number): Promise<IdentityProvider> {
  const port = at ?? (await freePort());
  const oidc = {
    issuer: `http://localhost:${port}`,
    clientId: 'renkei-test',
    clientSecret: 'a-secret-of-tests-alone',
    scope: 'openid profile email',
    label: '見本ID',
  };
  const redirectUri = `${publicUrl}/auth/oidc/callback`;
  const provider = startNode(fileURLToPath(new URL('oidc-provider.mjs', import.meta.url)), {
    args: [String(port), oidc.clientId, oidc.clientSecret, redirectUri],
  });
  await provider.waitForLine(/^listening /);
  return {
    oidc,
    signIn: (url, account) =>
      walk(url, redirectUri, (page) => `${page}/login?account=${encodeURIComponent(account)}`),
    turnBack: (url) => walk(url, redirectUri, (page) => `${page}/abort`),
    stop: async () => void (await provider.stop()),
  };
}

/** A new browser at the provider: follows redirects with its cookies until it is sent back to the product. */
async function walk(start: string, redirectUri: string, answer: (page: string) => string): Promise<string> {
  const jar = new Map<string, string>();
  let url = start;
  for (let hops = 0; hops < 10; hops += 1) {
    if (url.startsWith(`${redirectUri}?`)) return url;
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) url = new URL(location, url).href;
    else if (/\/interaction\/[\w-]+$/.test(url)) url = answer(url);
    else throw new Error(`the provider answered ${response.status}: ${await response.text()}`);
  }
  throw new Error('the provider sends people around in circles');
}
