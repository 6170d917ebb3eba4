import { useState, type ReactNode } from 'react';
import type { Problem } from '@renkei/api-client';
import { useChange } from '../../data/change.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { emptyOnes, Form } from '../form.tsx';
import { createPasskey, passkeysWork } from '../passkey.ts';
import {
  identityFinishPasskeyRegistration,
  identityRemovePasskey,
  identityStartPasskeyRegistration,
  type IdentityAccountQuery,
} from './account.generated.ts';
import { AskFirst, Done, focusPart, Item, Items, Part } from './parts.tsx';

const TEXTS = texts({
  ja: {
    title: 'パスキー',
    lead: '端末の指紋・顔・PINでサインインします。パスワードも確認コードも要りません。',
    none: 'このブラウザー、またはこのアドレスではパスキーを登録できません。',
    name: 'この端末の名前',
    hint: '例：店のiPhone',
    register: 'この端末をパスキーとして登録する',
    registered: (label: string) =>
      `パスキー「${label}」を登録しました。次から、これだけでサインインできます。`,
    cancelled: '登録を取りやめました。もう一度お試しいただけます。',
    known: 'この端末は、もう登録されています。',
    failed: 'この端末では登録できませんでした。',
    since: 'に登録',
    used: '最後に使ったとき：',
    unused: 'まだ使っていません',
    remove: '外す',
    removeThis: (label: string) => `外す：パスキー「${label}」`,
    ask: (label: string) => `パスキー「${label}」を外しますか`,
    then: 'このパスキーではサインインできなくなります。端末の一覧からも消しておくと安心です。',
    removed: (label: string) => `パスキー「${label}」を外しました。`,
  },
  en: {
    title: 'Passkeys',
    lead: 'Sign in with the fingerprint, face or PIN of your device; no password and no code is asked for.',
    none: 'This browser, or this address, cannot register passkeys.',
    name: 'Name of this device',
    hint: 'For example: iPhone of the shop',
    register: 'Register this device as a passkey',
    registered: (label: string) =>
      `The passkey “${label}” is registered. From now on it is enough to sign in.`,
    cancelled: 'Nothing was registered. You can try again.',
    known: 'This device is registered already.',
    failed: 'This device could not be registered.',
    since: 'registered',
    used: 'Last used:',
    unused: 'Not used yet',
    remove: 'Remove',
    removeThis: (label: string) => `Remove: passkey “${label}”`,
    ask: (label: string) => `Remove the passkey “${label}”?`,
    then: 'It can no longer be used to sign in. It is best to delete it from the list of your device as well.',
    removed: (label: string) => `The passkey “${label}” is removed.`,
  },
});

type Refusal = 'cancelled' | 'known' | 'failed';

const problemOf = (why: Refusal): Problem => ({
  code: why,
  path: null,
  message: { ja: TEXTS.ja[why], en: TEXTS.en[why] },
});

export function PasskeysPart({
  passkeys,
}: {
  readonly passkeys: IdentityAccountQuery['passkeys'];
}): ReactNode {
  const t = useTexts(TEXTS);
  const removing = useChange(identityRemovePasskey);
  const [done, setDone] = useState<string | null>(null);
  const remove = async (id: string, label: string): Promise<boolean> => {
    setDone(null);
    if (!(await removing.send({ input: { id } }))) return false;
    setDone(t.removed(label));
    focusPart('passkeys');
    return true;
  };
  return (
    <Part id="passkeys" title={t.title} lead={t.lead}>
      <Problems problems={removing.problems} />
      <Done text={done} />
      {passkeys.length > 0 ? (
        <Items label={t.title}>
          {passkeys.map(({ id, label, createdAt, lastUsedAt }) => (
            <Item
              key={id}
              name={label}
              details={[
                <>
                  <When at={createdAt} /> {t.since}
                </>,
                lastUsedAt ? (
                  <>
                    {t.used} <When at={lastUsedAt} />
                  </>
                ) : (
                  t.unused
                ),
              ]}
              action={
                <AskFirst
                  name={t.remove}
                  fullName={t.removeThis(label)}
                  question={t.ask(label)}
                  what={t.then}
                  busy={removing.sending}
                  onYes={() => remove(id, label)}
                />
              }
            />
          ))}
        </Items>
      ) : null}
      {passkeysWork() ? <Register onDone={setDone} /> : <p className="text-quiet">{t.none}</p>}
    </Part>
  );
}

function Register({ onDone }: { readonly onDone: (text: string | null) => void }): ReactNode {
  const t = useTexts(TEXTS);
  const starting = useChange(identityStartPasskeyRegistration);
  const finishing = useChange(identityFinishPasskeyRegistration);
  const [asking, setAsking] = useState(false);
  const [own, setOwn] = useState<readonly Problem[]>([]);
  const problems = [...own, ...starting.problems, ...finishing.problems];

  const register = async (label: string): Promise<boolean> => {
    const started = await starting.send({});
    const { challengeId, options } = started?.startPasskeyRegistration ?? {};
    if (!challengeId || !options) return false;
    try {
      const response = await createPasskey(options);
      if (response !== null)
        return (await finishing.send({ input: { challengeId, label, response } })) !== null;
      setOwn([problemOf('cancelled')]);
    } catch (error) {
      setOwn([problemOf((error as Error).name === 'InvalidStateError' ? 'known' : 'failed')]);
    }
    return false;
  };
  const send = async (
    { label = '' }: Readonly<Record<string, string>>,
    form: HTMLFormElement,
  ): Promise<void> => {
    const missing = emptyOnes({ label }, { label: { ja: TEXTS.ja.name, en: TEXTS.en.name } });
    setOwn(missing);
    finishing.forget();
    onDone(null);
    if (missing.length > 0) return;
    setAsking(true);
    const registered = await register(label);
    setAsking(false);
    if (!registered) return;
    form.reset();
    onDone(t.registered(label));
  };
  return (
    <Form problems={problems} onSend={(values, form) => void send(values, form)}>
      <Problems problems={problems} shown={['label']} />
      <TextInput
        label={t.name}
        hint={t.hint}
        name="label"
        autoComplete="off"
        problem={problemAt(problems, 'label')}
        required
      />
      <div>
        <Button type="submit" look="second" busy={asking}>
          {t.register}
        </Button>
      </div>
    </Form>
  );
}
