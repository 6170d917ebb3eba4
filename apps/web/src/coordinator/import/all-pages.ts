import { useAll } from '../../data/pages.ts';
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

// A list is short enough to be had whole (the official forms end at 200 members), and what will change is told of all of
// it.

/** Every row of the list that is a member. */
export function useImportRows(id: string, when: boolean): Read<readonly ImportRow[]> {
  return useAll(importRows, { id }, ({ memberImport }) => memberImport.preview?.rows, { when });
}

/** The rows that were not read as members, each with its reason. */
export function useIgnoredRows(id: string, when: boolean): Read<readonly IgnoredRow[]> {
  return useAll(importIgnoredRows, { id }, ({ memberImport }) => memberImport.preview?.ignoredRows, { when });
}

/** All uploads of the group, newest first. */
export function useImportList(consortiumId: string, when: boolean): Read<readonly ListedImport[]> {
  const read = useAll(importList, { consortiumId }, ({ consortium }) => consortium.memberImports, { when });
  return { ...read, data: read.data?.toReversed() } as Read<readonly ListedImport[]>;
}
