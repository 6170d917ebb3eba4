import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Letter } from './mailer.ts';

/** A letter as it lies in the folder; `sentAt` is an ISO instant in UTC. */
export interface KeptLetter {
  readonly sentAt: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const NAME_FORM = /^[0-9a-f]{32}\.json$/;

/** What makes a letter the same letter: what it is about and whom it is for. Hexadecimal. */
export function letterKey({ id, to }: Pick<Letter, 'id' | 'to'>): string {
  return createHash('sha256').update(`${id}\n${to}`).digest('hex').slice(0, 32);
}

/**
 * A folder that stands in for a mail server on one machine. Its letters hold links that are as good as passwords, so
 * nobody but the user the product runs as may read them.
 */
export class LetterFolder {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Whole or not at all; the same letter again replaces itself. */
  async put(letter: Letter, sentAt: string): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    await chmod(this.#directory, 0o700); // it may have been there before
    const { to, subject, text } = letter;
    const kept: KeptLetter = { sentAt, to, subject, text };
    const file = join(this.#directory, `${letterKey(letter)}.json`);
    const partial = `${file}.${randomUUID()}`;
    await writeFile(partial, JSON.stringify(kept), { mode: 0o600, flag: 'wx' });
    await rename(partial, file);
  }

  /** The newest first, at most `most`; none when nothing was ever sent. */
  async newest(most: number): Promise<KeptLetter[]> {
    const names = await readdir(this.#directory).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const letters: KeptLetter[] = [];
    for (const name of names.filter((candidate) => NAME_FORM.test(candidate))) {
      letters.push(JSON.parse(await readFile(join(this.#directory, name), 'utf8')) as KeptLetter);
    }
    return letters.sort((a, b) => (a.sentAt < b.sentAt ? 1 : -1)).slice(0, most);
  }
}
