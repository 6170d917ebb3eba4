import DataLoader from 'dataloader';
import type { TenantTransaction, Viewer } from '@renkei/platform';
import type { Connection, PageArgs } from '@renkei/platform/graphql';
import { pagesOf } from '../shared/pages.ts';
import { byIds, columnsOf } from '../shared/rows.ts';
import { ToolEntity } from './tool.entity.ts';

export function toolPageLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
  page: PageArgs,
): DataLoader<string, Connection<ToolEntity>> {
  return new DataLoader((consortiumIds) =>
    transactions.read(viewer, (tx) =>
      pagesOf(
        tx,
        {
          table: 'tool',
          order: ['name', 'id'],
          columns: columnsOf(tx, ToolEntity, 'x'),
          rowOf: (row) => row as ToolEntity,
        },
        consortiumIds,
        page,
      ),
    ),
  );
}

export function toolLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
): DataLoader<string, ToolEntity | null> {
  return new DataLoader((ids) => transactions.read(viewer, (tx) => byIds(tx, ToolEntity, ids)));
}
