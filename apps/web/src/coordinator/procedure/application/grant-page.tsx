import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { newIdempotencyKey, useChange } from '../../../data/change.ts';
import { useDraft } from '../../../data/draft.ts';
import { useRead } from '../../../data/read.ts';
import { texts, useTexts } from '../../../language/language.ts';
import { Yen } from '../../../ui/amounts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox, TextArea, TextInput, wholeNumber, YenInput } from '../../../ui/field.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { problemAt, Problems } from '../../../ui/problems.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Banner } from '../../../ui/state.tsx';
import { useGroup } from '../../group-frame.tsx';
import { MinuteInput } from '../shared/minute-input.tsx';
import { useEveryPage } from '../shared/pages.ts';
import {
  procedureApplication,
  procedureRecordGrant,
  procedureSubmissions,
  type ProcedureApplicationQuery,
} from './application.generated.ts';
import { requestedTotal, type FiledDocument } from './differences.ts';

const TEXTS = texts({
  ja: {
    title: '交付決定を記録する',
    back: '交付申請',
    notNow: 'いまは交付決定を記録できません',
    notNowHow: '提出を記録した申請にだけ、交付決定を記録できます。',
    already: '交付決定は、もう記録してあります',
    alreadyHow: '番号・日時・決まった額は「交付申請」で見られます。',
    openApplication: '交付申請を見る',
    happens: 'こうなります',
    effects: [
      '申請が「交付決定」になり、発注と支払いを始められます。',
      '交付決定の日時・事業実施期間の終わり・実績報告の期限が、このグループの期限になります。',
      '交付決定額が、お店ごとの上限になります。このあと増えることはありません。',
    ],
    notice: '通知書の内容',
    number: '交付決定通知書の番号',
    decidedAt: '交付決定の日時',
    decidedHint: 'これより前の契約・発注・納品・支払いは補助されません。',
    projectEndAt: '事業実施期間の終わり',
    reportDueAt: '実績報告の期限',
    conditions: '付された条件',
    conditionsHint: 'なければ空のままにします。',
    amounts: '交付決定額',
    asRequested: '申請したとおりの額で決定された',
    total: '申請した額の合計',
    otherwise: '違う額のときは、外して額を入れてください。',
    ofMember: (name: string) => `${name}の(1)`,
    analysis: 'グループの (2) 消費動向等分析経費',
    admin: 'グループの (3) 事務費・専門家費',
    asked: '申請した額',
    record: '交付決定を記録する',
    needed: 'ここを入れてください。',
    whole: '0以上の円で入れてください。',
    kept: '前に入れたものが残っていました。',
    stale: 'ほかの人が先に変えました。入れたものは残っています。確かめて、もう一度押してください。',
    frozen: '記録したあとは、番号・日時・額を直せません。通知書を見ながら確かめてください。',
  },
  en: {
    title: 'Record the grant decision',
    back: 'Application',
    notNow: 'The grant decision cannot be recorded now',
    notNowHow: 'It can be recorded once the submission of the application is.',
    already: 'The grant decision is already recorded',
    alreadyHow: 'Its number, dates and amounts stand in the application.',
    openApplication: 'See the application',
    happens: 'What this does',
    effects: [
      'The application becomes "granted", and orders and payments may begin.',
      'The decision, the end of the project and the deadline of the report become dates of this group.',
      'What was granted becomes the ceiling of each member. It never rises afterwards.',
    ],
    notice: 'What the notice says',
    number: 'Number of the notice',
    decidedAt: 'Decided (Japan)',
    decidedHint: 'Nothing contracted, ordered, delivered or paid before it is subsidised.',
    projectEndAt: 'End of the project period',
    reportDueAt: 'Performance report due',
    conditions: 'Conditions',
    conditionsHint: 'Leave empty if there are none.',
    amounts: 'Granted amounts',
    asRequested: 'Granted as requested',
    total: 'Requested in all',
    otherwise: 'If the amounts differ, untick this and enter them.',
    ofMember: (name: string) => `(1) of ${name}`,
    analysis: '(2) analysis, the group',
    admin: '(3) admin, the group',
    asked: 'Requested',
    record: 'Record the grant decision',
    needed: 'Please fill this in.',
    whole: 'Please enter whole yen of at least 0.',
    kept: 'What you entered before was kept.',
    stale: 'Somebody else changed it first. What you entered is kept: look at it and press once more.',
    frozen:
      'Once recorded, number, dates and amounts cannot be corrected. Please compare them with the notice.',
  },
});

