import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  existsSync,
  readFileSync,
  readdirSync,
  writeFileSync,
  mkdtempSync,
  chmodSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { plainWorkbook } from './plain-workbook.ts';
import { recalculate, recalculateAll } from './recalculate.ts';
import type { Recalculated } from './recalculated.ts';
import { findSoffice } from './soffice.ts';
import type { SourceCell, SourceSheet } from './workbook-cells.ts';

const withOffice = findSoffice(process.env['PATH'] ?? '') === null ? it.skip : it;
const official = resolve('../shared/samples/official-2025-filled-12.xlsx');
const withSamples = existsSync(official) ? describe : describe.skip;

function sheet(name: string, cells: Readonly<Record<string, string | number>>): SourceSheet {
  const source = (value: string | number): SourceCell =>
    typeof value === 'number'
      ? { kind: 'NUMBER', text: String(value) }
      : value.startsWith('=')
        ? { kind: 'FORMULA', formula: value.slice(1) }
        : { kind: 'TEXT', text: value };
  return { name, cells: new Map(Object.entries(cells).map(([address, value]) => [address, source(value)])) };
}

const FORM = plainWorkbook([
  sheet('F【様式5】基盤', {
    D1: '小規模事業者',
    F1: 700_000,
    F2: '=_xlfn.IFS(D1="","",F1="","",(D1="小規模事業者"),(MIN(625001,F1)),(D1="中小企業等"),(MIN(666667,F1)))',
    F3: '=IF(F2="","",ROUNDDOWN(F2/5*4,0))',
    F4: '=SUMIF(D:D,"小規模事業者",F:F)',
    F5: '=IF(F9="","",F9)',
    F6: '=F1*1.1',
    G1: '髙﨑𠮷①㈱',
    G2: '2019/4/1',
    G3: '=G1&"&<"',
  }),
  sheet('I【様式8】(全体)', {
    A1: '=F【様式5】基盤!F3',
    A2: "='F【様式5】基盤'!F5",
    A3: '=IFERROR(AVERAGE(C:C),"")',
    A4: '=1/0',
  }),
]);

function values(result: Recalculated, name: string): Record<string, string> {
  return Object.fromEntries([...(result.sheets.get(name) ?? [])].map(([cell, { text }]) => [cell, text]));
}

