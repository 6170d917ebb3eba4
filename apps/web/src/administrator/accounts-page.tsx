import { useState, type ReactNode } from 'react';
import { useSession } from '../app/session.tsx';
import { newIdempotencyKey, useChange } from '../data/change.ts';
import { usePages } from '../data/pages.ts';
import { texts, useTexts } from '../language/language.ts';
import { When } from '../ui/amounts.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select, TextInput } from '../ui/field.tsx';
import { More } from '../ui/more.tsx';
import { Page, Section } from '../ui/page.tsx';
import { problemAt, Problems } from '../ui/problems.tsx';
import { Shown } from '../ui/shown.tsx';
import { StateChip } from '../ui/state.tsx';
import { Table } from '../ui/table.tsx';
import {
  adminAccounts,
  adminDisableAccount,
  adminEnableAccount,
  adminInvitations,
  adminInvite,
  type AdminAccountsQuery,
} from './admin.generated.ts';

type Account = AdminAccountsQuery['accounts']['edges'][number]['node'];

const TEXTS = texts({
  ja: {
    title: '利用者',
    name: '名前',
    since: 'いつから',
    state: '状態',
    actions: '操作',
    inUse: '利用中',
    disabled: '停止中',
    you: 'あなた',
    disable: '利用を止める',
    disableTitle: (name: string) => `${name} さんの利用を止める`,
    disableEffect:
      'すぐにサインアウトされ、アクセスキーと、この人が出した招待も使えなくなります。あとで再開できます。',
    keep: 'やめる',
    enable: '利用を再開する',
    invite: '人を招く',
    email: 'メールアドレス',
    role: '立場',
    coordinator: '自分でグループを作る人（とりまとめ担当）',
    admin: '管理者',
    send: '招待のメールを送る',
    sent: (email: string) => `${email} に招待を送りました。リンクは14日間使えます。`,
    invitations: '送った招待',
    none: 'まだありません。',
    until: 'いつまで',
    states: { OPEN: '返事待ち', ACCEPTED: '参加しました', EXPIRED: '期限切れ', REVOKED: '取り消しました' },
  },
  en: {
    title: 'Accounts',
    name: 'Name',
    since: 'Since',
    state: 'State',
    actions: 'Actions',
    inUse: 'In use',
    disabled: 'Disabled',
    you: 'You',
    disable: 'Disable',
    disableTitle: (name: string) => `Disable ${name}`,
    disableEffect:
      'They are signed out at once; their access keys and open invitations end. It can be enabled again.',
    keep: 'Keep',
    enable: 'Enable again',
    invite: 'Invite somebody',
    email: 'Email address',
    role: 'Role',
    coordinator: 'Somebody who founds a group (coordinator)',
    admin: 'Administrator',
    send: 'Send the invitation',
    sent: (email: string) => `An invitation was sent to ${email}. Its link is good for 14 days.`,
    invitations: 'Invitations sent',
    none: 'None yet.',
    until: 'Until',
    states: { OPEN: 'Waiting', ACCEPTED: 'Joined', EXPIRED: 'Expired', REVOKED: 'Withdrawn' },
  },
});

export function AccountsPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { me } = useSession();
  const pages = usePages(adminAccounts, {}, ({ accounts }) => accounts);
  const enabling = useChange(adminEnableAccount);
  const [disabling, setDisabling] = useState<Account | null>(null);
  return (
    <Page title={t.title}>
      <InviteForm />
      <Invitations />
      <Section title={t.title}>
        <Problems problems={enabling.problems} />
        <Shown read={pages.read} lines={8}>
          {(accounts) => (
            <>
              <Table
                caption={t.title}
                rows={accounts}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: 'name',
                    head: t.name,
                    rowHead: true,
                    cell: ({ displayName, email }) => (
                      <>
                        {displayName}
                        <span className="block text-sm text-quiet">{email}</span>
                      </>
                    ),
                  },
                  {
                    key: 'since',
                    head: t.since,
                    cell: ({ createdAt }) => <When at={createdAt.slice(0, 10)} />,
                  },
                  {
                    key: 'state',
                    head: t.state,
                    cell: ({ disabledAt }) =>
                      disabledAt ? (
                        <StateChip state="stop">{t.disabled}</StateChip>
                      ) : (
                        <StateChip state="ok">{t.inUse}</StateChip>
                      ),
                  },
                  {
                    key: 'actions',
                    head: t.actions,
                    cell: (account) =>
                      account.id === me.id ? (
                        t.you
                      ) : account.disabledAt ? (
                        <Button
                          look="quiet"
                          aria-label={`${account.displayName} ${t.enable}`}
                          onClick={() => void enabling.send({ input: { id: account.id } })}
                        >
                          {t.enable}
                        </Button>
                      ) : (
                        <Button
                          look="quiet"
                          aria-label={t.disableTitle(account.displayName)}
                          onClick={() => setDisabling(account)}
                        >
                          {t.disable}
                        </Button>
                      ),
                  },
                ]}
              />
              <More pages={pages} />
            </>
          )}
        </Shown>
      </Section>
      {disabling ? <DisableDialog account={disabling} onClose={() => setDisabling(null)} /> : null}
    </Page>
  );
}

