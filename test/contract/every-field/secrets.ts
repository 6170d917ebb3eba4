import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '@renkei/test/database';
import type { TargetName } from './targets.ts';

/**
 * Stands in every text that nobody but those concerned may see; the amounts do the same for numbers. What is the whole
 * group's carries those of its second member: the first, who asks about the second, must not see it either.
 */
export const secretOf = (group: string, member: 1 | 2): string => `秘密${group.toLowerCase()}${member}`;
/** What whoever belongs to a group knows of it, and what the administrator of accounts knows of its people. */
export const groupNameOf = (group: string): string => `内輪${group.toLowerCase()}`;
export const personNameOf = (group: string, member: 1 | 2): string => `個人${group.toLowerCase()}${member}`;
export const amountOf = (group: 'A' | 'B', member: 1 | 2): number =>
  (group === 'A' ? 7_654_300 : 8_765_400) + member;

/** Where the people of both groups have an account, too. */
export const ISSUER = 'https://id.example.jp';

export const sha = (): string => (randomUUID() + randomUUID()).replaceAll('-', '');

type Ids = Readonly<Record<TargetName, string>>;

/** What the rows of the procedure and of the money are put into. */
export interface Scene {
  readonly database: TestDatabase;
  readonly insert: (table: string, row: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly consortiumId: string;
  /** The coordinator. */
  readonly by: string;
  readonly first: Ids;
  /** About how many members a change is filed; everybody, when left out. */
  readonly changes?: number;
  readonly members: readonly {
    readonly ids: Ids;
    readonly merchantId: string;
    readonly secret: string;
    readonly amount: number;
  }[];
}

/** A secret of the whole group in one text: of ten members, where a number has room for a hundred letters. */
export const ofEverybody = ({ members }: Scene): string =>
  members
    .slice(0, 10)
    .map(({ secret }) => secret)
    .join(' ');

/** Takes a row through these states. */
export async function through(
  { database }: Scene,
  table: string,
  id: string,
  states: readonly (readonly [status: string, set?: string])[],
): Promise<void> {
  for (const [status, set = 'version = version'] of states) {
    await database.sql(`UPDATE ${table} SET status = $2, ${set} WHERE id = $1`, [id, status]);
  }
}