type Application = NonNullable<ProcedureApplicationQuery['consortium']['application']>;

export function GrantPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { id, mayChange } = useGroup();
  const read = useRead(procedureApplication, { id });
  const filed = useEveryPage(
    procedureSubmissions,
    { id },
    ({ consortium }) => consortium.application?.submissions,
  );
  const back = `/groups/${id}/procedure/application`;
  return (
    <Page title={t.title} back={{ to: back, label: t.back }}>
      <Shown read={read} lines={10}>
        {({ consortium: { application, roster } }) => (
          <Shown read={filed} lines={10}>
            {([last]) =>
              application?.status === 'SUBMITTED' && last && mayChange ? (
                <GrantForm
                  application={application}
                  filed={JSON.parse(last.document) as FiledDocument}
                  enrolled={roster.filter(({ status }) => status === 'ENROLLED')}
                  back={back}
                />
              ) : (
                <Banner
                  state="neutral"
                  title={application?.grant ? t.already : t.notNow}
                  action={<Link to={back}>{t.openApplication}</Link>}
                >
                  {application?.grant ? t.alreadyHow : t.notNowHow}
                </Banner>
              )
            }
          </Shown>
        )}
      </Shown>
    </Page>
  );
}

interface Draft {
  readonly decisionNumber: string;
  readonly decidedAt: string;
  readonly projectEndAt: string;
  readonly reportDueAt: string;
  readonly conditions: string;
  readonly asRequested: boolean;
  /** By member's id, `analysis` and `admin`: as typed. */
  readonly yen: Readonly<Record<string, string>>;
}

const EMPTY: Draft = {
  decisionNumber: '',
  decidedAt: '',
  projectEndAt: '',
  reportDueAt: '',
  conditions: '',
  asRequested: true,
  yen: {},
};

