import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ROLES, type Role } from '@renkei/access';
import { IsId, IsIdempotencyKey } from '@renkei/platform/graphql';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { RoleEnum } from '../account/role.enum.ts';

const MOST_DAYS = 365;

@InputType()
export class CreateApiKeyInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;

  @Field(() => String, { description: '何に使うキーか。What it is for.' })
  @IsString()
  label: string;

  @Field(() => RoleEnum, { description: '自分が持っている立場。One of one’s own roles.' })
  @IsIn(ROLES)
  role: Role;

  @Field(() => ID, { nullable: true, description: '1件にしぼるとき（me.assignmentsのid）。' })
  @IsOptional()
  @IsId()
  assignmentId?: string | null;

  @Field(() => Boolean, { description: '見るだけのキー。For reading only.' })
  @IsBoolean()
  readOnly: boolean;

  @Field(() => Int, { description: `1–${MOST_DAYS}日。Days it can be used.` })
  @IsInt()
  @Min(1)
  @Max(MOST_DAYS)
  expiresInDays: number;
}

@InputType()
export class RevokeApiKeyInput {
  @Field(() => ID)
  @IsId()
  id: string;
}
