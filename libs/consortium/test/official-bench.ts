import type { FormGroup } from '@renkei/forms';
import type { MemberImportEntity } from '../src/member-import/member-import.entity.ts';
import type { FormCell } from '../src/member-import/official/form-cells.ts';
import { formCellsOf } from '../src/member-import/preview-view.ts';
import { importBench } from './import-bench.ts';
import { officialFileOf } from './official-file.ts';
import type { Group, Workbench } from './workbench.ts';

/** What a test of official workbooks does again and again. */
export function officialBench(bench: () => Workbench) {
  const send = ({ viewer, id }: Group, bytes: Buffer): Promise<MemberImportEntity> =>
    bench().imports.upload(viewer, { consortiumId: id, fileName: '様式1-8.xlsx', bytes });
  const cellsOf = async (group: Group, stored: MemberImportEntity): Promise<readonly FormCell[]> =>
    formCellsOf(await importBench(bench()).previewOf(group, stored));
  return {
    send,
    cellsOf,
    sent: async (group: Group, forms: FormGroup) => send(group, await officialFileOf(forms)),
    /** The cell on the sheet whose name begins so. */
    stateOf: async (group: Group, stored: MemberImportEntity, sheet: string, cell: string) =>
      (await cellsOf(group, stored)).find((found) => found.sheet.startsWith(sheet) && found.cell === cell),
  };
}
