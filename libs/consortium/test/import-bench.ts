import type { MemberImportEntity } from '../src/member-import/member-import.entity.ts';
import type { Preview } from '../src/member-import/member-import.service.ts';
import { memberPageLoader } from '../src/member/member.loader.ts';
import type { MemberRow } from '../src/member/member.rows.ts';
import { newKey } from '@renkei/test/sample-values';
import { memberFile, type FileRow } from './member-file.ts';
import type { Group, Workbench } from './workbench.ts';

/** What a test of imports does again and again. */
export function importBench(bench: Workbench) {
  return {
    upload: ({ viewer, id }: Group, rows: readonly FileRow[]): Promise<MemberImportEntity> =>
      bench.imports.upload(viewer, { consortiumId: id, fileName: '見本名簿.csv', bytes: memberFile(rows) }),

    previewOf: async ({ viewer }: Group, { id }: { readonly id: string }): Promise<Preview> => {
      const preview = await bench.imports.preview(viewer, id);
      if (preview === null) throw new Error('the import is final');
      return preview;
    },

    commit: ({ viewer }: Group, { id, version }: { readonly id: string; readonly version: number }) =>
      bench.imports.commit(viewer, { idempotencyKey: newKey(), id, version }),

    membersOf: async ({ viewer, id }: Group): Promise<MemberRow[]> => {
      const page = await memberPageLoader(bench.door.transactions, viewer, { first: 200 }).load(id);
      return page.edges.map(({ node }) => node);
    },

    costsOf: ({ id }: Group): Promise<unknown[]> =>
      bench.database.sql(
        `SELECT b.name, l.category, l.unit_price_yen::text AS yen, l.quantity, l.functions, l.position
         FROM cost_line l JOIN member m ON m.id = l.member_id JOIN business b ON b.id = m.business_id
         WHERE l.consortium_id = $1 ORDER BY m.position, l.position`,
        [id],
      ),
  };
}

/** [row, column, code] of everything told with this severity. */
export function told(preview: Preview, severity: 'error' | 'warning'): (string | number | null)[][] {
  return preview.plan.rows.flatMap(({ rowNumber, issues }) =>
    issues
      .filter((issue) => issue.severity === severity)
      .map(({ column, code }) => [rowNumber, column, code]),
  );
}
