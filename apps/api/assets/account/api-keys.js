import { run } from './api.js';
import { button, byId, make, whenText } from './dom.js';
import { copy, onSubmit, say } from './form.js';
import { choicesOf, roleName } from './roles.js';

let choices = [];
/** One attempt keeps its key, so that sending it twice makes one access key. */
let attempt = crypto.randomUUID();

export async function showApiKeys(assignments) {
  const known = choicesOf(assignments);
  choices =
    known.length > 0 ? known : [{ role: 'COORDINATOR', assignmentId: null, text: roleName('COORDINATOR') }];
  byId('key-role').replaceChildren(...choices.map(({ text }, index) => new Option(text, String(index))));
  const { data, problems } = await run('ApiKeys');
  if (!data.apiKeys) return say(problems[0]?.text ?? '', 'stop');
  const rows = data.apiKeys.edges
    .map((edge) => edge.node)
    .filter((key) => key.isUsable)
    .map((key) => rowOf(key, assignments));
  byId('keys').replaceChildren(...rows);
}

function rowOf({ id, label, role, assignmentId, readOnly, createdAt, expiresAt }, assignments) {
  const choice = choicesOf(assignments).find((one) => one.role === role && one.assignmentId === assignmentId);
  const named = assignments.find((one) => one.id === assignmentId)?.label.ja ?? choice?.text;
  const of = named ?? (role ? roleName(role) : 'ご自分の立場');
  const until = expiresAt ? `${whenText(expiresAt)}まで` : '期限なし';
  const revoke = button('無効にする', async () => {
    const { problems } = await run('RevokeApiKey', { input: { id } });
    if (problems.length > 0) return say(problems[0].text, 'stop');
    await showApiKeys(assignments);
    say(`アクセスキー「${label}」を無効にしました。`, 'ok');
  });
  revoke.ariaLabel = `アクセスキー「${label}」を無効にする`;
  return make('li', {
    className: 'item',
    children: [
      make('div', {
        children: [
          make('p', { className: 'lead', text: label }),
          make('p', {
            className: 'hint',
            text: `${of}・${readOnly ? '見るだけ' : '変更もできる'}・${whenText(createdAt)}から${until}`,
          }),
        ],
      }),
      revoke,
    ],
  });
}

export function prepareApiKeys(refresh) {
  onSubmit(byId('key-form'), async ({ label, choice, readOnly, expiresInDays }) => {
    const { role, assignmentId } = choices[Number(choice)];
    const answer = await run('CreateApiKey', {
      input: {
        idempotencyKey: attempt,
        label,
        role,
        assignmentId,
        readOnly: readOnly === 'yes',
        expiresInDays: Number(expiresInDays),
      },
    });
    if (answer.problems.length > 0) return answer;
    attempt = crypto.randomUUID();
    byId('key-form').reset();
    await refresh();
    byId('new-key').value = answer.data.createApiKey.key ?? '';
    byId('new-key-box').hidden = false;
    byId('new-key').select();
    say('アクセスキーを作りました。この1回だけ表示されます。', 'ok');
    return answer;
  });
  byId('copy-key').addEventListener('click', async () => {
    await copy(byId('new-key').value, 'アクセスキーをコピーしました。');
  });
  byId('hide-key').addEventListener('click', () => {
    byId('new-key').value = '';
    byId('new-key-box').hidden = true;
    say('');
  });
}
