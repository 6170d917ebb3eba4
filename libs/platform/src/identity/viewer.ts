import type { Role } from '@renkei/access';

/** The role somebody has chosen to act in, for all it was given for or narrowed to one assignment. */
export interface Acting {
  readonly role: Role;
  readonly assignmentId: string | null;
}

/** Whoever is asking, as established for this request. */
export interface Viewer {
  readonly userId: string;
  readonly displayName: string;
  readonly locale: 'ja' | 'en';
  /** null: several roles and none chosen yet. Nothing of a group is visible then. */
  readonly acting: Acting | null;
  /** An API key for reading: every change is refused. */
  readonly readOnly: boolean;
  /** The session of the cookie; null for an API key. */
  readonly sessionId: string | null;
  /** The mutation or route being done, for the audit. */
  readonly operation?: string;
}
