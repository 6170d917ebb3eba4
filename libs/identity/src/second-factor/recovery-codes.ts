import { randomBytes } from 'node:crypto';
import { sha256Of } from '@renkei/platform';

const HOW_MANY = 10;
/** 80 bits each: no slow hash is needed at rest. */
const CHARACTERS = 16;
/** Crockford's: no letter that looks like a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** New codes as they are shown, `xxxx-xxxx-xxxx-xxxx`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => {
    const characters = [...randomBytes(CHARACTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
    return characters.replaceAll(/(.{4})(?=.)/g, '$1-');
  });
}

/** What is stored of a code, however it was typed: in capitals, full-width, without hyphens, O for 0. */
export function recoveryCodeDigest(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');
  return sha256Of(plain);
}
