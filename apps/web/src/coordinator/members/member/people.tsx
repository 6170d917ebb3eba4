import { useState, type FormEvent, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../../data/change.ts';
import { useDraft } from '../../../data/draft.ts';
import { useTexts } from '../../../language/language.ts';
import { When } from '../../../ui/amounts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextInput } from '../../../ui/field.tsx';
import { Section } from '../../../ui/page.tsx';
import { problemAt, Problems } from '../../../ui/problems.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Banner, StateChip } from '../../../ui/state.tsx';
import { useGroup } from '../../group-frame.tsx';
import { LABELS } from '../labels.ts';
import { memberInvite, memberInviteAgain, memberInviteRevoke } from '../member.generated.ts';
import { membersInvitations, membersPeople, type MembersInvitationsQuery } from '../members.generated.ts';
import { useAll } from '../../../data/pages.ts';
import { MEMBER_TEXTS } from './texts.ts';

type Invitation = MembersInvitationsQuery['consortium']['invitations']['edges'][number]['node'];

const STATES = { OPEN: 'neutral', ACCEPTED: 'ok', EXPIRED: 'attention', REVOKED: 'neutral' } as const;
const ICONS = { OPEN: 'wait', ACCEPTED: 'check', EXPIRED: 'attention', REVOKED: 'close' } as const;

/** Who acts for the shop, who was invited, and inviting somebody. */
export function People({
  memberId,
  shopEmail,
  mayInvite,
}: {
  readonly memberId: string;
  readonly shopEmail: string | null;
  readonly mayInvite: boolean;
}): ReactNode {
  const t = useTexts(MEMBER_TEXTS);
  const { id } = useGroup();
  const people = useAll(membersPeople, { id }, ({ consortium }) => consortium.people);
  const invitations = useAll(membersInvitations, { id }, ({ consortium }) => consortium.invitations);
  return (
    <Section title={t.people}>
      <p className="max-w-prose text-quiet">{t.peopleLead}</p>
      <Shown read={people} lines={1}>
        {(all) => {
          const own = all.filter((one) => one.memberId === memberId && one.endedAt === null);
          if (own.length === 0) return <p>{t.nobody}</p>;
          return (
            <ul className="flex flex-col gap-2">
              {own.map((one) => (
                <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <StateChip state="ok">{t.joined}</StateChip>
                  <span className="font-bold">{one.displayName}</span>
                  <span>{one.email}</span>
                  <span className="text-sm text-quiet">
                    <When at={one.since} short /> {t.since}
                  </span>
                </li>
              ))}
            </ul>
          );
        }}
      </Shown>
      <Shown read={invitations} lines={1}>
        {(all) => <Invitations all={all.filter((one) => one.memberId === memberId)} mayInvite={mayInvite} />}
      </Shown>
      {mayInvite ? <InviteForm memberId={memberId} shopEmail={shopEmail} /> : null}
    </Section>
  );
}

function Invitations({
  all,
  mayInvite,
}: {
  readonly all: readonly Invitation[];
  readonly mayInvite: boolean;
}): ReactNode {
  const t = useTexts(MEMBER_TEXTS);
  const shown = all.filter(({ state }) => state === 'OPEN' || state === 'EXPIRED');
  if (shown.length === 0) return null;
  return (
    <div>
      <h3 className="font-bold">{t.invitations}</h3>
      <ul className="flex flex-col">
        {shown.map((invitation) => (
          <InvitationItem key={invitation.id} invitation={invitation} mayInvite={mayInvite} />
        ))}
      </ul>
    </div>
  );
}

function InvitationItem({
  invitation: { id, email, state, sentAt, expiresAt },
  mayInvite,
}: {
  readonly invitation: Invitation;
  readonly mayInvite: boolean;
}): ReactNode {
  const t = useTexts(MEMBER_TEXTS);
  const labels = useTexts(LABELS);
  const [key, setKey] = useState(newIdempotencyKey);
  const [revoking, setRevoking] = useState(false);
  const again = useChange(memberInviteAgain);
  const revoke = useChange(memberInviteRevoke);
  const sendAgain = async (): Promise<void> => {
    if (await again.send({ input: { id, idempotencyKey: key } })) setKey(newIdempotencyKey());
  };
  return (
    <li className="flex flex-col gap-2 border-b border-hairline py-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="font-bold">{email}</span>
        <StateChip state={STATES[state]} icon={ICONS[state]}>
          {labels.invitation[state]}
        </StateChip>
        <span className="text-sm">
          {t.sent}: {sentAt ? <When at={sentAt} short /> : t.notSent}
        </span>
        <span className="text-sm">
          {t.until}: <When at={expiresAt} short />
        </span>
        {mayInvite ? (
          <span className="flex flex-wrap gap-2">
            <Button
              look="quiet"
              busy={again.sending}
              aria-label={t.againName(email)}
              onClick={() => void sendAgain()}
            >
              {t.again}
            </Button>
            <Button look="quiet" aria-label={t.revokeName(email)} onClick={() => setRevoking(true)}>
              {t.revoke}
            </Button>
          </span>
        ) : null}
      </div>
      <Problems problems={again.problems} title={t.failed} />
      <Dialog
        title={t.revokeName(email)}
        open={revoking}
        onClose={() => setRevoking(false)}
        actions={
          <>
            <Button look="second" onClick={() => setRevoking(false)}>
              {t.keep}
            </Button>
            <Button look="danger" busy={revoke.sending} onClick={() => void revoke.send({ input: { id } })}>
              {t.revoke}
            </Button>
          </>
        }
      >
        <p>{t.revokeSure}</p>
        <Problems problems={revoke.problems} title={t.failed} />
      </Dialog>
    </li>
  );
}

function InviteForm({
  memberId,
  shopEmail,
}: {
  readonly memberId: string;
  readonly shopEmail: string | null;
}): ReactNode {
  const t = useTexts(MEMBER_TEXTS);
  const [email, setEmail, clear] = useDraft(`member-invite/${memberId}`, '');
  const [key, setKey] = useState(newIdempotencyKey);
  const [done, setDone] = useState<{ readonly email: string; readonly replaced: boolean } | null>(null);
  const change = useChange(memberInvite);
  const invite = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await change.send({ input: { memberId, email, idempotencyKey: key } });
    if (!answer) return;
    setDone({ email, replaced: answer.inviteMemberUser.replacedEarlier === true });
    setKey(newIdempotencyKey());
    clear();
  };
  return (
    <form noValidate onSubmit={(event) => void invite(event)} className="flex max-w-xl flex-col gap-3">
      <TextInput
        label={t.email}
        hint={t.emailHint}
        type="email"
        autoComplete="off"
        required
        value={email}
        onChange={({ target }) => {
          setEmail(target.value);
          setDone(null);
        }}
        problem={problemAt(change.problems, 'input.email')}
      />
      {shopEmail && email === '' ? (
        <div>
          <Button look="quiet" onClick={() => setEmail(shopEmail)}>
            {t.useShopEmail(shopEmail)}
          </Button>
        </div>
      ) : null}
      <Problems problems={change.problems} title={t.failed} shown={['input.email']} />
      <div>
        <Button type="submit" look="second" busy={change.sending}>
          {t.invite}
        </Button>
      </div>
      {done ? (
        <Banner state="ok" title={t.inviteDone(done.email)} live>
          {done.replaced ? t.replaced : null}
        </Banner>
      ) : null}
    </form>
  );
}
