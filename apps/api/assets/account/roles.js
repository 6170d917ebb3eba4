import { run } from './api.js';
import { button, byId, make } from './dom.js';
import { say } from './form.js';

const ROLES = {
  COORDINATOR: ['とりまとめ担当', 'グループの構成員・経費・締切・計算を、すべて見て、変えられます。'],
  MEMBER_USER: [
    'お店の担当',
    '自分のお店の経費・書類・負担額を見られます。ほかのお店は、名前と参加の状態だけが見えます。',
  ],
  SUPPORT_READER: ['支援機関', '同意したグループの計画や締切を見られます。変えることはできません。'],
  PLATFORM_ADMIN: [
    '管理者',
    '公募の日程・支援機関・利用者の登録を受け持ちます。グループの内容は見えません。',
  ],
};

/** What somebody whose pages are still to come can do meanwhile. */
const FOR_NOW = {
  MEMBER_USER: 'お店の画面は準備中です。いまは、ご登録の確認ができます。',
  SUPPORT_READER: '支援機関の画面は準備中です。いまは、ご登録の確認ができます。',
};

export const roleName = (role) => ROLES[role]?.[0] ?? role;
export const roleCan = (role) => ROLES[role]?.[1] ?? '';

/** One choice for each assignment; with several of one role also all of them together. */
export function choicesOf(assignments) {
  return Object.keys(ROLES).flatMap((role) => {
    const own = assignments.filter((one) => one.role === role);
    const each = own.map(({ id, label }) => ({
      role,
      assignmentId: own.length === 1 ? null : id,
      text: label.ja,
    }));
    if (own.length < 2) return each;
    return [{ role, assignmentId: null, text: `${roleName(role)}：${own.length}件すべて` }, ...each];
  });
}

function isActing(acting, { role, assignmentId }) {
  return acting?.role === role && acting.assignmentId === assignmentId;
}

export function showRoles({ acting, assignments, mustChooseRole }, refresh) {
  byId('acting').textContent = mustChooseRole
    ? 'まだ選んでいません。下から選ぶと、グループの内容が見えるようになります。'
    : (acting?.label.ja ?? '');
  byId('acting').classList.toggle('attention', mustChooseRole);
  byId('for-now').textContent = FOR_NOW[acting?.role] ?? '';
  byId('for-now').hidden = byId('for-now').textContent === '';
  const choices = choicesOf(assignments);
  const cards = choices.map((choice) => {
    const chosen = isActing(acting, choice) || (choices.length === 1 && acting?.role === choice.role);
    const choose = button('この立場で使う', async () => {
      const { problems } = await run('ChooseRole', {
        input: { role: choice.role, assignmentId: choice.assignmentId },
      });
      if (problems.length > 0) return say(problems[0].text, 'stop');
      await refresh();
      byId('acting').focus(); // the button is gone
      say(`「${choice.text}」として使います。`, 'ok');
    });
    choose.ariaLabel = `${choice.text}として使う`;
    return make('li', {
      className: chosen ? 'choice chosen' : 'choice',
      children: [
        make('div', {
          children: [
            make('p', { className: 'lead', text: choice.text }),
            make('p', {
              className: 'hint',
              text: choice.assignmentId === null ? roleCan(choice.role) : 'この1件だけにしぼって使います。',
            }),
          ],
        }),
        chosen ? make('p', { className: 'badge', text: '✓ いまの立場' }) : choose,
      ],
    });
  });
  byId('roles').replaceChildren(...cards);
  byId('no-roles').hidden = assignments.length > 0;
}
