import { ChainCheck } from './chain-check.ts';
import { signatureHolds } from './checkpoints.ts';
import type { Fault } from './fault.ts';
import { readLine, type AuditCheckpoint, type AuditLine } from './file-format.ts';

export interface VerifyOptions {
  /** Public keys signatures are believed of; none: the file's own, which proves only that it agrees with itself. */
  readonly keys?: readonly string[];
  /** Checkpoints kept outside, from letters, of this chain: they must be in the file. Their keys are believed too. */
  readonly kept?: readonly AuditCheckpoint[];
}

export interface Verdict {
  /** null: everything is in order. */
  readonly fault: Fault | null;
  /** null: the file says no chain. */
  readonly chain: string | null;
  /** The last event that was in order, 0 when none was. */
  readonly events: number;
  readonly head: string | null;
  /** The last event a checkpoint covers; whoever holds the database can still write anew what comes after. */
  readonly covered: number;
  /** By whose word, when something was compared: a key or checkpoint from outside, the file's own key, or none. */
  readonly trust: 'OUTSIDE' | 'FILE' | 'NONE';
}

/**
 * Checks an exported chain line by line, in one pass: hashes, numbers, links, each row's continuity, signatures, the
 * end. Nothing is read twice and no event is kept.
 */
export async function verifyFile(
  lines: AsyncIterable<string> | Iterable<string>,
  { keys = [], kept = [] }: VerifyOptions = {},
): Promise<Verdict> {
  let check: FileCheck | null = null;
  for await (const text of lines) {
    const line = readLine(text);
    if (check) check.accept(line);
    else if (line && 'header' in line) check = new FileCheck(line.header, keys, kept);
    else break;
  }
  if (check) return check.finish();
  const fault = { kind: 'UNREADABLE', from: 0, seq: 0 } as const;
  return { fault, chain: null, events: 0, head: null, covered: 0, trust: 'NONE' };
}

class FileCheck {
  readonly #chain: string;
  readonly #exportedAt: string;
  readonly #check: ChainCheck;
  readonly #trusted: ReadonlySet<string>;
  readonly #kept: readonly AuditCheckpoint[];
  #trust: Verdict['trust'] = 'NONE';
  #ended = false;

  constructor(
    { chain, exportedAt }: { readonly chain: string; readonly exportedAt: string },
    keys: readonly string[],
    kept: readonly AuditCheckpoint[],
  ) {
    this.#chain = chain;
    this.#exportedAt = exportedAt;
    this.#check = new ChainCheck(chain);
    this.#trusted = new Set([...keys, ...kept.map(({ publicKey }) => publicKey)]);
    this.#kept = [...kept].sort((a, b) => a.seq - b.seq);
  }

  accept(line: AuditLine | null): void {
    const { head } = this.#check;
    if (this.#ended || (line && 'header' in line)) this.#check.break('INSERTED', head.seq + 1);
    else if (line === null) this.#check.accept(null);
    else if ('event' in line) {
      this.#check.accept(line.event);
      for (const kept of this.#kept) if (kept.seq === line.event.seq) this.#compare(kept);
    } else if ('checkpoint' in line) this.#checkpoint(line.checkpoint);
    else this.#footer(line.footer);
  }

  finish(): Verdict {
    const check = this.#check;
    const { seq, hash } = check.head;
    if (!this.#ended) check.break('TRUNCATED', seq + 1);
    this.#beyond(this.#kept.filter((kept) => kept.seq > seq));
    if (this.#trusted.size > 0 && check.vouched === 0) check.break('UNSIGNED', 1, seq);
    const { fault, vouched: covered } = check;
    return { fault, chain: this.#chain, events: seq, head: hash, covered, trust: this.#trust };
  }

  /** Kept checkpoints of events the file does not have: younger than the file, unless its end was cut off. */
  #beyond(missing: readonly AuditCheckpoint[]): void {
    const [first] = missing;
    if (first === undefined) return;
    const { seq } = this.#check.head;
    const times = { exportedAt: this.#exportedAt, keptAt: first.signedAt };
    const younger = missing.every(({ signedAt }) => Date.parse(signedAt) >= Date.parse(this.#exportedAt));
    if (younger) this.#check.break('PREDATES', seq + 1, seq + 1, times);
    else this.#check.break('TRUNCATED', seq + 1);
  }

  /** Stands right behind its event. */
  #checkpoint(checkpoint: AuditCheckpoint): void {
    const { seq } = this.#check.head;
    if (checkpoint.chain !== this.#chain || checkpoint.seq < seq || !signatureHolds(checkpoint)) {
      this.#check.break('BAD_CHECKPOINT', checkpoint.seq);
    } else if (this.#trusted.size > 0 && !this.#trusted.has(checkpoint.publicKey)) {
      this.#check.break('BAD_CHECKPOINT', checkpoint.seq);
    } else if (checkpoint.seq > seq) {
      this.#check.break('TRUNCATED', seq + 1);
    } else {
      this.#compare(checkpoint);
    }
  }

  #compare({ seq, hash }: AuditCheckpoint): void {
    const { head, vouched, fault } = this.#check;
    if (fault !== null || head.seq !== seq) return;
    // where anything is trusted, a checkpoint of anybody else's has not come this far
    this.#trust = this.#trusted.size > 0 ? 'OUTSIDE' : 'FILE';
    if (head.hash === hash) this.#check.vouch();
    else this.#check.break('REWRITTEN', vouched + 1, seq);
  }

  #footer({ events, head: said }: { readonly events: number; readonly head: string }): void {
    const { seq, hash } = this.#check.head;
    this.#ended = true;
    if (events > seq) this.#check.break('TRUNCATED', seq + 1);
    else if (events < seq) this.#check.break('INSERTED', events + 1);
    else if (said !== hash) this.#check.break('REWRITTEN', Math.min(this.#check.vouched + 1, seq), seq);
  }
}
