import { run, type Operation, type RequestFailed } from '@renkei/api-client';
import { useQuery } from '@tanstack/react-query';
import type { Read } from '../../data/read.ts';

interface PageInfo {
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

/**
 * A whole list, page after page: what is counted, compared or filtered on a screen needs all of it.
 * @param pageOf where in the answer its page ends; null: there is no list for this person
 */
export function useReadAll<Result, Variables extends { after?: string | null | undefined }>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  pageOf: (page: Result) => PageInfo | null | undefined,
  { when = true }: { readonly when?: boolean } = {},
): Read<readonly Result[]> {
  return useQuery<readonly Result[], RequestFailed>({
    queryKey: ['all', operation.name, variables],
    enabled: when,
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
  });
}
