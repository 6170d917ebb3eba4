import { run } from './api.js';
import { byId, make, takeFragment } from './dom.js';
import { letPasswordsShow, onSubmit, say, showProblems, signOut } from './form.js';
import { askPasskey, passkeysWork } from './passkey.js';

const BACK_FROM_PROVIDER = {
  wait: '続けて何度も試されたため、少しのあいだ受け付けを止めています。しばらく待ってから、もう一度お試しください。',
  unknown:
    'そのアカウントは、まだ連携の利用者に結び付いていません。先にメールアドレスとパスワードでサインインして、「アカウント」の画面で結び付けてください。',
  cancelled: 'サインインを取りやめました。ほかの方法でもサインインできます。',
  failed:
    'サインインを確かめられませんでした。もう一度お試しいただくか、ほかの方法でサインインしてください。',
};

function show(step) {
  for (const id of ['there', 'first', 'second']) byId(id).hidden = id !== step;
  if (step === 'first') byId('email').focus();
  if (step === 'second') byId('code').focus();
}

const ENDED = 'この端末のサインインは終わりました。もう一度サインインしてください。';

function wayOn(me) {
  if (sessionStorage.getItem('renkei.invitation')) return '/invitation';
  return me?.acting?.role === 'COORDINATOR' && !me.mustChooseRole ? '/' : '/account';
}

async function goOn() {
  const { data } = await run('SignInState');
  location.assign(wayOn(data.me));
}

/** Copying a password often takes a space along; a password that really ends in one has been tried first. */
async function signIn(email, password) {
  const answer = await run('SignIn', { input: { email, password } });
  const wrong = answer.problems.some(({ code }) => code === 'WRONG_EMAIL_OR_PASSWORD');
  if (!wrong || password === password.trim()) return answer;
  return run('SignIn', { input: { email, password: password.trim() } });
}

onSubmit(byId('password-form'), async ({ email, password }) => {
  const answer = await signIn(email, password);
  const { signedIn, needsSecondFactor } = answer.data.signIn ?? {};
  if (signedIn) await goOn();
  if (needsSecondFactor) show('second');
  return answer;
});

onSubmit(byId('code-form'), async ({ code }) => {
  const answer = await run('CompleteSignIn', { input: { code } });
  if (answer.data.completeSignIn?.signedIn) await goOn();
  if (!answer.problems.some(({ code: reason }) => reason === 'SIGN_IN_FIRST')) return answer;
  show('first');
  showProblems(byId('password-form'), answer.problems);
  return { problems: [] };
});

async function startOver() {
  if (!(await signOut())) return;
  byId('password-form').reset();
  byId('code-form').reset();
  say('');
  show('first');
}
byId('again').addEventListener('click', startOver);
byId('sign-out').addEventListener('click', startOver);

byId('passkey').addEventListener('click', async () => {
  say('');
  const started = await run('StartPasskeySignIn');
  const { challengeId, options } = started.data.startPasskeySignIn ?? {};
  if (!options) return showProblems(byId('password-form'), started.problems);
  const response = await askPasskey(options).catch(() => null);
  if (response === null) return say('パスキーは使われませんでした。パスワードでもサインインできます。');
  const finished = await run('FinishPasskeySignIn', { input: { challengeId, response } });
  if (finished.data.finishPasskeySignIn?.signedIn) return goOn();
  showProblems(byId('password-form'), finished.problems);
});

// the next page asks for the address too
byId('forgotten').addEventListener('click', () => {
  sessionStorage.setItem('renkei.email', byId('email').value.trim());
});

async function offerOtherWays() {
  byId('passkey').hidden = !passkeysWork();
  const { data } = await run('SignInProviders');
  const links = (data.signInProviders ?? []).map(({ label, startPath }) =>
    make('p', {
      children: [
        make('a', { className: 'button quiet wide', href: startPath, text: `${label}でサインインする` }),
      ],
    }),
  );
  byId('providers').replaceChildren(...links);
  byId('others').hidden = byId('passkey').hidden && links.length === 0;
}

letPasswordsShow();
const from = new URLSearchParams(takeFragment());
const back = BACK_FROM_PROVIDER[from.get('oidc')];
const { data, problems } = await run('SignInState');
const step = { SIGNED_IN: 'there', AWAITS_SECOND_FACTOR: 'second' }[data.signInState?.state] ?? 'first';
if (data.me) {
  byId('who').textContent = data.me.displayName;
  byId('go-on').href = wayOn(data.me);
}
await offerOtherWays();
show(step);
if (back) say(back, 'attention');
else if (problems.length > 0) say(problems[0].text, 'stop');
else if (from.has('ended') && step === 'first') say(ENDED, 'attention');
