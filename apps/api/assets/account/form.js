import { run } from './api.js';
import { byId, make } from './dom.js';

/** One sentence for whoever looks, and for whoever listens: the page's status region. */
export function say(text, kind = '') {
  const status = byId('status');
  status.className = text === '' ? '' : `notice ${kind}`;
  status.textContent = text;
}

function clearErrors(form) {
  for (const message of form.querySelectorAll('.error')) message.remove();
  for (const field of form.elements) {
    field.removeAttribute('aria-invalid');
    const described = field.dataset.hint;
    if (described === undefined) field.removeAttribute('aria-describedby');
    else field.setAttribute('aria-describedby', described);
  }
}

/** `input.newPassword` is said at the field of that name; what has no field here, at the top of the form. */
export function showProblems(form, problems) {
  let first = null;
  const general = [];
  for (const { path, text } of problems) {
    const field = form.elements.namedItem(path?.split('.').at(-1) ?? '');
    if (!field) {
      general.push(text);
      continue;
    }
    const id = `${form.id}-${field.name}-error`;
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', [field.dataset.hint, id].filter(Boolean).join(' '));
    (field.closest('.field') ?? field).append(make('p', { className: 'error', id, text }));
    first ??= field;
  }
  if (general.length > 0) {
    const notice = make('p', { className: 'error notice stop', tabIndex: -1, text: general.join(' ') });
    notice.setAttribute('role', 'alert');
    form.prepend(notice);
    first ??= notice;
  }
  first?.focus();
}

/**
 * Sends a form through `work`, which gets its values by name and answers `{ problems }`. Meanwhile its button rests, so
 * nothing is sent twice.
 */
export function onSubmit(form, work) {
  form.noValidate = true; // the browser's bubbles vanish before they are read
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const submit = form.querySelector('button[type="submit"]');
    if (submit.disabled) return;
    clearErrors(form);
    say('');
    const empty = [...form.elements].filter((field) => field.required && field.value.trim() === '');
    if (empty.length > 0) {
      const problems = empty.map((field) => ({
        path: field.name,
        text: `${field.labels[0].textContent.trim()}を入れてください。`,
      }));
      return showProblems(form, problems);
    }
    submit.disabled = true;
    try {
      const { problems } = await work(Object.fromEntries(new FormData(form)));
      showProblems(form, problems);
    } finally {
      submit.disabled = false;
    }
  });
}

/** `navigator.clipboard` exists only over HTTPS and on the machine itself. */
export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done, 'ok');
  } catch {
    say('コピーできませんでした。お手数ですが、選んで写してください。', 'attention');
  }
}

/** @returns whether nobody is signed in any more; if somebody still is, the page says so */
export async function signOut() {
  const { problems } = await run('SignOut');
  if (problems.length > 0) say(`まだサインアウトできていません。${problems[0].text}`, 'stop');
  return problems.length === 0;
}

/** Lets people look at what they typed: long passwords are typed on phones too. */
export function letPasswordsShow() {
  for (const toggle of document.querySelectorAll('input[data-shows]')) {
    toggle.addEventListener('change', () => {
      for (const id of toggle.dataset.shows.split(' ')) byId(id).type = toggle.checked ? 'text' : 'password';
    });
  }
}
