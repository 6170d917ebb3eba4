import { texts } from '../../language/language.ts';
import type { CapBite, PersonState } from './member-rows.ts';

export const MEMBERS_TEXTS = texts<{
  readonly title: string;
  readonly lead: (members: number, granted: string, cap: string) => string;
  readonly add: string;
  readonly fromSheet: string;
  readonly tools: string;
  readonly csv: string;
  readonly filter: string;
  readonly found: (shown: number, all: number) => string;
  readonly table: string;
  readonly heads: Readonly<Record<HeadKey, string>>;
  readonly sortBy: (head: string) => string;
  readonly total: (members: number) => string;
  readonly person: Readonly<Record<PersonState, string>>;
  readonly caps: Readonly<Record<CapBite, string>>;
  readonly capTitle: string;
  readonly errors: (count: number) => string;
  readonly warnings: (count: number) => string;
  readonly nothingToDo: string;
  readonly papersNone: string;
  readonly papers: (count: number) => string;
  readonly whySubsidy: (name: string) => string;
  readonly whyShare: (name: string) => string;
  readonly nothingFound: string;
  readonly showAll: string;
  readonly empty: string;
  readonly emptyText: string;
  readonly duplicates: string;
  readonly openMember: string;
}>({
  ja: {
    title: 'お店と費用',
    lead: (members, granted, cap) => `参加中 ${members}者・申請額 (1)+(2) ${granted}（上限 ${cap}）`,
    add: 'お店を加える',
    fromSheet: 'Excel・CSVから読み込む',
    tools: 'ツールとIT提供事業者',
    csv: 'CSVで保存する',
    filter: '名前でしぼる',
    found: (shown, all) => (shown === all ? `${all}者` : `${all}者のうち${shown}者`),
    table: 'お店の一覧',
    heads: {
      name: 'お店',
      role: '立場',
      cost: '費用 (1)',
      granted: '補助金 (1)',
      beforeTax: '自分で払う額',
      findings: '確かめること',
      person: '担当の人',
      papers: 'まだの書類',
    },
    sortBy: (head) => `${head}で並べ替える`,
    total: (members) => `合計（参加中${members}者）`,
    person: { JOINED: '参加済み', INVITED: '招待中', EXPIRED: '期限切れ', NOBODY: 'まだ' },
    caps: {
      JOINT: 'グループの上限で減額',
      SECOND_TIER: '2段目の上限',
      PC: 'PC等の上限',
      REGISTER: 'レジ等の上限',
      SERVICES: '役務の上限',
      ONE_FUNCTION: '機能1つの上限',
    },
    capTitle: '上限に届いたもの',
    errors: (count) => `直すこと ${count}`,
    warnings: (count) => `見ること ${count}`,
    nothingToDo: 'なし',
    papersNone: 'そろった',
    papers: (count) => `${count}通`,
    whySubsidy: (name) => `${name}の補助金`,
    whyShare: (name) => `${name}が自分で払う額（税抜）`,
    nothingFound: 'この名前のお店は見つかりません。',
    showAll: 'すべてのお店を出す',
    empty: 'まだお店がありません',
    emptyText:
      '代表事業者をふくめて10者から申請できます。名簿のExcelがあれば、まとめて読み込むのが早いです。',
    duplicates: '同じ事業者かもしれないお店があります',
    openMember: '開く',
  },
  en: {
    title: 'Members and costs',
    lead: (members, granted, cap) => `${members} taking part, request (1)+(2) ${granted} (limit ${cap})`,
    add: 'Add a shop',
    fromSheet: 'Read from Excel or CSV',
    tools: 'Tools and vendors',
    csv: 'Save as CSV',
    filter: 'Find by name',
    found: (shown, all) => (shown === all ? `${all} members` : `${shown} of ${all} members`),
    table: 'List of members',
    heads: {
      name: 'Shop',
      role: 'Role',
      cost: 'Cost (1)',
      granted: 'Subsidy (1)',
      beforeTax: 'Own share',
      findings: 'To look at',
      person: 'Person',
      papers: 'Papers due',
    },
    sortBy: (head) => `Sort by ${head}`,
    total: (members) => `Total (${members} taking part)`,
    person: { JOINED: 'Joined', INVITED: 'Invited', EXPIRED: 'Expired', NOBODY: 'Nobody' },
    caps: {
      JOINT: 'Cut by the group’s limit',
      SECOND_TIER: 'Limit of the second tier',
      PC: 'Limit for PCs',
      REGISTER: 'Limit for registers',
      SERVICES: 'Limit for services',
      ONE_FUNCTION: 'Limit of one function',
    },
    capTitle: 'Limits reached',
    errors: (count) => `Fix ${count}`,
    warnings: (count) => `See ${count}`,
    nothingToDo: 'Nothing',
    papersNone: 'Complete',
    papers: (count) => `${count}`,
    whySubsidy: (name) => `Subsidy of ${name}`,
    whyShare: (name) => `What ${name} pays itself (no tax)`,
    nothingFound: 'No shop of this name was found.',
    showAll: 'Show all shops',
    empty: 'There are no shops yet',
    emptyText:
      'An application needs ten members, the representative included. With a member list in Excel, reading it in is the quickest way.',
    duplicates: 'Some members may be one business',
    openMember: 'Open',
  },
});

export const HEAD_KEYS = [
  'name',
  'role',
  'cost',
  'granted',
  'beforeTax',
  'findings',
  'person',
  'papers',
] as const;
export type HeadKey = (typeof HEAD_KEYS)[number];
