import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../app/session.tsx';
import { usePages } from '../../data/pages.ts';
import { texts, usePreferences, useSaid, useTexts } from '../../language/language.ts';
import { prefectureName } from '../../language/prefectures.ts';
import { Deadline } from '../../ui/amounts.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { More } from '../../ui/more.tsx';
import { Empty, Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { StateChip } from '../../ui/state.tsx';
import { APPLICATION_STATES } from '../words.ts';
import { groups, type GroupsQuery } from './groups.generated.ts';

type Group = GroupsQuery['consortia']['edges'][number]['node'];

const TEXTS = texts({
  ja: {
    title: 'グループ',
    found: 'グループを作る',
    none: 'まだグループがありません',
    teach:
      'いっしょに申請する10者以上のお店の集まりを「グループ」と呼びます。名前と都道府県だけで始められます。',
    sample: '見本',
    closed: '終わったグループ',
    members: (count: number) => `構成員 ${count}者`,
    next: '次の締切',
    noDeadline: '近い締切はありません',
  },
  en: {
    title: 'Groups',
    found: 'Found a group',
    none: 'There is no group yet',
    teach:
      'Ten or more businesses that apply together are a group. A name and a prefecture are enough to begin.',
    sample: 'Sample',
    closed: 'Closed',
    members: (count: number) => `${count} members`,
    next: 'Next deadline',
    noDeadline: 'No deadline is near',
  },
});

/** Where a coordinator's day begins: their groups, newest first. */
export function GroupsPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { role } = useSession();
  const pages = usePages(groups, {}, ({ consortia }) => consortia);
  const found =
    role === 'COORDINATOR' ? (
      <ButtonLink to="/groups/new" icon="plus">
        {t.found}
      </ButtonLink>
    ) : null;
  return (
    <Page title={t.title} actions={found}>
      <Shown read={pages.read} lines={9}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={t.none} action={found}>
              {t.teach}
            </Empty>
          ) : (
            <>
              <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
                {list.map((group) => (
                  <GroupCard key={group.id} group={group} />
                ))}
              </ul>
              <More pages={pages} />
            </>
          )
        }
      </Shown>
    </Page>
  );
}

function GroupCard({ group }: { readonly group: Group }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const states = useTexts(APPLICATION_STATES);
  const { language } = usePreferences();
  const [next] = group.obligations.edges;
  const active = group.roster.filter(({ status }) => status === 'ENROLLED').length;
  return (
    <li className="flex flex-col gap-2 rounded-xl border border-hairline p-4">
      <div className="flex flex-wrap items-center gap-2">
        {group.isSample ? <StateChip state="neutral">{t.sample}</StateChip> : null}
        {group.closedAt ? (
          <StateChip state="neutral">{t.closed}</StateChip>
        ) : (
          <StateChip
            state={group.application?.status === 'GRANTED' ? 'ok' : 'neutral'}
            icon={group.application?.status === 'GRANTED' ? 'check' : 'paper'}
          >
            {states[group.application?.status ?? 'NONE']}
          </StateChip>
        )}
      </div>
      <h2 className="text-lg font-bold">
        <Link to={`/groups/${group.id}`} className="flex min-h-11 items-center">
          {group.name}
        </Link>
      </h2>
      <p className="text-quiet">
        {prefectureName(group.prefecture, language)}・{t.members(active)}
      </p>
      <p>
        {next ? (
          <>
            <span className="block text-sm text-quiet">{t.next}</span>
            {say(next.node.title)} <Deadline due={next.node.dueAt} />
          </>
        ) : (
          <span className="text-quiet">{t.noDeadline}</span>
        )}
      </p>
    </li>
  );
}
