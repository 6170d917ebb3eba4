import { run } from './api.js';
import { button, byId, make, whenText } from './dom.js';
import { say } from './form.js';

const WAYS = { PASSWORD: 'パスワード', PASSKEY: 'パスキー', OIDC: 'ほかのアカウント', INVITATION: '招待' };

export function showSessions(sessions, refresh) {
  const thisFirst = [...sessions].sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
  const rows = thisFirst.map(({ id, device, signedInWith, signedInAt, lastSeenAt, isCurrent }) => {
    const name = device || '名前のわからない端末';
    const end = button('終わらせる', async () => {
      const { problems } = await run('EndSession', { input: { id } });
      if (problems.length > 0) return say(problems[0].text, 'stop');
      await refresh();
      byId('sessions-title').focus(); // the button is gone
      say(`${name} のサインインを終わらせました。`, 'ok');
    });
    end.ariaLabel = `${name}、${whenText(signedInAt)}からのサインインを終わらせる`;
    return make('li', {
      className: 'item',
      children: [
        make('div', {
          children: [
            make('p', { className: 'lead', text: name }),
            make('p', {
              className: 'hint',
              text: `${whenText(signedInAt)} に${WAYS[signedInWith] ?? ''}でサインイン`,
            }),
            make('p', { className: 'hint', text: `最後に使ったとき ${whenText(lastSeenAt)}` }),
          ],
        }),
        isCurrent ? make('p', { className: 'badge', text: '✓ この端末' }) : end,
      ],
    });
  });
  byId('sessions').replaceChildren(...rows);
  byId('end-others').hidden = sessions.length < 2;
}

export function prepareSessions(refresh) {
  byId('end-others').addEventListener('click', async () => {
    const { problems } = await run('EndOtherSessions');
    if (problems.length > 0) return say(problems[0].text, 'stop');
    await refresh();
    byId('sessions-title').focus();
    say('この端末のほかは、すべて終わらせました。', 'ok');
  });
}
