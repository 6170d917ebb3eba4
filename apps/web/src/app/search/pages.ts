import type { Language } from '../../language/language.ts';
import type { Role } from '../session.generated.ts';
import { folded } from './fold.ts';

/** A page one may go to: its name, and other words somebody may look for it by. */
interface PageWords {
  readonly path: string;
  readonly ja: string;
  readonly en: string;
  readonly also: string;
}

export interface FoundPage {
  readonly to: string;
  readonly title: string;
}

const page = (path: string, ja: string, en: string, also = ''): PageWords => ({ path, ja, en, also });

/** Below /groups/:groupId. */
const OF_A_GROUP: readonly PageWords[] = [
  page('', 'ホーム', 'Home', '期限 締切 deadline'),
  page('members', 'お店と費用', 'Members and costs', '構成員 メンバー 経費 見積'),
  page('members/new', 'お店を加える', 'Add a member', '構成員 登録 招待'),
  page('import', '名簿を読み込む', 'Import a list', 'Excel CSV エクセル'),
  page('tools', 'ITツール', 'IT tools', 'ソフト 機能 IT提供事業者 vendor'),
  page('what-if', 'もしも計算', 'What if', 'シミュレーション 辞退 試算'),
  page('readiness', '書類の準備', 'Papers', '納税証明書 履歴事項全部証明書 差し戻し お願い'),
  page('procedure', '手続き', 'Procedure', '流れ 進み具合'),
  page('procedure/application', '交付申請', 'Application', '提出 チェック 承認 submit'),
  page('procedure/changes', '変更の届出', 'Changes', '計画変更 辞退 事故 遅れ'),
  page('procedure/performance', '実績報告', 'Performance report', '完了 様式'),
  page('procedure/fixing', '額の確定', 'Fixed amounts', '確定額'),
  page('orders', '発注と支払い', 'Orders and payments', '契約 納品 請求書 振込'),
  page('evidence', '証憑', 'Evidence', '領収書 写真 ファイル 納品書'),
  page('money', 'お金の受け渡し', 'Passing money on', '入金 分配 補助金'),
  page('money/transfers', '振込データ', 'Transfers', '銀行 全銀 bank'),
  page('money/repayments', '返還', 'Repayments', '加算金 延滞金'),
  page('money/ledger', 'お金の帳簿', 'Ledger', '仕訳 残高'),
  page('effects', '効果報告', 'Effects', '労働生産性 営業利益 productivity'),
  page('settings', '設定と担当者', 'Settings and people', '分け方 日程 都道府県'),
  page('settings/people', '担当者と招待', 'People and invitations', '承認者 支援機関 同意'),
  page('settings/webhooks', 'ほかのシステムへの知らせ', 'Webhooks', 'webhook'),
  page('settings/record', '操作の記録', 'Record of changes', '監査 監査証跡 audit'),
];

/** Below /shop/:memberId. */
const OF_A_SHOP: readonly PageWords[] = [
  page('', 'お店のホーム', 'Your shop', '自分で払う額 補助金'),
  page('evidence', '証憑を送る', 'Send evidence', '領収書 写真 請求書'),
  page('orders', '注文と支払いの記録', 'Orders and payments', '発注 納品'),
  page('costs', '費用を確かめる', 'Confirm the costs', '見積 経費'),
  page('declarations', '確認の質問に答える', 'Answer the questions', '申告'),
  page('payout', '振込先の口座', 'Payout account', '銀行 口座'),
  page('money', 'お金が届くまで', 'Your money', '入金 確定'),
  page('effects', '効果報告の数字', 'Effect figures', '営業利益 従業員'),
];

const OF_A_ROLE: Readonly<Record<Role, readonly PageWords[]>> = {
  COORDINATOR: [
    page('/groups', 'グループの一覧', 'All groups', '商店街'),
    page('/groups/new', '新しいグループを作る', 'Found a group', '設立'),
  ],
  MEMBER_USER: [page('/shop', 'お店を選ぶ', 'Your shops')],
  SUPPORT_READER: [page('/wall', '支援しているグループ', 'The groups you support', '一覧 リスク wall')],
  PLATFORM_ADMIN: [
    page('/admin', '動いているか', 'Health', '状態'),
    page('/admin/schedules', '公募の日程', 'Schedules', '締切'),
    page('/admin/rules', '年度のルール', 'Rules', '補助率'),
    page('/admin/support-bodies', '支援機関', 'Support bodies', ''),
    page('/admin/accounts', '利用者', 'Accounts', '招待 停止'),
    page('/admin/work', '処理と失敗', 'Work and failures', '待ち行列 queue'),
  ],
};

const FOR_EVERYBODY: readonly PageWords[] = [
  page(
    '/account',
    'アカウントとお知らせの設定',
    'Account and notifications',
    'パスワード パスキー 言語 メール',
  ),
];

const GROUP_PATH = /^\/groups\/([0-9a-f-]{36})(?:\/|$)/;
const SHOP_PATH = /^\/shop\/([0-9a-f-]{36})(?:\/|$)/;

/** The group and the shop whose pages one is on. */
export function placeOf(pathname: string): {
  readonly groupId: string | null;
  readonly shopId: string | null;
} {
  return {
    groupId: GROUP_PATH.exec(pathname)?.[1] ?? null,
    shopId: SHOP_PATH.exec(pathname)?.[1] ?? null,
  };
}

/**
 * The pages this person may go to from here, those of the group or shop at hand first. With a text only those whose name
 * or other words hold it; without one what is at hand.
 */
export function pagesFor(
  text: string,
  pathname: string,
  role: Role | null,
  language: Language,
): readonly FoundPage[] {
  const { groupId, shopId } = placeOf(pathname);
  const below = (base: string, pages: readonly PageWords[]) =>
    pages.map(({ path, ...words }) => ({ ...words, path: path === '' ? base : `${base}/${path}` }));
  const readsGroups = role === 'COORDINATOR' || role === 'SUPPORT_READER';
  const pages = [
    ...(groupId && readsGroups ? below(`/groups/${groupId}`, OF_A_GROUP) : []),
    ...(shopId && role === 'MEMBER_USER' ? below(`/shop/${shopId}`, OF_A_SHOP) : []),
    ...(role ? OF_A_ROLE[role] : []),
    ...FOR_EVERYBODY,
  ];
  const wanted = folded(text);
  return pages
    .filter(({ ja, en, also }) => folded(`${ja} ${en} ${also}`).includes(wanted))
    .map((found) => ({ to: found.path, title: found[language] }));
}
