import { localDate } from '@renkei/kernel';
import type { Message, Yen } from '@renkei/kernel';
import type { GroupPlanInput, PlannedMember } from '../src/group-plan/group-plan.ts';
import type { MemberShareInput, ShareOfMember } from '../src/member-share/member-share.ts';
import type { PaperHead } from '../src/press/paper.ts';
import type { ReceiptsInput } from '../src/receipt/receipt.ts';
import type { RequestLettersInput } from '../src/request-letters/request-letters.ts';

const NAMES = [
  '見本本町商店街振興組合',
  '髙﨑𠮷野家',
  '㈱見本商店①号店',
  '有限会社見本山手ベーカリーアンドカフェ・レストラン本町二丁目プラザビル地下一階店',
  '見本写真館〜港町〜',
  'Sample Coffee & Roastery Hommachi Second Store',
  '辻󠄁見本鮮魚店',
  '見本−酒店‖本店',
];

export const both = (ja: string, en: string): Message => ({ ja, en });

export function nameOf(index: number): string {
  const name = NAMES[index % NAMES.length] ?? '見本店';
  return index < NAMES.length ? name : `${name}（${index + 1}）`;
}

/** A made-up amount that differs from member to member; every seventh is zero. */
export function amountOf(index: number, most: bigint): Yen {
  if (index % 7 === 4) return 0n;
  return (BigInt(index * index + 3) * 7_919n * 131n) % most;
}

export function head(language: 'ja' | 'en' = 'ja'): PaperHead {
  return {
    language,
    groupName: '見本本町デジタル化推進グループ',
    issuedOn: localDate(2026, 6, 2),
    sample: true,
  };
}

function shareOf(index: number): ShareOfMember {
  const ownCost = index === 1 ? 30_000_000n : amountOf(index, 2_000_000n);
  const ownSubsidy =
    ownCost === 0n ? 0n : (ownCost * 2n) / 3n > 3_500_000n ? 3_500_000n : (ownCost * 2n) / 3n;
  const jointNet = 41_667n;
  const [ownTax, jointTax] = [ownCost / 10n, 12_500n];
  return {
    memberName: nameOf(index),
    soleProprietor: index % 2 === 1,
    risks:
      index === 1
        ? [
            {
              what: both('PC（費用100,000円）', 'PC (100,000 yen)'),
              why: [both('発注が交付決定より前です。', 'It was ordered before the grant decision.')],
            },
          ]
        : [],
    riskNote: both('とりまとめ担当にご相談ください。', 'Please ask the coordinator.'),
    ownCost,
    ownSubsidy,
    jointNet,
    ownTax,
    jointTax,
    share: ownCost - ownSubsidy + jointNet + ownTax + jointTax,
    steps: [
      {
        label: both('対象になる費用', 'Eligible costs'),
        explanation: both(
          `ソフトウェア・オプション・役務の費用を足すと${ownCost.toLocaleString('ja-JP')}円です。消費税は補助の対象になりません。`,
          `Software, options and services add up to ${ownCost.toLocaleString('en-US')} yen. Tax is never eligible.`,
        ),
        amount: ownCost,
        clause: 'K25 p.18',
      },
      {
        label: both('機能の数', 'Functions'),
        explanation: both('会計と受発注の2つです。', 'Two: accounting and ordering.'),
        amount: null,
        clause: 'S23 p.4',
      },
      {
        label: both('上限を見たあとの申請額', 'Request after the joint cap'),
        explanation: both(
          'グループ全体の上限は30,000,000円です。上限の中に収まるので、申請できる額がそのまま申請額になります。円未満は切り捨てです。',
          'The joint cap is 30,000,000 yen. The request fits, so it is what is available, rounded down to the yen.',
        ),
        amount: ownSubsidy,
        clause: 'K25 p.20・X25 様式5',
      },
      {
        label: both('共同の費用の負担分', 'Part of the joint costs'),
        explanation: both(
          '共同の費用500,000円を12者で等しく分けました。余りの円は、端数の大きい順に1円ずつ配っています。',
          'The joint costs of 500,000 yen were split equally among 12 members.',
        ),
        amount: jointNet,
        clause: null,
      },
    ],
    footnotes: [both('資料の名前：2025年度公募要領（K25）', 'The papers: K25')],
    notes:
      ownCost === 0n
        ? [
            both(
              '自分で導入するITツールがないため、共同の費用の負担分だけです。',
              'You introduce no tool of your own, so only the joint part is yours.',
            ),
          ]
        : [],
  };
}

