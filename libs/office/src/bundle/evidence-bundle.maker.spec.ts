import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { verifyFile } from '@renkei/audit/verify';
import { keyOf } from '@renkei/evidence';
import { ProblemsFound } from '@renkei/platform';
import {
  bundleBench,
  collected,
  orderOf,
  sha256,
  unpacked,
  watched,
  type BundleBench,
  type BundleGroup,
  type Watched,
} from '../../test/bundle-bench.ts';
import { OutputCancelled } from '../output/maker.ts';
import { EvidenceBundleMaker } from './evidence-bundle.maker.ts';

let bench: BundleBench;
let group: BundleGroup;
let maker: EvidenceBundleMaker;

beforeAll(async () => {
  bench = await bundleBench();
  maker = new EvidenceBundleMaker(bench.worker.transactions, bench.store);
}, 60_000);
beforeEach(async () => {
  group = await bench.group();
});
afterAll(() => bench.close());

const made = (progress: Watched = watched(), viewer = group.coordinator) =>
  maker.make(orderOf('EVIDENCE_BUNDLE', group, viewer), progress);
const zipped = async (progress?: Watched) => collected((await made(progress)).bytes);
const first = () => group.memberIds[1];

const FIRST = '02_参画事業者_見本𠮷野屋2';
const SECOND = '03_参画事業者_見本𠮷野屋3';
const ALWAYS = ['00_目次.csv', '00_目次.html', '00_確かめ方_HOW-TO-VERIFY.txt', 'SHA256SUMS'];

/** A bit of everything. */
async function muchEvidence() {
  const invoice = { item: 'INVOICE_DETAIL', line: group.computers } as const;
  const old = await bench.handIn(group, { memberId: first(), fileName: '請求書 旧.pdf' });
  await bench.handIn(group, {
    memberId: first(),
    fileName: '請求書.pdf',
    replaces: old,
    links: [invoice],
    review: { outcome: 'ACCEPTED' },
  });
  await bench.handIn(group, {
    memberId: first(),
    fileName: '請求書.PDF',
    links: [
      { item: 'INVOICE_DETAIL', line: group.program },
      { item: 'PAYMENT_PROOF', line: group.program },
    ],
    review: { outcome: 'RETURNED', reason: '金額が<b>読めません</b>' },
  });
  await bench.handIn(group, {
    memberId: first(),
    fileName: 'IMG_0001.jpg',
    mediaType: 'image/jpeg',
    links: [1, 2, 3].map((unit) => ({ item: 'UNIT_PHOTO', line: group.computers, unit }) as const),
  });
  await bench.handIn(group, {
    memberId: first(),
    fileName: '通帳.pdf',
    links: [{ item: 'PAYOUT_ACCOUNT' }],
  });
  await bench.handIn(group, { memberId: null, fileName: '総会の議事録.pdf' });
  await bench.handIn(group, {
    memberId: group.memberIds[2],
    fileName: '画面',
    mediaType: 'image/png',
    links: [{ item: 'USAGE_SCREEN', line: group.neighbours }],
  });
}

