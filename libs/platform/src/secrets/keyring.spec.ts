import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Keyring, newKeyEntry, type Sealed } from './keyring.ts';

const entryA = newKeyEntry('a');
const entryB = newKeyEntry('b');
const onlyA = Keyring.parse(entryA);
const onlyB = Keyring.parse(entryB);
const bThenA = Keyring.parse(`${entryB},${entryA}`);

const text = Buffer.from('見本 髙﨑𠮷子 普通 0001234');
const place = 'paper-1/member-1';
const sealed = onlyA.seal('sealed-paper', text, place);

const REFUSED = 'cannot be opened';
const openAt =
  (keyring: Keyring, value: Sealed, context = place) =>
  () =>
    keyring.open('sealed-paper', value, context);

/** The same bytes with one bit turned. */
function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
}

const bitsOf = (bytes: Buffer): number[] => Array.from({ length: bytes.length * 8 }, (_, bit) => bit);

describe('sealing', () => {
  it('gives back what was sealed, any bytes, none included', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.string(), (bytes, context) => {
        const value = onlyA.seal('payout-account', bytes, context);
        expect(onlyA.open('payout-account', value, context)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('never gives the same bytes twice, and none of the text', () => {
    const again = onlyA.seal('sealed-paper', text, place);
    expect(again.sealed.equals(sealed.sealed)).toBe(false);
    expect(again.wrappedKey.equals(sealed.wrappedKey)).toBe(false);
    expect(sealed.sealed.includes(text)).toBe(false);
    expect(sealed.keyId).toBe('a');
  });
});

describe('opening is refused', () => {
  it('for every single bit of the wrapped key and of what is sealed', () => {
    const untouched = openAt(onlyA, sealed);
    expect(untouched()).toEqual(text);
    for (const bit of bitsOf(sealed.wrappedKey)) {
      const value = { ...sealed, wrappedKey: flipped(sealed.wrappedKey, bit) };
      expect(openAt(onlyA, value)).toThrow(REFUSED);
    }
    for (const bit of bitsOf(sealed.sealed)) {
      const value = { ...sealed, sealed: flipped(sealed.sealed, bit) };
      expect(openAt(onlyA, value)).toThrow(REFUSED);
    }
  });

  it('for one bit anywhere in a large file', () => {
    const large = onlyA.seal('sealed-paper', Buffer.alloc(2_000_000, 'あ'), place);
    const last = large.sealed.length * 8 - 1;
    for (const bit of [0, 95, 96, last / 2, last - 128, last - 127, last].map(Math.trunc)) {
      expect(openAt(onlyA, { ...large, sealed: flipped(large.sealed, bit) })).toThrow(REFUSED);
    }
  });

  it('when anything is cut off or added', () => {
    for (const length of [0, 1, 4, 12, 16, 27, 28, sealed.sealed.length - 1]) {
      expect(openAt(onlyA, { ...sealed, sealed: sealed.sealed.subarray(0, length) })).toThrow(REFUSED);
      const wrappedKey = sealed.wrappedKey.subarray(0, Math.min(length, sealed.wrappedKey.length - 1));
      expect(openAt(onlyA, { ...sealed, wrappedKey })).toThrow(REFUSED);
    }
    expect(openAt(onlyA, { ...sealed, sealed: Buffer.concat([sealed.sealed, Buffer.alloc(1)]) })).toThrow(
      REFUSED,
    );
  });

  it('for another row, another purpose, and with parts of two rows', () => {
    const other = onlyA.seal('sealed-paper', Buffer.from('別の書類'), 'paper-2/member-1');
    expect(openAt(onlyA, sealed, 'paper-2/member-1')).toThrow(REFUSED);
    expect(openAt(onlyA, sealed, 'paper-1/member-2')).toThrow(REFUSED);
    expect(openAt(onlyA, { ...sealed, sealed: other.sealed })).toThrow(REFUSED);
    expect(openAt(onlyA, { ...sealed, wrappedKey: other.wrappedKey })).toThrow(REFUSED);
    expect(() => onlyA.open('payout-account', sealed, place)).toThrow(REFUSED);
  });

  it('with another key, whether it is told apart by name or not', () => {
    expect(openAt(onlyB, sealed)).toThrow('no key "a"');
    const anotherA = Keyring.parse(newKeyEntry('a'));
    expect(openAt(anotherA, sealed)).toThrow(REFUSED);
    expect(openAt(bThenA, { ...sealed, keyId: 'b' })).toThrow(REFUSED);
  });
});

describe('changing keys', () => {
  it('wraps the data key anew and leaves the content as it is', () => {
    expect(openAt(bThenA, sealed)()).toEqual(text);
    const rewrapped = bThenA.rewrap('sealed-paper', sealed, place);
    const moved = { ...rewrapped!, sealed: sealed.sealed };
    expect(moved.keyId).toBe('b');
    expect(openAt(onlyB, moved)()).toEqual(text);
    expect(openAt(onlyA, moved)).toThrow('no key "b"');
    expect(bThenA.rewrap('sealed-paper', moved, place)).toBeNull();
  });

  it('wraps nothing anew that it cannot open', () => {
    expect(() => bThenA.rewrap('sealed-paper', sealed, 'paper-2/member-1')).toThrow(REFUSED);
    expect(() => onlyB.rewrap('sealed-paper', sealed, place)).toThrow('no key "a"');
  });

  it('keeps the links of the old key as long as it is listed', () => {
    const [link] = onlyA.linkTokens('invitation-1');
    expect(bThenA.linkTokens('invitation-1')).toEqual([...onlyB.linkTokens('invitation-1'), link]);
    expect(onlyB.linkTokens('invitation-1')).not.toContain(link);
    expect(onlyA.linkTokens('invitation-2')).not.toContain(link);
  });
});

describe('RENKEI_KEYS', () => {
  it.each([undefined, '', ' , '])('may be left out (%p): then nothing can be sealed', (value) => {
    const none = Keyring.parse(value);
    expect(none.isEmpty).toBe(true);
    expect(none.linkTokens('row')).toEqual([]);
    expect(() => none.seal('totp', text, place)).toThrow('RENKEI_KEYS is not set');
  });

  it('is refused as a whole for one bad entry, without quoting a key', () => {
    const key = entryA.slice(2);
    for (const bad of [key, `A:${key}`, `a:${key.slice(4)}`, `a:${key},b`, `a${'b'.repeat(31)}:${key}`]) {
      expect(() => Keyring.parse(bad)).toThrow('name:key');
      expect(() => Keyring.parse(bad)).not.toThrow(key.slice(0, 10));
    }
    expect(() => Keyring.parse(`${entryA}, ${entryA}`)).toThrow('twice');
  });

  it('takes its names only in a form it can read back', () => {
    expect(Keyring.parse(newKeyEntry('k2026-11')).isEmpty).toBe(false);
    for (const name of ['', 'K', 'a b', 'a,b', 'a:b', '-a', 'a'.repeat(32), '鍵'])
      expect(() => newKeyEntry(name)).toThrow('name');
  });
});
