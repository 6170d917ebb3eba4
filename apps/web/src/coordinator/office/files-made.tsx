import type { ReactNode } from 'react';
import { usePages } from '../../data/pages.ts';
import { texts, useTexts, type Language } from '../../language/language.ts';
import { AskOutput } from '../../outputs/ask-output.tsx';
import { OutputState } from '../../outputs/output-state.tsx';
import type { Output } from '../../outputs/output.ts';
import { When } from '../../ui/amounts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { More } from '../../ui/more.tsx';
import { Empty } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { WITH_CHOICES } from './choices.ts';
import { cardId } from './office-card.tsx';
import { officeOutputs, type OfficePageQuery } from './office.generated.ts';
import { WORDS } from './words.ts';

const TEXTS = texts({
  ja: {
    none: 'まだ何も作っていません',
    noneBody: '上から要るものを選んで作ると、ここにならびます。できたものは7日間受け取れます。',
    list: '作ったファイル（新しい順）',
    asked: (at: ReactNode, by: string | null) => (
      <>
        {at}
        {by ? `・${by}` : ''}
      </>
    ),
    again: 'もう一度作る',
    againNamed: (name: string) => `${name}をもう一度作る`,
    chooseAgain: '選びなおして、もう一度作る',
  },
  en: {
    none: 'Nothing has been made yet',
    noneBody: 'Choose above what you need: it shows up here and can be fetched for 7 days.',
    list: 'Files made, newest first',
    asked: (at, by) => (
      <>
        {at}
        {by ? ` · ${by}` : ''}
      </>
    ),
    again: 'Make it again',
    againNamed: (name) => `Make it again: ${name}`,
    chooseAgain: 'Choose and make it again',
  },
});

/** Every file the group had made: how far it is, where it is fetched, what to know of it. */
export function FilesMade({
  consortiumId,
  roster,
  language,
}: {
  readonly consortiumId: string;
  readonly roster: OfficePageQuery['consortium']['roster'];
  readonly language: Language;
}): ReactNode {
  const t = useTexts(TEXTS);
  const pages = usePages(officeOutputs, { id: consortiumId }, ({ consortium }) => consortium.outputs);
  const names = new Map(roster.map(({ memberId, name }) => [memberId, name]));
  return (
    <Shown read={pages.read} lines={4}>
      {(outputs) =>
        outputs.length === 0 ? (
          <Empty title={t.none}>{t.noneBody}</Empty>
        ) : (
          <>
            <ul aria-label={t.list} className="flex flex-col">
              {outputs.map((output) => (
                <File
                  key={output.id}
                  output={output}
                  memberName={output.memberId ? (names.get(output.memberId) ?? null) : null}
                  consortiumId={consortiumId}
                  language={language}
                />
              ))}
            </ul>
            <More pages={pages} />
          </>
        )
      }
    </Shown>
  );
}

function File({
  output,
  memberName,
  consortiumId,
  language,
}: {
  readonly output: Output;
  readonly memberName: string | null;
  readonly consortiumId: string;
  readonly language: Language;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { kind, memberId, createdAt, requestedBy } = output;
  const { title } = useTexts(WORDS).kind[kind];
  const name = memberName ? `${title}（${memberName}）` : title;
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-hairline py-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div className="min-w-0">
        <p className="font-bold">{name}</p>
        <p className="text-sm text-quiet">{t.asked(<When at={createdAt} short />, requestedBy)}</p>
      </div>
      <OutputState
        listed={output}
        name={name}
        again={
          WITH_CHOICES.has(kind) ? (
            <a href={`#${cardId(kind)}`} className="inline-flex min-h-11 items-center gap-1 font-bold">
              <Icon name="up" size={20} />
              {t.chooseAgain}
            </a>
          ) : (
            <AskOutput
              input={{ consortiumId, kind, locale: language, ...(memberId ? { memberId } : {}) }}
              name={name}
              label={t.againNamed(name)}
            >
              {t.again}
            </AskOutput>
          )
        }
      />
    </li>
  );
}
