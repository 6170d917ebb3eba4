import { createServer, request, type ClientRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { memberFile, shop } from '../../test/member-file.ts';
import { workbench, type Group, type Workbench } from '../../test/workbench.ts';
import { MemberImportController } from './member-import.controller.ts';

const MEGABYTE = 1024 * 1024;

let bench: Workbench;
let group: Group;
let server: Server;
let url: string;

beforeAll(async () => {
  bench = await workbench();
  group = await bench.group();
  const controller = new MemberImportController(bench.imports);
  server = createServer((req, res) => {
    const { searchParams } = new URL(req.url ?? '', 'http://localhost');
    const [consortiumId, fileName] = [searchParams.get('consortiumId'), searchParams.get('fileName')];
    void controller.upload(group.viewer, consortiumId as string, fileName as string, req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}/imports/members?consortiumId=${group.id}&fileName=`;
}, 60_000);
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await bench.close();
});

interface Answer {
  readonly status: number | undefined;
  readonly body: { memberImport: { id: string; fileName: string } | null; problems: { code: string }[] };
  readonly sent: number;
}

/** Sends this many megabytes, one by one, and reads the answer whenever it comes. */
function send(megabytes: number, announce: boolean): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = announce ? { 'content-length': megabytes * MEGABYTE } : {};
    const sending = request(`${url}big.csv`, { method: 'POST', headers });
    let sent = 0;
    let answered = false;
    sending.on('response', (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      res.on('end', () => {
        answered = true;
        resolve({ status: res.statusCode, body: JSON.parse(text) as Answer['body'], sent });
      });
    });
    sending.on('error', (error) => answered || reject(error));
    const chunk = Buffer.alloc(MEGABYTE, 'あ');
    const next = (): void => {
      if (sent === megabytes) sending.end();
      else {
        sent += 1;
        sending.write(chunk, () => setImmediate(next));
      }
    };
    next();
  });
}

describe('uploading a list', () => {
  it('keeps the file for preview under its name', async () => {
    const bytes = memberFile([shop(1)]);
    const response = await fetch(`${url}${encodeURIComponent('見本/名簿\n.csv')}`, {
      method: 'POST',
      body: bytes,
    });
    const { memberImport, problems } = (await response.json()) as Answer['body'];
    expect([response.status, memberImport?.fileName, problems]).toEqual([201, '見本/名簿 .csv', []]);
    const [stored] = await bench.database.sql('SELECT file_bytes, status FROM member_import WHERE id = $1', [
      memberImport?.id,
    ]);
    expect(stored).toEqual({ file_bytes: bytes, status: 'PREVIEW' });
  });

  it('holds ten at once at most, and says when it is too busy', async () => {
    const slow: ClientRequest[] = [];
    const hold = (): void => {
      const sending = request(`${url}slow.csv`, { method: 'POST', headers: { 'content-length': 100 } });
      sending.on('error', () => {});
      sending.write('x');
      slow.push(sending);
    };
    const code = async (): Promise<string | undefined> => {
      const response = await fetch(`${url}late.csv`, { method: 'POST', body: memberFile([shop(1)]) });
      return ((await response.json()) as Answer['body']).problems[0]?.code;
    };
    let last: string | undefined;
    // a late one may come before a slow one and take its place: the next slow one gets it back
    for (let tries = 0; tries < 100 && last !== 'UPLOADS_BUSY'; tries += 1) {
      hold();
      last = await code();
    }
    expect(last).toBe('UPLOADS_BUSY');
    expect(slow.length).toBeGreaterThanOrEqual(10);
    for (const sending of slow) sending.destroy();
    for (let tries = 0; tries < 100 && last === 'UPLOADS_BUSY'; tries += 1) last = await code();
    expect(last).not.toBe('UPLOADS_BUSY');
  });

  it('takes the bytes of a file only, not a form around it', async () => {
    const form = new FormData();
    form.append('file', new Blob([memberFile([shop(1)])]), '名簿.csv');
    const response = await fetch(`${url}form.csv`, { method: 'POST', body: form });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ memberImport: null, problems: [{ code: 'FORM_UPLOAD' }] });
    expect(await bench.database.sql(`SELECT 1 FROM member_import WHERE file_name = 'form.csv'`)).toEqual([]);
  });

  it('says why a file cannot be read', async () => {
    const response = await fetch(`${url}x.pdf`, { method: 'POST', body: '%PDF-1.7' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      memberImport: null,
      problems: [{ code: 'PDF', path: 'file' }],
    });
  });

  it.each([
    ['announced', true],
    ['unannounced', false],
  ])(
    'answers a 1 GB upload, %s, with 413 and holds little of it',
    async (_, announce) => {
      const before = process.memoryUsage().arrayBuffers + process.memoryUsage().rss;
      const { status, body } = await send(1024, announce);
      expect([status, body]).toMatchObject([
        413,
        { memberImport: null, problems: [{ code: 'FILE_TOO_LARGE' }] },
      ]);
      expect(process.memoryUsage().arrayBuffers + process.memoryUsage().rss - before).toBeLessThan(
        120 * MEGABYTE,
      );
      expect(await bench.database.sql(`SELECT 1 FROM member_import WHERE file_name = 'big.csv'`)).toEqual([]);
    },
    30_000,
  );

  it('writes nothing when the sender breaks off', async () => {
    await new Promise<void>((resolve) => {
      const sending = request(`${url}half.csv`, { method: 'POST', headers: { 'content-length': 1000 } });
      sending.on('error', () => resolve());
      sending.write('法人名,法人番号\r\n', () => setTimeout(() => sending.destroy(), 50));
      sending.on('close', () => resolve());
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await bench.database.sql(`SELECT 1 FROM member_import WHERE file_name = 'half.csv'`)).toEqual([]);
  });
});
