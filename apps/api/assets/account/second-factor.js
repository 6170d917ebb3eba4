import { run } from './api.js';
import { button, byId, make } from './dom.js';
import { copy, onSubmit, say } from './form.js';

/** Only shapes, whatever else the text may hold. */
const SHAPES = new Set(['svg', 'g', 'path', 'rect']);
const DRAWING = new Set([
  'xmlns',
  'version',
  'viewBox',
  'd',
  'x',
  'y',
  'width',
  'height',
  'transform',
  'fill',
]);

/** The API's SVG text as a picture: parsed apart from the page, and only what draws is taken over. */
function pictureOf(svgText) {
  const parsed = new DOMParser().parseFromString(svgText, 'image/svg+xml').documentElement;
  const picture = document.importNode(parsed, true);
  for (const node of [picture, ...picture.querySelectorAll('*')]) {
    if (!SHAPES.has(node.localName)) node.remove();
    else for (const { name } of [...node.attributes]) if (!DRAWING.has(name)) node.removeAttribute(name);
  }
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', '認証アプリで読み取るQRコード');
  return picture;
}

function showCodes(codes) {
  byId('codes').replaceChildren(...codes.map((code) => make('li', { text: code })));
  byId('codes-box').hidden = false;
  byId('codes-box').scrollIntoView({ block: 'nearest' });
  byId('copy-codes').focus();
}

export function showSecondFactor({ hasTotp, hasPassword, recoveryCodesLeft }) {
  byId('totp-state').textContent = hasTotp
    ? `使っています。パスワードのあとに、アプリの確認コードを聞きます。予備コードは残り${recoveryCodesLeft}個です。`
    : 'まだ使っていません。使うと、パスワードを知られても、あなたの端末がなければサインインできません。';
  byId('totp-off').hidden = hasTotp;
  byId('totp-on').hidden = !hasTotp;
  byId('proof-password').hidden = !hasPassword;
}

export function prepareSecondFactor(refresh) {
  byId('start-totp').addEventListener('click', async () => {
    const { data, problems } = await run('StartTotp');
    const { setup } = data.startTotp ?? {};
    if (!setup) return say(problems[0]?.text ?? '', 'stop');
    byId('qr').replaceChildren(pictureOf(setup.qrSvg));
    byId('secret').textContent = setup.secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
    byId('totp-link').href = setup.uri;
    byId('totp-setup').hidden = false;
    byId('start-totp').hidden = true;
    byId('totp-step-1').focus();
  });

  onSubmit(byId('totp-form'), async ({ code }) => {
    const answer = await run('ConfirmTotp', { input: { code } });
    const { recoveryCodes } = answer.data.confirmTotp ?? {};
    if (!recoveryCodes) return answer;
    byId('totp-setup').hidden = true;
    byId('start-totp').hidden = false;
    byId('totp-form').reset();
    byId('qr').replaceChildren();
    byId('secret').textContent = '';
    byId('totp-link').removeAttribute('href');
    await refresh();
    say('確認コードを使うようにしました。予備コードを控えてください。', 'ok');
    showCodes(recoveryCodes);
    return answer;
  });

  onSubmit(byId('proof-form'), async ({ password, code, what }) => {
    const input = password ? { password } : code ? { code } : {};
    if (what === 'renew') {
      const answer = await run('RenewRecoveryCodes', { input });
      const { recoveryCodes } = answer.data.renewRecoveryCodes ?? {};
      if (!recoveryCodes) return answer;
      byId('proof-form').reset();
      await refresh();
      say('予備コードを新しくしました。前のものは使えません。', 'ok');
      showCodes(recoveryCodes);
      return answer;
    }
    const answer = await run('RemoveTotp', { input });
    if (!answer.data.removeTotp?.removed) return answer;
    byId('proof-form').reset();
    byId('codes-box').hidden = true;
    await refresh();
    say('確認コードをやめました。', 'ok');
    return answer;
  });

  byId('copy-secret').addEventListener('click', () =>
    copy(
      byId('secret').textContent.replaceAll(' ', ''),
      '文字をコピーしました。認証アプリに貼り付けてください。',
    ),
  );
  byId('copy-codes').addEventListener('click', async () => {
    const text = [...byId('codes').children].map((item) => item.textContent).join('\n');
    await copy(text, '予備コードをコピーしました。紙などに控えて、大切に保管してください。');
  });
  byId('codes-box').append(
    button('控えました', () => {
      byId('codes').replaceChildren(); // they are shown once
      byId('codes-box').hidden = true;
      say('');
    }),
  );
}
