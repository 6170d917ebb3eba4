import { texts } from '../../language/language.ts';
import type { CellLook } from './cells.ts';
import type { DocumentRequirement } from './readiness.generated.ts';

/** Short enough for the head of a column; the full official name is on the paper’s own page. */
const SHORT_JA: Readonly<Record<DocumentRequirement, string>> = {
  GBIZ_ID_PRIME: 'GビズID',
  SECURITY_ACTION: 'SECURITY ACTION',
  MIRADIGI_CHECK: 'みらデジ',
  MOBILE_NUMBER: '携帯電話番号',
  CERTIFICATE_OF_REGISTERED_MATTERS: '履歴事項全部証明書',
  CORPORATE_TAX_CERTIFICATE: '法人税の納税証明書',
  AFFILIATION_PROOF: '名簿か活動の確認書',
  PROPRIETOR_IDENTITY: '本人確認書類',
  INCOME_TAX_CERTIFICATE: '所得税の納税証明書',
  TAX_RETURN_COPY: '確定申告書の控え',
};
const SHORT_EN: typeof SHORT_JA = {
  GBIZ_ID_PRIME: 'GビズID',
  SECURITY_ACTION: 'SECURITY ACTION',
  MIRADIGI_CHECK: 'みらデジ',
  MOBILE_NUMBER: 'Mobile number',
  CERTIFICATE_OF_REGISTERED_MATTERS: 'Registered matters',
  CORPORATE_TAX_CERTIFICATE: 'Corporate tax',
  AFFILIATION_PROOF: 'Roll or activity',
  PROPRIETOR_IDENTITY: 'Identity',
  INCOME_TAX_CERTIFICATE: 'Income tax',
  TAX_RETURN_COPY: 'Tax return',
};
const LOOK_JA: Readonly<Record<CellLook, string>> = {
  TODO: 'まだ',
  ASKED: 'お願いずみ',
  LOOK: '届いた',
  DATE: '発行日がまだ',
  RETURNED: '差し戻し',
  OLD: '期限切れ間近',
  OK: 'OK',
  NONE: '不要',
};
const LOOK_EN: typeof LOOK_JA = {
  TODO: 'To come',
  ASKED: 'Asked',
  LOOK: 'Arrived',
  DATE: 'No date yet',
  RETURNED: 'Returned',
  OLD: 'Too old soon',
  OK: 'OK',
  NONE: 'Not needed',
};

export const WORDS = texts({
  ja: {
    short: SHORT_JA,
    look: LOOK_JA,
    means: {
      TODO: 'まだお願いしていません',
      ASKED: 'お願いして、届くのを待っています',
      LOOK: '届きました。中身を見て受け取ってください',
      DATE: '届きました。発行日を入れてください',
      RETURNED: '直してもらっています',
      OLD: '提出の日には古くなります。取り直しが必要です',
      OK: '受け取りました',
      NONE: 'このお店には要りません',
    } satisfies Record<CellLook, string>,
    representative: '代表',
  },
  en: {
    short: SHORT_EN,
    look: LOOK_EN,
    means: {
      TODO: 'Not asked for yet',
      ASKED: 'Asked for, to come',
      LOOK: 'It is here: look at it and accept it',
      DATE: 'It is here: enter its day of issue',
      RETURNED: 'Being put right',
      OLD: 'Too old on the day of submission; a fresh one is needed',
      OK: 'Accepted',
      NONE: 'This member does not need it',
    },
    representative: 'Rep.',
  },
});