export function memberShares(count: number, language: 'ja' | 'en' = 'ja'): MemberShareInput {
  return {
    ...head(language),
    sharingKey: both(
      '全員で等しく分けます（総会で決めた分け方）。',
      'Equally among all members, as the meeting decided.',
    ),
    payBy: localDate(2026, 6, 30),
    contact: 'とりまとめ担当　見本花子　電話 000-0000-0000',
    members: Array.from({ length: count }, (_, index) => shareOf(index)),
  };
}

export function groupPlan(count: number, language: 'ja' | 'en' = 'ja'): GroupPlanInput {
  const members = Array.from({ length: count }, (_, index): PlannedMember => {
    const { ownCost, ownSubsidy, share } = shareOf(index);
    return {
      name: nameOf(index),
      role: index === 0 ? 'REPRESENTATIVE' : 'PARTICIPANT',
      tools: ownCost === 0n ? '' : 'モバイルPOSレジ、受発注ソフト',
      cost: ownCost,
      subsidy: ownSubsidy,
      share,
    };
  });
  const sum = (pick: (member: PlannedMember) => Yen): Yen =>
    members.reduce((total, member) => total + pick(member), 0n);
  const [cost, subsidy] = [sum((member) => member.cost), sum((member) => member.subsidy)];
  const joint = 1_500_000n;
  const tax = (cost + joint) / 10n;
  return {
    ...head(language),
    facts: [
      { label: both('代表事業者', 'Representative'), value: '見本本町商店街振興組合（理事長　見本太郎）' },
      {
        label: both('申請する枠', 'Frame'),
        value: 'デジタル化基盤導入枠（複数社連携IT導入類型）2023年',
      },
      { label: both('地域', 'Area'), value: '見本県見本市本町1丁目〜3丁目' },
      { label: both('IT提供事業者', 'Vendor'), value: '見本システム株式会社' },
    ],
    purpose: [
      '本町の12の店で同じPOSレジと受発注の仕組みを使い、来街者の動きを商店街全体で見えるようにします。レジ締めと発注にかかる時間を減らし、その時間を接客と新しい商品づくりに使います。',
    ],
    members,
    money: {
      parts: [
        { label: both('(1) 基盤導入経費', '(1) Infrastructure'), cost, eligible: cost, subsidy },
        {
          label: both('(2) 消費動向等分析経費', '(2) Analysis'),
          cost: 1_000_000n,
          eligible: 900_000n,
          subsidy: 600_000n,
        },
        {
          label: both('(3) 事務費・専門家費', '(3) Admin'),
          cost: 500_000n,
          eligible: 500_000n,
          subsidy: 333_333n,
        },
      ],
      total: {
        cost: cost + joint,
        eligible: cost + 1_400_000n,
        subsidy: subsidy + 933_333n,
        tax,
        own: cost + joint + tax - subsidy - 933_333n,
      },
    },
    caps: [
      {
        label: both('(1)と(2)を合わせた上限', 'Joint cap of (1) and (2)'),
        used: subsidy + 600_000n,
        cap: 30_000_000n,
        clause: 'S23・K25 p.20',
      },
      {
        label: both('(2)の上限（50万円×構成員の数）', 'Cap of (2)'),
        used: 6_000_000n,
        cap: 6_000_000n,
        clause: 'S23',
      },
      {
        label: both('(3)の上限', 'Cap of (3)'),
        used: 2_100_000n,
        cap: 2_000_000n,
        clause: 'X25',
      },
      { label: both('役務の上限', 'Cap of services'), used: 800_000n, cap: null, clause: null },
    ],
    sharingKey: both('全員で等しく分けます。', 'Equally among all members.'),
    schedule: [
      {
        what: both('見積もりをそろえる', 'All quotations are there'),
        on: localDate(2026, 6, 12),
        remark: null,
      },
      {
        what: both('交付申請（代表事業者がまとめて提出）', 'Application, filed by the representative'),
        on: localDate(2026, 7, 10),
        remark: both('17:00まで（見本の日程）', 'by 17:00 (sample schedule)'),
      },
      {
        what: both('交付決定。この日より前に契約・発注をしないでください', 'Grant decision'),
        on: null,
        remark: both('事務局の通知による', 'as the secretariat says'),
      },
    ],
    targets: [
      {
        label: both('労働生産性', 'Labour productivity'),
        target: both('2年間で年平均5%以上の伸び（S23）', '5 % a year or more over two years (S23)'),
      },
      {
        label: both('レジ締めの時間', 'Closing the till'),
        target: both('1店あたり1日40分を15分に', '15 minutes a day instead of 40'),
      },
    ],
    resolution: [
      '上記の事業計画、構成員ごとの負担額および共同の費用の分け方を承認し、交付申請を代表事業者に委ねることを議決する。',
    ],
    signers: [
      { role: '議長', name: '見本太郎' },
      { role: '議事録署名人', name: '' },
      { role: '議事録署名人', name: '' },
    ],
  };
}

