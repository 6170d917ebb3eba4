import type { Message } from '@renkei/kernel';
import type { RequirementCode } from './requirement-terms.ts';

/**
 * Where each of the papers is got, in plain words for a shop. Costs and waiting times are not in the programme's papers,
 * so none is stated.
 */
export const WHERE_TO_GET: Readonly<Record<RequirementCode, Message>> = {
  CERTIFICATE_OF_REGISTERED_MATTERS: {
    ja: '法務局（登記所）で出してもらえます。',
    en: 'Issued by the Legal Affairs Bureau (法務局).',
  },
  CORPORATE_TAX_CERTIFICATE: {
    ja: '税務署で出してもらえます。',
    en: 'Issued by the tax office (税務署).',
  },
  INCOME_TAX_CERTIFICATE: {
    ja: '税務署で出してもらえます。',
    en: 'Issued by the tax office (税務署).',
  },
  TAX_RETURN_COPY: {
    ja: '申告したときの控えを探してください。見つからないときは税務署か、申告を頼んだ税理士さんに相談してください。',
    en: 'Look for the copy kept when filing. If it is lost, ask the tax office or whoever filed it for you.',
  },
  PROPRIETOR_IDENTITY: {
    ja: '運転免許証があれば、それで足ります。住民票は市区町村の役所で出してもらえます。',
    en: 'A driving licence is enough. A residence certificate is issued by your town hall.',
  },
  AFFILIATION_PROOF: {
    ja: '組合の事務局か、代表事業者に聞いてください。',
    en: 'Ask the association’s office or the representative.',
  },
  SECURITY_ACTION: {
    ja: '「SECURITY ACTION」のウェブサイトで、お店が自分で宣言します。',
    en: 'On the SECURITY ACTION website, by the shop itself.',
  },
  GBIZ_ID_PRIME: {
    ja: '「GビズID」のウェブサイトで取ります。',
    en: 'On the GビズID website.',
  },
  MIRADIGI_CHECK: {
    ja: '「みらデジ」のウェブサイトで受けます。',
    en: 'On the みらデジ website.',
  },
  MOBILE_NUMBER: {
    ja: 'とりまとめ担当に、番号を知らせてください。',
    en: 'Tell the coordinator the number.',
  },
};
