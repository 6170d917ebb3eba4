import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';

@ObjectType('OfficialWorkbook', {
  description:
    '事務局の様式（Excel）。グループの内容を書き込むもとになる。POST /official-workbooks で預ける。The secretariat’s workbook, as the group supplied it.',
})
export class OfficialWorkbookType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  consortiumId: string;

  @Field(() => String)
  fileName: string;

  @Field(() => String, { description: '年度、例 2025。The edition, by its year.' })
  edition: string;

  @Field(() => Float)
  byteLength: number;

  @Field(() => JstMinuteScalar)
  createdAt: Date;
}

export const OfficialWorkbookConnection = connectionOf('OfficialWorkbook', () => OfficialWorkbookType);

@ObjectType('RemoveOfficialWorkbookPayload')
export class RemoveOfficialWorkbookPayload {
  @Field(() => ID, { nullable: true })
  removedId?: string;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
