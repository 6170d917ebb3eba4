import type { ReactNode } from 'react';
import { useSession } from '../../app/session.tsx';
import { useDraft } from '../../data/draft.ts';
import { useRead } from '../../data/read.ts';
import { texts, usePreferences, useTexts } from '../../language/language.ts';
import type { OutputKind } from '../../outputs/outputs.generated.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Radios, Select } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { useGroup } from '../group-frame.tsx';
import { firstChoices, inputOf, workbookOf, type Choices } from './choices.ts';
import { FilesMade } from './files-made.tsx';
import { OfficeCard } from './office-card.tsx';
import { officePage, type OfficePageQuery } from './office.generated.ts';
import { OfficialWorkbooks } from './official-workbooks.tsx';
import { TablesCard } from './tables-card.tsx';

const TEXTS = texts({
  ja: {
    title: '書類とデータ',
    lead: '出すもの・配るもの・残しておくものを、いまのグループの内容から作ります。',
    toFiles: '作ったファイルへ',
    language: '書類のことば',
    languages: { ja: '日本語', en: '英語' },
    file: '事務局に出すもの',
    give: '構成員に渡すもの',
    report: '総会・報告',
    keep: '残しておくもの',
    made: '作ったファイル',
    who: 'だれの分',
    all: '全員の分（1つのファイル）',
    year: '何年目',
    years: { 1: '1年目', 2: '2年目' },
    onlyCoordinator: '書類とデータを作るのは、とりまとめ担当の作業です',
    onlyCoordinatorBody:
      '必要な書類があるときは、このグループのとりまとめ担当（代表事業者）にお願いしてください。',
    people: '担当者を見る',
  },
  en: {
    title: 'Papers and data',
    lead: 'What is filed, handed out and kept, made from the group as it is now.',
    toFiles: 'To the files made',
    language: 'Language of the papers',
    languages: { ja: 'Japanese', en: 'English' },
    file: 'To file with the secretariat',
    give: 'To give to members',
    report: 'Meetings and reports',
    keep: 'To keep',
    made: 'Files made',
    who: 'For whom',
    all: 'All of them (one file)',
    year: 'Which year',
    years: { 1: 'Year 1', 2: 'Year 2' },
    onlyCoordinator: 'Making papers and data is the coordinator’s work',
    onlyCoordinatorBody: 'Please ask the coordinator (the representative) of this group for what you need.',
    people: 'See who that is',
  },
});

const LANGUAGES = ['ja', 'en'] as const;
const YEARS = ['1', '2'] as const;
const FILES = 'files-made';

/** What do I need? A closed group can still have its papers made: that is when it has to keep them. */
export function OfficePage(): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  const { role } = useSession();
  if (role !== 'COORDINATOR')
    return (
      <Page title={t.title}>
        <Empty
          title={t.onlyCoordinator}
          action={<ButtonLink to={`/groups/${id}/settings/people`}>{t.people}</ButtonLink>}
        >
          {t.onlyCoordinatorBody}
        </Empty>
      </Page>
    );
  return <Office consortiumId={id} />;
}

function Office({ consortiumId }: { readonly consortiumId: string }): ReactNode {
  const t = useTexts(TEXTS);
  const read = useRead(officePage, { id: consortiumId });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <a href={`#${FILES}`} className="inline-flex min-h-11 items-center gap-1 font-bold">
          {t.toFiles}
          <Icon name="down" size={20} />
        </a>
      }
    >
      <Shown read={read} lines={16}>
        {({ consortium }) => <Content consortium={consortium} />}
      </Shown>
    </Page>
  );
}

type Consortium = OfficePageQuery['consortium'];

function Content({ consortium }: { readonly consortium: Consortium }): ReactNode {
  const t = useTexts(TEXTS);
  const { mayChange } = useGroup();
  const { language } = usePreferences();
  const { id, roster } = consortium;
  const [choices, choose] = useDraft<Choices>(`office/${id}`, firstChoices(language));
  const set = (change: Partial<Choices>): void => choose({ ...choices, ...change });
  const workbooks = consortium.officialWorkbooks.edges.map(({ node }) => node);
  const plain = (kind: OutputKind, children?: ReactNode): ReactNode => (
    <OfficeCard kind={kind} input={inputOf(kind, id, choices, workbooks)}>
      {children}
    </OfficeCard>
  );
  const forMembers = (kind: OutputKind): ReactNode =>
    plain(
      kind,
      <Select
        label={t.who}
        value={choices.memberId[kind] ?? ''}
        onChange={({ target }) => set({ memberId: { ...choices.memberId, [kind]: target.value } })}
      >
        <option value="">{t.all}</option>
        {roster
          .filter(({ status }) => status === 'ENROLLED')
          .map(({ memberId, name }) => (
            <option key={memberId} value={memberId}>
              {name}
            </option>
          ))}
      </Select>,
    );
  return (
    <>
      <div className="max-w-56">
        <Select
          label={t.language}
          value={choices.language}
          onChange={({ target }) => set({ language: target.value === 'en' ? 'en' : 'ja' })}
        >
          {LANGUAGES.map((one) => (
            <option key={one} value={one}>
              {t.languages[one]}
            </option>
          ))}
        </Select>
      </div>
      <Section title={t.file}>
        <OfficialWorkbooks
          consortiumId={id}
          workbooks={workbooks}
          chosen={workbookOf(choices, workbooks)}
          onChoose={(workbookId) => set({ workbookId })}
          mayChange={mayChange}
        />
        <Cards>
          {plain('OFFICIAL_FORMS')}
          {plain('PARITY_REPORT')}
        </Cards>
      </Section>
      <Section title={t.give}>
        <Cards>
          {forMembers('MEMBER_SHARE')}
          {forMembers('REQUEST_LETTERS')}
          {forMembers('RECEIPT')}
        </Cards>
      </Section>
      <Section title={t.report}>
        <Cards>
          {plain('GROUP_PLAN')}
          {plain('FIXING_SUMMARY')}
          {plain(
            'EFFECT_SUMMARY',
            <Radios
              legend={t.year}
              name="effect-year"
              value={String(choices.year) as (typeof YEARS)[number]}
              choices={YEARS.map((value) => ({ value, label: t.years[value] }))}
              onChoose={(year) => set({ year: year === '1' ? 1 : 2 })}
            />,
          )}
        </Cards>
      </Section>
      <Section title={t.keep}>
        <Cards>
          {plain('EVIDENCE_BUNDLE')}
          {plain('AUDIT_CERTIFICATE')}
          {plain('GROUP_FILE')}
          <TablesCard consortiumId={id} choices={choices} onChange={set} />
        </Cards>
      </Section>
      <div id={FILES} tabIndex={-1}>
        <Section title={t.made}>
          <FilesMade consortiumId={id} roster={roster} language={choices.language} />
        </Section>
      </div>
    </>
  );
}

function Cards({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(17rem,100%),1fr))] gap-4">{children}</div>
  );
}
