import type { Role } from '../app/session.generated.ts';
import { texts, type Texts } from '../language/language.ts';

/** Roles in the order they are offered, each with what one can do in it. */
export const ROLES: Texts<Readonly<Record<Role, { readonly name: string; readonly can: string }>>> = texts({
  ja: {
    COORDINATOR: {
      name: 'とりまとめ担当',
      can: 'グループのお店・経費・締切・計算を、すべて見て、変えられます。',
    },
    MEMBER_USER: {
      name: 'お店の担当',
      can: '自分のお店の経費・書類・負担額を見られます。ほかのお店は、名前と参加の状態だけが見えます。',
    },
    SUPPORT_READER: {
      name: '支援機関',
      can: '同意したグループの計画や締切を見られます。変えることはできません。',
    },
    PLATFORM_ADMIN: {
      name: '管理者',
      can: '公募の日程・支援機関・利用者の登録を受け持ちます。グループの内容は見えません。',
    },
  },
  en: {
    COORDINATOR: { name: 'Coordinator', can: 'Sees and changes everything of the group.' },
    MEMBER_USER: {
      name: 'Member’s person',
      can: 'Sees the costs, papers and own share of one’s own business; of others only names and whether they take part.',
    },
    SUPPORT_READER: {
      name: 'Support body',
      can: 'Reads plans and deadlines of groups that agreed to it; changes nothing.',
    },
    PLATFORM_ADMIN: {
      name: 'Administrator',
      can: 'Looks after schedules, support bodies and accounts; sees nothing of the groups.',
    },
  },
});

const ORDER: readonly Role[] = ['COORDINATOR', 'MEMBER_USER', 'SUPPORT_READER', 'PLATFORM_ADMIN'];

interface Assignment {
  readonly id: string;
  readonly role: Role;
  readonly label: { readonly ja: string; readonly en: string };
}

export interface RoleChoice {
  readonly role: Role;
  /** null: all of that role. */
  readonly assignmentId: string | null;
  readonly label: { readonly ja: string; readonly en: string };
  readonly isAll: boolean;
}

/** One choice for each assignment; with several of one role also all of them together. */
export function roleChoices(assignments: readonly Assignment[]): RoleChoice[] {
  return ORDER.flatMap((role) => {
    const own = assignments.filter((one) => one.role === role);
    const each = own.map(({ id, label }) => ({
      role,
      assignmentId: own.length === 1 ? null : id,
      label,
      isAll: false,
    }));
    if (own.length < 2) return each;
    const label = {
      ja: `${ROLES.ja[role].name}：${own.length}件すべて`,
      en: `${ROLES.en[role].name}: all ${own.length}`,
    };
    return [{ role, assignmentId: null, label, isAll: true }, ...each];
  });
}

/** Whether somebody acts in just this way; whoever has one role only always does. */
export function isActing(
  acting: { readonly role: Role; readonly assignmentId: string | null } | null,
  { role, assignmentId }: RoleChoice,
  choices: readonly RoleChoice[],
): boolean {
  if (acting?.role !== role) return false;
  return choices.length === 1 || acting.assignmentId === assignmentId;
}