function DisableDialog({
  account,
  onClose,
}: {
  readonly account: Account;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const disabling = useChange(adminDisableAccount);
  const disable = async (): Promise<void> => {
    if (await disabling.send({ input: { id: account.id } })) onClose();
  };
  return (
    <Dialog
      open
      title={t.disableTitle(account.displayName)}
      onClose={onClose}
      actions={
        <>
          <Button look="second" onClick={onClose}>
            {t.keep}
          </Button>
          <Button look="danger" busy={disabling.sending} onClick={() => void disable()}>
            {t.disable}
          </Button>
        </>
      }
    >
      <Problems problems={disabling.problems} />
      <p>{t.disableEffect}</p>
    </Dialog>
  );
}

function InviteForm(): ReactNode {
  const t = useTexts(TEXTS);
  const inviting = useChange(adminInvite);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<'COORDINATOR' | 'PLATFORM_ADMIN'>('COORDINATOR');
  const [key, setKey] = useState(newIdempotencyKey);
  const [said, setSaid] = useState('');
  const send = async (): Promise<void> => {
    const done = await inviting.send({ input: { email, role, idempotencyKey: key } });
    if (!done) return;
    setSaid(t.sent(email));
    setEmail('');
    setKey(newIdempotencyKey());
  };
  return (
    <Section title={t.invite}>
      <form
        noValidate
        className="flex max-w-2xl flex-wrap items-end gap-3"
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
        <div className="min-w-0 flex-1 basis-60">
          <Select label={t.role} value={role} onChange={({ target }) => setRole(target.value as typeof role)}>
            <option value="COORDINATOR">{t.coordinator}</option>
            <option value="PLATFORM_ADMIN">{t.admin}</option>
          </Select>
        </div>
        <Button type="submit" look="second" busy={inviting.sending} disabled={email.trim() === ''}>
          {t.send}
        </Button>
        <p role="status" className="basis-full">
          {said}
        </p>
        <Problems problems={inviting.problems} shown={['email']} />
      </form>
    </Section>
  );
}

function Invitations(): ReactNode {
  const t = useTexts(TEXTS);
  const pages = usePages(adminInvitations, {}, ({ invitations }) => invitations);
  return (
    <Section title={t.invitations}>
      <Shown read={pages.read} lines={2}>
        {(list) =>
          list.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <>
              <Table
                caption={t.invitations}
                rows={list}
                rowKey={({ id }) => id}
                columns={[
                  { key: 'email', head: t.email, rowHead: true, cell: ({ email }) => email },
                  {
                    key: 'role',
                    head: t.role,
                    cell: ({ role, supportBodyName }) =>
                      supportBodyName ?? (role === 'PLATFORM_ADMIN' ? t.admin : t.coordinator),
                  },
                  { key: 'state', head: t.state, cell: ({ state }) => t.states[state] },
                  {
                    key: 'until',
                    head: t.until,
                    cell: ({ state, expiresAt }) => (state === 'OPEN' ? <When at={expiresAt} short /> : '—'),
                  },
                ]}
              />
              <More pages={pages} />
            </>
          )
        }
      </Shown>
    </Section>
  );
}