describe('the evidence bundle', () => {
  it('has every newest file in the folder of what it proves, read as app_reader', async () => {
    await muchEvidence();
    const progress = watched();
    const output = await made(progress);
    expect([output.fileName, output.mediaType]).toEqual([
      '見本商店街グループ_証憑一式_2026-11-22.zip',
      'application/zip',
    ]);
    const files = await unpacked(await collected(output.bytes));
    expect([...files.keys()].filter((name) => !ALWAYS.includes(name)).sort()).toEqual([
      '00_グループ共通/99_その他/総会の議事録.pdf',
      `${FIRST}/01_請求書/明細1_請求書.pdf`,
      `${FIRST}/01_請求書/明細2_請求書.PDF`,
      `${FIRST}/02_支払いの証憑/明細2_請求書.PDF`,
      `${FIRST}/03_受取口座/通帳.pdf`,
      `${FIRST}/06_設置写真/明細1_1台目ほか_IMG_0001.jpg`,
      `${SECOND}/04_利用画面/明細1_画面.png`,
      `audit/renkei-audit-${group.id}.ndjson`,
    ]);
    expect(ALWAYS.every((name) => files.has(name))).toBe(true);
    expect(progress.told).toEqual([]);
    expect(progress.steps[0]).toEqual([0, 7]);
    expect(progress.steps.at(-1)).toEqual([7, 7]);
    // media lie as they are, texts are compressed
    expect([...files].filter(([, { stored }]) => stored).length).toBe(7);
    const stored = await bench.database.sql<{ file_name: string; content_sha256: string }>(
      'SELECT file_name, content_sha256 FROM evidence_file WHERE consortium_id = $1',
      [group.id],
    );
    for (const { file_name: name, content_sha256: recorded } of stored) {
      const copies = [...files].filter(([path]) => path.endsWith(name) || path.endsWith(`${name}.png`));
      if (name === '請求書 旧.pdf') expect(copies).toEqual([]);
      else for (const [, { bytes }] of copies) expect(sha256(bytes)).toBe(recorded);
    }
  });

  it('is checked by sha256sum and by the verifier of the audit', async () => {
    await muchEvidence();
    const zip = await zipped();
    const folder = await mkdtemp(join(tmpdir(), 'renkei-unpacked-'));
    try {
      await writeFile(join(folder, 'bundle.zip'), zip);
      execFileSync('unzip', ['-q', 'bundle.zip'], {
        cwd: folder,
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      });
      const checked = execFileSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: folder }).toString();
      expect(checked.trim().split('\n')).toHaveLength(11);
      expect(checked).not.toMatch(/FAILED/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    const files = await unpacked(zip);
    const chain = files.get(`audit/renkei-audit-${group.id}.ndjson`)!.bytes.toString();
    const verdict = await verifyFile(chain.trimEnd().split('\n'));
    expect([verdict.fault, verdict.chain]).toEqual([null, group.id]);
    const index = files.get('00_目次.html')!.bytes.toString();
    expect(index).toContain(`<code>${verdict.head}</code>`);
    expect(index).toContain(`${verdict.events}番`);
    const howTo = files.get('00_確かめ方_HOW-TO-VERIFY.txt')!.bytes.toString();
    for (const said of ['--checkpoint', 'Get-FileHash', 'sha256sum -c SHA256SUMS'])
      expect(howTo).toContain(said);
  });

  it('tells of every file, its state and what is still owed; a link leads to each', async () => {
    await muchEvidence();
    const files = await unpacked(await zipped());
    const index = files.get('00_目次.html')!.bytes.toString();
    const links = [...index.matchAll(/href="([^"#]+)"/g)].map(([, link]) => decodeURIComponent(link!));
    expect(links.filter((link) => !files.has(link))).toEqual([]);
    expect([...files.keys()].filter((name) => !links.includes(name))).toEqual(['00_目次.html']);
    for (const said of [
      '金額が&lt;b&gt;読めません&lt;/b&gt;',
      '差し戻し<br>2026-11-21 10:23 見本 髙﨑𠮷子',
      '差し替える前の版',
      '請求書 旧.pdf',
      '明細1 PC・タブレット等：<span class="warn">足りません（1件のうち、あと1件）</span>',
      '封をして預かった書類',
    ])
      expect(index).toContain(said);
    expect(index).not.toMatch(/<script|<b>読/i);
    const csv = files.get('00_目次.csv')!.bytes.toString();
    expect(csv.startsWith('\uFEFF構成員,証憑の種類,明細,')).toBe(true);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(1 + 7 + 1);
    expect(csv).toContain('差し替える前の版');
  });

  it('is the same to the byte when it is made again', async () => {
    await muchEvidence();
    const [one, two] = [await zipped(), await zipped()];
    expect(sha256(two)).toBe(sha256(one));
    await bench.handIn(group, { memberId: first(), fileName: 'もう1枚.pdf' });
    expect(sha256(await zipped())).not.toBe(sha256(one));
  });

  it('takes names from the database for what they are: no path, no device, no formula, no double', async () => {
    const names = [
      '../../etc/passwd.pdf',
      '..\\..\\windows\\system32.pdf',
      'C:\\con.pdf',
      'CON.pdf',
      'con .pdf',
      'a/b:c*?"<>|.pdf',
      '末尾の点...',
      '=HYPERLINK("http://example.jp").pdf',
      '<script>alert(1)</script>.pdf',
      '請求書\u202Efdp.exe',
      'ガ.pdf'.normalize('NFD'),
      'ガ.pdf',
      '見本.PDF',
      '見本.pdf',
      '髙﨑𠮷①㈱.pdf',
      '神\uFA19.pdf',
      `${'長'.repeat(251)}.pdf`,
      `${'長'.repeat(250)}い.pdf`,
      '\u200B',
      '-rf.pdf',
    ];
    for (const fileName of names) await bench.handIn(group, { memberId: first(), fileName });
    await bench.database.sql(
      `UPDATE business SET name = '../見本<img src=x>:.' WHERE id = (SELECT business_id FROM member WHERE id = $1)`,
      [first()],
    );
    const files = await unpacked(await zipped());
    const paths = [...files.keys()].filter((path) => path.startsWith('02_'));
    expect(paths).toHaveLength(names.length);
    expect(new Set(paths.map((path) => path.normalize('NFC').toLowerCase())).size).toBe(names.length);
    for (const part of paths.flatMap((path) => path.split('/'))) {
      expect(part).not.toMatch(/[\\:*?"<>|\p{Cc}\p{Cf}]|^\.|[. ]$/u);
      expect(part).not.toMatch(/^(con|nul|aux|prn) *(\.|$)/i);
      expect(part.length).toBeLessThanOrEqual(100);
      expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
    }
    expect(paths.some((path) => path.endsWith('/髙﨑𠮷①㈱.pdf'))).toBe(true);
    expect(paths.some((path) => path.endsWith('/神\uFA19.pdf'))).toBe(true);
    const index = files.get('00_目次.html')!.bytes.toString();
    expect(index).not.toMatch(/<script|<img/i);
    const csv = files.get('00_目次.csv')!.bytes.toString();
    expect(csv).toContain(`"'=HYPERLINK(""http://example.jp"").pdf"`);
    expect(csv).not.toMatch(/(^|,)"?=/m);
  });
});

describe('what is not handed out', () => {
  it('is told: a virus, a scan that is not done, bytes that are gone', async () => {
    const links = [{ item: 'INVOICE_DETAIL', line: group.program }] as const;
    await bench.handIn(group, { memberId: first(), fileName: '感染.pdf', scan: 'INFECTED', links });
    await bench.handIn(group, { memberId: first(), fileName: '検査待ち.pdf', scan: 'WAITING' });
    const gone = await bench.handIn(group, { memberId: first(), fileName: '行方不明.pdf' });
    await bench.handIn(group, { memberId: first(), fileName: '無事.pdf' });
    await bench.store.remove(keyOf(group.id, gone));
    const progress = watched();
    const files = await unpacked(await zipped(progress));
    expect(progress.told.map(({ code, path }) => `${code} ${path}`)).toEqual([
      `EVIDENCE_INFECTED ${FIRST}/01_請求書/明細2_感染.pdf`,
      `EVIDENCE_WAITING ${FIRST}/99_その他/検査待ち.pdf`,
      `EVIDENCE_MISSING ${FIRST}/99_その他/行方不明.pdf`,
    ]);
    expect(progress.told[2]!.message.ja).toContain('管理者に');
    const paths = [...files.keys()].filter((path) => path.includes('/') && !path.startsWith('audit/'));
    expect(paths).toEqual([`${FIRST}/99_その他/無事.pdf`]);
    const index = files.get('00_目次.html')!.bytes.toString();
    for (const name of ['感染.pdf', '検査待ち.pdf', '行方不明.pdf']) expect(index).toContain(name);
    expect(index.match(/入っていません：/g)).toHaveLength(3);
    expect(files.get('SHA256SUMS')!.bytes.toString()).not.toMatch(/感染|検査待ち|行方不明/);
  });

  it('is counted beyond twenty', async () => {
    for (let n = 1; n <= 23; n += 1) {
      await bench.handIn(group, { memberId: first(), fileName: `${n}.pdf`, scan: 'WAITING' });
    }
    const progress = watched();
    await zipped(progress);
    expect(progress.told).toHaveLength(21);
    expect(progress.told.at(-1)!.message.ja).toContain('ほかにも3件');
  });

  it.each([
    ['another byte', Buffer.from('%PDF-1.7 mihon'), Buffer.from('%PDF-1.7 mihoN')],
    ['a byte less', Buffer.from('%PDF-1.7 mihon'), Buffer.from('%PDF-1.7 miho')],
    ['a byte more', Buffer.from('%PDF-1.7 mihon'), Buffer.from('%PDF-1.7 mihon!')],
  ])('is altered evidence: %s', async (_, bytes, tampered) => {
    const id = await bench.handIn(group, { memberId: first(), fileName: '請求書.pdf', bytes });
    await bench.store.remove(keyOf(group.id, id));
    await bench.store.put(
      keyOf(group.id, id),
      (async function* () {
        yield tampered;
      })(),
    );
    const failure = await zipped().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemsFound);
    expect((failure as ProblemsFound).problems).toEqual([
      expect.objectContaining({ code: 'EVIDENCE_ALTERED', path: `${FIRST}/99_その他/請求書.pdf` }),
    ]);
  });

  it('is anything of somebody else’s group, or of one without evidence', async () => {
    await expect(made()).rejects.toThrow('NO_EVIDENCE');
    await bench.handIn(group, { memberId: first(), fileName: '請求書.pdf' });
    const stranger = (await bench.group()).coordinator;
    await expect(made(watched(), stranger)).rejects.toThrow('NO_SUCH_GROUP');
  });

  it('is tried again when the store is ill', async () => {
    await bench.handIn(group, { memberId: first(), fileName: '請求書.pdf' });
    const ill = { ...bench.store, open: () => Promise.reject(new Error('the bucket is away')) } as never;
    const output = await new EvidenceBundleMaker(bench.worker.transactions, ill).make(
      orderOf('EVIDENCE_BUNDLE', group, group.coordinator),
      watched(),
    );
    await expect(collected(output.bytes)).rejects.toThrow('the bucket is away');
  });
});

describe('while it is made', () => {
  /** The store, and how many of its streams are open. */
  function counted() {
    const open = { now: 0, most: 0, all: 0 };
    const store = {
      open: async (key: string) => {
        const bytes = await bench.store.open(key);
        open.all += 1;
        open.now += 1;
        open.most = Math.max(open.most, open.now);
        bytes.once('close', () => (open.now -= 1));
        return bytes;
      },
    } as never;
    return { open, maker: new EvidenceBundleMaker(bench.worker.transactions, store) };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

  async function files(count: number, size: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const bytes = Buffer.alloc(size, `${n}`);
      await bench.handIn(group, { memberId: first(), fileName: `${n}.pdf`, bytes });
    }
  }

  it('one file is open at a time, and little is read ahead of whoever takes it', async () => {
    await files(6, 400_000);
    const { open, maker: counting } = counted();
    const output = await counting.make(orderOf('EVIDENCE_BUNDLE', group, group.coordinator), watched());
    const bytes = output.bytes[Symbol.asyncIterator]();
    await bytes.next();
    await settled();
    expect(open).toEqual({ now: 1, most: 1, all: 1 });
    let taken = 0;
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) taken += next.value.length;
    expect(taken).toBeGreaterThan(2_400_000 - 65_536);
    expect(open).toEqual({ now: 0, most: 1, all: 6 });
  });

  it('it ends when nobody wants it any more, with nothing left open', async () => {
    await files(5, 300_000);
    const { open, maker: counting } = counted();
    const progress = watched((done) => {
      if (done === 2) throw new OutputCancelled();
    });
    const output = await counting.make(orderOf('EVIDENCE_BUNDLE', group, group.coordinator), progress);
    await expect(collected(output.bytes)).rejects.toBeInstanceOf(OutputCancelled);
    await settled();
    expect(open).toEqual({ now: 0, most: 1, all: 2 });
  });

  it('it ends when whoever keeps it stops taking it', async () => {
    await files(5, 300_000);
    const { open, maker: counting } = counted();
    const output = await counting.make(orderOf('EVIDENCE_BUNDLE', group, group.coordinator), watched());
    for await (const part of output.bytes) if (part.length > 1_000) break;
    await settled();
    expect(open).toEqual({ now: 0, most: 1, all: 1 });
  });
});
