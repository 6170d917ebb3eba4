import { Field, ID, InputType } from '@nestjs/graphql';
import { ROLES, type Role } from '@renkei/access';
import { IsId } from '@renkei/platform/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { RoleEnum } from './role.enum.ts';

@InputType()
export class ChooseRoleInput {
  @Field(() => RoleEnum)
  @IsIn(ROLES)
  role: Role;

  @Field(() => ID, {
    nullable: true,
    description: '1件にしぼるとき。Narrows it to one of `me.assignments`; without it: all of that role.',
  })
  @IsOptional()
  @IsId()
  assignmentId?: string | null;
}
