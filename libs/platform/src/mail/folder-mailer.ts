import type { Clock } from '../config/clock.ts';
import { LetterFolder } from './letter-folder.ts';
import { Mailer, type Letter } from './mailer.ts';

/** Letters of an installation on one machine: into a folder that the API shows at /mailbox. */
export class FolderMailer extends Mailer {
  readonly #folder: LetterFolder;
  readonly #clock: Clock;

  constructor(directory: string, clock: Clock) {
    super();
    this.#folder = new LetterFolder(directory);
    this.#clock = clock;
  }

  override send(letter: Letter): Promise<void> {
    return this.#folder.put(letter, new Date(this.#clock.epochMs()).toISOString());
  }
}
