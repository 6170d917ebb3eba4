import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { NotFound } from '../../app/not-found.tsx';
import { useChange } from '../../data/change.ts';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Deadline, When } from '../../ui/amounts.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { Arrived } from '../arrived.tsx';
import { DONE_ONLINE } from '../card/tasks.ts';
import { useShop } from '../shop.ts';
import { WORDS } from '../words.ts';
import { HandInPaper } from './hand-in-paper.tsx';
import { NoPaper, PaperExample } from './no-paper.tsx';
import {
  merchantHidePaper,
  merchantPaper,
  merchantReleasePaper,
  type MerchantPaperQuery,
} from './papers.generated.ts';
import { RecordPaper } from './record-paper.tsx';

const TEXTS = texts({
  ja: {
    due: '締切',
    accepted: '受け取られました',
    acceptedBody: 'することはありません。',
    handedIn: '届いています。とりまとめ担当の確認を待っています',
    returned: '出し直してください',
    reason: '理由',
    tooOld: '提出の日には古くなってしまいます',
    tooOldBody: '新しく取って、出し直してください。',
    dateUnknown: '発行された日が分からないので、古さを確かめられません。日付を入れて出し直してください。',
    from: (day: ReactNode) => <>{day}より後に発行されたものが必要です。</>,
    replace: '新しいものに差し替える',
    handIn: 'すませたことを知らせる',
    send: '書類を送る',
    sealed: '封をした書類',
    sealedOn: (at: ReactNode) => <>{at}に送りました。</>,
    hidden: '中身を見られるのは、お店の担当者だけです。',
    shown: 'とりまとめ担当も中身を見られます。',
    open: '送ったものを見る',
    release: 'とりまとめ担当に中身を見せる',
    hide: '中身を見せるのをやめる',
    thanks: '送りました。ありがとうございます',
    thanksBody: '封をして預かりました。とりまとめ担当に中身も見せると、確認が早くすみます。',
  },
  en: {
    due: 'Due',
    accepted: 'It was accepted',
    acceptedBody: 'There is nothing to do.',
    handedIn: 'It is there and waits for the coordinator’s check',
    returned: 'Please hand it in again',
    reason: 'Reason',
    tooOld: 'It will be too old on the day of submission',
    tooOldBody: 'Please get a new one and hand that in.',
    dateUnknown:
      'Its day of issue is not known, so its age cannot be checked. Please hand it in again with the day.',
    from: (day) => <>It has to be issued on or after {day}.</>,
    replace: 'Put a newer one in its place',
    handIn: 'Say that it is done',
    send: 'Send the paper',
    sealed: 'Sealed paper',
    sealedOn: (at) => <>Sent on {at}.</>,
    hidden: 'Only people of your shop can open it.',
    shown: 'The coordinator can open it, too.',
    open: 'Look at what was sent',
    release: 'Let the coordinator open it',
    hide: 'Do not let the coordinator open it any more',
    thanks: 'It was sent. Thank you',
    thanksBody: 'It is kept sealed. If the coordinator may open it, it is checked sooner.',
  },
});

type Cell = NonNullable<MerchantPaperQuery['member']['readiness']>['cells'][number];

/** One paper: how it stands, camera first, and a way on for whoever does not have it. */
export function PaperPage(): ReactNode {
  const { requirement = '' } = useParams();
  const { memberId, consortiumId } = useShop();
  const read = useRead(merchantPaper, { memberId, consortiumId });
  return (
    <Shown read={read} lines={10}>
      {(data) => {
        const cell = data.member.readiness?.cells.find((one) => one.requirement === requirement);
        return cell ? <Paper key={requirement} cell={cell} data={data} /> : <NotFound />;
      }}
    </Shown>
  );
}

