import { run, RequestFailed, type Operation } from '@renkei/api-client';
import { useQuery } from '@tanstack/react-query';
import type { Read } from '../../data/read.ts';

interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** Every page of a list, one after the other, as one read: for pictures that are wrong without the last of them. */
export function useReadAll<Result, Node>(
  operation: Operation<Result, { id: string; after?: string | null | undefined }>,
  id: string,
  /** null: the viewer may not see it, or there is none. */
  listOf: (result: Result) => Connection<Node> | null,
  when = true,
): Read<readonly Node[]> {
  return useQuery<readonly Node[], RequestFailed>({
    queryKey: [operation.name, { id, all: true }],
    enabled: when,
    queryFn: async ({ signal }) => {
      const nodes: Node[] = [];
      let after: string | null = null;
      do {
        const list = listOf(await run(operation, { id, after }, signal));
        nodes.push(...(list?.edges.map(({ node }) => node) ?? []));
        after = list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
      } while (after !== null);
      return nodes;
    },
  });
}
