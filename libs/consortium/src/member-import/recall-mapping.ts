import type { Tx } from '@renkei/platform';
import { sha256Of } from '@renkei/platform';
import { columnsOf } from '../shared/rows.ts';
import { ImportMappingEntity } from './import-mapping.entity.ts';
import type { StoredMapping } from './import-settings.ts';
import { readImport, type ReadFile } from './read-import.ts';
import { choicesFor, formOf, toRemember, type RememberedMapping } from './remembered-mapping.ts';

/** Forms of lists a group keeps; the oldest goes. */
const MOST_MAPPINGS = 20;
/** A remembered sheet or heading row means reading the file once more. */
const MOST_READINGS = 3;

interface Upload {
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** The group's newest mapping whose headings all stand in this file, as the file's own; null when there is none. */
export async function recallMapping(
  tx: Tx,
  consortiumId: string,
  file: Upload,
  detected: ReadFile,
): Promise<StoredMapping | null> {
  // what its columns mean is printed in it
  if (detected.official !== null) return null;
  const rows = await tx.query<ImportMappingEntity>(
    `SELECT ${columnsOf(tx, ImportMappingEntity, 'm')} FROM import_mapping m WHERE m.consortium_id = $1
     ORDER BY m.created_at DESC, m.id DESC`,
    [consortiumId],
  );
  let readings = MOST_READINGS;
  for (const { id, mapping } of rows) {
    const remembered = mapping as RememberedMapping;
    for (const place of placesOf(remembered)) {
      const elsewhere = place.sheetName !== undefined || place.headerRows !== undefined;
      if (elsewhere) readings -= 1;
      if (readings < 0) return null;
      const read = elsewhere ? await readAt(file, place) : detected;
      const columns = read && choicesFor(remembered, read.understanding);
      if (!columns) continue;
      const recalled = { ...place, columns, rememberedId: id };
      return (await readAt(file, recalled)) === null ? null : recalled;
    }
  }
  return null;
}

/** Where the headings may stand: as it was settled then, else as they are found. */
function placesOf({ sheetName, headerRows }: RememberedMapping): StoredMapping[] {
  return sheetName === undefined && headerRows === undefined ? [{}] : [{ sheetName, headerRows }, {}];
}

async function readAt(file: Upload, mapping: StoredMapping): Promise<ReadFile | null> {
  const read = await readImport({ ...file, mapping, corrections: {} });
  return read.ok ? read.value : null;
}

/** Keeps what a person settled about the columns of a committed file, in the place of what was kept of that form. */
export async function rememberMapping(
  tx: Tx,
  { consortiumId, createdBy }: Pick<ImportMappingEntity, 'consortiumId' | 'createdBy'>,
  mapping: StoredMapping | null,
  { understanding }: ReadFile,
): Promise<void> {
  const remembered = toRemember(mapping, understanding);
  if (remembered === null) return;
  const headingsSha256 = sha256Of(formOf(remembered));
  await tx.query(
    `DELETE FROM import_mapping WHERE consortium_id = $1 AND (headings_sha256 = $2 OR id IN (
       SELECT id FROM import_mapping WHERE consortium_id = $1 ORDER BY created_at DESC, id DESC OFFSET $3
     ))`,
    [consortiumId, headingsSha256, MOST_MAPPINGS - 1],
  );
  await tx
    .repository(ImportMappingEntity)
    .insert({ consortiumId, headingsSha256, mapping: remembered, createdBy });
}

/** Nothing of this form is remembered any more. */
export async function forgetMapping(tx: Tx, consortiumId: string, id: string): Promise<void> {
  await tx.query('DELETE FROM import_mapping WHERE consortium_id = $1 AND id = $2', [consortiumId, id]);
}
