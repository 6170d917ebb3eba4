import { run } from './api.js';
import { byId, isCutOff, takeFragment, whenText } from './dom.js';
import { letPasswordsShow, onSubmit, say, signOut } from './form.js';
import { roleCan, roleName } from './roles.js';

// Kept in this tab only, so that a reload or the way over signing in does not lose it.
const KEPT = 'renkei.invitation';
/** The link that was used here: going back to it is no mistake. It opens nothing any more. */
const USED = 'renkei.invitation.used';
const fragment = takeFragment();
if (fragment !== '') sessionStorage.setItem(KEPT, fragment);
const token = sessionStorage.getItem(KEPT) ?? '';
const NO_LINK = '招待のメールにあるリンクから、もう一度ひらいてください。リンクは1行まるごと必要です。';
const CUT_OFF =
  'リンクが途中で切れているようです。招待のメールのリンクを最後までコピーして、もう一度ひらいてください。';
/** Whoever is signed in; undefined for nobody. */
let me;

async function accept(input) {
  const answer = await run('AcceptInvitation', { input: { token, ...input } });
  const { accepted } = answer.data.acceptInvitation ?? {};
  if (accepted) {
    sessionStorage.removeItem(KEPT);
    sessionStorage.setItem(USED, token);
    location.replace(`/account#done=${accepted.newAccount ? 'registered' : 'joined'}`);
    return answer;
  }
  // a link that is over cannot be mended here
  if (!isDead(answer.problems)) return answer;
  over(answer.problems);
  return { problems: [] };
}

const isDead = (problems) => problems.some(({ path }) => path === 'token' || path === 'input.token');

function over(problems) {
  const text = problems.map((problem) => problem.text).join(' ');
  if (isDead(problems)) return dead(text, 'stop');
  byId('offer').hidden = true;
  say(text, 'stop'); // the link may be good: a reload tries it again
}

function dead(text, kind) {
  sessionStorage.removeItem(KEPT);
  byId('offer').hidden = true;
  byId('elsewhere').textContent = me ? 'アカウントをひらく' : 'サインインする';
  byId('elsewhere').href = me ? '/account' : '/sign-in';
  byId('way-on').hidden = false;
  say(text, kind);
}

onSubmit(byId('accept-form'), () => accept({}));
onSubmit(byId('new-form'), ({ displayName, password }) => accept({ displayName, password }));
byId('sign-out').addEventListener('click', async () => {
  if (await signOut()) location.reload();
});
byId('sign-in').addEventListener('click', async () => {
  // somebody else may be signed in here
  if (await signOut()) location.assign('/sign-in');
});

function describe({ role, inviterName, groupName, memberName, supportBodyName, email, expiresAt }) {
  const place = [groupName, memberName ?? supportBodyName].filter(Boolean).map((name) => `「${name}」`);
  const whose = place.length > 0 ? `${place.join('の')}の` : '';
  byId('what').textContent = `${inviterName}さんから、${whose}${roleName(role)}として招待が届いています。`;
  byId('can').textContent = roleCan(role);
  byId('about').textContent = `${email} あての招待です。${whenText(expiresAt)}まで、1回だけ使えます。`;
}

/** An address that has an account is that account's; any other may join whoever is signed in. */
function wayIn({ hasAccount, email }) {
  if (hasAccount) return me?.email === email ? 'as-me' : 'as-known';
  return me ? 'as-me' : 'new-form';
}

/** Anybody with an account may take any link that reached them, so whoever is not meant is told in time. */
function describeMe({ email }) {
  const name = me.displayName;
  const isMeant = me.email === email;
  byId('who').textContent = name;
  byId('accept-as-me').textContent = isMeant ? 'この人として受け取る' : `${name} さんの立場に加える`;
  byId('accept-as-me').classList.toggle('quiet', !isMeant);
  byId('not-meant').hidden = isMeant;
  const whoIsHere = me.email ? `${name} さん（${me.email}）` : `${name} さん`;
  byId('not-meant').textContent =
    `この招待は ${email} さんあてです。いまは ${whoIsHere}としてサインインしています。ご本人でなければ、受け取らずに閉じてください。`;
}

async function open() {
  const used = sessionStorage.getItem(USED);
  const isNew = token !== '' && token !== used;
  if (isNew && !isCutOff(token)) return openOffer();
  me = (await run('SignInState')).data.me;
  if (isNew) return dead(CUT_OFF, 'stop');
  if (used === null) return dead(NO_LINK, 'stop');
  dead('この招待は、もう受け取っています。', 'ok');
}

async function openOffer() {
  const [answer, state] = await Promise.all([run('Invitation', { token }), run('SignInState')]);
  me = state.data.me;
  const offer = answer.data.invitation?.offer;
  if (!offer) return over(answer.problems);
  describe(offer);
  if (me) describeMe(offer);
  const way = wayIn(offer);
  for (const id of ['as-me', 'as-known', 'new-form']) byId(id).hidden = id !== way;
  byId('offer').hidden = false;
  say('');
  if (!byId('new-form').hidden) byId('displayName').focus();
}

// Back, into the page as it stood before
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
letPasswordsShow();
await open();
