import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, ProblemType } from '@renkei/platform/graphql';

@ObjectType('Vendor', {
  description: 'IT提供事業者。どのグループの構成員にもなれない。Supplies tools; never a member (K25 p.10).',
})
export class VendorType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  consortiumId: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true })
  corporateNumber: string | null;

  @Field(() => Int)
  version: number;
}

export const VendorConnection = connectionOf('Vendor', () => VendorType);

@ObjectType('VendorPayload')
export class VendorPayload {
  @Field(() => VendorType, { nullable: true })
  vendor?: VendorType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
