import { useMemo, useState, type ReactNode } from 'react';
import { useRead } from '../../data/read.ts';
import { useToday } from '../../data/now.ts';
import { usePreferences, useSaid, useTexts } from '../../language/language.ts';
import { yenText } from '../../language/money.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { Empty, Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import { freezeOf } from './frozen.ts';
import { FrozenBanner } from './frozen-banner.tsx';
import { matches, memberRows } from './member-rows.ts';
import {
  membersEligibility,
  membersInvitations,
  membersPapers,
  membersPeople,
  membersTable,
  type MembersTableQuery,
} from './members.generated.ts';
import { saveFile } from '../../ui/save-file.ts';
import { membersCsv } from './members-csv.ts';
import { MembersTable } from './members-table.tsx';
import { useAll } from '../../data/pages.ts';
import { MEMBERS_TEXTS } from './texts.ts';

export function MembersPage(): ReactNode {
  const t = useTexts(MEMBERS_TEXTS);
  const { id, mayChange } = useGroup();
  const { language } = usePreferences();
  const read = useRead(membersTable, { id });
  const group = read.data?.consortium;
  const freeze = freezeOf(group?.application ?? null);
  const path = `/groups/${id}/members`;
  const enrolled = group?.roster.filter(({ status }) => status === 'ENROLLED').length ?? 0;
  return (
    <Page
      title={t.title}
      lead={
        group
          ? t.lead(
              enrolled,
              yenText(group.calculation.combined.granted, language),
              yenText(group.calculation.combined.cap, language),
            )
          : '\u00A0'
      }
      actions={
        mayChange && group && freeze === null ? (
          <>
            <ButtonLink look="second" icon="upload" to={`/groups/${id}/import`}>
              {t.fromSheet}
            </ButtonLink>
            <ButtonLink icon="plus" to={`${path}/new`}>
              {t.add}
            </ButtonLink>
          </>
        ) : null
      }
    >
      <Shown read={read} lines={10}>
        {({ consortium }) => <Members group={consortium} path={path} />}
      </Shown>
    </Page>
  );
}

function Members({
  group,
  path,
}: {
  readonly group: MembersTableQuery['consortium'];
  readonly path: string;
}): ReactNode {
  const t = useTexts(MEMBERS_TEXTS);
  const say = useSaid();
  const today = useToday();
  const { language } = usePreferences();
  const { id, mayChange } = useGroup();
  const [wanted, setWanted] = useState('');
  // who works here and the papers are for coordinators; a list of 200 members takes two pages of each
  const people = useAll(membersPeople, { id }, ({ consortium }) => consortium.people, { when: mayChange });
  const invitations = useAll(membersInvitations, { id }, ({ consortium }) => consortium.invitations, {
    when: mayChange,
  });
  const papers = useAll(
    membersPapers,
    { id },
    ({ consortium }) =>
      consortium.readiness?.rows ?? { edges: [], pageInfo: { endCursor: null, hasNextPage: false } },
  );
  const eligibility = useAll(
    membersEligibility,
    { id },
    ({ consortium }) =>
      consortium.eligibility?.findings ?? { edges: [], pageInfo: { endCursor: null, hasNextPage: false } },
  );
  const rows = useMemo(
    () =>
      memberRows(group, {
        people: people.data,
        invitations: invitations.data,
        papers: papers.data,
        eligibility: eligibility.data,
      }),
    [group, people.data, invitations.data, papers.data, eligibility.data],
  );
  const shown = useMemo(() => rows.filter((row) => matches(row, wanted)), [rows, wanted]);
  const freeze = freezeOf(group.application);
  if (rows.length === 0)
    return (
      <Empty
        title={t.empty}
        action={
          mayChange ? (
            <ButtonLink icon="upload" to={`/groups/${id}/import`}>
              {t.fromSheet}
            </ButtonLink>
          ) : null
        }
      >
        {t.emptyText}
      </Empty>
    );
  return (
    <>
      {mayChange && freeze ? <FrozenBanner freeze={freeze} groupId={id} /> : null}
      {group.suspectedDuplicates.length > 0 ? (
        <Banner state="attention" title={t.duplicates}>
          <ul className="list-disc pl-5">
            {group.suspectedDuplicates.map(({ memberIds, code, message }) => (
              <li key={`${code}${memberIds.join()}`}>{say(message)}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <div className="flex flex-wrap items-end gap-3">
            <TextInput
              label={t.filter}
              type="search"
              value={wanted}
              onChange={({ target }) => setWanted(target.value)}
            />
            <p role="status" className="flex min-h-11 items-center">
              {t.found(shown.length, rows.length)}
            </p>
          </div>
          <div className="flex flex-wrap gap-3">
            <ButtonLink look="quiet" to={`/groups/${id}/tools`}>
              {t.tools}
            </ButtonLink>
            <Button
              look="quiet"
              icon="download"
              onClick={() =>
                saveFile(`members-${today}.csv`, membersCsv(shown, language), 'text/csv;charset=utf-8')
              }
            >
              {t.csv}
            </Button>
          </div>
        </div>
        {shown.length === 0 ? (
          <Empty
            title={t.nothingFound}
            action={
              <Button look="second" onClick={() => setWanted('')}>
                {t.showAll}
              </Button>
            }
          />
        ) : (
          <MembersTable rows={shown} path={path} readings={group.calculation.disagreements} />
        )}
      </div>
    </>
  );
}
