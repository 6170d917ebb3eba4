import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, JstMinuteScalar, ProblemType } from '@renkei/platform/graphql';

@ObjectType('SupportConsent', {
  description:
    '支援機関に見せることへの同意。Consent that a support body may read this group, until it is withdrawn.',
})
export class SupportConsentType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  supportBodyId: string;

  @Field(() => String)
  supportBodyName: string;

  @Field(() => Boolean, {
    description:
      'いま見えているか: 取り消されておらず、都道府県が担当の範囲。Not withdrawn, and the prefecture is one of the body’s.',
  })
  isInForce: boolean;

  @Field(() => JstMinuteScalar)
  givenAt: Date;

  @Field(() => String, { nullable: true, description: '同意した人。Who gave it.' })
  givenByName: string | null;

  @Field(() => JstMinuteScalar, { nullable: true })
  withdrawnAt: Date | null;
}

export const SupportConsentConnection = connectionOf('SupportConsent', () => SupportConsentType);

@ObjectType()
export class SupportConsentPayload {
  @Field(() => SupportConsentType, { nullable: true })
  supportConsent?: SupportConsentType;

  @Field(() => [ProblemType])
  problems: readonly ProblemType[];
}
