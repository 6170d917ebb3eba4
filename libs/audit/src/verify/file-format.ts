// The lines of an exported chain, one JSON object each, written in one way only: whoever changes a byte of a line
// changes what is checked.

export const FILE_FORMAT = 'renkei-audit-v1';

/** The chain of what belongs to no group: schedules, support bodies, accounts. */
export const PLATFORM_CHAIN = '00000000-0000-0000-0000-000000000000';

export const AUDIT_ACTIONS = ['INSERT', 'UPDATE', 'DELETE', 'OPEN'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export interface AuditEvent {
  /** From 1, without gaps. */
  readonly seq: number;
  /** UTC with microseconds, as the hash is taken of it. */
  readonly occurredAt: string;
  readonly actorId: string | null;
  readonly actingRole: string;
  readonly operation: string | null;
  readonly action: AuditAction;
  readonly subjectType: string;
  readonly subjectId: string;
  /** SHA-256 of the row before and after. */
  readonly before: string | null;
  readonly after: string | null;
  readonly previousHash: string;
  readonly hash: string;
}

/** A signed statement that the chain's event `seq` had this hash. */
export interface AuditCheckpoint {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
  /** UTC with milliseconds. */
  readonly signedAt: string;
  /** Ed25519, SubjectPublicKeyInfo in base64. */
  readonly publicKey: string;
  readonly signature: string;
}

/** In this order: the header, each event followed by its checkpoint if it has one, the footer. */
export type AuditLine =
  | { readonly header: { readonly format: string; readonly chain: string; readonly exportedAt: string } }
  | { readonly event: AuditEvent }
  | { readonly checkpoint: AuditCheckpoint }
  | { readonly footer: { readonly events: number; readonly head: string } };

type Kind = 'header' | 'event' | 'checkpoint' | 'footer';
type Check = (value: unknown) => boolean;

// no field holds a space or a line break: the text a hash is taken of can be read in one way only
const word: Check = (value) => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const digest: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 1;
const action: Check = (value) => AUDIT_ACTIONS.includes(value as AuditAction);

const FIELDS: Readonly<Record<Kind, Readonly<Record<string, Check>>>> = {
  header: { format: (value) => value === FILE_FORMAT, chain: word, exportedAt: word },
  event: {
    seq: count,
    occurredAt: word,
    actorId: orNull(word),
    actingRole: word,
    operation: orNull(word),
    action,
    subjectType: word,
    subjectId: word,
    before: orNull(digest),
    after: orNull(digest),
    previousHash: digest,
    hash: digest,
  },
  checkpoint: { chain: word, seq: count, hash: digest, signedAt: word, publicKey: word, signature: word },
  footer: { events: count, head: digest },
};

/** The fields in their one order, whatever order the given object has them in. */
export function writeLine(line: AuditLine): string {
  const [[kind, value]] = Object.entries(line) as [[Kind, Readonly<Record<string, unknown>>]];
  const ordered = Object.fromEntries(Object.keys(FIELDS[kind]).map((name) => [name, value[name]]));
  return JSON.stringify({ [kind]: ordered });
}

/** null: not a line as `writeLine` writes it, to the byte. */
export function readLine(text: string): AuditLine | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const [entry] = Object.entries(parsed ?? {}) as [string, unknown][];
  if (entry === undefined || !Object.hasOwn(FIELDS, entry[0])) return null;
  const [kind, value] = entry as [Kind, Readonly<Record<string, unknown>> | null];
  if (typeof value !== 'object' || value === null) return null;
  const sound = Object.entries(FIELDS[kind]).every(([name, check]) => check(value[name]));
  const line = { [kind]: value } as unknown as AuditLine;
  return sound && writeLine(line) === text ? line : null;
}
