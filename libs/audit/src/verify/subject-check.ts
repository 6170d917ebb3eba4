import type { AuditEvent } from './file-format.ts';

interface Known {
  readonly seq: number;
  /** The row's digest; null after it was deleted. */
  readonly digest: string | null;
}

/** Whether each row's events continue one another: what one left is what the next one found. */
export class SubjectCheck {
  readonly #known = new Map<string, Known>();

  /**
   * Notes the event. null: it continues what is known of its row; otherwise the earlier event it does not continue,
   * or its own number when it is impossible by itself. Of a row that was there before the chain anything is a start.
   */
  breakBefore({ seq, action, subjectType, subjectId, before, after }: AuditEvent): number | null {
    if (action === 'OPEN') return before === null && after === null ? null : seq;
    const possible =
      (before === null) === (action === 'INSERT') &&
      (after === null) === (action === 'DELETE') &&
      before !== after;
    if (!possible) return seq;
    const name = `${subjectType} ${subjectId}`;
    const earlier = this.#known.get(name);
    this.#known.set(name, { seq, digest: after });
    return earlier === undefined || earlier.digest === before ? null : earlier.seq;
  }
}
