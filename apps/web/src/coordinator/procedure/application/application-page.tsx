import { MACHINES } from '@renkei/lifecycle';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { newIdempotencyKey, useChange } from '../../../data/change.ts';
import { useRead } from '../../../data/read.ts';
import { useSaid, useTexts } from '../../../language/language.ts';
import { Deadline } from '../../../ui/amounts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { Problems } from '../../../ui/problems.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Banner, StateChip, type State } from '../../../ui/state.tsx';
import { useGroup } from '../../group-frame.tsx';
import { useDates } from '../shared/dates.ts';
import { Facts } from '../shared/facts.tsx';
import { FindingList } from '../shared/finding-list.tsx';
import { FIX_WORDS, fixPath } from '../shared/fix-links.ts';
import { ProcedureMenu } from '../shared/procedure-menu.tsx';
import { StepButtons } from '../shared/step-buttons.tsx';
import {
  procedureApplication,
  procedureCreateApplication,
  type ApplicationEvent,
  type ApplicationState,
  type ProcedureApplicationQuery,
} from './application.generated.ts';
import { APPLICATION_TEXTS } from './application-texts.ts';
import { ApplicationStep } from './application-step.tsx';
import { GrantCard } from './grant-card.tsx';
import type { DialogEvent } from './step-words.ts';
import { Versions } from './versions.tsx';

type Group = ProcedureApplicationQuery['consortium'];
type Application = NonNullable<Group['application']>;

export const APPLICATION_LOOKS: Readonly<Record<ApplicationState, State>> = {
  DRAFT: 'neutral',
  IN_CHECK: 'neutral',
  APPROVED: 'neutral',
  SUBMITTED: 'neutral',
  RETURNED: 'attention',
  GRANTED: 'ok',
  REJECTED: 'stop',
  WITHDRAWN: 'stop',
};

const QUIET: readonly ApplicationEvent[] = ['WITHDRAW', 'WITHDRAW_GRANT', 'REJECT', 'REOPEN'];

/** The application for the grant: how it stands, what may be done now, what keeps it from being submitted. */
export function ApplicationPage(): ReactNode {
  const t = useTexts(APPLICATION_TEXTS);
  const { id } = useGroup();
  const read = useRead(procedureApplication, { id });
  return (
    <Page title={t.title} lead={t.lead}>
      <ProcedureMenu />
      <Shown read={read} lines={12}>
        {({ consortium }) =>
          consortium.application ? (
            <Body group={consortium} application={consortium.application} />
          ) : (
            <Begin consortiumId={consortium.id} />
          )
        }
      </Shown>
    </Page>
  );
}

function Begin({ consortiumId }: { readonly consortiumId: string }): ReactNode {
  const t = useTexts(APPLICATION_TEXTS);
  const { mayChange } = useGroup();
  return (
    <Empty
      title={t.none}
      action={mayChange ? <BeginButton consortiumId={consortiumId} label={t.begin} /> : null}
    >
      {t.noneHow}
    </Empty>
  );
}

function BeginButton({
  consortiumId,
  label,
}: {
  readonly consortiumId: string;
  readonly label: string;
}): ReactNode {
  const create = useChange(procedureCreateApplication);
  const [key, setKey] = useState(newIdempotencyKey);
  const begin = async (): Promise<void> => {
    const done = await create.send({ input: { consortiumId, idempotencyKey: key } });
    if (done) setKey(newIdempotencyKey());
  };
  return (
    <div className="flex flex-col items-center gap-3">
      <Button icon="paper" busy={create.sending} onClick={() => void begin()}>
        {label}
      </Button>
      <Problems problems={create.problems} />
    </div>
  );
}

