const EVERY_MS = 3000;
const when = new Intl.DateTimeFormat('ja-JP', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Asia/Tokyo',
});
const status = document.getElementById('status');
const list = document.getElementById('letters');
let shown = '';

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function lineOf({ text, link }) {
  if (link === null) return element('p', 'line', text);
  const anchor = element('a', 'button', 'この手紙のリンクをひらく');
  anchor.href = link;
  const paragraph = element('p');
  paragraph.append(anchor);
  return paragraph;
}

function cardOf(letter) {
  const card = element('li', 'card');
  const about = element('p', 'hint', `${when.format(new Date(letter.sentAt))}　あて先：${letter.to}`);
  card.append(element('h2', '', letter.subject), about, ...letter.lines.map(lineOf));
  return card;
}

async function look() {
  try {
    const answer = await (await fetch('/mailbox/letters')).text();
    if (answer === shown) return;
    const { letters } = JSON.parse(answer);
    list.replaceChildren(...letters.map(cardOf));
    shown = answer;
    status.textContent =
      letters.length === 0
        ? 'まだ1通もありません。招待やパスワードの再設定をすると、ここに届きます。'
        : `${letters.length}通あります（新しい順）。新しい手紙は、ひらいたままでも出てきます。`;
  } catch {
    status.textContent = 'サーバーにつながりません。連携が動いているかご確認ください。';
    shown = '';
  }
}

await look();
setInterval(() => document.visibilityState === 'visible' && look(), EVERY_MS);
