import { csvTable, type ColumnKind, type TableColumn, type TableRecord } from '@renkei/documents';
import { lineTitle, type MemberPlan } from './bundle-plan.ts';
import type { IndexFacts } from './index-html.ts';
import { LEFT_OUT_WORDS, OUTCOME_WORDS } from './index-words.ts';

const column = (key: string, ja: string, en: string, kind: ColumnKind, source: string): TableColumn => ({
  key,
  header: { ja, en },
  kind,
  unit: null,
  description: { ja, en },
  source,
});

const COLUMNS: readonly TableColumn[] = [
  column('member', '構成員', 'Member', 'TEXT', 'business.name'),
  column('item', '証憑の種類', 'Evidence', 'TEXT', 'evidence_link.item'),
  column('lines', '明細', 'Cost lines', 'TEXT', 'cost_line.label'),
  column('units', '何台目', 'Units', 'TEXT', 'evidence_link.unit_number'),
  column('included', '入っている', 'Included', 'BOOLEAN', 'evidence_file.scan'),
  column('path', 'ファイルの場所', 'Path', 'TEXT', 'evidence_file.file_name'),
  column('note', '備考', 'Note', 'TEXT', 'evidence_file.scan'),
  column('fileName', '元のファイル名', 'Original name', 'TEXT', 'evidence_file.file_name'),
  column('mediaType', '形式', 'Type', 'TEXT', 'evidence_file.media_type'),
  column('byteLength', 'バイト数', 'Bytes', 'INTEGER', 'evidence_file.byte_length'),
  column('sha256', 'SHA-256', 'SHA-256', 'TEXT', 'evidence_file.content_sha256'),
  column('uploadedAt', '受け取った日時', 'Received', 'INSTANT', 'evidence_file.uploaded_at'),
  column('uploadedBy', '送った人', 'Sent by', 'TEXT', 'app_user.display_name'),
  column('review', '確認', 'Review', 'TEXT', 'evidence_review.outcome'),
  column('reviewedAt', '確認した日時', 'Reviewed', 'INSTANT', 'evidence_review.reviewed_at'),
  column('reviewedBy', '確認した人', 'Reviewed by', 'TEXT', 'app_user.display_name'),
  column('reason', '差し戻しの理由', 'Reason', 'TEXT', 'evidence_review.reason'),
];

/** The same index for spreadsheets: one row for each file in each place, then the versions that were replaced. */
export function indexCsv(index: IndexFacts): AsyncIterable<Buffer> {
  const definition = { name: { ja: '証憑一式の目次', en: 'Index of the evidence' }, columns: COLUMNS };
  return csvTable(definition, rowsOf(index), { encoding: 'UTF_8_BOM', locale: 'ja' });
}

function* rowsOf(index: IndexFacts): Generator<TableRecord> {
  for (const member of index.plan) yield* rowsOfMember(index, member);
}

function* rowsOfMember({ facts, leftOut }: IndexFacts, plan: MemberPlan): Generator<TableRecord> {
  const lineOf = new Map(
    [...facts.lines.values()]
      .filter(({ memberId }) => memberId === plan.member?.id)
      .map((line) => [line.number, lineTitle(line)]),
  );
  const about = ({ file }: { readonly file: MemberPlan['replaced'][number]['file'] }) => ({
    member: plan.title,
    fileName: file.file_name,
    mediaType: file.media_type,
    byteLength: file.byte_length,
    sha256: file.content_sha256,
    uploadedAt: file.uploaded_at,
    uploadedBy: file.uploaded_by_name,
  });
  for (const { label, files } of plan.items) {
    for (const placed of files) {
      const why = leftOut(placed);
      const { outcome, lines, units } = placed;
      const review = outcome === 'PENDING' || outcome === null ? null : placed.file.review;
      yield {
        ...about(placed),
        item: label,
        lines: lines.map((number) => lineOf.get(number) ?? '').join('、'),
        units: units.join('・'),
        included: why === null,
        path: why === null ? placed.path : '',
        note: why === null ? '' : LEFT_OUT_WORDS[why],
        review: outcome === null ? '' : OUTCOME_WORDS[outcome],
        reviewedAt: review && new Date(review.at),
        reviewedBy: review?.by,
        reason: review?.reason,
      };
    }
  }
  for (const old of plan.replaced) {
    const by = old.by === null ? '' : `（${old.by.file_name}）`;
    yield { ...about(old), item: '差し替える前の版', included: false, path: '', note: `差し替え済み${by}` };
  }
}
