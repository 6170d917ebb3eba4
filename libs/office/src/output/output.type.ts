import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, enumOf, JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';
import { TABLE_NAMES } from '../table/names.ts';
import {
  CSV_ENCODINGS,
  OUTPUT_KINDS,
  OUTPUT_STATUSES,
  TABLE_FORMATS,
  type OutputKind,
  type OutputStatus,
} from './kinds.ts';

export const OutputKindEnum = enumOf(OUTPUT_KINDS);
export const OutputStatusEnum = enumOf(OUTPUT_STATUSES);
export const TableFormatEnum = enumOf(TABLE_FORMATS);
export const CsvEncodingEnum = enumOf(CSV_ENCODINGS);
export const TableNameEnum = enumOf(TABLE_NAMES);

registerEnumType(OutputKindEnum, {
  name: 'OutputKind',
  description: '作れる帳票・データの種類。What can be made for a group in the background.',
});
registerEnumType(OutputStatusEnum, {
  name: 'OutputStatus',
  description:
    'WAITING 順番待ち、RUNNING 作成中、DONE 受け取れる、FAILED 作れなかった（problems）、CANCELLED 取りやめた、EXPIRED 保存期間（7日）が過ぎた。',
});
registerEnumType(TableFormatEnum, {
  name: 'TableFormat',
  description: 'XLSX: 1つのブック。CSV: 表ごとのファイル。',
});
registerEnumType(CsvEncodingEnum, {
  name: 'CsvEncoding',
  description: 'UTF_8_BOM: Excelでそのまま開ける。SHIFT_JIS: 古いソフト用。',
});
registerEnumType(TableNameEnum, { name: 'TableName', description: '一覧表の種類。The tables of a group.' });

@ObjectType('Output', {
  description:
    '裏で作るファイル。内容は GET /outputs/:id/content（途中からの再開も可）。A file made in the background; fetched at GET /outputs/:id/content, also in ranges.',
})
export class OutputType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  consortiumId: string;

  @Field(() => ID, {
    nullable: true,
    description: '構成員1者についての書類のとき。For a paper about one member.',
  })
  memberId: string | null;

  @Field(() => OutputKindEnum)
  kind: OutputKind;

  @Field(() => OutputStatusEnum)
  status: OutputStatus;

  @Field(() => Int, { description: 'どこまで進んだか。How far it is, of progressTotal.' })
  progressDone: number;

  @Field(() => Int, { nullable: true, description: 'null: まだ分からない。null: not known yet.' })
  progressTotal: number | null;

  @Field(() => Boolean, { description: '取りやめを頼んだか。Whether it was asked to stop.' })
  cancelRequested: boolean;

  @Field(() => String, { nullable: true, description: 'DONEのとき。When DONE.' })
  fileName: string | null;

  @Field(() => Float, { nullable: true })
  byteLength: number | null;

  @Field(() => String, { nullable: true })
  contentSha256: string | null;

  // bounded: makers name the first hundred
  @Field(() => [ProblemType], {
    description:
      '作れなかった理由、またはできたファイルについての注意。Why it failed, or what to know of the file.',
  })
  problems: readonly ProblemType[];

  @Field(() => String, { nullable: true, description: '頼んだ人。null: 見える立場でない。Who asked for it.' })
  requestedBy: string | null;

  @Field(() => JstMinuteScalar)
  createdAt: Date;

  @Field(() => JstMinuteScalar, {
    nullable: true,
    description: 'この時刻まで受け取れる。It can be fetched until then.',
  })
  expiresAt: Date | null;
}

export const OutputConnection = connectionOf('Output', () => OutputType);

@ObjectType('OutputPayload')
export class OutputPayload {
  @Field(() => OutputType, { nullable: true })
  output?: OutputType;

  @Field(() => Boolean, {
    nullable: true,
    description: '同じ内容のファイルがもうあったか。Whether the very same file was there already.',
  })
  alreadyThere?: boolean;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
