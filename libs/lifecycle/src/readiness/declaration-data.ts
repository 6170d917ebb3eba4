import type { Declaration, DeclarationTopic } from './declarations.ts';
import type { MemberRole } from '../requirement-terms.ts';

const EVERYBODY = ['REPRESENTATIVE', 'PARTICIPANT'] as const;

/** All are asked so that いいえ is good, and of every member. */
const topic = <Topic extends DeclarationTopic>(name: Topic) => ({
  topic: name,
  goodAnswer: false,
  owedBy: EVERYBODY,
});
const NEVER = topic('NEVER_MEMBER');
const LARGE = topic('DEEMED_LARGE');
const SAME = topic('DEEMED_SAME');

/** The declarations of program rules §2, as the official texts of 2025 state them; carried back for other years. */
export const DECLARATIONS: readonly Declaration[] = [
  {
    ...NEVER,
    code: 'VENDOR_OF_ANY_GROUP',
    label: { ja: 'IT提供事業者', en: 'Vendor' },
    question: {
      ja: 'この補助金を使うどこかのグループに、ITツールを提供していますか（ほかのグループへの提供も「はい」です）。',
      en: 'Do you supply IT tools to any group of this programme, this one or another?',
    },
    clause: 'R25 第5条, K25 p.16 (11)',
  },
  {
    ...NEVER,
    code: 'EXPERT_OF_ANY_GROUP',
    label: { ja: '外部専門家', en: 'Expert' },
    question: {
      ja: 'この補助金を使うどこかのグループで、外部専門家として助言をしていますか（ほかのグループへの助言も「はい」です）。',
      en: 'Do you advise any group of this programme as its expert, this one or another?',
    },
    clause: 'R25 第6条, K25 p.16 (11)',
  },
  {
    ...NEVER,
    code: 'REGISTERED_IT_SUPPORTER',
    label: { ja: 'IT導入支援事業者', en: 'Registered IT supporter' },
    question: {
      ja: '今年度の「IT導入支援事業者」（その構成員や役員も同じです）に登録していますか。または、これから登録しますか。',
      en: "Are you registered as IT導入支援事業者 for this year's programme, as a member or officer of one, or about to register?",
    },
    clause: 'K25 p.16 (3)',
  },
  {
    ...NEVER,
    code: 'RELIGIOUS_CORPORATION',
    label: { ja: '宗教法人', en: 'Religious corporation' },
    question: { ja: '宗教法人ですか。', en: 'Are you a religious corporation?' },
    clause: 'K25 p.16 (8)',
  },
  {
    ...NEVER,
    code: 'NO_LEGAL_PERSONALITY',
    label: { ja: '法人格のない任意団体', en: 'Body without legal personality' },
    question: {
      ja: '法人格のない任意の団体（同好会や保護者の会など）ですか。会社や個人事業の方は「いいえ」です。',
      en: 'Are you a body without legal personality, such as a club? A company or a sole proprietor answers no.',
    },
    clause: 'K25 p.16 (9)',
  },
  {
    ...NEVER,
    code: 'ADULT_ENTERTAINMENT',
    label: { ja: '風俗営業', en: 'Adult entertainment' },
    question: {
      ja: '風営法（第2条）に当たる営業をしていますか。第1項第1号の営業でも、旅館業の許可を受けて旅館を営んでいる場合は「いいえ」です。',
      en: 'Do you run a business under Article 2 of the Amusement Business Act? One of its paragraph 1, item 1 run in a licensed ryokan answers no.',
    },
    clause: 'K25 p.16 (5)',
  },
  {
    ...NEVER,
    code: 'ANTISOCIAL_TIES',
    label: { ja: '反社会的勢力との関係', en: 'Anti-social ties' },
    question: {
      ja: '暴力団などの反社会的勢力と、関係や資金のつながりがありますか（役員の方もふくみます）。',
      en: 'Do you or your officers have ties to, or money from, organised crime or other anti-social forces?',
    },
    clause: 'R25 第7条1四, K25 p.16 (7)',
  },
  {
    ...NEVER,
    code: 'LABOUR_LAW_PROSECUTION',
    label: { ja: '労働関係法令の送検', en: 'Labour-law prosecution' },
    question: {
      ja: 'この1年のあいだに、労働関係の法令違反で送検されましたか。',
      en: 'Were you referred to prosecution over labour law within the last year?',
    },
    clause: 'K25 p.16 (6)',
  },
  {
    ...LARGE,
    code: 'LARGE_FIRM_HOLDS_HALF',
    label: { ja: '大企業1社の出資', en: 'Half held by one large firm' },
    question: {
      ja: '株式や出資の2分の1以上を、1つの大企業が持っていますか。個人事業の方は「いいえ」です。',
      en: 'Does one large firm hold half or more of your shares? A sole proprietor answers no.',
    },
    clause: 'R25 第7条4三(1), K25 p.15 (1)①',
  },
  {
    ...LARGE,
    code: 'LARGE_FIRMS_HOLD_TWO_THIRDS',
    label: { ja: '大企業の出資の合計', en: 'Two thirds held by large firms' },
    question: {
      ja: '株式や出資の3分の2以上を、大企業（何社でも合わせて）が持っていますか。個人事業の方は「いいえ」です。',
      en: 'Do large firms together hold two thirds or more of your shares? A sole proprietor answers no.',
    },
    clause: 'R25 第7条4三(2), K25 p.15 (1)②',
  },
  {
    ...LARGE,
    code: 'LARGE_FIRM_OFFICERS_HALF',
    label: { ja: '大企業との兼務の役員', en: 'Officers shared with large firms' },
    question: {
      ja: '役員の2分の1以上が、大企業の役員や社員を兼ねていますか。個人事業の方は「いいえ」です。',
      en: 'Are half or more of your officers also officers or staff of a large firm? A sole proprietor answers no.',
    },
    clause: 'R25 第7条4三(3), K25 p.15 (1)③',
  },
  {
    ...LARGE,
    code: 'OWNED_BY_DEEMED_LARGE',
    label: { ja: 'みなし大企業の出資', en: 'Owned by deemed-large firms' },
    question: {
      ja: '株式や出資のすべてを、上の3つのどれかに当たる会社が持っていますか。個人事業の方は「いいえ」です。',
      en: 'Do firms to which one of the three questions above applies hold all your shares? A sole proprietor answers no.',
    },
    clause: 'R25 第7条4三(4), K25 p.15 (1)④',
  },
  {
    ...LARGE,
    code: 'OFFICERED_BY_DEEMED_LARGE',
    label: { ja: 'みなし大企業との兼務の役員', en: 'Officered by deemed-large firms' },
    question: {
      ja: '役員の全員が、上の株式や役員の3つの質問のどれかに当たる会社の役員や社員を兼ねていますか。個人事業の方は「いいえ」です。',
      en: 'Are all your officers also officers or staff of firms to which one of the first three questions on shares and officers applies? A sole proprietor answers no.',
    },
    clause: 'R25 第7条4三(5), K25 p.15 (1)⑤',
  },
  {
    ...LARGE,
    code: 'INCOME_OVER_LIMIT',
    label: { ja: '課税所得', en: 'Taxable income' },
    question: {
      ja: '申告の済んだ直近3年の課税所得は、1年平均で15億円を超えますか。',
      en: 'Is your taxable income over 1.5 billion yen a year, on the average of the last three years filed?',
    },
    clause: 'R25 第7条4三(6), K25 p.15 (1)⑥',
  },
  {
    ...SAME,
    code: 'MAJORITY_OF_VOTES',
    label: { ja: '親会社・子会社', en: 'Parent or subsidiary' },
    question: {
      ja: '議決権の50%を超えてつながる親会社・子会社（孫会社など、その先もふくみます）が、このグループやほかのグループに入っていますか。',
      en: 'Is a parent or subsidiary of yours (over 50 % of the votes, also through a chain) in this group or another?',
    },
    clause: 'K25 p.12 (5)(ア), p.15 (2)①',
  },
  {
    ...SAME,
    code: 'SAME_PERSON_OR_FAMILY',
    label: { ja: '同じ人・家族の会社', en: 'Same person or family' },
    question: {
      ja: '同じ人（配偶者・親子・生計が同じ家族をふくみます）が議決権の50%超を持つ別の会社が、このグループやほかのグループに入っていますか。',
      en: 'Is another company of which the same person, family included, holds over 50 % of the votes in this group or another?',
    },
    clause: 'K25 p.15 (2)②',
  },
  {
    ...SAME,
    code: 'SAME_REPRESENTATIVE_AND_ADDRESS',
    label: { ja: '代表者と住所が同じ法人', en: 'Same representative and address' },
    question: {
      ja: '代表者も住所も同じ別の法人が、このグループやほかのグループに入っていますか。',
      en: 'Is another corporation with the same representative and the same address in this group or another?',
    },
    clause: 'K25 p.15 (2)③',
  },
  {
    ...SAME,
    code: 'SAME_BENEFICIAL_OWNER',
    label: { ja: '実質的支配者が同じ法人', en: 'Same beneficial owner' },
    question: {
      ja: '実質的支配者が同じ別の法人が、このグループやほかのグループに入っていますか。',
      en: 'Is another corporation with the same beneficial owner in this group or another?',
    },
    clause: 'K25 p.15 (2)③',
  },
];

/** The questions a member answers, in the order in which they are asked. */
export function declarationsFor(role: MemberRole): readonly Declaration[] {
  return DECLARATIONS.filter(({ owedBy }) => owedBy.includes(role));
}
