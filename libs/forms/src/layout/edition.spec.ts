import { describe, expect, it } from '@jest/globals';
import { cellAddress } from '@renkei/documents';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSoffice } from '../recalculate/soffice.ts';
import { planFill } from '../fill/plan.ts';
import { styleAt } from '../package/styles.ts';
import { altered, partOf } from '../testing/alter.ts';
import { filledWorkbook, hasOfficial, officialWorkbook } from '../testing/reference.ts';
import { sampleGroup } from '../testing/sample-groups.ts';
import { detectEdition, openOfficialWorkbook } from './detect-edition.ts';
import { EDITION_2025 } from './edition-2025.ts';
import { capacity } from './layout.ts';
import type { SheetKey } from './layout.ts';

const withOfficial = hasOfficial ? describe : describe.skip;
const soffice = findSoffice(process.env['PATH'] ?? '');
const sheetName = (key: SheetKey) => EDITION_2025.sheets[key].name;

async function refusal(bytes: Uint8Array) {
  const result = await detectEdition(bytes);
  if (result.ok || result.error.code !== 'UNKNOWN_EDITION') throw new Error('recognised');
  return result.error;
}

it('knows how much each sheet holds', () => {
  const { form1, form2, form3, form4, form5, form6, productivity } = EDITION_2025;
  const tables = [
    form1.participants,
    form2.infrastructure,
    form2.analysis,
    form3,
    form4,
    form5,
    form6.members,
    productivity,
  ];
  expect(tables.map(capacity)).toEqual([200, 20, 21, 250, 250, 200, 200, 50]);
});

