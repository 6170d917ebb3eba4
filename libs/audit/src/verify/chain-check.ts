import type { Fault, FaultKind, Times } from './fault.ts';
import type { AuditEvent } from './file-format.ts';
import { eventHash, genesisHash } from './hashes.ts';
import { SubjectCheck } from './subject-check.ts';

/**
 * Follows a chain event by event and finds where it first breaks. What it keeps does not grow with the events, only
 * with the rows they are about. After the first break it looks on just to say what happened there.
 */
export class ChainCheck {
  readonly #chain: string;
  readonly #subjects = new SubjectCheck();
  #seq = 0;
  #hash: string;
  #vouched = 0;
  #fault: Fault | null = null;
  /** What a later event may still tell about the break. */
  #hindsight: ((event: AuditEvent) => void) | null = null;

  constructor(chain: string) {
    this.#chain = chain;
    this.#hash = genesisHash(chain);
  }

  /** The last event that was in order. */
  get head(): { readonly seq: number; readonly hash: string } {
    return { seq: this.#seq, hash: this.#hash };
  }

  get fault(): Fault | null {
    return this.#fault;
  }

  /** The events up to here are what somebody signed or kept: a break after them is not their doing. */
  vouch(): void {
    this.#vouched = this.#seq;
  }

  get vouched(): number {
    return this.#vouched;
  }

  /** Notes a break found elsewhere, unless there was one before. */
  break(kind: FaultKind, from: number, seq: number = from, times?: Times): void {
    this.#fault ??= { kind, from, seq, ...(times && { times }) };
  }

  /** @param event null: a line that cannot be read */
  accept(event: AuditEvent | null): void {
    if (this.#fault) {
      if (event) this.#hindsight?.(event);
      return;
    }
    const due = this.#seq + 1;
    if (event === null) this.break('EDITED', due);
    else if (eventHash(this.#chain, event) !== event.hash) this.break('EDITED', due);
    else if (event.seq > due) this.#gap(due, event.seq);
    else if (event.seq < due) this.break('INSERTED', event.seq);
    else if (event.previousHash !== this.#hash) this.#brokenLink(event);
    else {
      const since = this.#subjects.breakBefore(event);
      if (since !== null) return this.break('UNRECORDED', since, event.seq);
      this.#seq = event.seq;
      this.#hash = event.hash;
    }
  }

  /** Gone, unless it comes later (moved); or the one found here comes again (a copy was put in). */
  #gap(missing: number, found: number): void {
    this.break('DELETED', missing);
    this.#hindsight = ({ seq }) => {
      if (seq === missing && this.#fault?.kind === 'DELETED') {
        this.#fault = { kind: 'REORDERED', from: missing, seq: missing };
      } else if (seq === found) {
        this.#fault = { kind: 'INSERTED', from: found, seq: found };
      }
    };
  }

  /** Two neighbours disagree. The one after them says which was changed: it still names the true hash of its own. */
  #brokenLink(event: AuditEvent): void {
    const earlier = event.seq - 1;
    const blamed = earlier <= this.#vouched ? event.seq : earlier;
    this.break('EDITED', blamed);
    this.#hindsight = (next) => {
      this.#hindsight = null;
      if (next.previousHash !== event.hash) this.#fault = { kind: 'EDITED', from: event.seq, seq: event.seq };
    };
  }
}