function GrantForm({
  application,
  filed,
  enrolled,
  back,
}: {
  readonly application: Application;
  readonly filed: FiledDocument;
  readonly enrolled: ProcedureApplicationQuery['consortium']['roster'];
  readonly back: string;
}): ReactNode {
  const t = useTexts(TEXTS);
  const navigate = useNavigate();
  const record = useChange(procedureRecordGrant);
  const [key] = useState(newIdempotencyKey);
  const [draft, setDraft, clear, wasKept] = useDraft<Draft>(`procedure/grant/${application.id}`, EMPTY);
  const [checked, setChecked] = useState(false);

  const { outcome } = filed;
  const asked: Readonly<Record<string, number>> = {
    ...Object.fromEntries(enrolled.map(({ memberId }) => [memberId, 0])),
    ...Object.fromEntries(outcome.members.map((member) => [member.id, Number(member.granted)])),
    analysis: Number(outcome.analysis.granted),
    admin: Number(outcome.admin.granted),
  };
  const typed = (name: string): string => draft.yen[name] ?? String(asked[name] ?? 0);
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const amountKeys = [...enrolled.map(({ memberId }) => memberId), 'analysis', 'admin'];
  const incomplete =
    !draft.decisionNumber.trim() ||
    !draft.decidedAt ||
    !draft.projectEndAt ||
    !draft.reportDueAt ||
    (!draft.asRequested && amountKeys.some((name) => wholeNumber(typed(name)) === null));
  const need = (value: string): string | undefined => (checked && !value.trim() ? t.needed : undefined);
  const at = (path: string) => problemAt(record.problems, `input.${path}`);

  const send = async (): Promise<void> => {
    setChecked(true);
    if (incomplete) return;
    const yen = (name: string): number => wholeNumber(typed(name)) ?? 0;
    const { decisionNumber, decidedAt, projectEndAt, reportDueAt, conditions, asRequested } = draft;
    const done = await record.send({
      input: {
        applicationId: application.id,
        version: application.version,
        idempotencyKey: key,
        decisionNumber,
        decidedAt,
        projectEndAt,
        reportDueAt,
        conditions,
        ...(asRequested
          ? {}
          : {
              members: enrolled.map(({ memberId }) => ({ memberId, amountYen: yen(memberId) })),
              analysisYen: yen('analysis'),
              adminYen: yen('admin'),
            }),
      },
    });
    if (!done) return;
    clear();
    void navigate(back);
  };

  const amount = (name: string, label: string, path: string): ReactNode => (
    <YenInput
      key={name}
      label={label}
      hint={
        <>
          {t.asked} <Yen yen={asked[name]} />
        </>
      }
      yen={typed(name)}
      problem={checked && wholeNumber(typed(name)) === null ? t.whole : at(path)}
      onYen={(text) => set({ yen: { ...draft.yen, [name]: text } })}
    />
  );
  const shown = ['decisionNumber', 'decidedAt', 'projectEndAt', 'reportDueAt', 'conditions'].map(
    (name) => `input.${name}`,
  );
  const stale = record.problems.some(({ code }) => code === 'STALE_VERSION');
  return (
    <form
      className="flex flex-col gap-8"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {wasKept ? <p className="text-quiet">{t.kept}</p> : null}
      <Section title={t.happens}>
        <ul className="list-disc pl-5">
          {t.effects.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      <Section title={t.notice}>
        <div className="flex max-w-xl flex-col gap-5">
          <TextInput
            label={t.number}
            required
            value={draft.decisionNumber}
            problem={at('decisionNumber') ?? need(draft.decisionNumber)}
            onChange={({ target }) => set({ decisionNumber: target.value })}
          />
          <MinuteInput
            label={t.decidedAt}
            hint={t.decidedHint}
            required
            value={draft.decidedAt}
            problem={at('decidedAt') ?? need(draft.decidedAt)}
            onMinute={(decidedAt) => set({ decidedAt })}
          />
          <MinuteInput
            label={t.projectEndAt}
            required
            value={draft.projectEndAt}
            problem={at('projectEndAt') ?? need(draft.projectEndAt)}
            onMinute={(projectEndAt) => set({ projectEndAt })}
          />
          <MinuteInput
            label={t.reportDueAt}
            required
            value={draft.reportDueAt}
            problem={at('reportDueAt') ?? need(draft.reportDueAt)}
            onMinute={(reportDueAt) => set({ reportDueAt })}
          />
          <TextArea
            label={t.conditions}
            hint={t.conditionsHint}
            value={draft.conditions}
            problem={at('conditions')}
            onChange={({ target }) => set({ conditions: target.value })}
          />
        </div>
      </Section>
      <Section title={t.amounts}>
        <p>
          {t.total}: <Yen yen={requestedTotal(filed)} />
        </p>
        <Checkbox
          label={t.asRequested}
          hint={t.otherwise}
          checked={draft.asRequested}
          onChange={({ target }) => set({ asRequested: target.checked })}
        />
        {draft.asRequested ? null : (
          <div className="grid gap-5 sm:grid-cols-2">
            {enrolled.map(({ memberId, name }, index) =>
              amount(memberId, t.ofMember(name), `members[${index}].amountYen`),
            )}
            {amount('analysis', t.analysis, 'analysisYen')}
            {amount('admin', t.admin, 'adminYen')}
          </div>
        )}
      </Section>
      {stale ? (
        <Banner state="attention" title={t.stale} live />
      ) : (
        <Problems problems={record.problems} shown={shown} />
      )}
      <p className="text-quiet">{t.frozen}</p>
      <div>
        <Button type="submit" busy={record.sending}>
          {t.record}
        </Button>
      </div>
    </form>
  );
}
