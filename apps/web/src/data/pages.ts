import { run, RequestFailed, type Operation } from '@renkei/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Read } from './read.ts';

export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

export interface Pages<Node> {
  /** Everything loaded so far. */
  readonly read: Read<readonly Node[]>;
  /** Loads the next page; null: there is none. */
  readonly more: (() => void) | null;
  readonly loadingMore: boolean;
}

/** A list of the API, page after page. Its operation takes the cursor as `$after`. */
export function usePages<Result, Variables extends { after?: string | null | undefined }, Node>(
  operation: Operation<Result, Variables>,
  variables: NoInfer<Variables>,
  connection: (result: Result) => Connection<Node>,
  { when = true, everyMs }: { readonly when?: boolean; readonly everyMs?: number } = {},
): Pages<Node> {
  const query = useInfiniteQuery({
    queryKey: [operation.name, variables, 'pages'],
    queryFn: ({ pageParam, signal }) => run(operation, { ...variables, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Result) => {
      const { endCursor, hasNextPage } = connection(last).pageInfo;
      return hasNextPage ? endCursor : null;
    },
    enabled: when,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
  const data = query.data?.pages.flatMap((page) => connection(page).edges.map(({ node }) => node));
  return {
    read: { ...query, data, error: query.error as RequestFailed | null } as Read<readonly Node[]>,
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    loadingMore: query.isFetchingNextPage,
  };
}

interface PageInfo {
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

interface AllOptions {
  readonly when?: boolean;
  readonly everyMs?: number;
}

/**
 * A whole list, page after page: what is counted, compared or sorted on a screen needs all of it.
 * @param pageOf where in an answer its page ends; null: there is no list for this person
 */
export function useAllPages<Result, Variables extends { after?: string | null | undefined }>(
  operation: Operation<Result, Variables>,
  variables: NoInfer<Variables>,
  pageOf: (page: Result) => PageInfo | null | undefined,
  { when = true, everyMs }: AllOptions = {},
): Read<readonly Result[]> {
  return useQuery<readonly Result[], RequestFailed>({
    queryKey: [operation.name, variables, 'all'],
    queryFn: async ({ signal }) => {
      const pages: Result[] = [];
      let after: string | null = null;
      do {
        const page: Result = await run(operation, { ...variables, after }, signal);
        pages.push(page);
        const info = pageOf(page);
        after = info?.hasNextPage ? info.endCursor : null;
      } while (after !== null);
      return pages;
    },
    enabled: when,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
}

/** The same where only its items matter. */
export function useAll<Result, Variables extends { after?: string | null | undefined }, Node>(
  operation: Operation<Result, Variables>,
  variables: NoInfer<Variables>,
  connection: (result: Result) => Connection<Node> | null | undefined,
  options: AllOptions = {},
): Read<readonly Node[]> {
  const read = useAllPages(operation, variables, (page) => connection(page)?.pageInfo, options);
  const data = read.data?.flatMap((page) => (connection(page)?.edges ?? []).map(({ node }) => node));
  return { ...read, data } as Read<readonly Node[]>;
}
