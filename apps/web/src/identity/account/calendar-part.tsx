import { useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { usePages } from '../../data/pages.ts';
import { useRead } from '../../data/read.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { More } from '../../ui/more.tsx';
import { Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import {
  identityCalendarFeeds,
  identityCreateCalendarFeed,
  identityMyGroups,
  identityRevokeCalendarFeed,
} from './delivery.generated.ts';
import { AskFirst, Done, focusPart, Fold, Item, Items, Part, ToldOnce } from './parts.tsx';

const TEXTS = texts({
  ja: {
    title: '締切をカレンダーに出す',
    lead: 'スマートフォンやパソコンのカレンダーに、締切がいつも新しく出ます。',
    none: 'まだ、カレンダーにつないでいません。',
    all: '自分が受け持つすべて',
    gone: 'もう担当していないグループ',
    since: 'から',
    revoke: 'とりやめる',
    revokeThis: (name: string) => `とりやめる：${name}`,
    ask: 'カレンダーへの表示をとりやめますか',
    then: 'このアドレスは、すぐに使えなくなります。カレンダーの側でも登録を外してください。',
    revoked: 'とりやめました。',
    make: 'カレンダー用のアドレスを作る',
    which: 'どの締切を出すか',
    made: 'カレンダーに登録するアドレス（いまだけ表示します）',
    madeHint:
      'カレンダーの「照会カレンダーを追加」「URLで追加」に貼り付けてください。このアドレスを知っている人は締切を見られるので、人に教えないでください。',
    lost: 'アドレスはもう作られていますが、表示できるのは1回だけでした。とりやめて、作りなおしてください。',
  },
  en: {
    title: 'Deadlines in your calendar',
    lead: 'The calendar of your phone or computer always shows the deadlines as they are now.',
    none: 'No calendar is connected yet.',
    all: 'All you are responsible for',
    gone: 'A group you are no longer part of',
    since: 'since',
    revoke: 'Stop it',
    revokeThis: (name: string) => `Stop it: ${name}`,
    ask: 'Stop showing deadlines in the calendar?',
    then: 'This address is of no use at once. Please remove it from your calendar as well.',
    revoked: 'It is stopped.',
    make: 'Make an address for a calendar',
    which: 'Which deadlines to show',
    made: 'The address for your calendar (shown only now)',
    madeHint:
      'Paste it where your calendar says “Subscribe” or “Add from URL”. Whoever has this address sees the deadlines: do not pass it on.',
    lost: 'The address was made already, and could be shown only once. Please stop it and make another.',
  },
});

export function CalendarPart(): ReactNode {
  const t = useTexts(TEXTS);
  const groups = useRead(identityMyGroups, {}).data?.me?.assignments ?? [];
  // a person may have several parts in one group
  const names = new Map(
    groups.flatMap(({ consortiumId, groupName }) =>
      consortiumId ? [[consortiumId, groupName ?? '']] : [],
    ) as [string, string][],
  );
  const [done, setDone] = useState<string | null>(null);
  return (
    <Part id="calendar" title={t.title} lead={t.lead}>
      <Done text={done} />
      <Feeds names={names} onDone={setDone} />
      <Make names={names} />
    </Part>
  );
}

interface FeedsProps {
  readonly names: ReadonlyMap<string, string>;
  readonly onDone: (text: string | null) => void;
}

function Feeds({ names, onDone }: FeedsProps): ReactNode {
  const t = useTexts(TEXTS);
  const pages = usePages(identityCalendarFeeds, {}, ({ calendarFeeds }) => calendarFeeds);
  const revoking = useChange(identityRevokeCalendarFeed);
  const revoke = async (id: string): Promise<boolean> => {
    onDone(null);
    if (!(await revoking.send({ input: { id } }))) return false;
    onDone(t.revoked);
    focusPart('calendar');
    return true;
  };
  return (
    <Shown read={pages.read} lines={1}>
      {(feeds) => {
        const live = feeds.filter(({ revokedAt }) => revokedAt === null);
        return (
          <>
            <Problems problems={revoking.problems} />
            {live.length > 0 ? (
              <Items label={t.title}>
                {live.map(({ id, consortiumId, createdAt }) => {
                  const name = consortiumId === null ? t.all : (names.get(consortiumId) ?? t.gone);
                  return (
                    <Item
                      key={id}
                      name={name}
                      details={[
                        <>
                          <When at={createdAt} /> {t.since}
                        </>,
                      ]}
                      action={
                        <AskFirst
                          name={t.revoke}
                          fullName={t.revokeThis(name)}
                          question={t.ask}
                          what={t.then}
                          busy={revoking.sending}
                          onYes={() => revoke(id)}
                        />
                      }
                    />
                  );
                })}
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

function Make({ names }: { readonly names: ReadonlyMap<string, string> }): ReactNode {
  const t = useTexts(TEXTS);
  const creating = useChange(identityCreateCalendarFeed);
  const [attempt, setAttempt] = useState(newIdempotencyKey);
  const [consortiumId, setConsortiumId] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const [lost, setLost] = useState(false);
  const problems = lost
    ? [{ code: 'LOST', path: null, message: { ja: TEXTS.ja.lost, en: TEXTS.en.lost } }]
    : creating.problems;
  const make = async (): Promise<void> => {
    setLost(false);
    setMade(null);
    const input = { idempotencyKey: attempt, ...(consortiumId ? { consortiumId } : {}) };
    const answer = await creating.send({ input });
    if (!answer) return;
    setAttempt(newIdempotencyKey());
    setMade(answer.createCalendarFeed.address);
    setLost(answer.createCalendarFeed.address === null);
  };
  return (
    <>
      {made ? <ToldOnce title={t.made} hint={t.madeHint} secret={made} onKept={() => setMade(null)} /> : null}
      <Fold summary={t.make}>
        <Problems problems={problems} />
        <Select label={t.which} value={consortiumId} onChange={({ target }) => setConsortiumId(target.value)}>
          <option value="">{t.all}</option>
          {[...names].map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <div>
          <Button busy={creating.sending} onClick={() => void make()}>
            {t.make}
          </Button>
        </div>
      </Fold>
    </>
  );
}
