import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consortiumEntities } from '@renkei/consortium';
import {
  AppError,
  configOf,
  FixedClock,
  ProblemsFound,
  type Problem,
  type ServerConfig,
  type TenantTransaction,
  type Viewer,
} from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedMemberUser, seedSupportReader } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { storedGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { pino } from 'pino';
import { EvidenceService } from '../src/evidence/evidence.service.ts';
import type { EvidenceType } from '../src/evidence/evidence.type.ts';
import type { EvidenceStore } from '../src/storage/evidence-store.ts';
import { FolderStore } from '../src/storage/folder-store.ts';
import { EvidenceDownloadService } from '../src/upload/evidence-download.service.ts';
import { EvidenceUploadService } from '../src/upload/evidence-upload.service.ts';
import { EvidenceController } from '../src/upload/evidence.controller.ts';
import type { HandInEvidenceQuery } from '../src/upload/upload.inputs.ts';
import { pdf } from './pictures.ts';

/** A group with lines to prove: its first participant buys three computers and a program. */
export interface EvidenceGroup {
  readonly id: string;
  readonly coordinator: Viewer;
  readonly representativeId: string;
  readonly memberId: string;
  readonly neighbourId: string;
  readonly own: Viewer;
  readonly neighbour: Viewer;
  readonly supporter: Viewer;
  /** Of the participant: the computers' line and the program's; and the neighbour's program. */
  readonly computers: string;
  readonly program: string;
  readonly neighbours: string;
}

export interface Sent {
  readonly status: number;
  readonly evidence: EvidenceType | null;
  readonly alreadyThere: boolean;
  readonly problems: readonly Problem[];
  /** Megabytes that had left when the answer came. */
  readonly sent: number;
}

export interface EvidenceBench {
  readonly database: TestDatabase;
  readonly door: Tenant;
  readonly clock: FixedClock;
  readonly folder: string;
  readonly store: EvidenceStore;
  readonly evidence: EvidenceService;
  readonly downloads: EvidenceDownloadService;
  group(): Promise<EvidenceGroup>;
  /** Sends a file over HTTP as this person. */
  send(viewer: Viewer, query: Partial<HandInEvidenceQuery>, bytes?: Buffer | Iterable<Buffer>): Promise<Sent>;
  /** The same, and it has to go well. */
  handIn(viewer: Viewer, query: Partial<HandInEvidenceQuery>, bytes?: Buffer): Promise<EvidenceType>;
  /** The same through another door to the data. */
  sendThrough(through: TenantTransaction, viewer: Viewer, query: Partial<HandInEvidenceQuery>): Promise<Sent>;
  /** Begins to send this and hangs up half-way; returns when the server is done with it. */
  breakOff(viewer: Viewer, query: Partial<HandInEvidenceQuery>, bytes: Buffer): Promise<void>;
  /** Names of the files in the folder. */
  files(): Promise<string[]>;
  close(): Promise<void>;
}

interface Waiting {
  readonly viewer: Viewer;
  readonly query: HandInEvidenceQuery;
  readonly door: TenantTransaction;
  readonly done: () => void;
}

export const MEGABYTE = 1_000_000;

/** Over a database and a folder of its own. It is 09:00 on 22 November 2026 in Japan; files may have 3 MB. */
export async function evidenceBench(
  own: Partial<ServerConfig> = {},
  storeOf: (folder: string) => EvidenceStore = (folder) => new FolderStore(folder),
): Promise<EvidenceBench> {
  const database = await testDatabase();
  const door = await tenant(database, consortiumEntities);
  const clock = new FixedClock(Date.UTC(2026, 10, 22, 0, 0));
  const folder = await mkdtemp(join(tmpdir(), 'renkei-evidence-'));
  const store = storeOf(folder);
  const config = configOf({ databaseUrl: database.apiUrl, evidenceMaxBytes: 3 * MEGABYTE, ...own });
  const logger = pino({ enabled: false });
  const downloads = new EvidenceDownloadService(door.transactions, store);
  const controllerOver = (transactions: TenantTransaction) =>
    new EvidenceController(
      new EvidenceUploadService(transactions, clock, config, store, logger),
      downloads,
      logger,
    );
  const waiting = new Map<string, Waiting>();
  const server = createServer((req, res) => {
    const { viewer, query, door: through, done } = waiting.get(req.url!.slice(1))!;
    const handled = controllerOver(through)
      .handInEvidence(viewer, query, req, res)
      .catch((error: unknown) => {
        // as the API's own filter does, in short
        const code = error instanceof AppError ? error.code : 'INTERNAL';
        const problems =
          error instanceof ProblemsFound
            ? error.problems
            : [{ code, path: null, message: { ja: '', en: String(error) } }];
        res.statusCode = code === 'NOT_FOUND' ? 404 : 500;
        res.end(JSON.stringify({ evidence: null, alreadyThere: false, problems }));
      });
    void handled.finally(done);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const addressFor = (
    viewer: Viewer,
    query: Partial<HandInEvidenceQuery>,
    { through = door.transactions, done = (): void => {} } = {},
  ): string => {
    const id = randomUUID();
    const full = { fileName: '請求書.pdf', idempotencyKey: `test-${id}`, ...query } as HandInEvidenceQuery;
    waiting.set(id, { viewer, query: full, door: through, done });
    return `http://127.0.0.1:${port}/${id}`;
  };
  const send: EvidenceBench['send'] = (viewer, query, bytes = pdf()) =>
    post(addressFor(viewer, query), bytes);
  return {
    database,
    door,
    clock,
    folder,
    store,
    evidence: new EvidenceService(door.transactions, clock),
    downloads,
    group: () => evidenceGroup(database),
    send,
    handIn: async (viewer, query, bytes) => {
      const { evidence, problems } = await send(viewer, query, bytes);
      if (evidence === null) throw new Error(JSON.stringify(problems));
      return evidence;
    },
    sendThrough: (through, viewer, query) => post(addressFor(viewer, query, { through }), pdf()),
    breakOff: (viewer, query, bytes) =>
      new Promise((resolve) => {
        const url = addressFor(viewer, query, { done: resolve });
        const sending = request(url, { method: 'POST', headers: { 'content-length': bytes.length } });
        sending.on('error', () => {});
        sending.write(bytes.subarray(0, bytes.length / 2), () => setTimeout(() => sending.destroy(), 50));
      }),
    files: async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await door.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function post(url: string, bytes: Buffer | Iterable<Buffer>): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const whole = Buffer.isBuffer(bytes);
    const sending = request(url, {
      method: 'POST',
      headers: whole ? { 'content-length': bytes.length } : {},
    });
    let [sent, answered] = [0, false];
    sending.on('response', (res) => {
      answered = true;
      let text = '';
      res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      res.on('end', () => {
        sending.destroy();
        resolve({
          status: res.statusCode ?? 0,
          ...(JSON.parse(text) as Omit<Sent, 'status' | 'sent'>),
          sent,
        });
      });
    });
    sending.on('error', (error) => answered || reject(error));
    if (whole) {
      sending.end(bytes);
      return;
    }
    const chunks = bytes[Symbol.iterator]();
    const next = (): void => {
      if (answered) return;
      const { done, value } = chunks.next();
      if (done) sending.end();
      else {
        sent += 1;
        sending.write(value, () => setImmediate(next));
      }
    };
    next();
  });
}

async function evidenceGroup(database: TestDatabase): Promise<EvidenceGroup> {
  const coordinator = await person(database);
  const program = { category: 'SOFTWARE', unitPrice: 500_000, functions: ['ACCOUNTING'] } as const;
  const group = await storedGroup(database, coordinator, {
    members: [[], [{ category: 'PC', unitPrice: 150_000, quantity: 3 }, program], [program]],
  });
  const [representativeId, memberId, neighbourId] = group.memberIds as [string, string, string];
  const lines = await database.sql<{ id: string; member_id: string; category: string }>(
    'SELECT id, member_id, category FROM cost_line WHERE consortium_id = $1',
    [group.id],
  );
  const lineOf = (owner: string, category: string) =>
    lines.find((line) => line.member_id === owner && line.category === category)!.id;
  return {
    id: group.id,
    coordinator,
    representativeId,
    memberId,
    neighbourId,
    own: await seedMemberUser(database, group, memberId),
    neighbour: await seedMemberUser(database, group, neighbourId),
    supporter: await seedSupportReader(database, [group]),
    computers: lineOf(memberId, 'PC'),
    program: lineOf(memberId, 'SOFTWARE'),
    neighbours: lineOf(neighbourId, 'SOFTWARE'),
  };
}
