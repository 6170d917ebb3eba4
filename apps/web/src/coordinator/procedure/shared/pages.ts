import { run, type Operation, type RequestFailed } from '@renkei/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Read } from '../../../data/read.ts';

/** The largest page the API gives. */
const MOST = 100;

export interface ListPage<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface PageVariables {
  first: number;
  after?: string | null | undefined;
}

type Asked<Variables> = Omit<Variables, keyof PageVariables>;

/** Every page of a list, one after the other: a table that is edited as a whole needs all of its rows. */
export function useEveryPage<Result, Variables extends PageVariables, Node>(
  operation: Operation<Result, Variables>,
  variables: Asked<Variables>,
  pageOf: (result: Result) => ListPage<Node> | null | undefined,
  { when = true }: { readonly when?: boolean } = {},
): Read<readonly Node[]> {
  return useQuery<readonly Node[], RequestFailed>({
    queryKey: [operation.name, variables, 'every page'],
    enabled: when,
    queryFn: async ({ signal }) => {
      const found: Node[] = [];
      for (let after: string | null = null; ;) {
        const asked = { ...variables, first: MOST, after } as unknown as Variables;
        const page = pageOf(await run(operation, asked, signal));
        if (!page) return found;
        found.push(...page.edges.map(({ node }) => node));
        if (!page.pageInfo.hasNextPage) return found;
        after = page.pageInfo.endCursor;
      }
    },
  });
}

/** A list that is read on demand, `first` at a time. */
export function useMorePages<Result, Variables extends PageVariables, Node>(
  operation: Operation<Result, Variables>,
  variables: Asked<Variables>,
  first: number,
  pageOf: (result: Result) => ListPage<Node> | null | undefined,
) {
  return useInfiniteQuery<Result, RequestFailed, readonly Node[], readonly unknown[], string | null>({
    queryKey: [operation.name, variables, 'more pages', first],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      run(operation, { ...variables, first, after: pageParam } as unknown as Variables, signal),
    getNextPageParam: (result) => {
      const page = pageOf(result);
      return page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    },
    select: ({ pages }) => pages.flatMap((result) => (pageOf(result)?.edges ?? []).map(({ node }) => node)),
  });
}
