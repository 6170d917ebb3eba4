import type { Role } from '@renkei/access';
import { fromEpochMs } from '@renkei/kernel';
import type { Letter } from '@renkei/platform/jobs';

export interface InvitationLetterFacts {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly inviterName: string;
  readonly groupName: string | null;
  readonly memberName: string | null;
  readonly supportBodyName: string | null;
  readonly expiresAt: Date;
  readonly link: string;
}

interface Told {
  /** To what, as 「…」に招く. */
  readonly ja: string;
  readonly en: string;
  readonly canJa: string;
  readonly canEn: string;
}

/** In plain words: to what somebody is invited, and what they can do there. */
function toldAbout({ role, groupName, memberName, supportBodyName }: InvitationLetterFacts): Told {
  if (role === 'MEMBER_USER') {
    return {
      ja: `補助事業グループ「${groupName}」の、「${memberName}」の担当`,
      en: `to act for "${memberName}" in the group "${groupName}"`,
      canJa: 'お店の書類を出したり、締切やお店の負担額を見たりできます。',
      canEn: "You can hand in your business's papers and see its deadlines and its share of the costs.",
    };
  }
  if (role === 'SUPPORT_READER') {
    return {
      ja: `支援機関「${supportBodyName}」の担当`,
      en: `as staff of the support body "${supportBodyName}"`,
      canJa: '同意をいただいたグループの、計画や締切のようすを見られます（変更はできません）。',
      canEn: 'You can see the plans and deadlines of groups that consented, and change nothing.',
    };
  }
  if (role === 'PLATFORM_ADMIN') {
    return {
      ja: '連携（Renkei）の管理者',
      en: 'as an administrator of Renkei',
      canJa: '公募の日程、支援機関、利用者の登録を受け持ちます。グループの内容は見られません。',
      canEn: 'You look after schedules, support bodies and accounts; you see no group.',
    };
  }
  if (groupName !== null) {
    return {
      ja: `補助事業グループ「${groupName}」のとりまとめ担当`,
      en: `as a coordinator of the group "${groupName}"`,
      canJa: '構成員・経費・締切など、グループのすべてを管理できます。',
      canEn: 'You can manage the whole group: its members, costs and deadlines.',
    };
  }
  return {
    ja: '連携（Renkei）の利用者（グループのとりまとめ担当）',
    en: 'to use Renkei as a coordinator',
    canJa: 'ご自分で補助事業グループを作り、構成員・経費・締切を管理できます。',
    canEn: 'You can found a group and manage its members, costs and deadlines.',
  };
}

/** Japanese first; nobody has chosen a language before they have an account. The link stands on a line of its own. */
export function invitationLetter(facts: InvitationLetterFacts): Letter {
  const { ja, en, canJa, canEn } = toldAbout(facts);
  const [date = '', time = ''] = fromEpochMs(facts.expiresAt.getTime()).split('T');
  const [year, month, day] = date.split('-').map(Number);
  const text = `${facts.inviterName}さんから、${ja}として招待が届いています。
${canJa}

次のリンクを開いて、受け取ってください。
${facts.link}

このリンクは${year}年${month}月${day}日 ${time}（日本時間）まで、1回だけ使えます。
ほかの方に転送しないでください。

お心当たりがないときは、このメールを捨ててください。何も起こりません。

----------------------------------------

${facts.inviterName} invites you ${en}.
${canEn}

Please open this link to accept:
${facts.link}

It works once, until ${date} ${time} (Japan time). Please do not pass it on.

If you do not know what this is about, please ignore this letter; nothing will happen.
`;
  return { id: facts.id, to: facts.email, subject: '連携（Renkei）への招待 / Invitation to Renkei', text };
}
