import { texts } from '../../language/language.ts';
import type { DeemedSameRelation } from './member.generated.ts';
import type {
  BusinessSize,
  Industry,
  InvitationState,
  LegalForm,
  MemberRole,
  MemberStatus,
} from './members.generated.ts';

/** The API's values in words. */
export const LABELS = texts<{
  readonly role: Readonly<Record<MemberRole, string>>;
  readonly status: Readonly<Record<MemberStatus, string>>;
  readonly size: Readonly<Record<BusinessSize, string>>;
  readonly form: Readonly<Record<LegalForm, string>>;
  readonly industry: Readonly<Record<Industry, string>>;
  readonly invitation: Readonly<Record<InvitationState, string>>;
  readonly relation: Readonly<Record<DeemedSameRelation, string>>;
}>({
  ja: {
    role: { REPRESENTATIVE: '代表事業者', PARTICIPANT: '参画事業者' },
    status: { ENROLLED: '参加中', WITHDRAWN: '辞退' },
    size: { SME: '中小企業等（小規模事業者をのぞく）', MICRO: '小規模事業者' },
    form: {
      CORPORATION: '会社（株式会社・有限会社など）',
      SOLE_PROPRIETOR: '個人事業主',
      ASSOCIATION: '組合（商店街振興組合など）',
      SHOKOKAI: '商工会',
      CHAMBER: '商工会議所',
      MEDICAL_WELFARE_SCHOOL: '医療法人・社会福祉法人・学校法人',
      NPO_OR_FOUNDATION: 'NPO法人・財団法人・社団法人',
      OTHER: 'そのほか',
    },
    industry: {
      MANUFACTURING_CONSTRUCTION_TRANSPORT: '製造業・建設業・運輸業',
      WHOLESALE: '卸売業',
      SERVICE: 'サービス業',
      RETAIL: '小売業',
      RUBBER_PRODUCTS: 'ゴム製品製造業',
      SOFTWARE_INFORMATION: 'ソフトウェア業・情報処理サービス業',
      RYOKAN: '旅館業',
      OTHER: 'そのほかの業種',
    },
    invitation: {
      OPEN: '返事を待っています',
      ACCEPTED: '受け取りました',
      EXPIRED: '期限が切れました',
      REVOKED: '取り消しました',
    },
    relation: {
      MAJORITY_OF_VOTES: '一方が、もう一方の議決権の過半数をもつ',
      SAME_PERSON_OR_FAMILY: '同じ人や家族が、両方の議決権の過半数をもつ',
      SAME_REPRESENTATIVE_AND_ADDRESS: '代表者と住所が同じ',
      SAME_BENEFICIAL_OWNER: '実質的支配者が同じ',
    },
  },
  en: {
    role: { REPRESENTATIVE: 'Representative', PARTICIPANT: 'Participant' },
    status: { ENROLLED: 'Taking part', WITHDRAWN: 'Withdrawn' },
    size: { SME: 'SME (not micro)', MICRO: 'Micro business' },
    form: {
      CORPORATION: 'Company',
      SOLE_PROPRIETOR: 'Sole proprietor',
      ASSOCIATION: 'Association of businesses',
      SHOKOKAI: 'Society of commerce and industry',
      CHAMBER: 'Chamber of commerce',
      MEDICAL_WELFARE_SCHOOL: 'Medical, welfare or school corporation',
      NPO_OR_FOUNDATION: 'NPO, foundation or incorporated association',
      OTHER: 'Other',
    },
    industry: {
      MANUFACTURING_CONSTRUCTION_TRANSPORT: 'Manufacturing, construction, transport',
      WHOLESALE: 'Wholesale',
      SERVICE: 'Service',
      RETAIL: 'Retail',
      RUBBER_PRODUCTS: 'Rubber products',
      SOFTWARE_INFORMATION: 'Software, information processing',
      RYOKAN: 'Ryokan',
      OTHER: 'Other',
    },
    invitation: {
      OPEN: 'Waiting for an answer',
      ACCEPTED: 'Accepted',
      EXPIRED: 'Expired',
      REVOKED: 'Taken back',
    },
    relation: {
      MAJORITY_OF_VOTES: 'One holds the majority of votes of the other',
      SAME_PERSON_OR_FAMILY: 'One person or family holds the majority of both',
      SAME_REPRESENTATIVE_AND_ADDRESS: 'Same representative and address',
      SAME_BENEFICIAL_OWNER: 'Same beneficial owner',
    },
  },
});
