import { run, type Operation, type RequestFailed } from '@renkei/api-client';
import { useQuery } from '@tanstack/react-query';
import type { Connection } from '../../data/pages.ts';
import type { Read } from '../../data/read.ts';

/** Every page of a list, one after the other: for screens that count or choose among all of them (at most 200 members). */
export function useAll<Result, Variables extends { after?: string | null | undefined }, Node>(
  operation: Operation<Result, Variables>,
  variables: NoInfer<Variables>,
  connection: (result: Result) => Connection<Node>,
  { when = true }: { readonly when?: boolean } = {},
): Read<readonly Node[]> {
  return useQuery<readonly Node[], RequestFailed>({
    queryKey: [operation.name, variables, 'all'],
    queryFn: async ({ signal }) => {
      const nodes: Node[] = [];
      let after: string | null = null;
      do {
        const page: Connection<Node> = connection(await run(operation, { ...variables, after }, signal));
        nodes.push(...page.edges.map(({ node }) => node));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      return nodes;
    },
    enabled: when,
  });
}