withOfficial('the 2025 layout and the official workbook', () => {
  it('every input cell of ours is unlocked, and every unlocked cell is ours, a calculator or a remark', async () => {
    const official = await openOfficialWorkbook(officialWorkbook());
    if (!official.ok) throw new Error(official.error.message.en);
    const { sheets, workbook } = official.value;
    const ours = new Set(
      planFill(sampleGroup(1), EDITION_2025).workbooks[0]?.map(({ sheet, cell }) => `${sheet} ${cell}`),
    );
    expect(ours.size).toBe(planFill(sampleGroup(1), EDITION_2025).workbooks[0]?.length);
    const locked = [...ours].filter((place) => {
      const [key, cell = ''] = place.split(' ') as [SheetKey, string];
      return (
        workbook.styles.isLocked(styleAt(sheets[key].xml, cell)) ||
        sheets[key].cells.get(cell)?.formula != null
      );
    });
    expect(locked).toEqual([]);

    // Lower rows of merged cells, remarks below and beside the tables, marks of the calculators.
    const known: Partial<Record<SheetKey, RegExp>> = {
      INDEX: /^E1[057]$/,
      FORM3: /^[B-F]26[0-7]$/,
      FORM4: /^[B-F]26[0-7]$/,
      FORM5: /^[BCD]\d+$|^[L-P](?:1[89]|2[0-4])$/,
      FORM6: /^[BCH]\d+$|^[J-N]2[1-7]$/,
      FORM7: /^[B-F]6[2-8]$|^H\d+$/,
    };
    const unknown = (
      [
        'INDEX',
        'FORM1',
        'PRODUCTIVITY',
        'FORM2',
        'FORM3',
        'FORM4',
        'FORM5',
        'FORM6',
        'FORM7',
        'FORM8',
      ] as const
    ).flatMap((key) =>
      [...sheets[key].xml.rows.values()]
        .flatMap(({ number, cells }) => cells.map(({ column }) => cellAddress(column, number)))
        .filter((cell) => !workbook.styles.isLocked(styleAt(sheets[key].xml, cell)))
        .filter((cell) => !ours.has(`${key} ${cell}`) && !(known[key]?.test(cell) ?? false))
        .map((cell) => `${key} ${cell}`),
    );
    expect(unknown).toEqual([]);
    expect(workbook.styles.isDate(styleAt(sheets.FORM1.xml, 'L13'))).toBe(true);
    expect(workbook.styles.isDate(styleAt(sheets.FORM1.xml, 'M13'))).toBe(false);
  });

  it('is recognised as downloaded, and filled and saved by another program', async () => {
    expect(await detectEdition(officialWorkbook())).toEqual({ ok: true, value: '2025' });
    expect(await detectEdition(filledWorkbook())).toEqual({ ok: true, value: '2025' });
  });

  it('is recognised with a prefix before every name', async () => {
    const prefixed = await altered(officialWorkbook(), (name, text) =>
      /^xl\/(?:worksheets\/sheet\d+|sharedStrings)\.xml$/.test(name)
        ? text.replace(/<(\/?)(?=[A-Za-z]+[\s/>])/g, '<$1x:').replace(' xmlns="', ' xmlns:x="')
        : text,
    );
    expect(await detectEdition(prefixed)).toEqual({ ok: true, value: '2025' });
  });

  (soffice === null ? it.skip : it)('is recognised after LibreOffice saved it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'renkei-forms-'));
    try {
      writeFileSync(join(folder, 'in.xlsx'), officialWorkbook());
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      spawnSync(soffice ?? '', [
        profile,
        '--headless',
        '--convert-to',
        'xlsx',
        '--outdir',
        join(folder, 'out'),
        join(folder, 'in.xlsx'),
      ]);
      expect(await detectEdition(new Uint8Array(readFileSync(join(folder, 'out', 'in.xlsx'))))).toEqual({
        ok: true,
        value: '2025',
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('refuses a formula that was overwritten, and says where', async () => {
    const part = await partOf(officialWorkbook(), sheetName('FORM5'));
    const edited = await altered(officialWorkbook(), (name, text) =>
      name === part ? text.replace(/(<c r="H12" s="\d+")[^>]*><f>.*?<\/c>/, '$1><v>500000</v></c>') : text,
    );
    const problem = await refusal(edited);
    expect(problem.differences).toMatchObject([
      { kind: 'FORMULA', sheetKey: 'FORM5', cell: 'H12', found: '500000' },
    ]);
    expect(problem.message.ja).toContain('H12');
  });

  it('refuses a formula that calculates something else in the last of 200 blocks', async () => {
    const part = await partOf(officialWorkbook(), sheetName('FORM5'));
    const edited = await altered(officialWorkbook(), (name, text) =>
      name === part
        ? text.replace(/(<c r="H1007"[^>]*>)<f[^>]*>.*?<\/f>/, '$1<f>MIN(900000,G1007)</f>')
        : text,
    );
    expect((await refusal(edited)).differences).toMatchObject([
      { kind: 'FORMULA', cell: 'H1007', found: '=MIN(900000,G1007)' },
    ]);
  });

  it('refuses another heading, other words in a list, another sheet name, a missing sheet', async () => {
    const heading = await altered(officialWorkbook(), (name, text) =>
      name.endsWith('sharedStrings.xml') ? text.replaceAll('事業者規模', '事業者の規模') : text,
    );
    expect(
      (await refusal(heading)).differences.map(({ kind, sheetKey, cell }) => [kind, sheetKey, cell]),
    ).toEqual([
      ['TEXT', 'FORM1', 'K12'],
      ['TEXT', 'FORM5', 'D10'],
    ]);
    const form3 = await partOf(officialWorkbook(), sheetName('FORM3'));
    const list = await altered(officialWorkbook(), (name, text) =>
      name === form3 ? text.replace('"有,無"', '"有,無,一部"') : text,
    );
    expect((await refusal(list)).differences).toMatchObject([
      { kind: 'LIST', sheetKey: 'FORM3', cell: 'F8' },
    ]);
    const renamed = await altered(officialWorkbook(), (name, text) =>
      name === 'xl/workbook.xml' ? text.replace('name="C【様式2】導入ITツール情報"', 'name="様式2"') : text,
    );
    expect((await refusal(renamed)).differences).toMatchObject([
      { kind: 'SHEET_RENAMED', sheetKey: 'FORM2', found: '様式2' },
    ]);
    const missing = await altered(officialWorkbook(), (name, text) =>
      name === 'xl/workbook.xml' ? text.replace(/<sheet name="I【様式8】[^>]*>/, '') : text,
    );
    expect((await refusal(missing)).differences).toMatchObject([
      { kind: 'SHEET_MISSING', sheetKey: 'FORM8' },
    ]);
  });
});
