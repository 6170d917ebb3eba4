import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Understanding } from '@renkei/documents';
import {
  constraintOf,
  leaveDerivation,
  once,
  ProblemsFound,
  refuse,
  refuseStale,
  sha256Of,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { consortiumById } from '../consortium/consortium.service.ts';
import { GROUP, lockConsortium, lockConsortiumOf } from '../consortium/consortium.access.ts';
import { takenElsewhere } from '../shared/constraint-problems.ts';
import { requireUuid, updateVersioned } from '../shared/rows.ts';
import { writePlan } from './commit-import.ts';
import { findCell } from './find-cell.ts';
import { errorsOf } from './import-errors.ts';
import { planImport } from './import-plan.ts';
import type { Corrections, StoredMapping } from './import-settings.ts';
import { MemberImportEntity } from './member-import.entity.ts';
import type {
  CommitMemberImportInput,
  CorrectMemberImportCellInput,
  DiscardMemberImportInput,
  ForgetMemberImportMappingInput,
  ImportMappingInput,
  RemapMemberImportInput,
} from './member-import.inputs.ts';
import { KeptReadings } from './kept-readings.ts';
import { fileById, groupStateOf, importById, MEMBER_IMPORT, type StoredFile } from './member-import.rows.ts';
import type { ImportPlan } from './planned.ts';
import type { ReadFile, ReadImportProblem } from './read-import.ts';
import { forgetMapping, recallMapping, rememberMapping } from './recall-mapping.ts';

const MAX_CORRECTIONS = 5000;
/** Unfinished imports a group may have at once. */
const MOST_UNFINISHED = 10;
const MAX_FILE_NAME = 255;

export interface Preview {
  readonly understanding: Understanding;
  readonly file: ReadFile;
  readonly mapping: StoredMapping | null;
  readonly corrections: Corrections;
  readonly groupName: string;
  readonly plan: ImportPlan;
}

@Injectable()
export class MemberImportService {
  readonly #transactions: TenantTransaction;
  readonly #readings = new KeptReadings();

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** Whether this person may upload to this group: asked before a byte of the file is read. */
  async requireGroup(viewer: Viewer, consortiumId: string): Promise<void> {
    requireUuid(consortiumId, GROUP);
    await this.#transactions.read(viewer, (tx) => consortiumById(tx, consortiumId));
  }

  /** Keeps a file for preview, once it was understood. */
  async upload(
    viewer: Viewer,
    upload: { readonly consortiumId: string; readonly fileName: string; readonly bytes: Buffer },
  ): Promise<MemberImportEntity> {
    const fileName = [...(tidyLine(upload.fileName) || '名簿')].slice(-MAX_FILE_NAME).join('');
    const sha256 = sha256Of(upload.bytes);
    const file = { fileName, bytes: upload.bytes, mapping: null, corrections: {} };
    const read = await this.#readings.of(file, sha256);
    if (!read.ok) refuseUnread(read.error, 'file');
    return this.#transactions.run(viewer, async (tx) => {
      const { id: consortiumId } = await lockConsortium(tx, upload.consortiumId);
      const id = randomUUID();
      const mapping = await recallMapping(tx, consortiumId, { fileName, bytes: upload.bytes }, read.value);
      await tx.repository(MemberImportEntity).insert({
        id,
        consortiumId,
        ...(mapping === null ? {} : { mapping }),
        fileName,
        fileSha256: sha256,
        fileBytes: upload.bytes,
        createdBy: viewer.userId,
      });
      await letOldestGo(tx, consortiumId);
      return importById(tx, id);
    });
  }

  async byId(viewer: Viewer, id: string): Promise<MemberImportEntity> {
    requireUuid(id, MEMBER_IMPORT);
    return this.#transactions.read(viewer, (tx) => importById(tx, id));
  }

  /** What committing would do now; null once the import is final. */
  preview(viewer: Viewer, id: string): Promise<Preview | null> {
    return this.#transactions.read(viewer, async (tx) => {
      const file = await fileById(tx, id);
      if (file.bytes === null) return null;
      const read = await this.#read(file, file, 'file');
      return {
        understanding: read.understanding,
        file: read,
        mapping: file.mapping,
        corrections: file.corrections,
        groupName: file.groupName,
        plan: planImport(read, await groupStateOf(tx, file, read)),
      };
    });
  }

  /** Settles sheet, headings and the meaning of columns over what was detected. */
  remap(viewer: Viewer, input: RemapMemberImportInput): Promise<MemberImportEntity> {
    return this.#change(viewer, input, async (file) => {
      const mapping = storedMapping(input.mapping);
      const { understanding, official } = await this.#read(file, { ...file, mapping }, 'input.mapping');
      if (official !== null) {
        refuse('COLUMNS_ARE_FIXED', 'input.mapping', {
          ja: '公式の様式は、どの欄が何かが決まっています。対応づけは要りません。',
          en: 'In the official forms every column has its meaning. There is nothing to settle.',
        });
      }
      const known = new Set(understanding.columns.map(({ column }) => column));
      const unknown = input.mapping.columns.findIndex(({ column }) => !known.has(column));
      if (unknown >= 0) {
        refuse('UNKNOWN_COLUMN', `input.mapping.columns[${unknown}].column`, {
          ja: 'この表にない列です。列の一覧からお選びください。',
          en: 'The sheet has no such column. Please choose one of its columns.',
        });
      }
      return { mapping };
    });
  }

  /** Reads the file as if nothing were remembered, and forgets what was. */
  forgetMapping(viewer: Viewer, input: ForgetMemberImportMappingInput): Promise<MemberImportEntity> {
    return this.#change(viewer, input, async (file, tx) => {
      const { rememberedId } = file.mapping ?? {};
      if (rememberedId === undefined) {
        refuse('NOTHING_REMEMBERED', 'input.id', {
          ja: 'この名簿には、前回の対応づけを使っていません。',
          en: 'No remembered mapping is used for this list.',
        });
      }
      await forgetMapping(tx, file.row.consortiumId, rememberedId);
      return { mapping: null };
    });
  }

  /** Types a value over one cell. The file itself stays as it was uploaded. */
  correctCell(viewer: Viewer, input: CorrectMemberImportCellInput): Promise<MemberImportEntity> {
    return this.#change(viewer, input, async (file) => {
      const place = findCell(await this.#read(file, file, 'file'), input, file.corrections);
      if (place === null) {
        refuse('UNKNOWN_CELL', 'input.rowNumber', {
          ja: 'この行か列は表にありません。一覧からお選びください。',
          en: 'The sheet has no such row or column. Please choose one from the list.',
        });
      }
      const { sheetName, cell } = place;
      const inSheet = { ...file.corrections[sheetName], [cell]: tidyLine(input.value) };
      const corrections = { ...file.corrections, [sheetName]: inSheet };
      if (Object.keys(inSheet).length > MAX_CORRECTIONS) {
        refuse('TOO_MANY_CORRECTIONS', 'input', {
          ja: '直したところが多すぎます。ファイルを直してから、もう一度お選びください。',
          en: 'There are too many corrections. Please correct the file and upload it again.',
        });
      }
      await this.#read(file, { ...file, corrections }, 'input.value');
      return { corrections };
    });
  }

  /**
   * Enrols and changes everything in one transaction, or nothing. Once per idempotency key; a committed import is
   * final and its file is deleted.
   * @throws ProblemsFound with every error of every row while there is one
   */
  async commit(viewer: Viewer, input: CommitMemberImportInput): Promise<MemberImportEntity> {
    try {
      return await this.#transactions.run(viewer, async (tx) => {
        const id = await once(tx, viewer, 'commitMemberImport', input, () =>
          this.#commitOnce(tx, viewer, input),
        );
        return importById(tx, id);
      });
    } catch (error) {
      const problem = takenElsewhere('file')[constraintOf(error)];
      if (problem === undefined) throw error;
      // Another group enrolled one of these businesses a moment ago: by now the preview sees on which row.
      const preview = await this.preview(viewer, input.id);
      const problems = preview === null ? [] : errorsOf(preview.plan);
      throw new ProblemsFound(problems.length > 0 ? problems : [problem]);
    }
  }

  discard(viewer: Viewer, input: DiscardMemberImportInput): Promise<MemberImportEntity> {
    return this.#change(viewer, input, () => Promise.resolve({ status: 'DISCARDED', fileBytes: null }));
  }

  async #commitOnce(tx: Tx, viewer: Viewer, input: CommitMemberImportInput): Promise<string> {
    const file = await forChange(tx, input);
    const { consortiumId } = file.row;
    const read = await this.#read(file, file, 'file');
    const plan = planImport(read, await groupStateOf(tx, file, read));
    const errors = errorsOf(plan);
    if (errors.length > 0) throw new ProblemsFound(errors);
    const committedMembers = await writePlan(tx, consortiumId, plan.rows);
    const final = { status: 'COMMITTED', fileBytes: null, committedMembers } as const;
    await updateVersioned(tx, MemberImportEntity, input, final, MEMBER_IMPORT);
    await rememberMapping(tx, { consortiumId, createdBy: viewer.userId }, file.mapping, read);
    await leaveDerivation(tx, consortiumId);
    return input.id;
  }

  async #read(
    file: StoredFile,
    settings: { readonly mapping: StoredMapping | null; readonly corrections: Corrections },
    path: string,
  ): Promise<ReadFile> {
    const { mapping, corrections } = settings;
    const bytes = file.bytes ?? Buffer.alloc(0);
    const { fileName, fileSha256 } = file.row;
    const read = await this.#readings.of({ fileName, bytes, mapping, corrections }, fileSha256);
    return read.ok ? read.value : refuseUnread(read.error, path);
  }

  #change(
    viewer: Viewer,
    input: { readonly id: string; readonly version: number },
    changesOf: (file: StoredFile, tx: Tx) => Promise<Partial<MemberImportEntity>>,
  ): Promise<MemberImportEntity> {
    return this.#transactions.run(viewer, async (tx) => {
      const file = await forChange(tx, input);
      await updateVersioned(tx, MemberImportEntity, input, await changesOf(file, tx), MEMBER_IMPORT);
      return importById(tx, input.id);
    });
  }
}

