import type { Role } from '@renkei/access';
import { fromEpochMs } from '@renkei/kernel';
import { plainName, quotedName, shortened, type Letter } from '@renkei/platform/jobs';

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
  /** What the reader is asked for, for whom; before 「の登録のお願い（連携）」. */
  readonly subject: string;
  /** To what, as …として招く. */
  readonly ja: string;
  readonly en: string;
  readonly canJa: string;
  readonly canEn: string;
}

/** In plain words: to what somebody is invited, and what they can do there. */
function toldAbout({ role, groupName, memberName, supportBodyName }: InvitationLetterFacts): Told {
  // the table's CHECKs: each role has the names it needs
  const [group, member, body] = [groupName ?? '', memberName ?? '', supportBodyName ?? ''];
  if (role === 'MEMBER_USER') {
    return {
      subject: `${inSubject(group)}：「${inSubject(member)}」ご担当`,
      ja: `補助事業グループ${quotedName(group)}の、${quotedName(member)}の担当`,
      en: `to act for ${quotedName(member)} in the group ${quotedName(group)}`,
      canJa: 'お店の書類を出したり、締切やお店の負担額を見たりできます。',
      canEn: "You can hand in your business's papers and see its deadlines and its share of the costs.",
    };
  }
  if (role === 'SUPPORT_READER') {
    return {
      subject: `支援機関「${inSubject(body)}」ご担当`,
      ja: `支援機関${quotedName(body)}の担当`,
      en: `as staff of the support body ${quotedName(body)}`,
      canJa: '同意をいただいたグループの、計画や締切のようすを見られます（変更はできません）。',
      canEn: 'You can see the plans and deadlines of groups that consented, and change nothing.',
    };
  }
  if (role === 'PLATFORM_ADMIN') {
    return {
      subject: '管理者',
      ja: '連携（Renkei）の管理者',
      en: 'as an administrator of Renkei',
      canJa: '公募の日程、支援機関、利用者の登録を受け持ちます。グループの内容は見られません。',
      canEn: 'You look after schedules, support bodies and accounts; you see no group.',
    };
  }
  if (groupName !== null) {
    return {
      subject: `${inSubject(group)}：とりまとめ担当`,
      ja: `補助事業グループ${quotedName(group)}のとりまとめ担当`,
      en: `as a coordinator of the group ${quotedName(group)}`,
      canJa: '構成員・経費・締切など、グループのすべてを管理できます。',
      canEn: 'You can manage the whole group: its members, costs and deadlines.',
    };
  }
  return {
    subject: '利用者',
    ja: '連携（Renkei）の利用者（グループのとりまとめ担当）',
    en: 'to use Renkei as a coordinator',
    canJa: 'ご自分で補助事業グループを作り、構成員・経費・締切を管理できます。',
    canEn: 'You can found a group and manage its members, costs and deadlines.',
  };
}

function inSubject(name: string): string {
  return shortened(plainName(name));
}

/** Japanese first; nobody has chosen a language before they have an account. The link stands on a line of its own. */
export function invitationLetter(facts: InvitationLetterFacts): Letter {
  const { subject, ja, en, canJa, canEn } = toldAbout(facts);
  const inviter = quotedName(facts.inviterName);
  const [date = '', time = ''] = fromEpochMs(facts.expiresAt.getTime()).split('T');
  const [year, month, day] = date.split('-').map(Number);
  const text = `連携（Renkei）は、IT導入補助金の申請をグループで進めるための道具です。

${inviter}さんから、${ja}として招待が届いています。
${canJa}

次のリンクを開いて、受け取ってください。
${facts.link}

このリンクは${year}年${month}月${day}日 ${time}（日本時間）まで、1回だけ使えます。
ほかの方に転送しないでください。

お心当たりがないときは、このメールを捨ててください。何も起こりません。
ご不明な点は、招いた方に直接お尋ねください。

----------------------------------------

${inviter} invites you ${en}. Renkei is a tool for groups applying for the IT introduction subsidy.
${canEn}

Please open this link to accept:
${facts.link}

It works once, until ${date} ${time} (Japan time). Please do not pass it on.

If you do not know what this is about, please ignore this letter; nothing will happen.
`;
  return { id: facts.id, to: facts.email, subject: `${subject}の登録のお願い（連携）`, text };
}
