import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// @ts-expect-error yauzl ships no types; what is used of it is declared below.
import untypedYauzl from 'yauzl';
import { keyOf, storeOf, type EvidenceStore } from '@renkei/evidence';
import type { LocalDate } from '@renkei/kernel';
import type { EvidenceCode } from '@renkei/lifecycle';
import type { Problem, Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedMemberUser } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { storedGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import type { OutputKind } from '../src/output/kinds.ts';
import type { OutputOrder, OutputProgress } from '../src/output/maker.ts';

/** A group whose first participant buys three computers and a program, and whose second buys a program. */
export interface BundleGroup {
  readonly id: string;
  readonly coordinator: Viewer;
  readonly own: Viewer;
  readonly memberIds: readonly [string, string, string];
  readonly computers: string;
  readonly program: string;
  readonly neighbours: string;
}

export interface Piece {
  readonly memberId: string | null;
  readonly fileName: string;
  readonly mediaType?: string;
  readonly bytes?: Buffer;
  readonly scan?: 'NOT_SCANNED' | 'WAITING' | 'CLEAN' | 'INFECTED';
  readonly replaces?: string;
  readonly links?: readonly { readonly item: EvidenceCode; readonly line?: string; readonly unit?: number }[];
  readonly review?: { readonly outcome: 'ACCEPTED' | 'RETURNED'; readonly reason?: string };
}

export interface BundleBench {
  readonly database: TestDatabase;
  /** The worker's door: whoever it reads for, it reads as app_reader. */
  readonly worker: Tenant;
  readonly store: EvidenceStore;
  group(): Promise<BundleGroup>;
  /** As if it had been handed in on the next minute after 2026-11-20 09:00 in Japan. */
  handIn(group: BundleGroup, piece: Piece): Promise<string>;
  close(): Promise<void>;
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export async function bundleBench(): Promise<BundleBench> {
  const database = await testDatabase();
  const worker = await tenant(database, [], 'worker');
  const folder = await mkdtemp(join(tmpdir(), 'renkei-bundle-'));
  const store = await storeOf({ kind: 'FOLDER', folder });
  if (store === null) throw new Error('a folder is a store');
  let minute = 0;
  return {
    database,
    worker,
    store,
    group: () => bundleGroup(database),
    handIn: async (group, piece) => {
      const id = randomUUID();
      minute += 1;
      const bytes = piece.bytes ?? Buffer.from(`%PDF-1.7 MIHON ${id}`);
      await store.put(keyOf(group.id, id), only(bytes));
      await database.sql(
        `INSERT INTO evidence_file (id, consortium_id, member_id, file_name, media_type, byte_length, content_sha256,
           storage_key, scan, replaces_id, uploaded_by, uploaded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, timestamptz '2026-11-20T00:00Z' + $12 * interval '1 minute')`,
        [
          id,
          group.id,
          piece.memberId,
          piece.fileName,
          piece.mediaType ?? 'application/pdf',
          bytes.length,
          sha256(bytes),
          keyOf(group.id, id),
          piece.scan ?? 'CLEAN',
          piece.replaces ?? null,
          group.own.userId,
          minute,
        ],
      );
      for (const { item, line = null, unit = null } of piece.links ?? []) {
        await database.sql(
          `INSERT INTO evidence_link (consortium_id, evidence_id, item, member_id, cost_line_id, unit_number, created_by, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, '2026-11-20')`,
          [group.id, id, item, piece.memberId, line, unit, group.own.userId],
        );
      }
      if (piece.review) {
        const { outcome, reason = '' } = piece.review;
        await database.sql(
          `INSERT INTO evidence_review (consortium_id, evidence_id, member_id, outcome, reason, reviewed_by, reviewed_at)
           VALUES ($1, $2, $3, $4, $5, $6, '2026-11-21T01:23Z')`,
          [group.id, id, piece.memberId, outcome, reason, group.coordinator.userId],
        );
      }
      return id;
    },
    close: async () => {
      await worker.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function bundleGroup(database: TestDatabase): Promise<BundleGroup> {
  const coordinator = await person(database);
  const program = { category: 'SOFTWARE', unitPrice: 500_000, functions: ['ACCOUNTING'] } as const;
  const { id, memberIds } = await storedGroup(database, coordinator, {
    members: [[], [{ category: 'PC', unitPrice: 150_000, quantity: 3 }, program], [program]],
  });
  const [representative, first, second] = memberIds as [string, string, string];
  const lines = await database.sql<{ id: string; member_id: string; category: string }>(
    'SELECT id, member_id, category FROM cost_line WHERE consortium_id = $1',
    [id],
  );
  const lineOf = (owner: string, category: string) =>
    lines.find((line) => line.member_id === owner && line.category === category)!.id;
  return {
    id,
    coordinator,
    own: await seedMemberUser(database, { id }, first),
    memberIds: [representative, first, second],
    computers: lineOf(first, 'PC'),
    program: lineOf(first, 'SOFTWARE'),
    neighbours: lineOf(second, 'SOFTWARE'),
  };
}

export function orderOf(kind: OutputKind, group: { readonly id: string }, viewer: Viewer): OutputOrder {
  return {
    id: randomUUID(),
    consortiumId: group.id,
    memberId: null,
    kind,
    options: {},
    locale: 'ja',
    today: '2026-11-22' as LocalDate,
    viewer,
  };
}

export interface Watched extends OutputProgress {
  readonly steps: [number, number | null][];
  readonly told: Problem[];
}

export function watched(onReport: (done: number) => void | Promise<void> = () => {}): Watched {
  const [steps, told]: [Watched['steps'], Problem[]] = [[], []];
  return {
    steps,
    told,
    report: async (done, total) => {
      steps.push([done, total]);
      await onReport(done);
    },
    tell: (problem) => void told.push(problem),
  };
}

interface ZipEntry {
  readonly fileName: string;
  readonly compressionMethod: number;
  readonly generalPurposeBitFlag: number;
}
const yauzl = untypedYauzl as {
  fromBufferPromise(
    buffer: Buffer,
    options: object,
  ): Promise<{
    eachEntry(): AsyncIterable<ZipEntry>;
    openReadStreamPromise(entry: ZipEntry): Promise<AsyncIterable<Buffer>>;
  }>;
};

/** What came out, unpacked by a strict reader: name, whether it was compressed, and content. */
export async function unpacked(zip: Buffer): Promise<Map<string, { stored: boolean; bytes: Buffer }>> {
  const archive = await yauzl.fromBufferPromise(zip, { strictFileNames: true });
  const found = new Map<string, { stored: boolean; bytes: Buffer }>();
  for await (const entry of archive.eachEntry()) {
    if ((entry.generalPurposeBitFlag & 0x800) === 0)
      throw new Error(`${entry.fileName} is not said to be UTF-8`);
    if (found.has(entry.fileName)) throw new Error(`${entry.fileName} is there twice`);
    const bytes = await collected(await archive.openReadStreamPromise(entry));
    found.set(entry.fileName, { stored: entry.compressionMethod === 0, bytes });
  }
  return found;
}

export async function collected(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}