/** @throws AppError NOT_FOUND, ProblemsFound IMPORT_FINAL, STALE_VERSION */
async function forChange(
  tx: Tx,
  seen: { readonly id: string; readonly version: number },
): Promise<StoredFile & { readonly bytes: Buffer }> {
  await lockConsortiumOf(tx, 'member_import', seen.id, MEMBER_IMPORT);
  const file = await fileById(tx, seen.id);
  const { bytes } = file;
  if (bytes === null) {
    refuse('IMPORT_FINAL', 'input.id', {
      ja: 'この取り込みは終わっています。もう一度取り込むときは、ファイルを選び直してください。',
      en: 'This import is finished. To import again, please select the file again.',
    });
  }
  if (file.row.version !== seen.version) refuseStale(seen.version, file.row.version);
  return { ...file, bytes };
}

function refuseUnread({ code, message, details = [] }: ReadImportProblem, path: string): never {
  throw new ProblemsFound([{ code, path, message }, ...details]);
}

function storedMapping(input: ImportMappingInput): StoredMapping {
  const { sheetName, firstHeaderRow, lastHeaderRow, representativeRow } = input;
  const last = lastHeaderRow ?? firstHeaderRow;
  if (firstHeaderRow != null && last != null && last < firstHeaderRow) {
    refuse('HEADER_ROWS_REVERSED', 'input.mapping.lastHeaderRow', {
      ja: '見出しの最後の行は、最初の行かそれより下にしてください。',
      en: 'The last heading row cannot be above the first.',
    });
  }
  const columns = input.columns.map(({ column, meaning = null, tax, taxPercent, unitYen }) => [
    column,
    {
      meaning,
      tax: tax ?? undefined,
      taxPercent: taxPercent ?? undefined,
      unitYen: unitYen ?? undefined,
    },
  ]);
  return {
    sheetName: sheetName ?? undefined,
    representativeRow: representativeRow ?? undefined,
    headerRows: firstHeaderRow == null || last == null ? undefined : { first: firstHeaderRow, last },
    columns: Object.fromEntries(columns) as NonNullable<StoredMapping['columns']>,
  };
}

/** Unfinished files hold people's data: a group keeps its newest few, the others are discarded as if by hand. */
async function letOldestGo(tx: Tx, consortiumId: string): Promise<void> {
  await tx.query(
    `UPDATE member_import SET status = 'DISCARDED', file_bytes = NULL, version = version + 1
     WHERE consortium_id = $1 AND status = 'PREVIEW' AND id NOT IN (
       SELECT id FROM member_import WHERE consortium_id = $1 AND status = 'PREVIEW'
       ORDER BY created_at DESC, id DESC LIMIT $2
     )`,
    [consortiumId, MOST_UNFINISHED],
  );
}