function Body({
  group,
  application,
}: {
  readonly group: Group;
  readonly application: Application;
}): ReactNode {
  const t = useTexts(APPLICATION_TEXTS);
  const { mayChange } = useGroup();
  const navigate = useNavigate();
  const [open, setOpen] = useState<DialogEvent | null>(null);
  const [done, setDone] = useState(false);
  const { status, check, approval, grant } = application;
  const ended = status === 'REJECTED' || status === 'WITHDRAWN';

  const onStep = (event: ApplicationEvent): void => {
    setDone(false);
    if (event === 'GRANT') void navigate('grant');
    else setOpen(event);
  };
  return (
    <>
      {done ? (
        <Banner state="ok" title={t.recorded} live>
          {t.next[status]}
        </Banner>
      ) : null}
      <Standing group={group} application={application} />
      {approval && !approval.isCurrent && (status === 'APPROVED' || status === 'IN_CHECK') ? (
        <Banner state="attention" title={t.oldApproval}>
          {t.oldApprovalHow}
        </Banner>
      ) : null}
      {status === 'IN_CHECK' && group.needsApproval ? (
        <Banner state="neutral" title={t.fourEyes(application.author)} />
      ) : null}
      {mayChange ? (
        <Section title={t.steps}>
          <StepButtons steps={application.allowedEvents} quiet={QUIET} onStep={onStep} />
          {ended ? (
            <div className="flex">
              <BeginButton consortiumId={group.id} label={t.beginAgain} />
            </div>
          ) : null}
        </Section>
      ) : (
        <p className="text-quiet">{t.readOnly}</p>
      )}
      {open ? (
        <ApplicationStep
          key={open}
          event={open}
          application={application}
          gone={!application.allowedEvents.some(({ event }) => event === open)}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            setDone(true);
          }}
        />
      ) : null}
      {check ? <Check group={group} check={check} /> : null}
      {grant ? <GrantCard grant={grant} roster={group.roster} /> : null}
      <Versions />
    </>
  );
}

function Standing({
  group,
  application,
}: {
  readonly group: Group;
  readonly application: Application;
}): ReactNode {
  const t = useTexts(APPLICATION_TEXTS);
  const say = useSaid();
  const { status, author, approval, correctionDueAt, number } = application;
  const dates = useDates(group);
  const close = dates?.find(({ anchor }) => anchor === 'ROUND_CLOSE')?.occurredAt;
  const before =
    status === 'DRAFT' || status === 'IN_CHECK' || status === 'APPROVED' || status === 'RETURNED';
  const facts: (readonly [string, ReactNode])[] = [
    [
      t.state,
      <StateChip key="state" state={APPLICATION_LOOKS[status]}>
        {say(MACHINES.APPLICATION.states[status])}
      </StateChip>,
    ],
    [t.comesNext, <span key="next">{t.next[status]}</span>],
    [t.who, t.whoNext(status, group.needsApproval)],
  ];
  if (status === 'RETURNED' && correctionDueAt) {
    facts.push([t.correctionDue, <Deadline key="correction" due={correctionDueAt} />]);
  } else if (before) facts.push([t.due, close ? <Deadline key="due" due={close} /> : dates ? t.noDue : ' ']);
  if (author) facts.push([t.author, author]);
  if (approval?.approvedBy) facts.push([t.approvedBy, approval.approvedBy]);
  return (
    <Section title={t.standing(number)}>
      <Facts facts={facts} />
    </Section>
  );
}

function Check({
  group,
  check,
}: {
  readonly group: Group;
  readonly check: NonNullable<Application['check']>;
}): ReactNode {
  const t = useTexts(APPLICATION_TEXTS);
  const words = useTexts(FIX_WORDS);
  const { mayChange } = useGroup();
  const findings = check.findings.map((finding, index) => ({
    key: `${finding.code} ${finding.memberId ?? ''} ${finding.subject ?? ''} ${index}`,
    severity: finding.severity,
    message: finding.message,
    clause: finding.clause,
    // the approval is on this very page: a link to it would lead nowhere new
    to:
      finding.fix.target === 'APPROVAL' ? null : fixPath(group.id, finding.fix.target, finding.fix.memberId),
    toLabel: mayChange ? words[finding.fix.target] : t.look,
  }));
  return (
    <Section title={t.check}>
      <Banner state={check.ready ? 'ok' : 'stop'} title={check.ready ? t.ready : t.blockers(check.blockers)}>
        {t.checkHow}
      </Banner>
      <FindingList findings={findings} />
    </Section>
  );
}
