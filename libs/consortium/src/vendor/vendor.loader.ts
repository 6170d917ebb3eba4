import DataLoader from 'dataloader';
import type { TenantTransaction, Viewer } from '@renkei/platform';
import type { Connection, PageArgs } from '@renkei/platform/graphql';
import { pagesOf } from '../shared/pages.ts';
import { byIds, columnsOf } from '../shared/rows.ts';
import { VendorEntity } from './vendor.entity.ts';

export function vendorPageLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
  page: PageArgs,
): DataLoader<string, Connection<VendorEntity>> {
  return new DataLoader((consortiumIds) =>
    transactions.read(viewer, (tx) =>
      pagesOf(
        tx,
        {
          table: 'vendor',
          order: ['name', 'id'],
          columns: columnsOf(tx, VendorEntity, 'x'),
          rowOf: (row) => row as VendorEntity,
        },
        consortiumIds,
        page,
      ),
    ),
  );
}

export function vendorLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
): DataLoader<string, VendorEntity | null> {
  return new DataLoader((ids) => transactions.read(viewer, (tx) => byIds(tx, VendorEntity, ids)));
}
