import { useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../data/change.ts';
import { usePages } from '../data/pages.ts';
import { texts, usePreferences, useTexts } from '../language/language.ts';
import { PREFECTURE_CODES, prefectureName } from '../language/prefectures.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Checkbox, TextInput } from '../ui/field.tsx';
import { More } from '../ui/more.tsx';
import { Card, Empty, Page } from '../ui/page.tsx';
import { problemAt, Problems } from '../ui/problems.tsx';
import { Shown } from '../ui/shown.tsx';
import {
  adminCreateSupportBody,
  adminEndReader,
  adminInviteReader,
  adminSupportBodies,
  adminUpdateSupportBody,
  type AdminSupportBodiesQuery,
} from './admin.generated.ts';

type Body = AdminSupportBodiesQuery['supportBodies']['edges'][number]['node'];

const TEXTS = texts({
  ja: {
    title: '支援機関',
    lead: '商工会など、グループを見守る機関です。グループが同意してはじめて、担当する都道府県のグループが見えます。',
    add: '支援機関を加える',
    none: 'まだ登録がありません',
    name: '名前',
    prefectures: '担当する都道府県',
    save: 'この内容で保存する',
    edit: '名前と都道府県を変える',
    staff: '担当者',
    noStaff: '担当者はまだいません。',
    email: '招く人のメールアドレス',
    invite: '招待のメールを送る',
    sent: (email: string) => `${email} に招待を送りました。`,
    end: '外す',
  },
  en: {
    title: 'Support bodies',
    lead: 'Chambers of commerce and the like. They see the groups of their prefectures that consented, and nothing else.',
    add: 'Add a support body',
    none: 'There is none yet',
    name: 'Name',
    prefectures: 'Prefectures',
    save: 'Save',
    edit: 'Change name and prefectures',
    staff: 'People',
    noStaff: 'Nobody yet.',
    email: 'Email address to invite',
    invite: 'Send the invitation',
    sent: (email: string) => `An invitation was sent to ${email}.`,
    end: 'Remove',
  },
});

export function SupportBodiesPage(): ReactNode {
  const t = useTexts(TEXTS);
  const pages = usePages(adminSupportBodies, {}, ({ supportBodies }) => supportBodies);
  const [editing, setEditing] = useState<Body | 'NEW' | null>(null);
  const add = (
    <Button icon="plus" onClick={() => setEditing('NEW')}>
      {t.add}
    </Button>
  );
  return (
    <Page title={t.title} lead={t.lead} actions={add}>
      <Shown read={pages.read} lines={6}>
        {(bodies) =>
          bodies.length === 0 ? (
            <Empty title={t.none} action={add} />
          ) : (
            <>
              {bodies.map((body) => (
                <BodyCard key={body.id} body={body} onEdit={() => setEditing(body)} />
              ))}
              <More pages={pages} />
            </>
          )
        }
      </Shown>
      {editing ? (
        <BodyDialog body={editing === 'NEW' ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
    </Page>
  );
}

function BodyCard({ body, onEdit }: { readonly body: Body; readonly onEdit: () => void }): ReactNode {
  const t = useTexts(TEXTS);
  const { language } = usePreferences();
  const ending = useChange(adminEndReader);
  const staff = body.staff.edges.map(({ node }) => node).filter(({ endedAt }) => endedAt === null);
  return (
    <Card title={body.name}>
      <p className="text-quiet">
        {body.prefectures.map((code) => prefectureName(code, language)).join('・')}
      </p>
      <h3 className="font-bold">{t.staff}</h3>
      {staff.length === 0 ? <p>{t.noStaff}</p> : null}
      <ul>
        {staff.map((person) => (
          <li key={person.id} className="flex flex-wrap items-center gap-3">
            <span>
              {person.displayName} <span className="text-sm text-quiet">{person.email}</span>
            </span>
            <Button
              look="quiet"
              aria-label={`${person.displayName} ${t.end}`}
              onClick={() => void ending.send({ input: { id: person.id } })}
            >
              {t.end}
            </Button>
          </li>
        ))}
      </ul>
      <Problems problems={ending.problems} />
      <InviteReader bodyId={body.id} />
      <div>
        <Button look="second" aria-label={`${body.name} ${t.edit}`} onClick={onEdit}>
          {t.edit}
        </Button>
      </div>
    </Card>
  );
}

function InviteReader({ bodyId }: { readonly bodyId: string }): ReactNode {
  const t = useTexts(TEXTS);
  const inviting = useChange(adminInviteReader);
  const [email, setEmail] = useState('');
  const [key, setKey] = useState(newIdempotencyKey);
  const [said, setSaid] = useState('');
  const send = async (): Promise<void> => {
    const done = await inviting.send({ input: { supportBodyId: bodyId, email, idempotencyKey: key } });
    if (!done) return;
    setSaid(t.sent(email));
    setEmail('');
    setKey(newIdempotencyKey());
  };
  return (
    <form
      noValidate
      className="flex max-w-xl flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="min-w-0 flex-1 basis-60">
        <TextInput
          type="email"
          label={t.email}
          value={email}
          onChange={({ target }) => setEmail(target.value)}
          problem={problemAt(inviting.problems, 'email')}
        />
      </div>
      <Button type="submit" look="second" busy={inviting.sending} disabled={email.trim() === ''}>
        {t.invite}
      </Button>
      <p role="status" className="basis-full">
        {said}
      </p>
      <Problems problems={inviting.problems} shown={['email']} />
    </form>
  );
}

function BodyDialog({
  body,
  onClose,
}: {
  readonly body: Body | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { language } = usePreferences();
  const creating = useChange(adminCreateSupportBody);
  const updating = useChange(adminUpdateSupportBody);
  const [key] = useState(newIdempotencyKey);
  const [name, setName] = useState(body?.name ?? '');
  const [prefectures, setPrefectures] = useState<readonly number[]>(body?.prefectures ?? []);
  const problems = [...creating.problems, ...updating.problems];
  const save = async (): Promise<void> => {
    const done = body
      ? await updating.send({ input: { id: body.id, version: body.version, name, prefectures } })
      : await creating.send({ input: { idempotencyKey: key, name, prefectures } });
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={body ? t.edit : t.add}
      onClose={onClose}
      actions={
        <Button busy={creating.sending || updating.sending} onClick={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Problems problems={problems} shown={['name']} />
        <TextInput
          label={t.name}
          required
          value={name}
          onChange={({ target }) => setName(target.value)}
          problem={problemAt(problems, 'name')}
        />
        <fieldset>
          <legend className="font-bold">{t.prefectures}</legend>
          <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
            {PREFECTURE_CODES.map((code) => (
              <Checkbox
                key={code}
                label={prefectureName(code, language)}
                checked={prefectures.includes(code)}
                onChange={({ target }) =>
                  setPrefectures(
                    target.checked
                      ? [...prefectures, code].sort((a, b) => a - b)
                      : prefectures.filter((one) => one !== code),
                  )
                }
              />
            ))}
          </div>
        </fieldset>
      </div>
    </Dialog>
  );
}
