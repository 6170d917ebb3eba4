import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  checkpointBlock,
  CheckpointSigner,
  newSigningKey,
  writeLine,
  type AuditEvent,
} from '@renkei/audit/verify';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, type SeededGroup } from '@renkei/test/group';
import { runAudit } from './audit.ts';

let database: TestDatabase;
let group: SeededGroup;
let folder: string;
let file: string;
let events: AuditEvent[];

beforeAll(async () => {
  database = await testDatabase();
  group = await seedGroup(database, { participants: ['CORPORATION', 'CORPORATION'] });
  folder = await mkdtemp(join(tmpdir(), 'renkei-audit-'));
  file = join(folder, 'chain.ndjson');
  expect(await run('export', group.id, '-o', file)).toMatchObject({ code: 0 });
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  events = lines.flatMap((line) => (JSON.parse(line) as { event?: AuditEvent }).event ?? []);
});
afterEach(() => void jest.restoreAllMocks());
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.drop();
});

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const into = (stream: 'out' | 'err') => (text: unknown) => {
    said[stream] += String(text);
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(into('out'));
  jest.spyOn(process.stderr, 'write').mockImplementation(into('err'));
  const code = await runAudit(argv, { DATABASE_URL: database.plainOwnerUrl });
  jest.restoreAllMocks();
  return { code, ...said };
}

const signer = new CheckpointSigner(newSigningKey().secret);
const checkpointAt = (seq: number, chain = group.id) =>
  signer.sign({ chain, seq, hash: events[seq - 1]!.hash, signedAt: '2020-11-22T07:00:00.000Z' }); // before any file here
const blockAt = (seq: number, chain = group.id): string => checkpointBlock(checkpointAt(seq, chain));

async function changedFile(change: (lines: string[]) => string[]): Promise<string> {
  const path = join(folder, 'changed.ndjson');
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  await writeFile(path, `${change(lines).join('\n')}\n`);
  return path;
}

