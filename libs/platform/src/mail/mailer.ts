/** One letter to one person. `id` is the id of the row it is about: sent twice, it has the same Message-ID twice. */
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
