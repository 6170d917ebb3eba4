/** What part of a file is wanted: all of it, from a byte on up to one, or something it has not. */
export type ByteRange =
  | { readonly kind: 'ALL' }
  | { readonly kind: 'PART'; readonly first: number; readonly last: number }
  | { readonly kind: 'OUTSIDE' };

/** RFC 9110 §14: one range of bytes; anything else one may pass over, and the whole file is the answer. */
export function byteRange(header: string | undefined, length: number): ByteRange {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return { kind: 'ALL' };
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return { kind: 'ALL' };
  return first > last || (from === '' && Number(to) === 0)
    ? { kind: 'OUTSIDE' }
    : { kind: 'PART', first, last };
}
