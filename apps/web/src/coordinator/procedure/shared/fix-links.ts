import { texts } from '../../../language/language.ts';

export type FixTarget =
  | 'APPROVAL'
  | 'CALCULATION'
  | 'COSTS'
  | 'DECLARATIONS'
  | 'GROUP_PAPERS'
  | 'MEMBER'
  | 'MEMBERS'
  | 'READINESS'
  | 'SETTINGS';

/** Where a finding of a check is put right. */
export function fixPath(groupId: string, target: FixTarget, memberId: string | null): string {
  const group = `/groups/${groupId}`;
  switch (target) {
    case 'MEMBERS':
    case 'CALCULATION':
      return `${group}/members`;
    case 'MEMBER':
    case 'COSTS':
      return memberId ? `${group}/members/${memberId}` : `${group}/members`;
    case 'READINESS':
    case 'DECLARATIONS':
    case 'GROUP_PAPERS':
      return `${group}/readiness`;
    case 'SETTINGS':
      return `${group}/settings`;
    case 'APPROVAL':
      return `${group}/procedure/application`;
  }
}

export const FIX_WORDS = texts<Readonly<Record<FixTarget, string>>>({
  ja: {
    MEMBERS: 'お店の一覧で直す',
    CALCULATION: 'お店と費用で直す',
    MEMBER: 'このお店の内容を直す',
    COSTS: 'このお店の費用を直す',
    READINESS: '書類の準備を開く',
    DECLARATIONS: '確認の質問を開く',
    GROUP_PAPERS: 'グループの書類を開く',
    SETTINGS: '設定を開く',
    APPROVAL: '承認へ進む',
  },
  en: {
    MEMBERS: 'Put it right in the members',
    CALCULATION: 'Put it right in members and costs',
    MEMBER: 'Put this member right',
    COSTS: 'Put the costs of this member right',
    READINESS: 'Open the papers',
    DECLARATIONS: 'Open the questions',
    GROUP_PAPERS: 'Open the papers of the group',
    SETTINGS: 'Open the settings',
    APPROVAL: 'Go to the approval',
  },
});
