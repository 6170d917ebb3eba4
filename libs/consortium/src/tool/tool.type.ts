import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, ProblemType } from '@renkei/platform/graphql';
import type { SoftwareFunction } from '@renkei/subsidy-rules';
import { SoftwareFunctionEnum } from '../consortium/vocabulary.ts';

@ObjectType('Tool', { description: 'ITツール。A vendor’s product.' })
export class ToolType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  consortiumId: string;

  @Field(() => ID)
  vendorId: string;

  @Field(() => String)
  name: string;

  @Field(() => [SoftwareFunctionEnum], {
    description: 'このツールの機能。ツールを選んだ費用の行はこれを使う。Lines that name the tool take these.',
  })
  functions: readonly SoftwareFunction[];

  @Field(() => String, { nullable: true, description: '様式2のITツール概要。' })
  summary: string | null;

  @Field(() => String, { nullable: true, description: '様式2のITツール説明URL。' })
  url: string | null;

  @Field(() => String, { nullable: true, description: '様式2のITツールNo.。' })
  toolNumber: string | null;

  @Field(() => Int)
  version: number;
}

export const ToolConnection = connectionOf('Tool', () => ToolType);

@ObjectType('ToolPayload')
export class ToolPayload {
  @Field(() => ToolType, { nullable: true })
  tool?: ToolType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
