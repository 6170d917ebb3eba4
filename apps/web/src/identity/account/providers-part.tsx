import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Problems } from '../../ui/problems.tsx';
import { identityUnlinkProvider, type IdentityAccountQuery } from './account.generated.ts';
import { AskFirst, Done, focusPart, Item, Items, Part } from './parts.tsx';

const TEXTS = texts({
  ja: {
    title: 'ほかのアカウント',
    lead: '結び付けておくと、そのアカウントでもサインインできます。',
    link: (label: string) => `${label}を結び付ける`,
    since: 'に結び付け',
    unlink: '外す',
    unlinkThis: (label: string) => `外す：${label}`,
    ask: (label: string) => `${label}との結び付けを外しますか`,
    then: 'そのアカウントではサインインできなくなります。',
    unlinked: (label: string) => `${label}との結び付けを外しました。`,
  },
  en: {
    title: 'Other accounts',
    lead: 'Once linked, they can be used to sign in here.',
    link: (label: string) => `Link ${label}`,
    since: 'linked',
    unlink: 'Unlink',
    unlinkThis: (label: string) => `Unlink ${label}`,
    ask: (label: string) => `Unlink ${label}?`,
    then: 'It can no longer be used to sign in here.',
    unlinked: (label: string) => `${label} is unlinked.`,
  },
});

/** Nothing where no provider is configured. */
export function ProvidersPart({
  linked,
  offered,
}: {
  readonly linked: IdentityAccountQuery['linkedProviders'];
  readonly offered: IdentityAccountQuery['signInProviders'];
}): ReactNode {
  const t = useTexts(TEXTS);
  const unlinking = useChange(identityUnlinkProvider);
  const [done, setDone] = useState<string | null>(null);
  if (linked.length + offered.length === 0) return null;
  const unlink = async (issuer: string, label: string): Promise<boolean> => {
    setDone(null);
    if (!(await unlinking.send({ input: { issuer } }))) return false;
    setDone(t.unlinked(label));
    focusPart('providers');
    return true;
  };
  return (
    <Part id="providers" title={t.title} lead={t.lead}>
      <Problems problems={unlinking.problems} />
      <Done text={done} />
      {linked.length > 0 ? (
        <Items label={t.title}>
          {linked.map(({ issuer, label, linkedAt }) => (
            <Item
              key={issuer}
              name={label}
              details={[
                <>
                  <When at={linkedAt} /> {t.since}
                </>,
              ]}
              action={
                <AskFirst
                  name={t.unlink}
                  fullName={t.unlinkThis(label)}
                  question={t.ask(label)}
                  what={t.then}
                  busy={unlinking.sending}
                  onYes={() => unlink(issuer, label)}
                />
              }
            />
          ))}
        </Items>
      ) : null}
      {offered
        .filter(({ label }) => !linked.some((one) => one.label === label))
        .map(({ label, startPath }) => (
          // leaves for the provider's own site
          <a
            key={startPath}
            href={`${startPath}?purpose=link`}
            className="inline-flex min-h-11 items-center self-start rounded-lg border border-accent px-4 py-2 font-bold text-accent no-underline hover:bg-blue-200 hover:underline"
          >
            {t.link(label)}
          </a>
        ))}
    </Part>
  );
}
