import type { ReactNode } from 'react';
import { useNow } from '../../../data/now.ts';
import { useSaid, useTexts } from '../../../language/language.ts';
import { Banner } from '../../../ui/state.tsx';
import { orNull, StepDialog } from '../shared/step-dialog.tsx';
import type { BeforeSubmission } from './lines.ts';
import {
  procedureApproveReport,
  procedureReopenReport,
  procedureRequestReportCheck,
  procedureReturnReport,
  procedureSubmitReport,
} from './performance.generated.ts';
import { PERFORMANCE_TEXTS } from './performance-texts.ts';
import { REPORT_STEPS, type ReportStepEvent } from './report-words.ts';

/** The dialog of one step of the report; before it is checked, approved or submitted it warns of what is easily missed. */
export function ReportStep({
  event,
  report: { id, version },
  warn,
  gone,
  onClose,
  onDone,
}: {
  readonly event: ReportStepEvent;
  readonly report: { readonly id: string; readonly version: number };
  readonly warn: BeforeSubmission;
  readonly gone: boolean;
  readonly onClose: () => void;
  readonly onDone: (warnings: readonly string[]) => void;
}): ReactNode {
  const { fields, ...words } = useTexts(REPORT_STEPS)[event];
  const say = useSaid();
  const now = useNow();
  const at = fields.find(({ kind, required }) => kind === 'minute' && required)?.name;
  const shared = {
    draft: `report/${id}/${event}`,
    words,
    fields,
    initial: at ? { [at]: now } : {},
    gone,
    onClose,
  };
  const step = { id, version };
  const done = (): void => onDone([]);
  switch (event) {
    case 'REQUEST_CHECK':
      return (
        <StepDialog {...shared} operation={procedureRequestReportCheck} input={() => step} onDone={done}>
          <SubmissionWarnings warn={warn} />
        </StepDialog>
      );
    case 'APPROVE':
      return (
        <StepDialog {...shared} operation={procedureApproveReport} input={() => step} onDone={done}>
          <SubmissionWarnings warn={warn} />
        </StepDialog>
      );
    case 'REOPEN':
      return <StepDialog {...shared} operation={procedureReopenReport} input={() => step} onDone={done} />;
    case 'SUBMIT':
      return (
        <StepDialog
          {...shared}
          operation={procedureSubmitReport}
          input={(values) => ({
            ...step,
            submittedAt: values['submittedAt'] ?? '',
            portalNumber: values['portalNumber'] ?? '',
            completedOn: values['completedOn'] ?? '',
          })}
          onDone={({ submitPerformanceReport: { warnings } }) =>
            onDone((warnings ?? []).map(({ message }) => say(message)))
          }
        >
          <SubmissionWarnings warn={warn} />
        </StepDialog>
      );
    case 'RETURN_BY_SECRETARIAT':
      return (
        <StepDialog
          {...shared}
          operation={procedureReturnReport}
          input={(values) => ({
            ...step,
            reason: values['reason'] ?? '',
            occurredAt: orNull(values['occurredAt']),
            correctionDueAt: orNull(values['correctionDueAt']),
          })}
          onDone={done}
        />
      );
  }
}

/** The server records a report with an unanswered change or a shop that spent nothing: people have to notice. */
export function SubmissionWarnings({ warn }: { readonly warn: BeforeSubmission }): ReactNode {
  const t = useTexts(PERFORMANCE_TEXTS);
  const { filedChanges, emptyMembers } = warn;
  if (filedChanges.length === 0 && emptyMembers.length === 0) return null;
  return (
    <Banner state="attention" title={t.lookFirst}>
      <ul className="list-disc pl-5">
        {filedChanges.length > 0 ? <li>{t.filedChanges(filedChanges)}</li> : null}
        {emptyMembers.length > 0 ? <li>{t.emptyMembers(emptyMembers)}</li> : null}
      </ul>
    </Banner>
  );
}
