import { run } from './api.js';
import { byId, takeFragment, whenText } from './dom.js';
import { letPasswordsShow, onSubmit, say } from './form.js';
import { roleCan, roleName } from './roles.js';

// Kept in this tab only, so that a reload or the way over signing in does not lose it.
const KEPT = 'renkei.invitation';
const fragment = takeFragment();
if (fragment !== '') sessionStorage.setItem(KEPT, fragment);
const token = sessionStorage.getItem(KEPT) ?? '';

async function accept(input) {
  const answer = await run('AcceptInvitation', { input: { token, ...input } });
  if (answer.data.acceptInvitation?.accepted) {
    sessionStorage.removeItem(KEPT);
    location.assign('/account');
    return answer;
  }
  // a link that is over cannot be mended here
  if (!answer.problems.some(({ path }) => path === 'input.token')) return answer;
  over(answer.problems);
  return { problems: [] };
}

function over(problems) {
  byId('offer').hidden = true;
  if (!problems.some(({ code }) => code === 'OFFLINE')) sessionStorage.removeItem(KEPT);
  say(problems.map(({ text }) => text).join(' '), 'stop');
}

onSubmit(byId('accept-form'), () => accept({}));
onSubmit(byId('new-form'), ({ displayName, password }) => accept({ displayName, password }));
byId('sign-out').addEventListener('click', async () => {
  await run('SignOut');
  location.reload();
});
byId('sign-in').addEventListener('click', async () => {
  await run('SignOut'); // somebody else may be signed in here
  location.assign('/sign-in');
});

function describe({ role, inviterName, groupName, memberName, supportBodyName, email, expiresAt }) {
  const place = [groupName, memberName ?? supportBodyName].filter(Boolean).map((name) => `「${name}」`);
  const whose = place.length > 0 ? `${place.join('の')}の` : '';
  byId('what').textContent = `${inviterName}さんから、${whose}${roleName(role)}として招待が届いています。`;
  byId('can').textContent = roleCan(role);
  byId('about').textContent = `${email} あての招待です。${whenText(expiresAt)}まで、1回だけ使えます。`;
}

/** An address that has an account is that account's; any other may join whoever is signed in. */
function wayIn(me, { hasAccount, email }) {
  if (hasAccount) return me?.email === email ? 'as-me' : 'as-known';
  return me ? 'as-me' : 'new-form';
}

async function open() {
  if (token === '') {
    return say(
      '招待のメールにあるリンクから、もう一度ひらいてください。リンクは1行まるごと必要です。',
      'stop',
    );
  }
  const [answer, state] = await Promise.all([run('Invitation', { token }), run('SignInState')]);
  const offer = answer.data.invitation?.offer;
  if (!offer) return over(answer.problems);
  describe(offer);
  const { me } = state.data;
  if (me) byId('who').textContent = me.displayName;
  const way = wayIn(me, offer);
  for (const id of ['as-me', 'as-known', 'new-form']) byId(id).hidden = id !== way;
  byId('offer').hidden = false;
  say('');
  if (!byId('new-form').hidden) byId('displayName').focus();
}

letPasswordsShow();
await open();
