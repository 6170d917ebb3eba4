import { registerEnumType } from '@nestjs/graphql';
import {
  PAYMENT_METHODS,
  PURCHASE_STATES,
  PURCHASE_STEPS,
  type GuardSeverity,
  type OrderAnswer,
} from '@renkei/lifecycle';
import { enumOf } from '@renkei/platform/graphql';

const SEVERITIES: readonly GuardSeverity[] = ['REFUSE', 'WARN'];
const ANSWERS: readonly OrderAnswer['answer'][] = ['YES', 'NOT_YET', 'NO_LONGER'];

export const PurchaseStepKindEnum = enumOf(PURCHASE_STEPS);
export const PaymentMethodEnum = enumOf(PAYMENT_METHODS);
export const PurchaseProgressEnum = enumOf(PURCHASE_STATES);
export const PurchaseSeverityEnum = enumOf(SEVERITIES);
export const MayOrderEnum = enumOf(ANSWERS);

registerEnumType(PurchaseStepKindEnum, {
  name: 'PurchaseStepKind',
  description: '契約・発注・納品・請求・支払い。A step of a purchase (K25 p.31 (6-1)).',
});
registerEnumType(PaymentMethodEnum, {
  name: 'PaymentMethod',
  description:
    '支払い方法。補助の対象になるのは BANK_TRANSFER（振込・口座振替）と CARD_ONCE（カード1回払い）だけ。Only the first two keep the subsidy (K25 p.28 (ウ)).',
});
registerEnumType(PurchaseProgressEnum, {
  name: 'PurchaseProgress',
  description: '買い物がどこまで進んだか。How far the purchase has come; PAID when nothing is outstanding.',
});
registerEnumType(PurchaseSeverityEnum, {
  name: 'PurchaseSeverity',
  description:
    'REFUSE: もう起きたことでなければ記録できない。WARN: 記録できるが、確かめてほしい。REFUSE: recorded only when it has already happened.',
});
registerEnumType(MayOrderEnum, {
  name: 'MayOrder',
  description: 'いま注文してよいか: はい・まだ・もうできない。Yes, not yet, no longer.',
});
