export const byId = (id) => document.getElementById(id);

/** An element with text and children; text is never read as HTML. */
export function make(name, { text, children = [], ...properties } = {}) {
  const made = Object.assign(document.createElement(name), properties);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

export function button(text, onClick, className = 'quiet') {
  const made = make('button', { type: 'button', text, className });
  made.addEventListener('click', () => onClick(made));
  return made;
}

const WEEKDAYS = '日月火水木金土';

/** 2026-11-22T16:05 (Japan) as 11月22日（日）16:05, with the year when it is another than this one. */
export function whenText(jstMinute) {
  const [year, month, day] = jstMinute.slice(0, 10).split('-').map(Number);
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  const yearText = year === new Date().getFullYear() ? '' : `${year}年`;
  return `${yearText}${month}月${day}日（${weekday}）${jstMinute.slice(11)}`;
}

/** Mail programs break long links; every token of ours is 32 bytes in base64url. */
export const isCutOff = (token) => token.length > 0 && token.length < 43;

/**
 * The secret behind the # of a mail link, taken out of the address bar and the history at once. Another link opened in
 * the same tab only changes what is behind the #: then the page starts anew.
 */
export function takeFragment() {
  const fragment = location.hash.slice(1);
  if (fragment !== '') history.replaceState(null, '', location.pathname);
  addEventListener('hashchange', () => location.reload());
  return fragment;
}
