import { EXAMPLES } from './examples.js';
import { OPERATIONS } from './operations.js';

const KEY = 'renkei.key';
const GROUP = 'renkei.lastGroup';
const NEED_GROUP = '先に「グループの一覧」を実行してください。グループのIDが自動で入ります。';
const byId = (id) => document.getElementById(id);
const [key, query, variables, result, status, run] = [
  'key',
  'query',
  'variables',
  'result',
  'status',
  'run',
].map(byId);

// The fragment never leaves the browser; it is taken over and wiped from the address bar and the history.
const offered = new URLSearchParams(location.hash.slice(1)).get('key');
if (offered) {
  sessionStorage.setItem(KEY, offered);
  history.replaceState(null, '', location.pathname);
}
key.value = sessionStorage.getItem(KEY) ?? '';
key.addEventListener('input', () => {
  sessionStorage.setItem(KEY, key.value.trim());
  showExamples();
});
byId('forget').addEventListener('click', () => {
  sessionStorage.clear();
  key.value = '';
  showExamples();
  key.focus();
});

/** The session's role; null: not signed in, or no role is chosen. */
let role = null;

async function send(body, headers = {}) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** @returns null also when the server does not answer: the page says so when something is asked */
async function signedIn() {
  try {
    const { data } = await send({ operationName: 'SignInState', query: OPERATIONS.SignInState });
    return data?.me ?? null;
  } catch {
    return null;
  }
}

/** Whose questions these are while no key is entered: the session's, which the browser sends along. */
async function showWho() {
  const me = await signedIn();
  const link = document.createElement('a');
  link.href = me ? '/account' : '/sign-in';
  link.textContent = me ? 'アカウント・立場を変える' : 'サインインする';
  const acting = me?.mustChooseRole ? '立場がまだ選ばれていません' : me?.acting?.label.ja;
  const who = me
    ? `${me.displayName} さん（${acting ?? ''}）としてサインインしています。`
    : 'サインインしていません。';
  byId('who').replaceChildren(who, ' ', link);
  role = me && !me.mustChooseRole ? (me.acting?.role ?? null) : null;
  showExamples();
}

function say(text, stop = false) {
  status.textContent = text;
  status.scrollIntoView({ block: 'nearest' });
  status.classList.toggle('stop', stop);
}

function choose(example, button) {
  for (const other of byId('examples').children) other.setAttribute('aria-pressed', String(other === button));
  query.value = example.query.trim();
  const group = JSON.parse(sessionStorage.getItem(GROUP) ?? 'null');
  const text = JSON.stringify(example.variables ?? {}, null, 2).replaceAll('NEW_KEY', crypto.randomUUID());
  variables.value = group ? text.replaceAll('GROUP_ID', group.id) : text;
  const about = group && text.includes('GROUP_ID') ? `対象は「${group.name}」です。` : '';
  byId('example-note').textContent =
    !group && text.includes('GROUP_ID') ? NEED_GROUP : `${about}${example.note}`;
}

const buttons = EXAMPLES.map((example) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = example.title;
  button.addEventListener('click', () => choose(example, button));
  return button;
});
byId('examples').append(...buttons);

/** What the session's role would be refused is left out. In whose role a key acts only the API knows: then all is offered. */
function showExamples() {
  const mayAsk = ({ roles }) => !roles || role === null || key.value.trim() !== '' || roles.includes(role);
  EXAMPLES.forEach((example, index) => (buttons[index].hidden = !mayAsk(example)));
  const chosen = buttons.find((button) => button.getAttribute('aria-pressed') === 'true');
  if (chosen && !chosen.hidden) return;
  const first = buttons.findIndex((button) => !button.hidden);
  choose(EXAMPLES[first], buttons[first]);
}
showExamples();

function readVariables() {
  try {
    return JSON.parse(variables.value.trim() || '{}');
  } catch {
    say('変数がJSONとして読めません。かっこ { } や引用符 " " をご確認ください。', true);
    variables.focus();
    return null;
  }
}

function report(answer, ms) {
  const group = answer.data?.consortia?.edges?.[0]?.node ?? answer.data?.createConsortium?.consortium;
  if (group?.id)
    sessionStorage.setItem(GROUP, JSON.stringify({ id: group.id, name: group.name ?? group.id }));
  const first = answer.errors?.[0];
  const { code, message, correlationId, problems = [] } = first?.extensions ?? {};
  const slips = [...problems, ...Object.values(answer.data ?? {}).flatMap((part) => part?.problems ?? [])]
    .filter((slip) => slip.message?.ja)
    .map(({ path, message: { ja } }) => (path ? `${path}: ${ja}` : ja));
  if (first) {
    const inquiry = correlationId && code === 'INTERNAL' ? `（お問い合わせ番号 ${correlationId}）` : '';
    return say([message?.ja ?? first.message, ...slips].join(' ') + inquiry, true);
  }
  if (slips.length > 0) return say(`直すところがあります。${slips.join(' ')}`, true);
  if (answer.data?.consortia?.edges?.length === 0) return say('いま見られるグループはありません。');
  say(`答えが出ました（${ms}ミリ秒）。`);
}

async function ask() {
  const values = readVariables();
  if (values === null) return;
  if (variables.value.includes('GROUP_ID')) return say(NEED_GROUP, true);
  run.disabled = true;
  say('たずねています…');
  const started = performance.now();
  try {
    const headers = key.value.trim() ? { authorization: `Bearer ${key.value.trim()}` } : {};
    const answer = await send({ query: query.value, variables: values }, headers);
    result.textContent = JSON.stringify(answer, null, 2);
    report(answer, Math.round(performance.now() - started));
  } catch {
    say('サーバーにつながりませんでした。起動しているかご確認のうえ、もう一度お試しください。', true);
  } finally {
    run.disabled = false;
  }
}

showWho();
run.addEventListener('click', ask);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask();
});
