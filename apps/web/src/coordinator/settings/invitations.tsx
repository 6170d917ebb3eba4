import { useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { usePages } from '../../data/pages.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { More } from '../../ui/more.tsx';
import { Section } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { StateChip, type State } from '../../ui/state.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useGroup } from '../group-frame.tsx';
import {
  groupInvitations,
  inviteGroupCoordinator,
  sendInvitationAgain,
  takeInvitationBack,
  type GroupInvitationsQuery,
} from './people.generated.ts';

type Invitation = GroupInvitationsQuery['consortium']['invitations']['edges'][number]['node'];

const TEXTS = texts({
  ja: {
    title: '招待',
    invite: 'とりまとめ担当をもう一人招く',
    email: 'メールアドレス',
    send: '招待のメールを送る',
    sent: (email: string) => `${email} に招待を送りました。リンクは14日間使えます。`,
    shops: 'お店の担当は、「お店と費用」のお店のページから招きます。',
    none: '送った招待はまだありません。',
    to: 'あて先',
    role: '立場',
    state: '状態',
    until: 'いつまで',
    actions: '操作',
    coordinator: 'とりまとめ担当',
    states: { OPEN: '返事待ち', ACCEPTED: '参加しました', EXPIRED: '期限切れ', REVOKED: '取り消しました' },
    again: '送り直す',
    back: '取り消す',
    unreachable: 'メールが届かない人',
    unreachableHint: 'アドレスを確かめて、ご本人に電話などで知らせてください。',
  },
  en: {
    title: 'Invitations',
    invite: 'Invite another coordinator',
    email: 'Email address',
    send: 'Send the invitation',
    sent: (email: string) => `An invitation was sent to ${email}. Its link is good for 14 days.`,
    shops: 'People of a shop are invited from the shop’s page under members.',
    none: 'No invitation was sent yet.',
    to: 'To',
    role: 'Role',
    state: 'State',
    until: 'Until',
    actions: 'Actions',
    coordinator: 'Coordinator',
    states: { OPEN: 'Waiting', ACCEPTED: 'Joined', EXPIRED: 'Expired', REVOKED: 'Withdrawn' },
    again: 'Send again',
    back: 'Withdraw',
    unreachable: 'Who gets no mail',
    unreachableHint: 'Please check the address, and tell the person by phone.',
  },
});

const STATE_LOOKS: Readonly<Record<Invitation['state'], State>> = {
  OPEN: 'neutral',
  ACCEPTED: 'ok',
  EXPIRED: 'attention',
  REVOKED: 'neutral',
};

export function Invitations(): ReactNode {
  const t = useTexts(TEXTS);
  const { id, mayChange } = useGroup();
  const pages = usePages(groupInvitations, { id }, ({ consortium }) => consortium.invitations, {
    when: mayChange,
  });
  if (!mayChange) return null; // whom a group invites is its own affair
  return (
    <Section title={t.title}>
      <InviteForm groupId={id} />
      <p className="text-quiet">{t.shops}</p>
      <Shown read={pages.read} lines={3}>
        {(list) =>
          list.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <>
              <InvitationTable invitations={list} />
              <More pages={pages} />
            </>
          )
        }
      </Shown>
    </Section>
  );
}

function InviteForm({ groupId }: { readonly groupId: string }): ReactNode {
  const t = useTexts(TEXTS);
  const inviting = useChange(inviteGroupCoordinator);
  const [email, setEmail] = useState('');
  const [key, setKey] = useState(newIdempotencyKey);
  const [said, setSaid] = useState('');
  const send = async (): Promise<void> => {
    const done = await inviting.send({ input: { consortiumId: groupId, email, idempotencyKey: key } });
    if (!done) return;
    setSaid(t.sent(done.inviteCoordinator.invitation?.email ?? email));
    setEmail('');
    setKey(newIdempotencyKey());
  };
  return (
    <form
      noValidate
      className="flex max-w-2xl flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3 className="font-bold">{t.invite}</h3>
      <Problems problems={inviting.problems} shown={['email']} />
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <TextInput
            type="email"
            label={t.email}
            value={email}
            onChange={({ target }) => setEmail(target.value)}
            problem={problemAt(inviting.problems, 'email')}
          />
        </div>
        <Button type="submit" look="second" busy={inviting.sending} disabled={email.trim() === ''}>
          {t.send}
        </Button>
      </div>
      <p role="status">{said}</p>
    </form>
  );
}

function InvitationTable({ invitations }: { readonly invitations: readonly Invitation[] }): ReactNode {
  const t = useTexts(TEXTS);
  const again = useChange(sendInvitationAgain);
  const back = useChange(takeInvitationBack);
  const columns: Column<Invitation>[] = [
    { key: 'to', head: t.to, rowHead: true, cell: ({ email }) => email },
    { key: 'role', head: t.role, cell: ({ memberName }) => memberName ?? t.coordinator },
    {
      key: 'state',
      head: t.state,
      cell: ({ state }) => <StateChip state={STATE_LOOKS[state]}>{t.states[state]}</StateChip>,
    },
    {
      key: 'until',
      head: t.until,
      cell: ({ state, expiresAt }) => (state === 'OPEN' ? <When at={expiresAt} short /> : '—'),
    },
    {
      key: 'actions',
      head: t.actions,
      cell: (invitation) =>
        invitation.state === 'ACCEPTED' || invitation.state === 'REVOKED' ? null : (
          <span className="flex flex-wrap gap-x-2">
            <Button
              look="quiet"
              aria-label={`${invitation.email} ${t.again}`}
              onClick={() =>
                void again.send({ input: { id: invitation.id, idempotencyKey: newIdempotencyKey() } })
              }
            >
              {t.again}
            </Button>
            {invitation.state === 'OPEN' ? (
              <Button
                look="quiet"
                aria-label={`${invitation.email} ${t.back}`}
                onClick={() => void back.send({ input: { id: invitation.id } })}
              >
                {t.back}
              </Button>
            ) : null}
          </span>
        ),
    },
  ];
  return (
    <>
      <Problems problems={[...again.problems, ...back.problems]} />
      <Table caption={t.title} rows={invitations} rowKey={({ id }) => id} columns={columns} />
    </>
  );
}
