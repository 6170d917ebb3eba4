import { run, type RequestFailed } from '@renkei/api-client';
import { useQuery } from '@tanstack/react-query';
import type { Read } from '../../data/read.ts';
import {
  importIgnoredRows,
  importList,
  importRows,
  type ImportIgnoredRowsQuery,
  type ImportListQuery,
  type ImportRowsQuery,
} from './import.generated.ts';

export type ImportRow = NonNullable<
  ImportRowsQuery['memberImport']['preview']
>['rows']['edges'][number]['node'];
export type IgnoredRow = NonNullable<
  ImportIgnoredRowsQuery['memberImport']['preview']
>['ignoredRows']['edges'][number]['node'];
export type ListedImport = ImportListQuery['consortium']['memberImports']['edges'][number]['node'];

interface Page<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** A list is short enough to be had whole (the official forms end at 200 members), and what will change is told of all of it. */
async function allOf<Node>(page: (after: string | null) => Promise<Page<Node> | null>): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | null = null;
  do {
    const found: Page<Node> | null = await page(after);
    nodes.push(...(found?.edges ?? []).map(({ node }) => node));
    after = found?.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
  } while (after !== null);
  return nodes;
}

/** Every row of the list that is a member. */
export function useImportRows(id: string, when: boolean): Read<readonly ImportRow[]> {
  return useQuery<readonly ImportRow[], RequestFailed>({
    queryKey: ['ImportRows', id, 'all'],
    enabled: when,
    queryFn: ({ signal }) =>
      allOf(async (after) => {
        const { memberImport } = await run(importRows, { id, after }, signal);
        return memberImport.preview?.rows ?? null;
      }),
  });
}

/** The rows that were not read as members, each with its reason. */
export function useIgnoredRows(id: string, when: boolean): Read<readonly IgnoredRow[]> {
  return useQuery<readonly IgnoredRow[], RequestFailed>({
    queryKey: ['ImportIgnoredRows', id, 'all'],
    enabled: when,
    queryFn: ({ signal }) =>
      allOf(async (after) => {
        const { memberImport } = await run(importIgnoredRows, { id, after }, signal);
        return memberImport.preview?.ignoredRows ?? null;
      }),
  });
}

/** All uploads of the group, newest first. */
export function useImportList(consortiumId: string, when: boolean): Read<readonly ListedImport[]> {
  return useQuery<readonly ListedImport[], RequestFailed>({
    queryKey: ['ImportList', consortiumId, 'all'],
    enabled: when,
    queryFn: async ({ signal }) => {
      const listed = await allOf(
        async (after) => (await run(importList, { consortiumId, after }, signal)).consortium.memberImports,
      );
      return listed.reverse();
    },
  });
}
