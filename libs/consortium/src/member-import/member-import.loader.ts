import DataLoader from 'dataloader';
import { refuse, type TenantTransaction, type Viewer } from '@renkei/platform';
import { type Connection, type PageArgs } from '@renkei/platform/graphql';
import { pagesOf } from '../shared/pages.ts';
import { columnsOf } from '../shared/rows.ts';
import { MemberImportEntity } from './member-import.entity.ts';
import type { MemberImportService, Preview } from './member-import.service.ts';

export function memberImportPageLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
  page: PageArgs,
): DataLoader<string, Connection<MemberImportEntity>> {
  return new DataLoader((consortiumIds) =>
    transactions.read(viewer, (tx) =>
      pagesOf(
        tx,
        {
          table: 'member_import',
          order: ['created_at', 'id'],
          columns: columnsOf(tx, MemberImportEntity, 'x'),
          rowOf: (row) => row as MemberImportEntity,
        },
        consortiumIds,
        page,
      ),
    ),
  );
}

/** A preview reads a whole file, so a request gets one: a list of imports cannot ask for all of theirs. */
export class OnePreview {
  readonly #imports: MemberImportService;
  readonly #viewer: Viewer;
  #loading: { readonly id: string; readonly preview: Promise<Preview | null> } | null = null;

  constructor(imports: MemberImportService, viewer: Viewer) {
    this.#imports = imports;
    this.#viewer = viewer;
  }

  load(id: string): Promise<Preview | null> {
    this.#loading ??= { id, preview: this.#imports.preview(this.#viewer, id) };
    if (this.#loading.id === id) return this.#loading.preview;
    return refuse('ONE_PREVIEW_AT_A_TIME', 'preview', {
      ja: '取り込み前の確認は、1回の問い合わせに1つまでです。分けてお送りください。',
      en: 'One request can preview one import. Please ask for the others separately.',
    });
  }
}
