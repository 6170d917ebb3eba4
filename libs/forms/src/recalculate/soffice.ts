import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { columnIndex } from '@renkei/documents';
import { err, ok } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import { collectValues } from './collect-values.ts';
import { plainWorkbook } from './plain-workbook.ts';
import { parseQuotedCsv } from './quoted-csv.ts';
import { recalculationProblem } from './recalculated.ts';
import type { Recalculated, RecalculationProblem } from './recalculated.ts';
import type { SourceSheet } from './workbook-cells.ts';

/** Recalculate on opening, follow no link, run no macro; a profile of its own for every run. */
const SETTINGS = [
  ['/org.openoffice.Office.Calc/Formula/Load', 'OOXMLRecalcMode', '0'],
  ['/org.openoffice.Office.Calc/Content/Update', 'Link', '2'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
] as const;

function profile(): string {
  const items = SETTINGS.map(
    ([path, name, value]) =>
      `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  ).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${items}</oor:items>`;
}

/** Where LibreOffice is, or null when PATH does not have it. */
export function findSoffice(path: string): string | null {
  for (const folder of path.split(delimiter)) {
    for (const name of ['soffice', 'soffice.exe', 'libreoffice']) {
      const program = join(folder, name);
      try {
        if (folder !== '') {
          accessSync(program, constants.X_OK);
          return program;
        }
      } catch {
        // not here
      }
    }
  }
  return null;
}

type Ending = 'DONE' | 'FAILED' | 'TIMED_OUT';

/** Runs a program in a process group of its own, so that everything it started can be ended with it. */
async function run(
  program: string,
  args: readonly string[],
  milliseconds: number,
): Promise<{ ending: Ending; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    let timedOut = false;
    const end = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // the group has ended by itself
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, milliseconds);
    child.stdout.on('data', (chunk: Buffer) => {
      if (output.length < 10_000) output += chunk.toString('utf8');
    });
    child.on('error', () => {
      clearTimeout(timer);
      resolve({ ending: 'FAILED', output });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      end();
      resolve({ ending: timedOut ? 'TIMED_OUT' : code === 0 ? 'DONE' : 'FAILED', output });
    });
  });
}

/**
 * CSV in UTF-8 of every sheet, texts in quotes, numbers with all their digits instead of as shown, results instead of
 * formulas: read and written several times faster than a workbook.
 */
const CSV_OF_EVERY_SHEET = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1';

/** The values of a workbook, from the files LibreOffice wrote: one for each sheet, by its name. */
async function readResult(
  folder: string,
  workbook: string,
  sheets: readonly SourceSheet[],
  engineVersion: string,
): Promise<Recalculated> {
  const grids: string[][][] = [];
  for (const { name } of sheets) {
    grids.push(parseQuotedCsv(await readFile(join(folder, `${workbook}-${name}.csv`), 'utf8')));
  }
  return collectValues(sheets, 'LIBREOFFICE', engineVersion, (sheet, address) => {
    const [, letters = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    return grids[sheet]?.[Number(row) - 1]?.[columnIndex(letters) ?? 0] ?? '';
  });
}

/**
 * LibreOffice without a screen, once for all the workbooks: starting it takes longer than a workbook does. Everything
 * lives in a temporary folder that is removed at the end; the run ends after `milliseconds` at the latest.
 */
export async function calculateWithSoffice(
  program: string,
  workbooks: readonly (readonly SourceSheet[])[],
  milliseconds: number,
): Promise<Result<readonly Recalculated[], RecalculationProblem>> {
  const folder = await mkdtemp(join(tmpdir(), 'renkei-recalculate-'));
  try {
    const user = join(folder, 'profile', 'user');
    await mkdir(user, { recursive: true });
    await writeFile(join(user, 'registrymodifications.xcu'), profile());
    const files: string[] = [];
    for (const [index, sheets] of workbooks.entries()) {
      const file = join(folder, `${String(index)}.xlsx`);
      await writeFile(file, await plainWorkbook(sheets));
      files.push(file);
    }
    const settings = [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`];
    const version = await run(program, [...settings, '--version'], 30_000);
    const engineVersion = /LibreOffice \d[\d.]*/.exec(version.output)?.[0] ?? 'LibreOffice';
    const converted = join(folder, 'out');
    const { ending } = await run(
      program,
      [
        ...settings,
        '--headless',
        '--norestore',
        '--nolockcheck',
        '--convert-to',
        CSV_OF_EVERY_SHEET,
        '--outdir',
        converted,
        ...files,
      ],
      milliseconds,
    );
    if (ending !== 'DONE') {
      return err(recalculationProblem(ending === 'TIMED_OUT' ? 'ENGINE_TIMED_OUT' : 'ENGINE_FAILED'));
    }
    const results: Recalculated[] = [];
    for (const [index, sheets] of workbooks.entries()) {
      results.push(await readResult(converted, String(index), sheets, engineVersion));
    }
    return ok(results);
  } catch {
    return err(recalculationProblem('ENGINE_FAILED')); // no room for temporary files, or a result that was not written
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
