import { MACHINES } from '@renkei/lifecycle';
import { useState, type ReactNode } from 'react';
import { useSaid, useTexts } from '../../../language/language.ts';
import { Deadline, When, Yen } from '../../../ui/amounts.tsx';
import { wholeNumber } from '../../../ui/field.tsx';
import { Section } from '../../../ui/page.tsx';
import { Banner, StateChip, type State } from '../../../ui/state.tsx';
import { Table } from '../../../ui/table.tsx';
import { useGroup } from '../../group-frame.tsx';
import { Facts } from '../shared/facts.tsx';
import { FindingList, type ListedFinding } from '../shared/finding-list.tsx';
import { StepDialog } from '../shared/step-dialog.tsx';
import {
  procedureStateEmployees,
  type MicroClass,
  type PerformanceReportFindingCode,
  type PerformanceReportState,
  type ProcedureReportQuery,
} from './performance.generated.ts';
import { PERFORMANCE_TEXTS } from './performance-texts.ts';

type Report = NonNullable<ProcedureReportQuery['consortium']['performanceReport']>;

const LOOKS: Readonly<Record<PerformanceReportState, State>> = {
  DRAFT: 'neutral',
  IN_CHECK: 'neutral',
  APPROVED: 'neutral',
  SUBMITTED: 'neutral',
  RETURNED: 'attention',
  FIXED: 'ok',
};

export function ReportStanding({ report }: { readonly report: Report }): ReactNode {
  const t = useTexts(PERFORMANCE_TEXTS);
  const say = useSaid();
  const { status, correctionDueAt } = report;
  const open = status !== 'SUBMITTED' && status !== 'FIXED';
  const facts: (readonly [string, ReactNode])[] = [
    [
      t.state,
      <StateChip key="state" state={LOOKS[status]}>
        {say(MACHINES.REPORT.states[status])}
      </StateChip>,
    ],
    [t.comesNext, t.next[status]],
    [t.whoNext, t.who[status]],
  ];
  if (status === 'RETURNED' && correctionDueAt) {
    facts.push([t.correctionDue, <Deadline key="correction" due={correctionDueAt} />]);
  } else if (open) facts.push([t.due, <Deadline key="due" due={report.dueAt} />]);
  if (report.author) facts.push([t.author, report.author]);
  if (report.approvedBy) facts.push([t.approvedBy, report.approvedBy]);
  if (report.submittedAt) facts.push([t.submitted, <When key="submitted" at={report.submittedAt} />]);
  if (report.portalNumber) facts.push([t.portal, report.portalNumber]);
  if (report.completedOn) facts.push([t.completed, <When key="completed" at={report.completedOn} />]);
  return (
    <Section title={t.standing}>
      <Facts facts={facts} />
    </Section>
  );
}

/** Where each kind of finding is put right: another page of the group, or the lines further down. */
const FIX_PLACES: Readonly<Partial<Record<PerformanceReportFindingCode, 'evidence' | 'orders' | '#lines'>>> =
  {
    LINE_MISSING: '#lines',
    HEADING_MISSING: '#lines',
    NOTHING_CERTIFIED: '#lines',
    PARKED: '#lines',
    EVIDENCE_INCOMPLETE: 'evidence',
    ABOVE_RECORDED: 'orders',
    BELOW_RECORDED: 'orders',
    NOT_FULLY_PAID: 'orders',
    CERTIFIED_DESPITE_FINDING: 'orders',
  };

export function ReportCheck({
  report,
  check,
  nameOf,
}: {
  readonly report: Report;
  readonly check: NonNullable<Report['check']>;
  readonly nameOf: (memberId: string) => string;
}): ReactNode {
  const t = useTexts(PERFORMANCE_TEXTS);
  const { id, mayChange } = useGroup();
  const [stating, setStating] = useState<string | null>(null);
  const findings = check.findings.map((finding, index): ListedFinding => {
    const { code, severity, message, clause, memberId } = finding;
    const place = FIX_PLACES[code];
    const to = place === undefined || place === '#lines' ? null : `/groups/${id}/${place}`;
    const state =
      code === 'EMPLOYEES_MISSING' && memberId && mayChange ? () => setStating(memberId) : undefined;
    const onFix = place === '#lines' ? () => document.getElementById('lines')?.scrollIntoView() : state;
    return {
      key: `${code} ${index}`,
      severity,
      message,
      clause,
      to,
      toLabel: mayChange || place === '#lines' ? t.fix[code] : t.look,
      ...(onFix ? { onFix } : {}),
    };
  });
  return (
    <Section title={t.check}>
      <Banner state={check.ready ? 'ok' : 'stop'} title={check.ready ? t.ready : t.blockers(check.blockers)}>
        {t.checkHow}
      </Banner>
      <FindingList findings={findings} />
      {stating ? (
        <StepDialog
          draft={`employees/${stating}`}
          words={{
            title: t.employees.title(nameOf(stating)),
            happens: t.employees.happens,
            confirm: t.employees.confirm,
          }}
          fields={[
            { name: 'employees', kind: 'line', label: t.employees.employees, required: true },
            { name: 'asOfOn', kind: 'date', label: t.employees.asOfOn, required: true },
            {
              name: 'microClass',
              kind: 'choice',
              label: t.employees.microClass,
              hint: t.employees.microHint,
              choices: Object.entries(t.employees.classes),
            },
          ]}
          operation={procedureStateEmployees}
          input={(values) => ({
            reportId: report.id,
            memberId: stating,
            // what is no number is refused, with the words of the API
            employees: wholeNumber(values['employees'] ?? '') ?? -1,
            asOfOn: values['asOfOn'] ?? '',
            microClass: (values['microClass'] || null) as MicroClass | null,
          })}
          onClose={() => setStating(null)}
          onDone={() => setStating(null)}
        />
      ) : null}
    </Section>
  );
}

export function AdminHeadings({ items }: { readonly items: Report['adminItems'] }): ReactNode {
  const t = useTexts(PERFORMANCE_TEXTS);
  const say = useSaid();
  if (items.length === 0) return null;
  return (
    <Section title={t.headings}>
      <Table
        caption={t.headings}
        rows={items}
        rowKey={({ heading }) => heading}
        columns={[
          { key: 'heading', head: t.heading, rowHead: true, cell: ({ label }) => say(label) },
          { key: 'count', head: t.count, right: true, cell: ({ lineCount }) => lineCount },
          { key: 'actual', head: t.actual, right: true, cell: ({ actualYen }) => <Yen yen={actualYen} /> },
          {
            key: 'certified',
            head: t.certified,
            right: true,
            cell: ({ certifiedYen }) => <Yen yen={certifiedYen} />,
          },
          {
            key: 'deducted',
            head: t.deducted,
            right: true,
            cell: ({ deductedYen }) => <Yen yen={deductedYen} />,
          },
          { key: 'parked', head: t.parked, right: true, cell: ({ parkedYen }) => <Yen yen={parkedYen} /> },
        ]}
      />
    </Section>
  );
}
