import type { ReactNode } from 'react';
import { useNow } from '../../../data/now.ts';
import { useTexts } from '../../../language/language.ts';
import { orNull, StepDialog, type StepValues } from '../shared/step-dialog.tsx';
import {
  procedureApproveApplication,
  procedureRejectApplication,
  procedureReopenApplication,
  procedureRequestApplicationCheck,
  procedureReturnApplication,
  procedureSubmitApplication,
  procedureWithdrawApplication,
  procedureWithdrawGrant,
} from './application.generated.ts';
import { STEP_WORDS, type DialogEvent } from './step-words.ts';

/** The dialog of one step of the application. */
export function ApplicationStep({
  event,
  application: { id, version },
  gone,
  onClose,
  onDone,
}: {
  readonly event: DialogEvent;
  readonly application: { readonly id: string; readonly version: number };
  readonly gone: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactNode {
  const { fields, ...words } = useTexts(STEP_WORDS)[event];
  const now = useNow();
  const at = fields.find(({ kind, required }) => kind === 'minute' && required)?.name;
  const shared = {
    draft: `application/${id}/${event}`,
    words,
    fields,
    initial: at ? { [at]: now } : {},
    gone,
    onClose,
    onDone,
  };
  const step = { id, version };
  const reason = (values: StepValues) => values['reason'] ?? '';
  const occurredAt = (values: StepValues) => values['occurredAt'] ?? '';
  switch (event) {
    case 'REQUEST_CHECK':
      return <StepDialog {...shared} operation={procedureRequestApplicationCheck} input={() => step} />;
    case 'APPROVE':
      return <StepDialog {...shared} operation={procedureApproveApplication} input={() => step} />;
    case 'REOPEN':
      return <StepDialog {...shared} operation={procedureReopenApplication} input={() => step} />;
    case 'SUBMIT':
      return (
        <StepDialog
          {...shared}
          operation={procedureSubmitApplication}
          input={(values) => ({
            ...step,
            submittedAt: values['submittedAt'] ?? '',
            portalNumber: values['portalNumber'] ?? '',
          })}
        />
      );
    case 'RETURN_BY_SECRETARIAT':
      return (
        <StepDialog
          {...shared}
          operation={procedureReturnApplication}
          input={(values) => ({
            ...step,
            reason: reason(values),
            occurredAt: occurredAt(values),
            correctionDueAt: orNull(values['correctionDueAt']),
          })}
        />
      );
    case 'REJECT':
      return (
        <StepDialog
          {...shared}
          danger
          operation={procedureRejectApplication}
          input={(values) => ({ ...step, reason: orNull(values['reason']), occurredAt: occurredAt(values) })}
        />
      );
    case 'WITHDRAW':
      return (
        <StepDialog
          {...shared}
          danger
          operation={procedureWithdrawApplication}
          input={(values) => ({ ...step, reason: reason(values) })}
        />
      );
    case 'WITHDRAW_GRANT':
      return (
        <StepDialog
          {...shared}
          danger
          operation={procedureWithdrawGrant}
          input={(values) => ({ ...step, reason: reason(values), occurredAt: occurredAt(values) })}
        />
      );
  }
}
