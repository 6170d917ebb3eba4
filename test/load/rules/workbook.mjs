import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** Row of a line on sheet `lines`, and of a member on sheet `members`; both have one heading row. */
const lineRow = (memberIndex, lineIndex) => 2 + memberIndex * 5 + lineIndex;
const memberRow = (memberIndex) => 2 + memberIndex;

const CAP = 30_000_000;
const FUNCTIONS = ['ACCOUNTING', 'ORDERING', 'SETTLEMENT'];

/**
 * The rules of 2025 under PRO_RATA as a person would write 様式5–7 with formulas, and kindly to the engine: sums look at
 * a member's own five lines only, largest remainder uses one running count instead of a ranking of all by all. Exact in
 * floating point for these amounts (every product stays below 2^53).
 * Returns cells as [sheet, row, column, content]; sheets are 0 lines, 1 members, 2 group.
 */
export function workbookCells(input) {
  const cells = [];
  const put = (sheet, row, values) =>
    values.forEach((value, index) => cells.push([sheet, row, index + 1, value]));
  const count = input.members.length;
  const first = memberRow(0);
  const last = memberRow(count - 1);
  const column = (letter) => `members!${letter}$${first}:${letter}$${last}`;

  input.members.forEach((member, m) => {
    member.costLines.forEach((line, l) => {
      const row = lineRow(m, l);
      const flags = FUNCTIONS.map((name) => (line.functions.includes(name) ? 1 : 0));
      put(0, row, [line.category, Number(line.unitPrice), line.quantity, ...flags, `=B${row}*C${row}`]);
    });
    const [from, to] = [lineRow(m, 0), lineRow(m, 4)];
    const sum = (...categories) =>
      categories.map((c) => `SUMIF(lines!$A${from}:$A${to},"${c}",lines!$G${from}:$G${to})`).join('+');
    const has = (letter) =>
      `(SUMIF(lines!$A${from}:$A${to},"SOFTWARE",lines!${letter}${from}:${letter}${to})>0)*1`;
    const r = memberRow(m);
    put(1, r, [
      member.size === 'MICRO' ? 1 : 0, // A
      `=${has('D')}+${has('E')}+${has('F')}`, // B functions
      `=${sum('SOFTWARE', 'OPTION')}`, // C
      `=MIN(${sum('SERVICE')},2000000)`, // D eligible services
      `=IF(B${r}=0,0,C${r}+D${r})`, // E eligible software
      `=MIN(E${r},IF(A${r}=1,625001,666667))`, // F first tier cost
      `=MIN(500000,ROUNDDOWN(IF(A${r}=1,F${r}*4/5,F${r}*3/4),0))`, // G S_a
      `=IF(B${r}>=2,MIN(3000000,ROUNDDOWN((E${r}-F${r})*2/3,0)),0)`, // H S_b
      `=IF(B${r}=0,0,${sum('PC')})`, // I
      `=MIN(100000,ROUNDDOWN(I${r}/2,0))`, // J
      `=IF(B${r}=0,0,${sum('REGISTER')})`, // K
      `=MIN(200000,ROUNDDOWN(K${r}/2,0))`, // L
      `=G${r}+H${r}+J${r}+L${r}`, // M available (1)
      `=${sum('ANALYSIS_SOFTWARE', 'ANALYSIS_HARDWARE', 'ANALYSIS_SERVICE')}`, // N
      `=${sum('OFFICE', 'EXPERT')}`, // O
      `=M${r}*${CAP}`, // P product
      `=INT(P${r}/group!$B$7)`, // Q floor
      `=P${r}-Q${r}*group!$B$7`, // R remainder
      `=(R${r}=group!$B$13)*1${m === 0 ? '' : `+S${r - 1}`}`, // S ties so far
      `=IF(group!$B$7<=${CAP},M${r},Q${r}+IF(R${r}>group!$B$13,1,IF(AND(R${r}=group!$B$13,S${r}<=group!$B$14),1,0)))`, // T granted
    ]);
  });

  const pool = [
    `=SUM(${column('M')})`, // 1 available (1)
    `=SUM(${column('E')})+SUM(${column('I')})+SUM(${column('K')})`, // 2 eligible (1)
    `=SUM(${column('N')})`, // 3 analysis cost
    `=COUNTIF(${column('N')},">0")`, // 4 counted members
    '=MIN(30000000,500000*B4)', // 5 limit
    '=MIN(B5,ROUNDDOWN(B3*2/3,0))', // 6 available (2)
    '=B1+B6', // 7 combined
    `=B6*${CAP}`, // 8
    '=INT(B8/B7)', // 9 floor of the pool's part
    '=B8-B9*B7', // 10 its remainder
    `=${CAP}-SUM(${column('Q')})-B9`, // 11 yen left over
    `=COUNT(${column('R')})`, // 12
    // 13, 14: the remainder at which the left-over yen run out, and how many ties at it still get one. The pool is the
    // last position, so it is in the ranking through its own cell beside the members'.
    '=IF(B11=0,1000000000000000,LARGE(C1:C{n},B11))',
    '=B11-COUNTIF(C1:C{n},">"&B13)',
    `=IF(B7<=${CAP},B6,B9+IF(OR(B10>B13,AND(B10=B13,S_LAST<B14)),1,0))`, // 15 granted (2)
    `=SUM(${column('T')})+B15`, // 16 granted (1)+(2)
    `=SUM(${column('O')})`, // 17 admin cost
    '=MIN(2000000,ROUNDDOWN(B16*2/30,0))', // 18 admin limit
    '=MIN(B18,ROUNDDOWN(B17*2/3,0))', // 19 admin granted
    '=B16+B19', // 20 total
  ];
  pool.forEach((formula, index) =>
    cells.push([
      2,
      index + 1,
      2,
      formula.replaceAll('{n}', String(count + 1)).replaceAll('S_LAST', `members!S${last}`),
    ]),
  );
  input.members.forEach((_, m) => cells.push([2, m + 1, 3, `=members!R${memberRow(m)}`]));
  cells.push([2, count + 1, 3, '=B10']);
  return cells;
}

