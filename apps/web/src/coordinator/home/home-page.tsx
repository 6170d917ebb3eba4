import type { ReactNode } from 'react';
import { useNow } from '../../data/now.ts';
import { useRead, type Read } from '../../data/read.ts';
import { texts, useTexts } from '../../language/language.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Empty, Page } from '../../ui/page.tsx';
import { Shown, Skeleton } from '../../ui/shown.tsx';
import { useGroup } from '../group-frame.tsx';
import { CapsCard } from './caps-card.tsx';
import { DeadlineRiver } from './deadline-river.tsx';
import { findingsOf, type Figures } from './findings.ts';
import { FindingsList } from './findings-list.tsx';
import { GrantCard } from './grant-card.tsx';
import { Headline } from './headline.tsx';
import {
  homeChanges,
  homeEligibility,
  homeFigures,
  homeObligations,
  homeProcedure,
  homePurchases,
  homeSchedule,
} from './home.generated.ts';
import { useAll } from '../../data/pages.ts';
import { MoneyFlow } from './money-flow.tsx';
import { movedSince } from './moved.ts';
import { nextThings } from './next-things.ts';
import { NextThree } from './next-three.tsx';
import { owedBy } from './owed.ts';
import type { Procedure } from './phase.ts';
import type { ObligationNode } from './places.ts';

const TEXTS = texts({
  ja: {
    loading: '読み込んでいます',
    emptyTitle: 'まだ費用が入っていません',
    emptyBody:
      'お店と費用を入れると、補助金と自分たちで払う額がここに出ます。Excelの名簿をそのまま読み込めます。',
    import: '名簿を読み込む',
    members: 'お店と費用を見る',
  },
  en: {
    loading: 'Loading',
    emptyTitle: 'No costs yet',
    emptyBody:
      'Once members and costs are in, the subsidy and what you pay yourselves stand here. An Excel list can be read in as it is.',
    import: 'Import a list',
    members: 'See members and costs',
  },
});

const LINES = 16;

/** Where a coordinator's day begins: how the group stands, what to do next, how much money, by when. */
export function HomePage(): ReactNode {
  const { id, name } = useGroup();
  const t = useTexts(TEXTS);
  const figures = useRead(homeFigures, { id });
  const procedure = useRead(homeProcedure, { id });
  const obligations = useAll(homeObligations, { id }, ({ consortium }) => consortium.obligations);
  const eligibility = useAll(
    homeEligibility,
    { id },
    ({ consortium }) => consortium.eligibility?.findings ?? null,
  );
  const purchases = useAll(homePurchases, { id }, ({ consortium }) => consortium.purchaseFindings);
  // asked together with the rest, so that nothing moves when it comes; the page does without it
  const changes = useRead(homeChanges, { id });
  const scheduleId = figures.data?.consortium.scheduleId ?? null;
  const schedule = useRead(homeSchedule, { id: scheduleId ?? '' }, { when: scheduleId !== null });
  const plannedGrant =
    schedule.data?.schedule.current.anchors.find(({ anchor }) => anchor === 'GRANT_DECISION')?.occursAt ??
    null;
  return (
    <Page title={name}>
      <AllShown reads={[figures, procedure, obligations, eligibility, purchases]}>
        {([money, stands, owed, eligibilityFindings, purchaseFindings]) =>
          changes.isLoading || schedule.isLoading ? (
            <Skeleton lines={LINES} label={t.loading} />
          ) : (
            <Home
              figures={money.consortium}
              procedure={{ ...stands.consortium, eligibilityFindings, purchaseFindings }}
              obligations={owed}
              plannedGrant={plannedGrant}
            />
          )
        }
      </AllShown>
    </Page>
  );
}

/** Shown once all of them have been read: the picture is of one moment. */
function AllShown<Results extends readonly unknown[]>({
  reads,
  children,
}: {
  readonly reads: { readonly [Index in keyof Results]: Read<Results[Index]> };
  readonly children: (results: Results) => ReactNode;
}): ReactNode {
  const failed = reads.find(({ error, data }) => error && data === undefined);
  const waiting = failed ?? reads.find(({ data }) => data === undefined) ?? reads.find(({ error }) => error);
  const shown = waiting ?? reads[0];
  return shown ? (
    <Shown read={shown} lines={LINES}>
      {() => children(reads.map(({ data }) => data) as unknown as Results)}
    </Shown>
  ) : null;
}

function Home({
  figures,
  procedure,
  obligations,
  plannedGrant,
}: {
  readonly figures: Figures;
  readonly procedure: Procedure;
  readonly obligations: readonly ObligationNode[];
  readonly plannedGrant: string | null;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { id, mayChange } = useGroup();
  const now = useNow();
  const owed = owedBy(obligations, now);
  const { calculation } = figures;
  const snapshot = figures.snapshots.edges[0]?.node ?? null;
  const grantMilestone = procedure.milestones.find(({ anchor }) => anchor === 'GRANT_DECISION');
  return (
    <>
      <Headline figures={figures} procedure={procedure} owed={owed} />
      <NextThree things={nextThings(figures, procedure, owed)} />
      {calculation.total.cost === 0 ? (
        <Empty
          title={t.emptyTitle}
          action={
            <ButtonLink to={mayChange ? 'import' : 'members'}>{mayChange ? t.import : t.members}</ButtonLink>
          }
        >
          {t.emptyBody}
        </Empty>
      ) : (
        <div className="flex flex-col gap-6">
          <GrantCard procedure={procedure} />
          <div className="grid gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
            <CapsCard
              groupId={id}
              calculation={calculation}
              snapshot={snapshot}
              moved={snapshot ? movedSince(snapshot.outcome, calculation, procedure.roster) : null}
              roster={procedure.roster}
            />
            <MoneyFlow calculation={calculation} planned={procedure.application?.grant != null} />
          </div>
        </div>
      )}
      <DeadlineRiver
        owed={owed}
        grant={{
          decidedAt:
            procedure.application?.grant?.decidedAt ??
            (grantMilestone?.happened ? grantMilestone.occurredAt : null),
          plannedAt: grantMilestone?.occurredAt ?? plannedGrant,
        }}
      />
      <FindingsList kinds={findingsOf(figures, procedure)} />
    </>
  );
}