export function requestLetters(count: number, language: 'ja' | 'en' = 'ja'): RequestLettersInput {
  const certificate = {
    name: both('履歴事項全部証明書', 'Certificate of all registered matters'),
    reason: both(
      'お預かりしたものは、提出の日に発行から3か月を過ぎます。新しいものをお願いします。',
      'The one we have will be older than 3 months.',
    ),
    whereToGet: both(
      '法務局の窓口、郵送、または登記・供託オンライン申請システム',
      'Legal Affairs Bureau, at the counter, by post or online',
    ),
    howLong: both('窓口なら当日、郵送は1週間ほど', 'the same day at the counter'),
    due: localDate(2026, 6, 2),
  };
  const tax = {
    name: both('納税証明書（その1またはその2）', 'Tax payment certificate'),
    reason: null,
    whereToGet: both('税務署の窓口またはe-Tax', 'Tax office or e-Tax'),
    howLong: null,
    due: null,
  };
  return {
    ...head(language),
    coordinator: {
      organisation: '見本本町商店街振興組合',
      name: '見本花子',
      contact: ['電話 000-0000-0000（平日10時〜17時）', 'メール torimatome@example.jp'],
    },
    howToSend: [
      both(
        'スマートフォンで写真を撮り、連携の画面の「書類」から送ってください。https://renkei.example.jp/shop/documents',
        'Take a photo and send it under your papers: https://renkei.example.jp/shop/documents',
      ),
      both(
        'むずかしいときは、とりまとめ担当に直接お渡しください。',
        'If that is difficult, hand it to the coordinator.',
      ),
    ],
    letters: Array.from({ length: count }, (_, index) => ({
      memberName: nameOf(index),
      soleProprietor: index === 7,
      personName: index % 2 === 0 ? '代表　見本一郎' : '',
      papers: index % 3 === 0 ? [certificate] : [certificate, tax],
    })),
  };
}

export function receipts(count: number, language: 'ja' | 'en' = 'ja'): ReceiptsInput {
  return {
    ...head(language),
    receipts: Array.from({ length: count }, (_, index) => ({
      number: `第${index + 1}号`,
      payerName: nameOf(0),
      amount: index === 1 ? 30_000_000n : amountOf(index, 900_000n),
      purpose: both('補助金の分配金', 'a part of the subsidy passed on'),
      receivedOn: localDate(2026, 11, 24),
      payee: { name: nameOf(index + 1), lines: ['見本県見本市本町二丁目3番4号', '代表　見本二郎'] },
      stampNote:
        index === 0 ? both('（とりまとめ担当の記入：収入印紙について確認済み）', '(stamp checked)') : null,
    })),
  };
}
