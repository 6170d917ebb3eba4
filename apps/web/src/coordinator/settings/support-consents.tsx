import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useRead } from '../../data/read.ts';
import { texts, usePreferences, useTexts } from '../../language/language.ts';
import { prefectureName } from '../../language/prefectures.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { StateChip } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import {
  groupSupport,
  letSupportRead,
  stopSupportReading,
  type GroupSupportQuery,
} from './people.generated.ts';

type Consent = GroupSupportQuery['consortium']['supportConsents']['edges'][number]['node'];

const TEXTS = texts({
  ja: {
    title: '支援機関に見てもらう',
    lead: '商工会などの支援機関に同意すると、グループの進み具合と金額を見てもらえます（見るだけ。変えることはできません）。封をした書類と振込先は見えません。いつでも取り消せます。',
    none: 'いま見ている支援機関はありません。',
    reads: '見ています',
    outside: '担当の地域ではないため、見えていません',
    since: 'から',
    stop: '同意を取り消す',
    which: '支援機関',
    choose: '選んでください',
    give: 'この支援機関に見てもらう',
    nobody: 'この都道府県を担当する支援機関は、まだ登録されていません。',
    nobodyElse: 'この都道府県を担当する支援機関は、ほかに登録されていません。',
    area: (name: string) => `${name}を担当`,
  },
  en: {
    title: 'Let a support body read along',
    lead: 'A support body (a chamber of commerce, say) that has your consent sees progress and amounts, and changes nothing. Sealed papers and payout accounts stay hidden. You can withdraw it at any time.',
    none: 'No support body reads this group.',
    reads: 'Reads',
    outside: 'Not its area, so it sees nothing',
    since: 'since',
    stop: 'Withdraw the consent',
    which: 'Support body',
    choose: 'Please choose',
    give: 'Let it read this group',
    nobody: 'No support body of this prefecture is registered yet.',
    nobodyElse: 'No other support body of this prefecture is registered.',
    area: (name: string) => `for ${name}`,
  },
});

export function SupportConsents(): ReactNode {
  const t = useTexts(TEXTS);
  const { id, mayChange, prefecture } = useGroup();
  const { language } = usePreferences();
  const read = useRead(groupSupport, { id });
  return (
    <Section title={t.title}>
      <p className="max-w-prose text-quiet">{t.lead}</p>
      <Shown read={read} lines={2}>
        {({ consortium, supportBodies }) => {
          const current = consortium.supportConsents.edges
            .map(({ node }) => node)
            .filter(({ withdrawnAt }) => withdrawnAt === null);
          const open = supportBodies.edges
            .map(({ node }) => node)
            .filter(
              (body) =>
                body.prefectures.includes(prefecture) &&
                !current.some(({ supportBodyId }) => supportBodyId === body.id),
            );
          return (
            <>
              {current.length === 0 ? <p>{t.none}</p> : null}
              <ul className="flex flex-col gap-2">
                {current.map((consent) => (
                  <ConsentLine key={consent.id} consent={consent} />
                ))}
              </ul>
              {mayChange ? (
                open.length > 0 ? (
                  <GiveForm bodies={open} area={t.area(prefectureName(prefecture, language))} />
                ) : (
                  <p className="text-quiet">{current.length > 0 ? t.nobodyElse : t.nobody}</p>
                )
              ) : null}
            </>
          );
        }}
      </Shown>
    </Section>
  );
}

function ConsentLine({ consent }: { readonly consent: Consent }): ReactNode {
  const t = useTexts(TEXTS);
  const { id, mayChange } = useGroup();
  const stopping = useChange(stopSupportReading);
  return (
    <li className="flex flex-wrap items-center gap-3 rounded-lg border border-hairline p-3">
      <span className="font-bold">{consent.supportBodyName}</span>
      <StateChip state={consent.isInForce ? 'ok' : 'attention'}>
        {consent.isInForce ? t.reads : t.outside}
      </StateChip>
      <span className="text-quiet">
        <When at={consent.givenAt.slice(0, 10)} /> {t.since}
      </span>
      {mayChange ? (
        <Button
          look="quiet"
          aria-label={`${consent.supportBodyName} ${t.stop}`}
          busy={stopping.sending}
          onClick={() =>
            void stopping.send({ input: { consortiumId: id, supportBodyId: consent.supportBodyId } })
          }
        >
          {t.stop}
        </Button>
      ) : null}
      <Problems problems={stopping.problems} />
    </li>
  );
}

function GiveForm({
  bodies,
  area,
}: {
  readonly bodies: readonly { readonly id: string; readonly name: string }[];
  readonly area: string;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  const giving = useChange(letSupportRead);
  const [chosen, setChosen] = useState('');
  const give = async (): Promise<void> => {
    if (await giving.send({ input: { consortiumId: id, supportBodyId: chosen } })) setChosen('');
  };
  return (
    <form
      className="flex max-w-2xl flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <div className="min-w-0 flex-1 basis-64">
        <Select
          label={`${t.which}（${area}）`}
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          <option value="">{t.choose}</option>
          {bodies.map((body) => (
            <option key={body.id} value={body.id}>
              {body.name}
            </option>
          ))}
        </Select>
      </div>
      <Button type="submit" look="second" busy={giving.sending} disabled={chosen === ''}>
        {t.give}
      </Button>
      <Problems problems={giving.problems} />
    </form>
  );
}
