import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { newIdempotencyKey, useChange } from '../../../data/change.ts';
import { useRead } from '../../../data/read.ts';
import { useTexts } from '../../../language/language.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { Problems } from '../../../ui/problems.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Banner } from '../../../ui/state.tsx';
import { useGroup } from '../../group-frame.tsx';
import { FixedTable } from '../shared/fixed-table.tsx';
import { useEveryPage } from '../shared/pages.ts';
import { ProcedureMenu } from '../shared/procedure-menu.tsx';
import { StepButtons } from '../shared/step-buttons.tsx';
import { LinesEditor } from './lines-editor.tsx';
import { beforeSubmission, editableIn, type ReportLine } from './lines.ts';
import {
  procedureCreateReport,
  procedureRefreshLines,
  procedureReport,
  procedureReportLines,
  type PerformanceReportEvent,
  type ProcedureReportQuery,
} from './performance.generated.ts';
import { PERFORMANCE_TEXTS } from './performance-texts.ts';
import { AdminHeadings, ReportCheck, ReportStanding } from './report-parts.tsx';
import { ReportStep, SubmissionWarnings } from './report-step.tsx';
import type { ReportStepEvent } from './report-words.ts';

type Group = ProcedureReportQuery['consortium'];
type Report = NonNullable<Group['performanceReport']>;

const QUIET: readonly PerformanceReportEvent[] = ['REOPEN', 'RETURN_BY_SECRETARIAT'];

/** What was really spent, line by line, from the first draft to the notice of the secretariat. */
export function PerformancePage(): ReactNode {
  const t = useTexts(PERFORMANCE_TEXTS);
  const { id } = useGroup();
  const read = useRead(procedureReport, { id });
  const lines = useEveryPage(
    procedureReportLines,
    { id },
    ({ consortium }) => consortium.performanceReport?.lines,
  );
  return (
    <Page title={t.title} lead={t.lead}>
      <ProcedureMenu />
      <Shown read={read} lines={14}>
        {({ consortium }) => {
          const report = consortium.performanceReport;
          if (!report) return <Begin group={consortium} />;
          return (
            <Shown read={lines} lines={14}>
              {(found) => <Body group={consortium} report={report} lines={found} />}
            </Shown>
          );
        }}
      </Shown>
    </Page>
  );
}

function Begin({ group }: { readonly group: Group }): ReactNode {
  const t = useTexts(PERFORMANCE_TEXTS);
  const { mayChange } = useGroup();
  const create = useChange(procedureCreateReport);
  const [key] = useState(newIdempotencyKey);
  if (group.application?.status !== 'GRANTED') {
    return (
      <Empty
        title={t.notYet}
        action={
          <ButtonLink to={`/groups/${group.id}/procedure/application`} look="second">
            {t.application}
          </ButtonLink>
        }
      >
        {t.notYetHow}
      </Empty>
    );
  }
  return (
    <Empty
      title={t.none}
      action={
        mayChange ? (
          <Button
            icon="paper"
            busy={create.sending}
            onClick={() => void create.send({ input: { consortiumId: group.id, idempotencyKey: key } })}
          >
            {t.begin}
          </Button>
        ) : null
      }
    >
      {t.noneHow}
      <Problems problems={create.problems} />
    </Empty>
  );
}

function Body({
  group,
  report,
  lines,
}: {
  readonly group: Group;
  readonly report: Report;
  readonly lines: readonly ReportLine[];
}): ReactNode {
  const t = useTexts(PERFORMANCE_TEXTS);
  const { mayChange } = useGroup();
  const navigate = useNavigate();
  const [open, setOpen] = useState<ReportStepEvent | null>(null);
  const [done, setDone] = useState<readonly string[] | null>(null);
  const { status, preview } = report;
  const nameOf = (id: string): string => group.roster.find(({ memberId }) => memberId === id)?.name ?? '';
  const changes = group.changes.edges.map(({ node }) => node);
  const warn = beforeSubmission(changes, lines, group.roster);
  const before = status !== 'SUBMITTED' && status !== 'FIXED';
  const onStep = (event: PerformanceReportEvent): void => {
    setDone(null);
    if (event === 'FIX') void navigate('../procedure/fixing');
    else setOpen(event);
  };
  return (
    <>
      {done ? (
        <Banner state={done.length > 0 ? 'attention' : 'ok'} title={t.recorded} live>
          {done.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p>{t.next[status]}</p>
        </Banner>
      ) : null}
      <ReportStanding report={report} />
      {before ? <SubmissionWarnings warn={warn} /> : null}
      {mayChange && report.allowedEvents.length > 0 ? (
        <Section title={t.steps}>
          <StepButtons steps={report.allowedEvents} quiet={QUIET} labels={{ FIX: t.goFix }} onStep={onStep} />
        </Section>
      ) : mayChange ? null : (
        <p className="text-quiet">{t.readOnly}</p>
      )}
      {open ? (
        <ReportStep
          key={open}
          event={open}
          report={report}
          warn={warn}
          gone={!report.allowedEvents.some(({ event }) => event === open)}
          onClose={() => setOpen(null)}
          onDone={(warnings) => {
            setOpen(null);
            setDone(warnings);
          }}
        />
      ) : null}
      {report.check ? <ReportCheck report={report} check={report.check} nameOf={nameOf} /> : null}
      <Lines report={report} lines={lines} nameOf={nameOf} />
      <AdminHeadings items={report.adminItems.filter(({ lineCount }) => lineCount > 0)} />
      {preview ? (
        <Section title={t.preview}>
          <p className="text-quiet">{t.previewHow}</p>
          <FixedTable caption={t.previewTable} amounts={preview} trace={preview.trace} nameOf={nameOf} />
        </Section>
      ) : null}
    </>
  );
}

function Lines({
  report,
  lines,
  nameOf,
}: {
  readonly report: Report;
  readonly lines: readonly ReportLine[];
  readonly nameOf: (id: string) => string;
}): ReactNode {
  const t = useTexts(PERFORMANCE_TEXTS);
  const { mayChange } = useGroup();
  const refresh = useChange(procedureRefreshLines);
  const [refreshed, setRefreshed] = useState(false);
  const mode = mayChange ? editableIn(report.status) : 'NOTHING';
  const readIn = async (): Promise<void> => {
    setRefreshed((await refresh.send({ input: { reportId: report.id } })) !== null);
  };
  return (
    <div id="lines">
      <Section
        title={t.lines}
        actions={
          mode === 'ALL' ? (
            <Button look="second" icon="download" busy={refresh.sending} onClick={() => void readIn()}>
              {t.refresh}
            </Button>
          ) : null
        }
      >
        {refreshed ? <Banner state="ok" title={t.refreshed} live /> : null}
        <Problems problems={refresh.problems} />
        {lines.length === 0 ? <p>{t.noLines}</p> : <p className="text-quiet">{t.linesHow}</p>}
        {mayChange && (report.status === 'IN_CHECK' || report.status === 'APPROVED') ? (
          <p className="text-quiet">{t.closed}</p>
        ) : null}
        <LinesEditor key={report.id} reportId={report.id} lines={lines} nameOf={nameOf} mode={mode} />
      </Section>
    </div>
  );
}
