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

/** Every page of a list, one after the other: for screens that count, sort or choose among all of them. */
export function useAll<Result, Variables extends { after?: string | null | undefined }, Node>(
  operation: Operation<Result, Variables>,
  variables: NoInfer<Variables>,
  connection: (result: Result) => Connection<Node> | null,
  { when = true, everyMs }: { readonly when?: boolean; readonly everyMs?: number } = {},
): Read<readonly Node[]> {
  return useQuery<readonly Node[], RequestFailed>({
    queryKey: [operation.name, variables, 'all'],
    queryFn: async ({ signal }) => {
      const nodes: Node[] = [];
      let after: string | null = null;
      do {
        const page: Connection<Node> | null = connection(
          await run(operation, { ...variables, after }, signal),
        );
        nodes.push(...(page?.edges ?? []).map(({ node }) => node));
        after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      return nodes;
    },
    enabled: when,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
}
