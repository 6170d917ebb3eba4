import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '@renkei/platform/graphql';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';

export const SEARCH_KINDS = ['GROUP', 'MEMBER', 'TOOL', 'EVIDENCE'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];
export const SearchKindEnum = enumOf(SEARCH_KINDS);

registerEnumType(SearchKindEnum, {
  name: 'SearchKind',
  description: 'グループ・構成員・ITツール・証憑のファイル。What was found.',
});

export const MOST_HITS = 50;
const LONGEST_TEXT = 100;

@ObjectType('SearchHit', { description: '見つかったもの1つ。One thing that was found.' })
export class SearchHitType {
  @Field(() => SearchKindEnum)
  kind: SearchKind;

  @Field(() => ID)
  id: string;

  @Field(() => ID)
  consortiumId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'どの構成員か（MEMBERはその人、EVIDENCEはだれのものか）。Which member; null: the group’s.',
  })
  memberId: string | null;

  @Field(() => String)
  title: string;

  @Field(() => String, {
    nullable: true,
    description:
      'どこのものか: グループや構成員、提供する会社の名前。Where it belongs; null: nothing to add.',
  })
  context: string | null;
}

@ArgsType()
export class SearchArgs {
  @Field(() => String, {
    description:
      '1–100文字。全角・半角、大文字・小文字、ひらがな・カタカナ、髙と高などは区別しません。Width, case, kana and common kanji variants are alike.',
  })
  @IsString()
  @Length(1, LONGEST_TEXT)
  text: string;

  @Field(() => Int, { defaultValue: 20, description: `1–${MOST_HITS}` })
  @IsInt()
  @Min(1)
  @Max(MOST_HITS)
  first: number = 20;
}