async function done(pending: ReturnType<typeof recalculate>): Promise<Recalculated> {
  const result = await pending;
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** A place for temporary files of our own: others work on this machine at the same time. */
const temporary = mkdtempSync(join(tmpdir(), 'renkei-spec-'));
const usual = process.env['TMPDIR'];
beforeAll(() => {
  process.env['TMPDIR'] = temporary;
});
afterAll(() => {
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  rmSync(temporary, { recursive: true });
});
const leftovers = () => readdirSync(temporary).filter((name) => name.startsWith('renkei-recalculate-'));

describe('recalculation', () => {
  const expectForm = (result: Recalculated) => {
    expect(values(result, 'F【様式5】基盤')).toMatchObject({
      F2: '625001',
      F3: '500000',
      F4: '700000',
      F6: '770000',
      G1: '髙﨑𠮷①㈱',
      G2: '2019/4/1',
      G3: '髙﨑𠮷①㈱&<',
    });
    expect(result.sheets.get('F【様式5】基盤')?.has('F5')).toBe(false);
    expect(values(result, 'I【様式8】(全体)')['A1']).toBe('500000');
    expect(result.sheets.get('I【様式8】(全体)')?.has('A3')).toBe(false);
    expect(result.sheets.get('I【様式8】(全体)')?.get('A4')?.kind).toBe('ERROR');
    expect(result.formulas).toBe(10);
  };

  it('works out IFS, whole columns, names with 【】 and texts with the engine among our packages', async () => {
    const result = await done(recalculate(await FORM, { engine: 'IRONCALC' }));
    expect([result.engine, result.engineVersion]).toEqual([
      'IRONCALC',
      expect.stringMatching(/^IronCalc \d/),
    ]);
    expectForm(result);
  });

  withOffice('and the same with LibreOffice, whose temporary folder is gone afterwards', async () => {
    const result = await done(recalculate(await FORM));
    expect([result.engine, result.engineVersion]).toEqual([
      'LIBREOFFICE',
      expect.stringMatching(/^LibreOffice \d/),
    ]);
    expectForm(result);
    expect(leftovers()).toEqual([]);
  });

  it('takes the other engine without LibreOffice, and says so when that one was asked for', async () => {
    expect((await done(recalculate(await FORM, { path: '/nowhere' }))).engine).toBe('IRONCALC');
    expect(await recalculate(await FORM, { path: '/nowhere', engine: 'LIBREOFFICE' })).toMatchObject({
      error: { code: 'ENGINE_MISSING' },
    });
  });

  it('ends an office that does not answer together with what it started, or that fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'slow-office-'));
    const marker = join(folder, 'still-here');
    const program = join(folder, 'soffice');
    writeFileSync(
      program,
      `#!/bin/sh\n[ "$2" = --version ] && exit 0\n(sleep 2; touch ${marker}) &\nsleep 60\n`,
    );
    chmodSync(program, 0o755);
    const result = await recalculate(await FORM, { path: folder, timeout: 300 });
    expect(result).toMatchObject({ error: { code: 'ENGINE_TIMED_OUT' } });
    await new Promise((resolve) => setTimeout(resolve, 2200));
    expect(existsSync(marker)).toBe(false);
    writeFileSync(program, '#!/bin/sh\nexit 3\n');
    expect(await recalculate(await FORM, { path: folder })).toMatchObject({
      error: { code: 'ENGINE_FAILED' },
    });
    expect(leftovers()).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it.each([
    '=WEBSERVICE("http://example.jp")',
    "='[other.xlsx]Sheet1'!A1",
    '=[1]Sheet1!A1',
    '=DDE("a";"b";"c")',
  ])('gives no engine %s', async (formula) => {
    const bytes = await plainWorkbook([sheet('S', { A1: formula })]);
    expect(await recalculate(bytes)).toMatchObject({ error: { code: 'REACHES_OUTSIDE' } });
  });

  it('leaves texts that only look like it alone', async () => {
    const bytes = await plainWorkbook([
      sheet('S', { A1: '="[1] WEBSERVICE(x)"&B1', B1: 'http://example.jp' }),
    ]);
    expect(values(await done(recalculate(bytes, { engine: 'IRONCALC' })), 'S')['A1']).toBe(
      '[1] WEBSERVICE(x)http://example.jp',
    );
  });

  it('tells a file it cannot read', async () => {
    expect(await recalculate(new TextEncoder().encode('PK nothing'))).toMatchObject({ ok: false });
    expect(await recalculateAll([])).toEqual({ ok: true, value: [] });
  });
});

withSamples('the official workbook', () => {
  const bytes = existsSync(official) ? readFileSync(official) : new Uint8Array();

  it('is worked out by the engine among our packages, every formula of it', async () => {
    const result = await done(recalculate(bytes, { engine: 'IRONCALC' }));
    expect(result.formulas).toBe(3142);
    expect(
      [...result.sheets.values()].flatMap((cells) =>
        [...cells.values()].filter(({ kind }) => kind === 'ERROR'),
      ),
    ).toEqual([]);
    expect(values(result, 'I【様式8】事業全体経費')).toMatchObject({
      C9: '23998333.7',
      D9: '21816667',
      F9: '14734992',
      F10: '2200000',
      F12: '17814992',
    });
  });

  withOffice('and LibreOffice gives the same in every cell', async () => {
    const [ours, office] = [
      await done(recalculate(bytes, { engine: 'IRONCALC' })),
      await done(recalculate(bytes, { engine: 'LIBREOFFICE' })),
    ];
    for (const [name, cells] of ours.sheets) expect([name, office.sheets.get(name)]).toEqual([name, cells]);
  });
});