function Paper({ cell, data }: { readonly cell: Cell; readonly data: MerchantPaperQuery }): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const say = useSaid();
  const { memberId } = useShop();
  const { requirement, state } = cell;
  const [sentNow, setSentNow] = useState(false);
  const [replacing, setReplacing] = useState(false);
  const online = DONE_ONLINE.includes(requirement);
  const settled = state === 'ACCEPTED' || state === 'HANDED_IN' || state === 'NOT_OWED';
  const sealed = data.member.sealedPapers?.edges
    .map(({ node }) => node)
    .find((one) => one.requirement === requirement && one.replacedAt === null);
  const due = data.consortium.obligations.edges.find(({ node }) => node.key.endsWith(`:${requirement}`))?.node
    .dueAt;
  const done = (): void => {
    setSentNow(true);
    setReplacing(false);
  };
  return (
    <Page
      title={say(cell.label)}
      back={{ to: `/shop/${memberId}`, label: words.home }}
      lead={
        due ? (
          <>
            {t.due} <Deadline due={due} />
          </>
        ) : null
      }
    >
      {sentNow ? (
        <Arrived>
          <Banner state="ok" title={t.thanks} live>
            {sealed && !sealed.releasedAt ? t.thanksBody : null}
          </Banner>
        </Arrived>
      ) : null}
      <Standing cell={cell} />
      {sealed ? <Sealed paper={sealed} /> : null}
      {settled && !replacing ? (
        <div className="flex flex-col gap-3">
          {sentNow ? <ButtonLink to={`/shop/${memberId}`}>{words.home}</ButtonLink> : null}
          <Button look="second" onClick={() => setReplacing(true)}>
            {t.replace}
          </Button>
        </div>
      ) : (
        <>
          <PaperExample requirement={requirement} />
          {online ? (
            <Section title={t.handIn}>
              <RecordPaper cell={cell} onDone={done} online />
            </Section>
          ) : (
            <Section title={t.send}>
              <HandInPaper cell={cell} onDone={done} />
            </Section>
          )}
          <NoPaper requirement={requirement} name={say(cell.label)} />
          {online ? null : <RecordPaper cell={cell} onDone={done} online={false} />}
        </>
      )}
    </Page>
  );
}

function Standing({ cell }: { readonly cell: Cell }): ReactNode {
  const t = useTexts(TEXTS);
  const { state, reason, dateUnknown, issuedFrom } = cell;
  const from = issuedFrom ? <p>{t.from(<When at={issuedFrom} />)}</p> : null;
  if (state === 'ACCEPTED')
    return (
      <Banner state="ok" title={t.accepted}>
        {t.acceptedBody}
      </Banner>
    );
  if (state === 'HANDED_IN')
    return (
      <Banner state="neutral" title={t.handedIn}>
        {dateUnknown ? t.dateUnknown : null}
      </Banner>
    );
  if (state === 'RETURNED')
    return (
      <Banner state="stop" title={t.returned}>
        {reason ? (
          <p>
            {t.reason}：{reason}
          </p>
        ) : null}
        {from}
      </Banner>
    );
  if (state === 'EXPIRES_BEFORE_SUBMISSION')
    return (
      <Banner state="attention" title={t.tooOld}>
        <p>{dateUnknown ? t.dateUnknown : t.tooOldBody}</p>
        {from}
      </Banner>
    );
  return from;
}

type SealedNode = NonNullable<MerchantPaperQuery['member']['sealedPapers']>['edges'][number]['node'];

/** What lies sealed, and who may open it: its shop’s to decide, any time. */
function Sealed({ paper }: { readonly paper: SealedNode }): ReactNode {
  const t = useTexts(TEXTS);
  const releasing = useChange(merchantReleasePaper);
  const hiding = useChange(merchantHidePaper);
  const { id, version, releasedAt, handedInAt } = paper;
  const input = { id, version };
  return (
    <Section title={t.sealed}>
      <p>
        {t.sealedOn(<When at={handedInAt} />)} {releasedAt ? t.shown : t.hidden}
      </p>
      <Problems problems={[...releasing.problems, ...hiding.problems]} />
      {releasedAt ? (
        <Button look="second" wide busy={hiding.sending} onClick={() => void hiding.send({ input })}>
          {t.hide}
        </Button>
      ) : (
        <Button look="second" wide busy={releasing.sending} onClick={() => void releasing.send({ input })}>
          {t.release}
        </Button>
      )}
      <a href={`/sealed-papers/${id}/content`} className="inline-flex min-h-11 items-center">
        {t.open}
      </a>
    </Section>
  );
}
