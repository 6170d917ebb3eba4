import { run, whenSignedOut } from './api.js';
import { prepareApiKeys, showApiKeys } from './api-keys.js';
import { byId, takeFragment } from './dom.js';
import { letPasswordsShow, onSubmit, say, signOut } from './form.js';
import { preparePasskeys, showPasskeys } from './passkeys.js';
import { showProviders } from './providers.js';
import { showRoles } from './roles.js';
import { prepareSecondFactor, showSecondFactor } from './second-factor.js';
import { prepareSessions, showSessions } from './sessions.js';

const BACK_FROM_PROVIDER = {
  linked: ['アカウントを結び付けました。次から、それでもサインインできます。', 'ok'],
  taken: ['そのアカウントは、ほかの利用者に結び付いています。別のアカウントをお試しください。', 'stop'],
  cancelled: ['結び付けを取りやめました。', ''],
  wait: ['続けて何度も試されました。しばらく待ってから、もう一度お試しください。', 'attention'],
  again: [
    '安全のため、結び付けはサインインしてから15分以内にお願いしています。一度サインアウトして、サインインし直してください。',
    'stop',
  ],
  failed: ['結び付けを確かめられませんでした。もう一度お試しください。', 'stop'],
};

const DONE = {
  registered:
    '登録できました。次からは、このメールアドレスとパスワードでサインインできます。下の「いまの立場」で、できることをご確認ください。',
  joined: '登録できました。新しい立場が加わりました。下の「いまの立場」で、使う立場をご確認ください。',
  reset: 'パスワードを変えました。ほかの端末は、すべてサインアウトしました。',
};

let locale = 'ja';

async function refresh() {
  const { data, problems } = await run('Account');
  const { me, sessions, passkeys, linkedProviders, signInProviders } = data;
  if (!me) return say(problems[0]?.text ?? 'アカウントを読み込めませんでした。', 'stop');
  byId('name').textContent = me.displayName;
  byId('mail').textContent = me.email ?? 'メールアドレスは登録されていません';
  byId('username').value = me.email ?? '';
  byId('displayName').value = me.displayName;
  locale = me.locale;
  showRoles(me, refresh);
  showSessions(sessions, refresh);
  byId('has-password').hidden = !me.factors.hasPassword;
  byId('no-password').hidden = me.factors.hasPassword;
  showSecondFactor(me.factors);
  showPasskeys(passkeys, refresh);
  showProviders(linkedProviders, signInProviders, refresh);
  await showApiKeys(me.assignments);
  byId('parts').hidden = false;
}

onSubmit(byId('name-form'), async ({ displayName }) => {
  const answer = await run('UpdateMyAccount', { input: { displayName, locale } });
  if (answer.problems.length > 0) return answer;
  await refresh();
  say('名前を変えました。', 'ok');
  return answer;
});

onSubmit(byId('password-form'), async ({ currentPassword, newPassword }) => {
  const answer = await run('ChangePassword', { input: { currentPassword, newPassword } });
  if (answer.problems.length > 0) return answer;
  const ended = answer.data.changePassword.endedSessions ?? 0;
  byId('password-form').reset();
  await refresh();
  const others = ended > 0 ? `ほかの端末（${ended}件）はサインアウトしました。` : '';
  say(`パスワードを変えました。${others}`, 'ok');
  return answer;
});

byId('sign-out').addEventListener('click', async () => {
  if (await signOut()) location.assign('/sign-in');
});

whenSignedOut(() => location.replace('/sign-in#ended'));
prepareSessions(refresh);
prepareSecondFactor(refresh);
preparePasskeys(refresh);
prepareApiKeys(refresh);
letPasswordsShow();
const from = new URLSearchParams(takeFragment());
const done = DONE[from.get('done')];
await refresh();
if (!byId('parts').hidden) say(...(BACK_FROM_PROVIDER[from.get('oidc')] ?? (done ? [done, 'ok'] : [''])));
