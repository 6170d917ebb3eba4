import type { Bilingual } from '@renkei/api-client';

export interface PaperHelp {
  readonly what: Bilingual;
  /** What has to be legible, as an example to compare the photo with. */
  readonly visible: readonly Bilingual[];
}

const say = (ja: string, en: string): Bilingual => ({ ja, en });

const WHOLE = say('紙の四すみまで全部', 'The whole sheet with its four corners');
const ISSUED = say('発行された日', 'The day it was issued');
const NAME = say('会社の名前と住所', 'Name and address of the company');
const OWN_NAME = say('事業主の名前と住所', 'Name and address of the proprietor');

/** In plain words; where it is got is `WHERE_TO_GET` of the rules. */
export const PAPER_HELP: Readonly<Record<string, PaperHelp>> = {
  CERTIFICATE_OF_REGISTERED_MATTERS: {
    what: say(
      '会社の登記の内容を証明する紙です（登記簿謄本）。現在事項ではなく「履歴事項全部証明書」が必要です。全部のページを1つのPDFにまとめると確実です。',
      'The extract of the company register. It has to be 履歴事項全部証明書. Several pages are best sent as one PDF.',
    ),
    visible: [WHOLE, NAME, ISSUED],
  },
  CORPORATE_TAX_CERTIFICATE: {
    what: say(
      '法人税を納めたことを証明する紙です。「その1」か「その2」が必要です。',
      'Proof that corporate tax was paid: その1 or その2.',
    ),
    visible: [WHOLE, NAME, say('「その1」か「その2」の文字', 'その1 or その2')],
  },
  INCOME_TAX_CERTIFICATE: {
    what: say(
      '所得税を納めたことを証明する紙です。「その1」か「その2」が必要です。',
      'Proof that income tax was paid: その1 or その2.',
    ),
    visible: [WHOLE, OWN_NAME, say('「その1」か「その2」の文字', 'その1 or その2')],
  },
  TAX_RETURN_COPY: {
    what: say(
      '確定申告書の控えです。税務署が受け取ったことが分かるものと、いっしょに必要です。',
      'The copy of your tax return, with proof that the tax office received it.',
    ),
    visible: [
      WHOLE,
      OWN_NAME,
      say('税務署が受け取ったことが分かるところ', 'Where it shows that it was received'),
    ],
  },
  PROPRIETOR_IDENTITY: {
    what: say(
      '本人を確かめるものです。運転免許証・運転経歴証明書・住民票のどれか1つで足ります。',
      'Proof of identity: one of driving licence, driving history certificate, residence certificate.',
    ),
    visible: [
      WHOLE,
      OWN_NAME,
      say(
        '免許証なら有効期限、住民票なら発行された日',
        'Licence: until when; residence certificate: day of issue',
      ),
    ],
  },
  AFFILIATION_PROOF: {
    what: say(
      '商店街の組合などに入っていることが分かる名簿です。入っていないお店は、地域で活動していることの確認書になります。',
      'The association’s roll with your shop on it; shops outside of it: a confirmation that you are active in the area.',
    ),
    visible: [WHOLE, say('組合の名前', 'The association’s name'), say('お店の名前', 'Your shop’s name')],
  },
  SECURITY_ACTION: {
    what: say(
      '「情報セキュリティの対策をします」とインターネットで宣言するものです（★または★★）。紙の書類ではありません。',
      'A declaration made on the internet that you take care of information security (★ or ★★); no paper.',
    ),
    visible: [say('宣言が終わったことが分かる画面や通知', 'The screen or mail that says it is done')],
  },
  GBIZ_ID_PRIME: {
    what: say(
      '国の申請に使うアカウントです（GビズIDプライム）。',
      'The account used for applications to the state.',
    ),
    visible: [say('アカウントができたことが分かる画面', 'The screen that shows the account')],
  },
  MIRADIGI_CHECK: {
    what: say(
      '経営の状況をインターネットで確かめるものです（みらデジ経営チェック）。',
      'A check of the business, done on the internet.',
    ),
    visible: [say('結果の画面', 'The screen with the result')],
  },
  MOBILE_NUMBER: {
    what: say(
      '代表事業者に連絡がつく携帯電話の番号です。',
      'A mobile number at which the representative is reached.',
    ),
    visible: [say('携帯電話の番号', 'The number')],
  },
};
