import { run } from './api.js';
import { byId, isCutOff, takeFragment } from './dom.js';
import { letPasswordsShow, onSubmit, say, showProblems } from './form.js';

const token = takeFragment();
const LINK_OVER =
  'このリンクはもう使えません（1時間以内に1回だけ使えます）。下の「リンクを送る」で、新しいリンクをお取りください。';
const CUT_OFF =
  'リンクが途中で切れているようです。メールのリンクを最後までコピーして、もう一度ひらいてください。下の「リンクを送る」で、新しいリンクを取ることもできます。';

// the address typed at signing in; asked for once
byId('email').value = sessionStorage.getItem('renkei.email') ?? '';
sessionStorage.removeItem('renkei.email');

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
  );
  return answer;
});

onSubmit(byId('choose-form'), async ({ newPassword }) => {
  const answer = await run('ResetPassword', { input: { token, newPassword } });
  const { changed, signedIn } = answer.data.resetPassword ?? {};
  if (changed) {
    show('none');
    if (signedIn) return (location.replace('/account#done=reset'), answer);
    say('パスワードを変えました。新しいパスワードでサインインしてください。', 'ok');
    return answer;
  }
  // a link that is over cannot be mended here
  if (!answer.problems.some(({ path }) => path === 'input.token')) return answer;
  show('ask');
  showProblems(
    byId('ask-form'),
    answer.problems.map((one) => (one.code === 'LINK_OVER' ? { ...one, text: LINK_OVER } : one)),
  );
  return { problems: [] };
});

letPasswordsShow();
show(token === '' || isCutOff(token) ? 'ask' : 'choose');
if (isCutOff(token)) say(CUT_OFF, 'stop');
