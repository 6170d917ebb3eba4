import { run } from './api.js';
import { button, byId, make, whenText } from './dom.js';
import { onSubmit, say } from './form.js';
import { createPasskey, passkeysWork } from './passkey.js';

export function showPasskeys(passkeys, refresh) {
  const rows = passkeys.map(({ id, label, createdAt, lastUsedAt }) => {
    const remove = button('外す', async () => {
      const { problems } = await run('RemovePasskey', { input: { id } });
      if (problems.length > 0) return say(problems[0].text, 'stop');
      await refresh();
      say(`パスキー「${label}」を外しました。端末の一覧からも消しておくと安心です。`, 'ok');
    });
    remove.ariaLabel = `パスキー「${label}」を外す`;
    const used = lastUsedAt ? `最後に使ったのは ${whenText(lastUsedAt)}` : 'まだ使っていません';
    return make('li', {
      className: 'item',
      children: [
        make('div', {
          children: [
            make('p', { className: 'lead', text: label }),
            make('p', { className: 'hint', text: `${whenText(createdAt)}に登録・${used}` }),
          ],
        }),
        remove,
      ],
    });
  });
  byId('passkeys').replaceChildren(...rows);
  byId('passkey-form').hidden = !passkeysWork();
  byId('no-passkeys').hidden = passkeysWork();
}

export function preparePasskeys(refresh) {
  onSubmit(byId('passkey-form'), async ({ label }) => {
    const started = await run('StartPasskeyRegistration');
    const { challengeId, options } = started.data.startPasskeyRegistration ?? {};
    if (!options) return started;
    const response = await createPasskey(options).catch((error) => error);
    if (response === null) return only('登録を取りやめました。もう一度お試しいただけます。');
    if (response instanceof Error) {
      const known = response.name === 'InvalidStateError';
      return only(known ? 'この端末は、もう登録されています。' : 'この端末では登録できませんでした。');
    }
    const finished = await run('FinishPasskeyRegistration', { input: { challengeId, label, response } });
    if (finished.problems.length > 0) return finished;
    byId('passkey-form').reset();
    await refresh();
    say(`パスキー「${label}」を登録しました。次から、これだけでサインインできます。`, 'ok');
    return finished;
  });
}

const only = (text) => ({ problems: [{ code: null, path: null, text }] });
