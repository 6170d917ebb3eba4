import { Keyring } from '../secrets/keyring.ts';
import { clamdOf, evidenceStorageOf, MOST_EVIDENCE_BYTES } from './evidence-config.ts';
import type { ClamdAddress, EvidenceStorage } from './evidence-config.ts';

/** An OpenID Connect provider people may sign in with. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** What the button says. */
  readonly label: string;
}

export interface ServerConfig {
  readonly databaseUrl: string;
  /** Without it jobs run on BullMQ's PostgreSQL backend, in the same database. */
  readonly redisUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly production: boolean;
  /** Where people reach the product, without a slash at the end: links in mails, passkeys, the other provider's return. */
  readonly publicUrl: string;
  /** Seals what is stored encrypted and makes the secrets of mail links. */
  readonly keys: Keyring;
  /** Ed25519, PKCS #8 in base64: signs audit checkpoints. The worker alone needs it. */
  readonly auditSigningKey: string | null;
  /** smtp://user:password@host:port; without it letters go to `mailboxDirectory`. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** A folder that stands in for a mail server on one machine; the API shows it at /mailbox. Never in production. */
  readonly mailboxDirectory: string | null;
  /** How many proxies of ours stand in front, and so how many entries of X-Forwarded-For to believe. */
  readonly trustedProxies: number;
  readonly oidc: OidcConfig | null;
  /** ANY: webhooks may also go to private addresses and over http, as on one machine; PUBLIC: https to public ones alone. */
  readonly webhookTargets: 'PUBLIC' | 'ANY';
  /** KNOWN: only operations of the committed list (apps/api/documents.json) are answered. */
  readonly documents: 'ANY' | 'KNOWN';
  /** Where evidence is kept, the same for API and worker; null: none can be handed in. */
  readonly evidenceStorage: EvidenceStorage | null;
  /** The largest file of evidence, in bytes. */
  readonly evidenceMaxBytes: number;
  /** The virus scanner; null: files are not scanned, and say so. */
  readonly clamd: ClamdAddress | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Fills in what is the same everywhere but for one's own values; for tests and tools that start parts themselves. */
export function configOf(own: Partial<ServerConfig> & Pick<ServerConfig, 'databaseUrl'>): ServerConfig {
  return {
    redisUrl: null,
    host: '127.0.0.1',
    port: 0,
    production: false,
    publicUrl: 'http://localhost:4000',
    keys: Keyring.parse(undefined),
    auditSigningKey: null,
    smtpUrl: null,
    mailFrom: 'Renkei <renkei@localhost>',
    mailboxDirectory: null,
    trustedProxies: 0,
    oidc: null,
    webhookTargets: 'PUBLIC',
    documents: 'ANY',
    evidenceStorage: null,
    evidenceMaxBytes: MOST_EVIDENCE_BYTES,
    clamd: null,
    ...own,
  };
}

/**
 * Reads the configuration from the environment, the only place secrets come from.
 * @throws Error naming the variable that is missing or unusable, before anything is opened.
 */
export function readConfig(env: Environment): ServerConfig {
  const databaseUrl = env['DATABASE_URL'];
  if (!databaseUrl) {
    throw new Error('DATABASE_URL is not set. Use `npm start`, which brings its own PostgreSQL, or set it.');
  }
  const port = wholeNumber(env, 'PORT', 4000, 65535);
  const production = env['NODE_ENV'] === 'production';
  const keys = Keyring.parse(env['RENKEI_KEYS']);
  if (production && keys.isEmpty) {
    throw new Error(
      'RENKEI_KEYS is not set. `renkei keys new` makes a key; keep it as safe as the database.',
    );
  }
  return {
    databaseUrl,
    redisUrl: env['REDIS_URL'] || null,
    host: env['HOST'] ?? '127.0.0.1',
    port,
    production,
    publicUrl: publicUrlOf(env['RENKEI_PUBLIC_URL'] || `http://localhost:${port}`),
    keys,
    auditSigningKey: env['RENKEI_AUDIT_KEY'] || null,
    smtpUrl: env['SMTP_URL'] || null,
    mailFrom: env['MAIL_FROM'] || 'Renkei <renkei@localhost>',
    mailboxDirectory: production ? null : env['RENKEI_MAILBOX'] || null,
    trustedProxies: wholeNumber(env, 'TRUSTED_PROXIES', 0, 10),
    oidc: oidcOf(env),
    webhookTargets: webhookTargetsOf(env['RENKEI_WEBHOOK_PRIVATE'] || 'refuse'),
    documents: documentsOf(env['RENKEI_DOCUMENTS'] || 'any'),
    evidenceStorage: evidenceStorageOf(env),
    evidenceMaxBytes: wholeNumber(env, 'EVIDENCE_MAX_BYTES', MOST_EVIDENCE_BYTES, MOST_EVIDENCE_BYTES),
    clamd: clamdOf(env['CLAMD_ADDRESS']),
  };
}

function wholeNumber(env: Environment, name: string, fallback: number, most: number): number {
  const value = Number(env[name] || fallback);
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new Error(`${name} must be a number from 0 to ${most}, not "${env[name]}".`);
  }
  return value;
}

function publicUrlOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Error(
      `RENKEI_PUBLIC_URL must be an http(s) address such as https://renkei.example, not "${text}".`,
    );
  }
  return new URL(text).origin;
}

function documentsOf(text: string): 'ANY' | 'KNOWN' {
  if (text === 'any') return 'ANY';
  if (text === 'known') return 'KNOWN';
  throw new Error(`RENKEI_DOCUMENTS must be "any" or "known", not "${text}".`);
}

function webhookTargetsOf(text: string): 'PUBLIC' | 'ANY' {
  if (text === 'refuse') return 'PUBLIC';
  if (text === 'allow') return 'ANY';
  throw new Error(`RENKEI_WEBHOOK_PRIVATE must be "refuse" or "allow", not "${text}".`);
}

// GビズID gives clients to public bodies only, with its address in their papers: a preset one has to ask for, and
// OIDC_ISSUER still has to be set.
const OIDC_PRESETS: Readonly<Record<string, Pick<OidcConfig, 'scope' | 'label'>>> = {
  gbizid: { scope: 'openid', label: 'GビズID' },
};

function oidcOf(env: Environment): OidcConfig | null {
  const preset = OIDC_PRESETS[env['OIDC_PRESET'] ?? ''];
  if (env['OIDC_PRESET'] && !preset) {
    throw new Error(`OIDC_PRESET must be one of ${Object.keys(OIDC_PRESETS).join(', ')}, or not set.`);
  }
  const issuer = env['OIDC_ISSUER'];
  if (!issuer && !preset) return null;
  const clientId = env['OIDC_CLIENT_ID'];
  const clientSecret = env['OIDC_CLIENT_SECRET'];
  if (!issuer || !URL.canParse(issuer) || !clientId || !clientSecret) {
    throw new Error(
      'For signing in with another provider set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.',
    );
  }
  return {
    issuer,
    clientId,
    clientSecret,
    scope: env['OIDC_SCOPE'] || preset?.scope || 'openid profile',
    label: env['OIDC_LABEL'] || preset?.label || new URL(issuer).host,
  };
}
