import { Injectable } from '@nestjs/common';
import { CalculationService } from '@renkei/consortium';
import { xlsxTables, type TableDefinition, type TableRecord } from '@renkei/documents';
import { parityReport, recalculateAll, type ParityReport } from '@renkei/forms';
import { ProblemsFound, TenantTransaction } from '@renkei/platform';
import type { MadeOutput, OutputMaker, OutputOrder, OutputProgress } from '../output/maker.ts';
import { fileNameOf, XLSX } from '../shared/file-name.ts';
import { text, whole, yen } from '../table/group-table.ts';
import { filledForms, readForms } from './forms-of-group.ts';

/** Ours, the workbook's own result, and why they differ, cell by cell: the forms are filled and worked out anew. */
@Injectable()
export class ParityReportMaker implements OutputMaker {
  readonly kinds = ['PARITY_REPORT'] as const;
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;

  constructor(transactions: TenantTransaction, calculations: CalculationService) {
    this.#transactions = transactions;
    this.#calculations = calculations;
  }

  async make(order: OutputOrder, progress: OutputProgress): Promise<MadeOutput> {
    const forms = await this.#transactions.read(order.viewer, (tx) =>
      readForms(tx, this.#calculations, order),
    );
    const { workbooks } = await filledForms(forms);
    if (workbooks.length > 1) throw new ProblemsFound([SPLIT]);
    await progress.report(1, 3);
    const recalculated = await recalculateAll(workbooks.map(({ bytes }) => bytes));
    if (!recalculated.ok) {
      const { code, message } = recalculated.error;
      throw new ProblemsFound([{ code, path: 'officialWorkbook', message }]);
    }
    await progress.report(2, 3);
    const [result] = recalculated.value;
    if (result === undefined) throw new Error('a workbook was worked out and is not there');
    const report = parityReport({ ours: forms.calculation.input, recalculated: result });
    if (report.unexplained > 0) progress.tell(unexplained(report));
    const fileName = fileNameOf([forms.group.groupName, '様式との突き合わせ', order.today], 'xlsx');
    const tables = [
      { definition: SUMMARY, rows: summaryOf(report, order) },
      { definition: ROWS, rows: rowsOf(report, order) },
    ];
    return {
      fileName,
      mediaType: XLSX,
      bytes: xlsxTables(tables, { locale: order.locale, createdOn: order.today }),
    };
  }
}

const SUMMARY: TableDefinition = {
  name: { ja: 'まとめ', en: 'Summary' },
  columns: [
    text('reason', '理由', 'Reason', 'parityReport', { width: 70 }),
    whole('cells', 'セルの数', 'Cells', 'parityReport'),
  ],
};

const ROWS: TableDefinition = {
  name: { ja: 'セルごと', en: 'Cell by cell' },
  columns: [
    text('sheet', 'シート', 'Sheet', '様式'),
    text('cell', 'セル', 'Cell', '様式'),
    text('label', '項目', 'Figure', '様式'),
    text('business', '事業者', 'Business', 'business.name'),
    yen('ours', 'Renkeiの計算', 'Ours', 'calculate'),
    text('workbook', '様式の計算結果', 'Workbook', '様式の数式'),
    text('difference', '差（様式−Renkei）', 'Difference', '様式の数式 − calculate', {
      unit: { ja: '円', en: 'yen' },
    }),
    text('explanation', '差の理由', 'Why', 'parityReport', { width: 70 }),
    text('clause', '根拠', 'Clause', 'parityReport'),
  ],
};

function* rowsOf({ rows }: ParityReport, { locale }: OutputOrder): Generator<TableRecord> {
  // what differs comes first
  const differing = rows.filter(({ reason }) => reason !== 'NONE');
  for (const row of [...differing, ...rows.filter(({ reason }) => reason === 'NONE')]) {
    yield {
      sheet: row.sheetName,
      cell: row.cell,
      label: row.label[locale],
      business: row.business,
      ours: row.oursYen,
      workbook: row.workbook,
      difference: row.difference,
      explanation: row.explanations.map(({ message }) => message[locale]).join(' '),
      clause: row.explanations.map(({ clause }) => clause).join(', '),
    };
  }
}

function* summaryOf(
  { rows, unexplained: count, engineVersion }: ParityReport,
  { locale }: OutputOrder,
): Generator<TableRecord> {
  const equal = locale === 'ja' ? '差なし' : 'no difference';
  const counts = new Map<string, number>();
  for (const { explanations } of rows) {
    const reason = explanations[0]?.message[locale] ?? equal;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  for (const [reason, cells] of counts) yield { reason, cells };
  yield { reason: locale === 'ja' ? '理由の分からない差' : 'differences for no known reason', cells: count };
  yield {
    reason: `${locale === 'ja' ? '様式を計算したソフト' : 'worked out by'}: ${engineVersion}`,
    cells: null,
  };
}

const SPLIT = {
  code: 'SPLIT_WORKBOOKS',
  path: null,
  message: {
    ja: '様式の行数が足りず、ブックが分かれるため、突き合わせはできません。「様式1〜8」を作って、ブックごとにご確認ください。',
    en: 'The forms take several workbooks, whose totals are per file: they cannot be compared as a whole. Please have the forms made and check each.',
  },
} as const;

const unexplained = ({ unexplained: count }: ParityReport) => ({
  code: 'UNEXPLAINED_DIFFERENCE',
  path: null,
  message: {
    ja: `理由の分からない差が${count}セルあります。申請の前に、とりまとめの方と事務局でご確認ください。`,
    en: `${count} cells differ for no known reason. Please check them before you apply.`,
  },
});
