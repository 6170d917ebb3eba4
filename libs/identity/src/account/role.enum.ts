import { registerEnumType } from '@nestjs/graphql';
import { ROLES } from '@renkei/access';
import { enumOf } from '@renkei/platform/graphql';

export const RoleEnum = enumOf(ROLES);

registerEnumType(RoleEnum, {
  name: 'Role',
  description:
    'どの立場で使うか：とりまとめ担当・お店の担当・支援機関・管理者。In which role somebody acts; one at a time.',
});
