import { randomUUID } from 'node:crypto';
import { Workbook } from '@cj-tech-master/excelts';
import { TenantTransaction } from '@renkei/platform';
import { consortiumEntities } from '@renkei/consortium';
import { MemberImportService } from '../../../libs/consortium/dist/member-import/member-import.service.js';
import { previewView, rowPage } from '../../../libs/consortium/dist/member-import/preview-view.js';
import { createDataSource } from '../../../libs/platform/dist/database/data-source.js';
import { withDatabases } from '../support/database.mjs';
import { interleaved, printFigure, printHeading, printRatio, ratios, wallTime } from '../support/measure.mjs';

const MEMBERS = 200;
const ROUNDS = 15;
/** Rows on one page of the screen. */
const PAGE = 50;

/** A list as a coordinator keeps it: a title, headings over two rows, amounts typed in every way. */
async function messyList() {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('参画事業者');
  const rows = [
    ['見本商店街 参画事業者一覧（税抜）'],
    ['No', '事業者', '', '', '', '', '', '基盤導入経費', '', '', '', '備考'],
    [
      '',
      '法人名',
      '代表者名',
      '設立年月日',
      '組織形態',
      '郵便番号',
      '住所',
      'ソフトウェア',
      '機能',
      'PC',
      'レジ',
      '',
    ],
    ...Array.from({ length: MEMBERS }, (_, n) => [
      n + 1,
      `㈱見本𠮷${n + 1}商店`,
      `見本　${n + 1}`,
      `S${(n % 60) + 3}.4.1`,
      '㈱',
      `８１０－００${String((n % 90) + 10)}`,
      `福岡県福岡市中央区天神${n + 1}丁目1-1`,
      `${480 + n}，０００円`,
      '会計・受発注',
      n % 2 === 0 ? 180_000 : null,
      n % 3 === 0 ? '２０万円' : null,
      n % 5 === 0 ? '新規' : null,
    ]),
    ['計'],
  ];
  rows.forEach((row, at) =>
    row.forEach((value, column) => {
      if (value !== null && value !== '') sheet.getCell(at + 1, column + 1).value = value;
    }),
  );
  for (const range of ['A1:L1', 'A2:A3', 'B2:G2', 'H2:K2', 'L2:L3']) sheet.mergeCells(range);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function groupOf(owner) {
  const [userId, consortiumId] = [randomUUID(), randomUUID()];
  await owner.query(`INSERT INTO app_user (id, display_name) VALUES ($1, '見本 髙﨑')`, [userId]);
  await owner.query(
    `INSERT INTO consortium (id, name, prefecture, rule_set, created_by) VALUES ($1, '見本', 40, '2023', $2)`,
    [consortiumId, userId],
  );
  await owner.query(`INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2)`, [
    userId,
    consortiumId,
  ]);
  const acting = { role: 'COORDINATOR', assignmentId: null };
  const viewer = { userId, displayName: '見本 髙﨑', locale: 'ja', acting, readOnly: false, sessionId: null };
  return { viewer, consortiumId };
}

export async function preview() {
  await withDatabases(async (newDatabase) => {
    const { owner, apiUrl } = await newDatabase();
    const source = createDataSource({ url: apiUrl, entities: consortiumEntities, applicationName: 'bench' });
    const api = await source.initialize();
    const { viewer, consortiumId } = await groupOf(owner);
    const bytes = await messyList();
    const imports = new MemberImportService(new TenantTransaction(api));
    const { id } = await imports.upload(viewer, { consortiumId, fileName: '見本.xlsx', bytes });

    const contenders = {
      ours: () =>
        wallTime(async () => {
          const seen = await imports.preview(viewer, id);
          const { summary } = previewView(seen);
          const page = rowPage(seen, { first: PAGE, after: null, withIssues: false });
          if (summary.new !== MEMBERS || page.edges.length !== PAGE) throw new Error('not the list');
        }),
      floor: () =>
        wallTime(async () => {
          const workbook = new Workbook();
          await workbook.xlsx.load(bytes);
          if (workbook.worksheets[0].rowCount !== MEMBERS + 4) throw new Error('not the list');
        }),
    };
    await interleaved(contenders, 3);
    const figures = await interleaved(contenders, ROUNDS);
    await api.destroy();

    printHeading(`preview of an .xlsx of ${MEMBERS} members (${Math.round(bytes.length / 1024)} kB)`);
    printFigure('read, understood, compared with the group, first page', figures.ours, 'ms');
    printFigure('the same bytes through the xlsx reader alone (the floor)', figures.floor, 'ms');
    printRatio('preview ÷ floor', ratios(figures.ours, figures.floor));
  });
}
