import { randomUUID } from 'node:crypto';
import { corporateCheckDigit } from '@renkei/kernel';

/** A 法人番号 that passes the check and belongs to nobody here: the n-th of a made-up series. */
export function sampleCorporateNumber(n: number): string {
  const twelve = String(900_000_000_000 + n).padStart(12, '0');
  return `${corporateCheckDigit(twelve)}${twelve}`;
}

/** A key for a request that is meant once. */
export function newKey(): string {
  return `test-${randomUUID()}`;
}
