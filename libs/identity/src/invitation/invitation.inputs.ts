import { Field, ID, InputType } from '@nestjs/graphql';
import type { Role } from '@renkei/access';
import { IsId, IsIdempotencyKey } from '@renkei/platform/graphql';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { RoleEnum } from '../account/role.enum.ts';

@InputType({ isAbstract: true })
export abstract class InviteInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;

  @Field(() => String, { description: '招く人のメールアドレス。Whom to invite.' })
  @IsString()
  @MaxLength(500)
  email: string;
}

@InputType()
export class InviteCoordinatorInput extends InviteInput {
  @Field(() => ID)
  @IsId()
  consortiumId: string;
}

@InputType()
export class InviteMemberUserInput extends InviteInput {
  @Field(() => ID)
  @IsId()
  memberId: string;
}

@InputType()
export class InviteSupportReaderInput extends InviteInput {
  @Field(() => ID)
  @IsId()
  supportBodyId: string;
}

export const ACCOUNT_ROLES = ['PLATFORM_ADMIN', 'COORDINATOR'] as const satisfies readonly Role[];

@InputType()
export class InviteAccountInput extends InviteInput {
  @Field(() => RoleEnum, {
    description:
      'PLATFORM_ADMIN（管理者）か、COORDINATOR（自分でグループを作る人）。An administrator, or somebody who will found a group.',
  })
  @IsIn(ACCOUNT_ROLES)
  role: (typeof ACCOUNT_ROLES)[number];
}

@InputType()
export class RevokeInvitationInput {
  @Field(() => ID)
  @IsId()
  id: string;
}

@InputType()
export class ResendInvitationInput {
  @Field(() => String)
  @IsIdempotencyKey()
  idempotencyKey: string;

  @Field(() => ID)
  @IsId()
  id: string;
}
