import { createHash } from 'node:crypto';

export interface TaggedRow {
  readonly table: string;
  readonly tag: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** The same name is the same id in every run. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

export const digestOf = (name: string) => createHash('sha256').update(`digest of ${name}`).digest('hex');
export const NIL = '00000000-0000-0000-0000-000000000000';
export const AT = '2024-01-15T09:00:00+09:00';
export const LATER = '2099-01-15T09:00:00+09:00';

export function invitation(tag: string, row: object): TaggedRow {
  return {
    table: 'invitation',
    tag,
    row: {
      id: idOf(`invitation ${tag}`),
      email: 'mihon@example.jp',
      token_sha256: digestOf(`invitation ${tag}`),
      expires_at: LATER,
      ...row,
    },
  };
}
