/**
 * One letter to one person. `id` is the id of the row it is about: sent to the same person twice, it has the same
 * Message-ID twice.
 */
export interface Letter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  /** Plain text; links stand on lines of their own. */
  readonly text: string;
}

/** How letters leave the house; see mail.module.ts for which one runs. */
export abstract class Mailer {
  /** @throws Error when nobody took it; the work it belongs to is then tried again */
  abstract send(letter: Letter): Promise<void>;
}

/** A letter nobody took. `code` says why, and is all that may be written down: servers quote addresses. */
export class MailError extends Error {
  override readonly name = 'MailError';
  readonly code: string;
  /** The server's reply code when it refused this very recipient for good, such as `550 5.1.1`; null otherwise. */
  readonly refusal: string | null;

  constructor(code: string, message: string, refusal: string | null = null) {
    super(message);
    this.code = code;
    this.refusal = refusal;
  }
}
