// An OpenID Connect provider of its own for tests: node oidc-provider.mjs PORT CLIENT_ID CLIENT_SECRET REDIRECT_URI
// Whoever comes is asked for a name, and any name is believed. See identity-provider.ts.
import Provider from 'oidc-provider';

const [, , port, clientId, clientSecret, redirectUri] = process.argv;
const issuer = `http://localhost:${port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
  features: { devInteractions: { enabled: false } },
  pkce: { required: () => true },
  claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
  scopes: ['openid', 'profile', 'email'],
  findAccount: (_ctx, sub) => ({
    accountId: sub,
    claims: () => ({ sub, name: '見本 髙﨑𠮷子', email: 'mihon@shop.example', email_verified: true }),
  }),
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
});

provider.use(async (ctx, next) => {
  const [, uid, step] = /^\/interaction\/([\w-]+)(?:\/(login|abort))?$/.exec(ctx.path) ?? [];
  if (uid === undefined) return next();
  ctx.respond = false;
  if (step === undefined) return askWho(ctx.res, uid);
  const result = step === 'abort' ? { error: 'access_denied' } : await signedIn(ctx);
  return provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
});

async function signedIn(ctx) {
  const { params } = await provider.interactionDetails(ctx.req, ctx.res);
  const accountId = String(ctx.query.account);
  const grant = new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  return { login: { accountId }, consent: { grantId: await grant.save() } };
}

function askWho(res, uid) {
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.end(`<!doctype html><title>見本の認証サービス</title>
<form action="/interaction/${uid}/login"><label>見本ID <input name="account" required></label><button>続ける</button></form>
<a href="/interaction/${uid}/abort">やめる</a>`);
}

provider.listen(Number(port), 'localhost', () => process.stdout.write(`listening ${issuer}\n`));
