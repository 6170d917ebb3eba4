import { run } from './api.js';
import { byId, takeFragment } from './dom.js';
import { letPasswordsShow, onSubmit, say, showProblems } from './form.js';

const token = takeFragment();

function show(step) {
  for (const id of ['ask', 'choose']) byId(id).hidden = id !== step;
  byId(step)?.querySelector('input').focus();
}

onSubmit(byId('ask-form'), async ({ email }) => {
  const answer = await run('RequestPasswordReset', { input: { email } });
  if (answer.problems.length > 0) return answer;
  show('none');
  say(
    `${email} が登録されていれば、リンクをお送りしました。1時間以内にひらいてください。届かないときは、迷惑メールのフォルダーと、メールアドレスをお確かめください。`,
    'ok',
  );
  return answer;
});

onSubmit(byId('choose-form'), async ({ newPassword }) => {
  const answer = await run('ResetPassword', { input: { token, newPassword } });
  const { changed, signedIn } = answer.data.resetPassword ?? {};
  if (changed) {
    show('none');
    if (signedIn) return (location.assign('/account'), answer);
    say('パスワードを変えました。新しいパスワードでサインインしてください。', 'ok');
    return answer;
  }
  // a link that is over cannot be mended here
  if (!answer.problems.some(({ path }) => path === 'input.token')) return answer;
  show('ask');
  showProblems(byId('ask-form'), answer.problems);
  return { problems: [] };
});

letPasswordsShow();
show(token === '' ? 'ask' : 'choose');