const SHEETS = ['lines', 'members', 'group'];
export const TOTAL = { sheet: 2, row: 20, column: 2 };
export const grantedCell = (memberIndex) => ({ sheet: 1, row: memberRow(memberIndex), column: 20 });
export const unitPriceCell = (memberIndex, lineIndex) => ({
  sheet: 0,
  row: lineRow(memberIndex, lineIndex),
  column: 2,
});

/** IronCalc (MIT or Apache-2.0): a spreadsheet engine in Rust, here as WebAssembly. `evaluate` computes every cell. */
export async function ironCalc(cells) {
  const { initSync, Model } = await import('@ironcalc/wasm');
  const binary = createRequire(import.meta.url)
    .resolve('@ironcalc/wasm')
    .replace(/wasm\.js$/, 'wasm_bg.wasm');
  initSync({ module: await readFile(binary) });
  const model = new Model('bench', 'en', 'UTC', 'en');
  model.pauseEvaluation();
  SHEETS.forEach((name, index) => {
    if (index > 0) model.newSheet();
    model.renameSheet(index, name);
  });
  for (const [sheet, row, column, content] of cells) model.setUserInput(sheet, row, column, String(content));
  model.evaluate();
  return {
    name: 'IronCalc (Rust as WebAssembly)',
    set: ({ sheet, row, column }, value) => model.setUserInput(sheet, row, column, String(value)),
    recalculate: () => model.evaluate(),
    get: ({ sheet, row, column }) =>
      BigInt(model.getFormattedCellValue(sheet, row, column).replaceAll(',', '')),
  };
}

/** The formula engine inside the workbook library the product already uses (MIT). */
export async function excelts(cells) {
  const { Workbook } = await import('@cj-tech-master/excelts');
  const { installFormulaEngine } = await import('@cj-tech-master/excelts/formula');
  installFormulaEngine();
  const workbook = new Workbook();
  const sheets = SHEETS.map((name) => workbook.addWorksheet(name));
  for (const [sheet, row, column, content] of cells) {
    const formula = typeof content === 'string' && content.startsWith('=');
    sheets[sheet].getCell(row, column).value = formula ? { formula: content.slice(1) } : content;
  }
  workbook.calculateFormulas();
  return {
    name: 'excelts (JavaScript)',
    set: ({ sheet, row, column }, value) => {
      sheets[sheet].getCell(row, column).value = Number(value);
    },
    recalculate: () => workbook.calculateFormulas(),
    get: ({ sheet, row, column }) => BigInt(sheets[sheet].getCell(row, column).result),
  };
}
