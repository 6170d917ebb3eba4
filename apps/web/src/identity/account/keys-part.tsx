import { useState, type ReactNode } from 'react';
import { useSession } from '../../app/session.tsx';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { usePages } from '../../data/pages.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox, Select, TextInput } from '../../ui/field.tsx';
import { More } from '../../ui/more.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import type { Problem } from '@renkei/api-client';
import { emptyOnes, Form } from '../form.tsx';
import { roleChoices, ROLES, type RoleChoice } from '../roles.ts';
import {
  identityApiKeys,
  identityCreateApiKey,
  identityRevokeApiKey,
  type IdentityApiKeysQuery,
} from './keys.generated.ts';
import { AskFirst, Done, focusPart, Fold, Item, Items, Part, ToldOnce } from './parts.tsx';

const TEXTS = texts({
  ja: {
    title: 'アクセスキー',
    lead: '会計ソフトなど、ほかのしくみから連携のAPIを使うためのものです。',
    none: '使えるアクセスキーはありません。',
    readOnly: '見るだけ',
    changes: '変更もできる',
    from: 'から',
    until: 'まで',
    forever: '期限なし',
    ownRole: 'ご自分の立場',
    revoke: '無効にする',
    revokeThis: (label: string) => `無効にする：アクセスキー「${label}」`,
    ask: (label: string) => `アクセスキー「${label}」を無効にしますか`,
    then: 'このキーを使っているしくみは、すぐに使えなくなります。もとにはもどせません。',
    revoked: (label: string) => `アクセスキー「${label}」を無効にしました。`,
    create: 'アクセスキーを作る',
    label: '何に使うか',
    role: 'どの立場で使うか',
    days: '期限',
    day: (days: number) => `${days}日`,
    onlyRead: '見るだけにする（変更はできません）',
    made: '新しいアクセスキー（いまだけ表示します）',
    lost: 'アクセスキーはもう作られていますが、表示できるのは1回だけでした。無効にして、作りなおしてください。',
  },
  en: {
    title: 'Access keys',
    lead: 'For other software, such as bookkeeping, that uses the API.',
    none: 'There is no access key that can be used.',
    readOnly: 'reads only',
    changes: 'may change things',
    from: 'from',
    until: 'until',
    forever: 'without end',
    ownRole: 'your own role',
    revoke: 'Revoke',
    revokeThis: (label: string) => `Revoke: access key “${label}”`,
    ask: (label: string) => `Revoke the access key “${label}”?`,
    then: 'Whatever uses it stops working at once. It cannot be brought back.',
    revoked: (label: string) => `The access key “${label}” is revoked.`,
    create: 'Make an access key',
    label: 'What it is for',
    role: 'In which role it acts',
    days: 'Valid for',
    day: (days: number) => `${days} days`,
    onlyRead: 'Reads only (cannot change anything)',
    made: 'The new access key (shown only now)',
    lost: 'The access key was made already, and could be shown only once. Please revoke it and make another.',
  },
});

const DAYS = [30, 90, 365];
type Key = IdentityApiKeysQuery['apiKeys']['edges'][number]['node'];

export function KeysPart(): ReactNode {
  const t = useTexts(TEXTS);
  const revoking = useChange(identityRevokeApiKey);
  const [done, setDone] = useState<string | null>(null);
  const revoke = async ({ id, label }: Key): Promise<boolean> => {
    setDone(null);
    if (!(await revoking.send({ input: { id } }))) return false;
    setDone(t.revoked(label));
    focusPart('keys');
    return true;
  };
  return (
    <Part id="keys" title={t.title} lead={t.lead}>
      <Problems problems={revoking.problems} />
      <Done text={done} />
      <Keys busy={revoking.sending} onRevoke={revoke} />
      <Create />
    </Part>
  );
}

interface KeysProps {
  readonly busy: boolean;
  readonly onRevoke: (key: Key) => Promise<boolean>;
}

function Keys(props: KeysProps): ReactNode {
  const t = useTexts(TEXTS);
  const pages = usePages(identityApiKeys, {}, ({ apiKeys }) => apiKeys);
  return (
    <Shown read={pages.read} lines={1}>
      {(keys) => {
        const usable = keys.filter(({ isUsable }) => isUsable);
        return (
          <>
            {usable.length > 0 ? (
              <Items label={t.title}>
                {usable.map((key) => (
                  <KeyItem key={key.id} apiKey={key} {...props} />
                ))}
              </Items>
            ) : pages.more ? null : (
              <p className="text-quiet">{t.none}</p>
            )}
            <More pages={pages} />
          </>
        );
      }}
    </Shown>
  );
}