describe('renkei audit verify', () => {
  it('is content with what export wrote, and says when nothing vouches for it', async () => {
    const { code, out } = await run('verify', file);
    expect(code).toBe(0);
    expect(out).toContain(`OK ${events.length} ${events.at(-1)?.hash}`);
    expect(out).toContain(`\n${events.length}件は、たがいにつじつまが合っています。`);
    expect(out).toContain('署名された控えは、まだありません。');
    expect(out).toContain(
      '全体が作り直されていたり、後ろが切り取られていたりしても、これだけでは分かりません',
    );
  });

  it('compares with a letter, given as a file or as text', async () => {
    const letter = join(folder, 'letter.txt');
    await writeFile(letter, `見本 様\r\n\r\n${blockAt(events.length).replaceAll('\n', '\r\n')}\r\n`);
    for (const kept of [letter, blockAt(events.length)]) {
      const { code, out } = await run('verify', file, '--checkpoint', kept);
      expect([code, out.includes('注意')]).toEqual([0, false]);
    }
    const cut = await changedFile((lines) => [
      ...lines.slice(0, 4),
      JSON.stringify({ footer: { events: 3, head: events[2]!.hash } }),
    ]);
    expect((await run('verify', cut)).code).toBe(0); // by itself it is in order
    const told = await run('verify', cut, '--checkpoint', letter);
    expect([told.code, told.out.split('\n')[1]]).toEqual([1, 'NG TRUNCATED 4']);
  });

  it('takes nobody’s signature for no signature, when a key is given', async () => {
    const { code, out } = await run('verify', file, '--key', signer.publicKey);
    expect([code, out.split('\n')[1]]).toEqual([1, `NG UNSIGNED ${events.length}`]);
    expect(out).toContain('控えが1つもありません');
    expect(out).toContain('no checkpoint signed with a trusted key');
  });

  it('says by whose word the record is in order, and how far', async () => {
    const signed = await changedFile((lines) =>
      lines.flatMap((line) =>
        line.startsWith('{"event":{"seq":4,') ? [line, writeLine({ checkpoint: checkpointAt(4) })] : [line],
      ),
    );
    const alone = await run('verify', signed);
    expect([alone.code, alone.out.includes('控え（4番まで）の署名は、ファイルの中の鍵で')]).toEqual([
      0,
      true,
    ]);
    expect(alone.out).toContain(`${events.length}件は、たがいにつじつまが合っています。`);
    const keyed = await run('verify', signed, '--key', signer.publicKey);
    expect([keyed.code, keyed.out.includes('後ろが切り取られていても分かりません')]).toEqual([0, true]);
    expect(keyed.out).toContain('4番までの記録は、署名された控えのとおりです。');
    expect(keyed.out).toContain('その後ろは、たがいにつじつまが合っていますが');
  });

  it('answers 2 for a file written before the kept checkpoint was signed', async () => {
    const old = await changedFile((lines) => [
      lines[0]!.replace(/"exportedAt":"[^"]+"/, '"exportedAt":"2020-11-22T06:59:00.000Z"'),
      ...lines.slice(1, 4),
      JSON.stringify({ footer: { events: 3, head: events[2]!.hash } }),
    ]);
    const { code, out } = await run('verify', old, '--checkpoint', blockAt(events.length));
    expect([code, out.split('\n')[1]]).toEqual([2, 'UNDECIDED PREDATES 4']);
    expect(out).toContain('このファイル（11月22日 15:59に書き出し）は、控え（16:00）より前のものです。');
    expect(out).toContain('A file that was cut off looks the same.');
    expect(out).not.toContain('OK');
  });

  it('names the first broken event in both languages', async () => {
    const edited = await changedFile((lines) =>
      lines.map((line) =>
        line.replace('"seq":5,', '"seq":5,').replace(/("seq":5,.*)"OPERATOR"/, '$1"WORKER"'),
      ),
    );
    const { code, out } = await run('verify', edited);
    expect(code).toBe(1);
    expect(out).toContain('5番の記録の内容が書き換えられています。\nEvent 5 was edited.');
  });

  it('answers 2 when it is asked for what cannot be done', async () => {
    const notThere = await run('verify', join(folder, 'none'));
    expect([notThere.code, notThere.err]).toEqual([
      2,
      'ファイルを開けません（ENOENT）。The file cannot be opened.\n',
    ]);
    expect((await run('verify', folder)).code).toBe(2);
    const damaged = blockAt(3).replace('seq: 3', 'seq: 4');
    const foreign = blockAt(3, '00000000-0000-0000-0000-000000000000');
    for (const argv of [
      [],
      ['verify'],
      ['verify', file, file],
      ['verify', file, '--kye', 'x'],
      ['verify', file, '--key', 'x'],
      ['verify', file, '--checkpoint', damaged],
      ['verify', file, '--checkpoint', foreign],
      ['export', 'no-group'],
      ['erase'],
    ]) {
      expect([argv[0], (await run(...argv)).code]).toEqual([argv[0], 2]);
    }
  });

  it('loads nothing but Node itself', async () => {
    const seen = new Set<string>();
    const bare = new Set<string>();
    const walk = async (path: string): Promise<void> => {
      if (seen.has(path)) return;
      seen.add(path);
      const source = await readFile(path, 'utf8');
      for (const [, name] of source.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm)) {
        if (name!.startsWith('.')) await walk(join(dirname(path), name!));
        else if (name === '@renkei/audit/verify') await walk('libs/audit/src/verify/index.ts');
        else bare.add(name!);
      }
    };
    await walk('apps/renkei/src/operate/audit-verify.ts');
    expect(seen.size).toBeGreaterThan(6);
    expect([...bare].filter((name) => !name.startsWith('node:'))).toEqual([]);
  });
});

describe('renkei audit export', () => {
  it('writes to standard output without -o, and no file for a group that is none', async () => {
    expect((await run('export', group.id)).out.split('\n')[0]).toContain('"format":"renkei-audit-v1"');
    expect((await run('export', 'platform')).out).toContain('"subjectType":"app_user"');
    const none = join(folder, 'none.ndjson');
    const { code, err } = await run('export', 'aaaaaaaa-0000-4000-8000-000000000000', '-o', none);
    expect([code, err]).toEqual([
      1,
      'このグループの記録はありません。There is no audit trail of this group.\n',
    ]);
    await expect(readFile(none)).rejects.toThrow('ENOENT');
  });
});

it('renkei audit key makes a key whose signatures its public key confirms', async () => {
  const { code, out, err } = await run('key');
  const secret = /^RENKEI_AUDIT_KEY=(\S+)\n$/.exec(out)![1]!;
  const { publicKey } = new CheckpointSigner(secret);
  expect([code, err.includes(publicKey)]).toEqual([0, true]);
  expect(() => new CheckpointSigner(publicKey)).toThrow('RENKEI_AUDIT_KEY');
});
