import { useState, type ReactNode } from 'react';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/dialog.tsx';
import { Shown } from '../../ui/shown.tsx';
import { useSession } from '../../app/session.tsx';
import { useGroup } from '../group-frame.tsx';
import type { BoardRequirement } from './board.ts';
import { lookOf, type BoardRow } from './cells.ts';
import { Mark } from './legend.tsx';
import { RecordForm } from './record-form.tsx';
import { ReviewForm } from './review-form.tsx';
import { readinessMember, readinessSealedOf, type ReadinessMemberQuery } from './readiness.generated.ts';
import { WORDS } from './texts.ts';

const TEXTS = texts({
  ja: {
    next: '次にすること',
    reason: '差し戻した理由',
    dates: '日付',
    received: '届いた日',
    issued: '発行日',
    validUntil: '有効期限',
    asked: '最後にお願いした日',
    never: 'まだお願いしていません',
    issuedFrom: 'いつ以降に発行されたものか',
    unread: 'まだ入っていません',
    source: '根拠',
    carriedBack: '（その年度の資料になく、2025年のものを使っています）',
    sealed: '封をして届いた書類',
    sealedShut: '封をしたままです。お店が「見せてよい」と決めるまで、だれも開けません。',
    sealedOpen: 'お店が、見せてよいと決めました。',
    handedIn: '届いた日時',
    record: '届いた書類を記録する',
    correct: '記録を直す',
    ask: 'このお店に書類をお願いする',
  },
  en: {
    next: 'What to do next',
    reason: 'Why it was returned',
    dates: 'Dates',
    received: 'Came on',
    issued: 'Issued on',
    validUntil: 'In force until',
    asked: 'Last asked for',
    never: 'Not asked for yet',
    issuedFrom: 'Issued on or after',
    unread: 'Not entered yet',
    source: 'Rule',
    carriedBack: ' (not stated for that year; taken from 2025)',
    sealed: 'Handed in sealed',
    sealedShut: 'It is sealed: nobody opens it until its member lets it be seen.',
    sealedOpen: 'Its member lets it be seen.',
    handedIn: 'Came at',
    record: 'Record a paper that came',
    correct: 'Correct the record',
    ask: 'Ask this member for papers',
  },
});

export type MemberCell = NonNullable<ReadinessMemberQuery['member']['readiness']>['cells'][number];

/** One paper of one member: how it stands, what to do, and doing it. */
export function CellDrawer({
  member,
  requirement,
  onAsk,
  onClose,
}: {
  readonly member: BoardRow;
  readonly requirement: BoardRequirement;
  readonly onAsk: (() => void) | null;
  readonly onClose: () => void;
}): ReactNode {
  const w = useTexts(WORDS);
  const read = useRead(readinessMember, { id: member.memberId });
  return (
    <Drawer title={`${member.name}：${w.short[requirement.code]}`} open onClose={onClose}>
      <Shown read={read} lines={8}>
        {({ member: found }) => {
          const cell = found.readiness?.cells.find((one) => one.requirement === requirement.code);
          return cell ? (
            <Details
              memberId={member.memberId}
              cell={cell}
              requirement={requirement}
              onAsk={cell.askDue ? onAsk : null}
            />
          ) : null;
        }}
      </Shown>
    </Drawer>
  );
}

function Details({
  memberId,
  cell,
  requirement,
  onAsk,
}: {
  readonly memberId: string;
  readonly cell: MemberCell;
  readonly requirement: BoardRequirement;
  readonly onAsk: (() => void) | null;
}): ReactNode {
  const { mayChange } = useGroup();
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  const say = useSaid();
  const [recording, setRecording] = useState(false);
  const look = lookOf(cell);
  const { document } = cell;
  return (
    <div className="flex flex-col gap-5">
      <div>
        <p className="font-bold">{say(requirement.label)}</p>
        <p className="mt-2 flex items-center gap-2">
          <Mark look={look} />
          <span className="font-bold">{w.look[look]}</span>
        </p>
        <p className="mt-1">{w.means[look]}</p>
      </div>
      {cell.next ? (
        <section>
          <h3 className="font-bold">{t.next}</h3>
          <p>{say(cell.next)}</p>
        </section>
      ) : null}
      {cell.reason ? (
        <section>
          <h3 className="font-bold">{t.reason}</h3>
          <p>{cell.reason}</p>
        </section>
      ) : null}
      {mayChange && document && !recording ? (
        <ReviewForm key={document.id} document={document} isAccepted={cell.state === 'ACCEPTED'} />
      ) : null}
      {mayChange ? (
        recording ? (
          <RecordForm
            memberId={memberId}
            requirement={requirement.code}
            document={document}
            issuedFrom={cell.issuedFrom}
            onDone={() => setRecording(false)}
          />
        ) : (
          <div className="flex flex-wrap gap-3">
            {onAsk ? (
              <Button icon="bell" onClick={onAsk}>
                {t.ask}
              </Button>
            ) : null}
            <Button look="second" icon="paper" onClick={() => setRecording(true)}>
              {document ? t.correct : t.record}
            </Button>
          </div>
        )
      ) : null}
      <section>
        <h3 className="font-bold">{t.dates}</h3>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          {document ? (
            <>
              <dt className="text-quiet">{t.received}</dt>
              <dd>
                <When at={document.receivedOn} />
              </dd>
              <dt className="text-quiet">{t.issued}</dt>
              <dd>{document.issuedOn ? <When at={document.issuedOn} /> : t.unread}</dd>
            </>
          ) : null}
          {document?.validUntil ? (
            <>
              <dt className="text-quiet">{t.validUntil}</dt>
              <dd>
                <When at={document.validUntil} />
              </dd>
            </>
          ) : null}
          {cell.issuedFrom ? (
            <>
              <dt className="text-quiet">{t.issuedFrom}</dt>
              <dd>
                <When at={cell.issuedFrom} />
              </dd>
            </>
          ) : null}
          <dt className="text-quiet">{t.asked}</dt>
          <dd>{cell.askedAt ? <When at={cell.askedAt} /> : t.never}</dd>
        </dl>
      </section>
      <Sealed memberId={memberId} requirement={requirement.code} />
      <p className="text-sm text-quiet">
        {t.source}：{requirement.source}
        {requirement.carriedBack ? t.carriedBack : ''}
      </p>
    </div>
  );
}

/** What was handed in sealed: that it is there, never what it says. Support bodies do not see even that. */
function Sealed({
  memberId,
  requirement,
}: {
  readonly memberId: string;
  readonly requirement: string;
}): ReactNode {
  const { role } = useSession();
  const t = useTexts(TEXTS);
  const read = useRead(readinessSealedOf, { id: memberId }, { when: role === 'COORDINATOR' });
  const papers = (read.data?.member.sealedPapers?.edges ?? [])
    .map(({ node }) => node)
    .filter((paper) => paper.requirement === requirement && paper.replacedAt === null);
  if (papers.length === 0) return null;
  return (
    <section>
      <h3 className="font-bold">{t.sealed}</h3>
      <ul className="flex flex-col gap-2">
        {papers.map((paper) => (
          <li key={paper.id}>
            {t.handedIn} <When at={paper.handedInAt} />
            <span className="block text-sm">{paper.releasedAt ? t.sealedOpen : t.sealedShut}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