function KeyItem({ apiKey, busy, onRevoke }: KeysProps & { readonly apiKey: Key }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const roles = useTexts(ROLES);
  const { me } = useSession();
  const { label, role, assignmentId, readOnly, createdAt, expiresAt } = apiKey;
  const assignment = me.assignments.find(({ id }) => id === assignmentId);
  const choice = roleChoices(me.assignments).find(
    (one) => one.role === role && one.assignmentId === assignmentId,
  );
  const acts = assignment
    ? say(assignment.label)
    : choice
      ? say(choice.label)
      : role
        ? roles[role].name
        : t.ownRole;
  return (
    <Item
      name={label}
      details={[
        `${acts} · ${readOnly ? t.readOnly : t.changes}`,
        <>
          <When at={createdAt} /> –{' '}
          {expiresAt ? (
            <>
              <When at={expiresAt} /> {t.until}
            </>
          ) : (
            t.forever
          )}
        </>,
      ]}
      action={
        <AskFirst
          name={t.revoke}
          fullName={t.revokeThis(label)}
          question={t.ask(label)}
          what={t.then}
          busy={busy}
          onYes={() => onRevoke(apiKey)}
        />
      }
    />
  );
}

function Create(): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { me } = useSession();
  const creating = useChange(identityCreateApiKey);
  const [attempt, setAttempt] = useState(newIdempotencyKey);
  const [made, setMade] = useState<string | null>(null);
  const [own, setOwn] = useState<readonly Problem[]>([]);
  const [readOnly, setReadOnly] = useState(true);
  const problems = [...own, ...creating.problems];
  const found = roleChoices(me.assignments);
  // whoever has no group yet may found one, with a key as well
  const founder: RoleChoice = {
    role: 'COORDINATOR',
    assignmentId: null,
    label: { ja: ROLES.ja.COORDINATOR.name, en: ROLES.en.COORDINATOR.name },
    isAll: true,
  };
  const choices = found.length > 0 ? found : [founder];
  const send = async (
    { label = '', choice = '0', days = '30' }: Readonly<Record<string, string>>,
    form: HTMLFormElement,
  ): Promise<void> => {
    const missing = emptyOnes({ label }, { label: { ja: TEXTS.ja.label, en: TEXTS.en.label } });
    setOwn(missing);
    setMade(null);
    const chosen = choices[Number(choice)];
    if (missing.length > 0 || !chosen) return;
    const { role, assignmentId } = chosen;
    const answer = await creating.send({
      input: { idempotencyKey: attempt, label, role, assignmentId, readOnly, expiresInDays: Number(days) },
    });
    if (!answer) return;
    setAttempt(newIdempotencyKey());
    const { key } = answer.createApiKey;
    if (key === null)
      return setOwn([{ code: 'LOST', path: null, message: { ja: TEXTS.ja.lost, en: TEXTS.en.lost } }]);
    form.reset();
    setMade(key);
  };
  return (
    <>
      {made ? <ToldOnce title={t.made} secret={made} onKept={() => setMade(null)} /> : null}
      <Fold summary={t.create}>
        <Form problems={problems} onSend={(values, form) => void send(values, form)}>
          <Problems problems={problems} shown={['label']} />
          <TextInput
            label={t.label}
            name="label"
            autoComplete="off"
            problem={problemAt(problems, 'label')}
            required
          />
          <Select label={t.role} name="choice">
            {choices.map(({ role, assignmentId, label }, index) => (
              <option key={`${role}${assignmentId}`} value={index}>
                {say(label)}
              </option>
            ))}
          </Select>
          <Select label={t.days} name="days">
            {DAYS.map((days) => (
              <option key={days} value={days}>
                {t.day(days)}
              </option>
            ))}
          </Select>
          <Checkbox
            label={t.onlyRead}
            checked={readOnly}
            onChange={({ target }) => setReadOnly(target.checked)}
          />
          <div>
            <Button type="submit" busy={creating.sending}>
              {t.create}
            </Button>
          </div>
        </Form>
      </Fold>
    </>
  );
}
