import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Problem } from '@renkei/api-client';
import { signOut } from '../../app/session.generated.ts';
import { useChange } from '../../data/change.ts';
import { useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Banner } from '../../ui/state.tsx';
import { emptyOnes, Form, PasswordInputs } from '../form.tsx';
import { NEW_PASSWORD } from '../new-password.ts';
import { ROLES } from '../roles.ts';
import type { IdentityInvitationQuery, IdentityWhoIsHereQuery } from './invitation.generated.ts';
import { TEXTS } from './texts.ts';

type Offer = NonNullable<IdentityInvitationQuery['invitation']['offer']>;
type Me = NonNullable<IdentityWhoIsHereQuery['me']>;

interface Props {
  readonly offer: Offer;
  readonly me: Me | null;
  readonly accepting: boolean;
  readonly problems: readonly Problem[];
  readonly onAccept: (input: { displayName?: string; password?: string }) => void;
}

/** Who invites to what; and the one way in that fits whoever is here. */
export function OfferCard(props: Props): ReactNode {
  const t = useTexts(TEXTS);
  const roles = useTexts(ROLES);
  const { offer, me } = props;
  return (
    <>
      <section className="flex flex-col gap-2 rounded-xl border border-hairline p-4">
        <h2 className="text-lg font-bold">{t.what(offer, roles[offer.role].name)}</h2>
        <p>{roles[offer.role].can}</p>
        <p className="text-sm text-quiet">
          {t.meant(offer.email)} <When at={offer.expiresAt} />
          {t.until}
        </p>
      </section>
      <WayIn {...props} me={me} />
    </>
  );
}

/** An address that has an account is that account's; any other may join whoever is signed in. */
function WayIn(props: Props): ReactNode {
  const { offer, me } = props;
  if (offer.hasAccount && me?.email !== offer.email) return <SignInFirst />;
  return me ? <AsMe {...props} me={me} /> : <AsNew {...props} />;
}

function SignInFirst(): ReactNode {
  const t = useTexts(TEXTS);
  const navigate = useNavigate();
  const leaving = useChange(signOut);
  const go = async (): Promise<void> => {
    if (await leaving.send({})) await navigate('/sign-in'); // somebody else may be signed in here
  };
  return (
    <>
      <p>{t.known}</p>
      <Problems problems={leaving.problems} title={t.failed} />
      <Button busy={leaving.sending} wide onClick={() => void go()}>
        {t.signInToAccept}
      </Button>
    </>
  );
}

/** Anybody with an account may take any link that reached them, so whoever is not meant is told in time. */
function AsMe({ offer, me, accepting, problems, onAccept }: Props & { readonly me: Me }): ReactNode {
  const t = useTexts(TEXTS);
  const leaving = useChange(signOut);
  const isMeant = me.email === offer.email;
  return (
    <>
      {isMeant ? (
        <p>{t.as(me.displayName)}</p>
      ) : (
        <Banner state="attention" title={t.notMeant(offer.email, me.displayName, me.email)} />
      )}
      <Problems problems={[...problems, ...leaving.problems]} title={t.failed} />
      <div className="flex flex-col gap-3">
        <Button look={isMeant ? 'main' : 'second'} busy={accepting} wide onClick={() => onAccept({})}>
          {isMeant ? t.accept : t.add(me.displayName)}
        </Button>
        <Button look="quiet" busy={leaving.sending} onClick={() => void leaving.send({})}>
          {t.other}
        </Button>
      </div>
    </>
  );
}

function AsNew({ accepting, problems: found, onAccept }: Props): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(NEW_PASSWORD);
  const [empty, setEmpty] = useState<readonly Problem[]>([]);
  const problems = [...empty, ...found];
  const send = ({ displayName = '', password = '' }: Readonly<Record<string, string>>): void => {
    const missing = emptyOnes(
      { displayName, password },
      {
        displayName: { ja: TEXTS.ja.name, en: TEXTS.en.name },
        password: { ja: TEXTS.ja.password, en: TEXTS.en.password },
      },
    );
    setEmpty(missing);
    if (missing.length === 0) onAccept({ displayName, password });
  };
  return (
    <Form problems={problems} onSend={send}>
      <Problems problems={problems} shown={['displayName', 'password']} title={t.failed} />
      <TextInput
        label={t.name}
        hint={t.nameHint}
        name="displayName"
        autoComplete="name"
        problem={problemAt(problems, 'displayName')}
        required
      />
      <PasswordInputs
        fields={[
          {
            label: t.password,
            hint: words.hint,
            name: 'password',
            autoComplete: 'new-password',
            problem: problemAt(problems, 'password'),
          },
        ]}
      />
      <Button type="submit" busy={accepting} wide>
        {t.register}
      </Button>
    </Form>
  );
}
