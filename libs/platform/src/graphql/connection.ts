import { Field, Int, ObjectType, ArgsType } from '@nestjs/graphql';
import { isUuid } from '@renkei/kernel';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { refuse } from '../errors/problem.ts';

export const MAX_PAGE = 200;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: `1–${MAX_PAGE}` })
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  first: number = 50;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string | null;
}

@ObjectType('PageInfo')
export class PageInfoType {
  @Field(() => Boolean)
  hasNextPage: boolean;

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfoType;
}

/** The Relay connection type of a node; every list of the API is one. */
export function connectionOf<Node extends object>(name: string, node: () => new () => Node) {
  @ObjectType(`${name}Edge`)
  class EdgeType implements Edge<Node> {
    @Field(() => String)
    cursor: string;

    @Field(() => node())
    node: Node;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType])
    edges: EdgeType[];

    @Field(() => PageInfoType)
    pageInfo: PageInfoType;
  }

  return ConnectionType;
}

/** A cursor is the last row's sort key, opaque to clients: unlike an offset it survives inserts. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws ProblemsFound when it is not a cursor of a list with this many sort keys */
export function decodeCursor(cursor: string | null | undefined, keys: number): (string | number)[] | null {
  if (cursor == null) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(key) &&
      key.length === keys &&
      key.every((part) => ['string', 'number'].includes(typeof part))
    ) {
      return key as (string | number)[];
    }
  } catch {
    // falls through to the same answer: not one of ours
  }
  return refuseCursor();
}

/**
 * The id of the last row of the page before. Cursors hold nothing but it: the query looks its sort key up again,
 * so a page goes on from the right place even when that row was renamed or moved meanwhile.
 */
export function cursorId(after: string | null | undefined): string | null {
  const [id] = decodeCursor(after, 1) ?? [null];
  if (id === null || (typeof id === 'string' && isUuid(id))) return id;
  return refuseCursor();
}

/** @throws ProblemsFound BAD_CURSOR */
export function refuseCursor(): never {
  refuse('BAD_CURSOR', 'after', {
    ja: 'ページの続きの印（after）が正しくありません。最初のページから読み直してください。',
    en: 'The cursor (after) is not valid for this list. Start again from the first page.',
  });
}

/** Makes a page of rows read with LIMIT first + 1. */
export function pageOf<Row>(
  rows: readonly Row[],
  first: number,
  keyOf: (row: Row) => readonly (string | number)[],
): Connection<Row> {
  const edges = rows.slice(0, first).map((node) => ({ cursor: encodeCursor(keyOf(node)), node }));
  return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}
