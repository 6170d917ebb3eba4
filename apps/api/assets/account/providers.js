import { run } from './api.js';
import { button, byId, make, whenText } from './dom.js';
import { say } from './form.js';

export function showProviders(linked, offered, refresh) {
  byId('providers-section').hidden = linked.length + offered.length === 0;
  const rows = linked.map(({ issuer, label, linkedAt }) => {
    const unlink = button('外す', async () => {
      const { problems } = await run('UnlinkProvider', { input: { issuer } });
      if (problems.length > 0) return say(problems[0].text, 'stop');
      await refresh();
      say(`${label}との結び付けを外しました。`, 'ok');
    });
    unlink.ariaLabel = `${label}との結び付けを外す`;
    return make('li', {
      className: 'item',
      children: [
        make('div', {
          children: [
            make('p', { className: 'lead', text: label }),
            make('p', { className: 'hint', text: `${whenText(linkedAt)}に結び付け` }),
          ],
        }),
        unlink,
      ],
    });
  });
  byId('linked').replaceChildren(...rows);
  const links = offered
    .filter(({ label }) => !linked.some((one) => one.label === label))
    .map(({ label, startPath }) =>
      make('a', {
        className: 'button quiet',
        href: `${startPath}?purpose=link`,
        text: `${label}を結び付ける`,
      }),
    );
  byId('offered').replaceChildren(...links);
}
