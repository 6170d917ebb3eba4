import { Field, ObjectType } from '@nestjs/graphql';
import type { Problem } from '@renkei/platform';
import { ProblemType } from '@renkei/platform/graphql';
import type { TotpSetup } from './totp.ts';

@ObjectType('TotpSetup', {
  description:
    '認証アプリに登録する内容。この1回だけ見られる。What an authenticator app is set up with; shown this once.',
})
export class TotpSetupType implements TotpSetup {
  @Field(() => String, { description: '手で入れるときの文字（base32）。For typing.' })
  secret: string;

  @Field(() => String, { description: 'otpauth://…' })
  uri: string;

  @Field(() => String, { description: 'QRコード（SVGの文字列）。A QR code as SVG text.' })
  qrSvg: string;
}

@ObjectType()
export class StartTotpPayload {
  @Field(() => TotpSetupType, { nullable: true })
  setup?: TotpSetup | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType()
export class RecoveryCodesPayload {
  @Field(() => [String], {
    nullable: true,
    description:
      '予備コード10個。この1回だけ見られる。それぞれ1回使える。Ten codes, shown this once, each good once.',
  })
  recoveryCodes?: readonly string[] | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}

@ObjectType()
export class RemoveTotpPayload {
  @Field(() => Boolean)
  removed: boolean;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
