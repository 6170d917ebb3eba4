import { useState, type ReactNode } from 'react';
import { newIdempotencyKey } from '../../../data/change.ts';
import { useToday } from '../../../data/now.ts';
import { useRead } from '../../../data/read.ts';
import { useTexts } from '../../../language/language.ts';
import { When } from '../../../ui/amounts.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Banner } from '../../../ui/state.tsx';
import type { TraceStepFields } from '../../../why/trace.ts';
import { useGroup } from '../../group-frame.tsx';
import { procedureReportLines } from '../performance/performance.generated.ts';
import { Facts } from '../shared/facts.tsx';
import { FixedTable } from '../shared/fixed-table.tsx';
import { useEveryPage } from '../shared/pages.ts';
import { ProcedureMenu } from '../shared/procedure-menu.tsx';
import { StepDialog } from '../shared/step-dialog.tsx';
import { Assets } from './assets.tsx';
import {
  procedureFixAmounts,
  procedureFixing,
  procedureFixingDocument,
  type ProcedureFixingQuery,
} from './fixing.generated.ts';
import { FIXING_TEXTS } from './fixing-texts.ts';
import { SettleParked } from './settle-parked.tsx';

type Group = ProcedureFixingQuery['consortium'];
type Report = NonNullable<Group['performanceReport']>;

/** The amounts as the secretariat fixed them, what is still parked, and the assets that have to be kept. */
export function FixingPage(): ReactNode {
  const t = useTexts(FIXING_TEXTS);
  const { id } = useGroup();
  const read = useRead(procedureFixing, { id });
  return (
    <Page title={t.title} lead={t.lead}>
      <ProcedureMenu />
      <Shown read={read} lines={12}>
        {({ consortium }) => <Body group={consortium} />}
      </Shown>
    </Page>
  );
}

function Body({ group }: { readonly group: Group }): ReactNode {
  const t = useTexts(FIXING_TEXTS);
  const { mayChange } = useGroup();
  const report = group.performanceReport;
  const fixed = report?.status === 'FIXED';
  const nameOf = (id: string): string => group.roster.find(({ memberId }) => memberId === id)?.name ?? '';
  return (
    <>
      {report?.status === 'SUBMITTED' ? (
        <Expected report={report} nameOf={nameOf} />
      ) : report && fixed ? (
        <Fixed groupId={group.id} report={report} nameOf={nameOf} />
      ) : (
        <Empty
          title={t.notYet}
          action={
            <ButtonLink to={`/groups/${group.id}/procedure/performance`} look={mayChange ? 'main' : 'second'}>
              {t.report}
            </ButtonLink>
          }
        >
          {t.notYetHow}
        </Empty>
      )}
      <Assets nameOf={nameOf} fixed={fixed} />
    </>
  );
}

type Names = (memberId: string) => string;

function Expected({ report, nameOf }: { readonly report: Report; readonly nameOf: Names }): ReactNode {
  const t = useTexts(FIXING_TEXTS);
  const today = useToday();
  const { mayChange } = useGroup();
  const [open, setOpen] = useState(false);
  const [key] = useState(newIdempotencyKey);
  const { preview, id, version } = report;
  return (
    <>
      <Banner
        state="neutral"
        title={t.waiting}
        action={mayChange ? <Button onClick={() => setOpen(true)}>{t.record}</Button> : null}
      >
        {t.waitingHow}
      </Banner>
      {preview ? (
        <Section title={t.expected}>
          <FixedTable caption={t.expectedTable} amounts={preview} trace={preview.trace} nameOf={nameOf} />
        </Section>
      ) : null}
      {open ? (
        <StepDialog
          draft={`fix/${id}`}
          words={t.recordWords}
          fields={[
            { name: 'noticeNumber', kind: 'line', label: t.noticeNumber, required: true },
            { name: 'fixedOn', kind: 'date', label: t.fixedOn, required: true },
          ]}
          initial={{ fixedOn: today }}
          gone={!report.allowedEvents.some(({ event }) => event === 'FIX')}
          operation={procedureFixAmounts}
          input={(values) => ({
            reportId: id,
            version,
            noticeNumber: values['noticeNumber'] ?? '',
            fixedOn: values['fixedOn'] ?? '',
            idempotencyKey: key,
          })}
          onClose={() => setOpen(false)}
          onDone={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

function Fixed({
  groupId,
  report,
  nameOf,
}: {
  readonly groupId: string;
  readonly report: Report;
  readonly nameOf: Names;
}): ReactNode {
  const t = useTexts(FIXING_TEXTS);
  const { mayChange } = useGroup();
  const document = useRead(procedureFixingDocument, { id: groupId });
  const lines = useEveryPage(
    procedureReportLines,
    { id: groupId },
    ({ consortium }) => consortium.performanceReport?.lines,
  );
  const fixings = report.fixings.edges
    .map(({ node }) => node)
    .toSorted((one, other) => other.number - one.number);
  const last = document.data?.consortium.fixing;
  const parked = (lines.data ?? []).filter(({ parkedYen }) => parkedYen > 0);
  return (
    <>
      {fixings.map((fixing, index) => (
        <Section
          key={fixing.id}
          title={index === 0 ? t.fixing(fixing.number) : t.earlier(fixing.number)}
          actions={
            index === 0 ? (
              <ButtonLink to={`/groups/${groupId}/money`} look="second">
                {t.money}
              </ButtonLink>
            ) : null
          }
        >
          <Facts
            facts={[
              [t.number, fixing.noticeNumber],
              [t.fixedDay, <When key="day" at={fixing.fixedOn} />],
            ]}
          />
          <FixedTable
            caption={t.fixingTable(fixing.number)}
            amounts={fixing}
            trace={last?.id === fixing.id ? traceIn(last.document) : []}
            nameOf={nameOf}
          />
        </Section>
      ))}
      {parked.length > 0 && mayChange ? (
        <SettleParked reportId={report.id} lines={parked} nameOf={nameOf} />
      ) : null}
    </>
  );
}

/** The steps kept with the fixing; its amounts are numbers below 2^53, as everywhere in the API. */
function traceIn(document: string): readonly TraceStepFields[] {
  return (JSON.parse(document) as { readonly trace: readonly TraceStepFields[] }).trace;
}
