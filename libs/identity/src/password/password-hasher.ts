import { hash, parseOptions, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

/** argon2id as OWASP's password storage cheat sheet asks for: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const { memoryCost, timeCost, parallelism } = PARAMETERS;
/** Nobody's: verified where there is no account, so that the answer takes as long. */
const NOBODYS = `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** One text per password, however the keyboard composed it (NIST SP 800-63B). */
export function normalisedPassword(password: string): string {
  return password.normalize('NFKC');
}

@Injectable()
export class PasswordHasher {
  /** About 30 ms on a thread of its own; call it outside a transaction. */
  hash(password: string): Promise<string> {
    return hash(normalisedPassword(password), PARAMETERS);
  }

  /** @param phc null: there is none, and the same work is done for nothing */
  async verify(phc: string | null, password: string): Promise<boolean> {
    const right = await verify(phc ?? NOBODYS, normalisedPassword(password));
    return right && phc !== null;
  }

  /** Made with weaker parameters than today's. */
  isOutdated(phc: string): boolean {
    const made = parseOptions(phc);
    return made.memoryCost < memoryCost || made.timeCost < timeCost || made.parallelism < parallelism;
  }
}
