import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { NotFound } from '../../app/not-found.tsx';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner, StateChip, type State } from '../../ui/state.tsx';
import { Arrived } from '../arrived.tsx';
import { useShop } from '../shop.ts';
import { TellCoordinator } from '../tell-coordinator.tsx';
import { WORDS } from '../words.ts';
import { merchantEvidence, type MerchantEvidenceQuery } from './evidence.generated.ts';
import { HandInEvidence } from './hand-in-evidence.tsx';

const TEXTS = texts({
  ja: {
    back: '証憑の一覧へ',
    visible: 'これが読めるように写してください',
    clause: '根拠',
    send: '送る',
    sendInstead: '代わりのファイルを送る',
    more: 'もう1つ送る',
    sent: '送ったもの',
    outcome: { PENDING: '確認待ち', ACCEPTED: '確認済み', RETURNED: '差し戻し' },
    virus: 'ウイルスが見つかったため、使えません。別のファイルを送ってください。',
    reason: '理由',
    open: '開く',
    replace: 'このファイルの代わりを送る',
    thanks: '送りました。ありがとうございます',
    thanksBody: 'とりまとめ担当が確認します。',
    already: '同じファイルが、もう届いています',
    next: 'つぎの証憑へ',
    stuck: '書類がないとき',
    about: (what: string) => `「${what}」を出せません。`,
    kept: '差し替えたり取り消したりしても、送ったファイルの記録は残ります。',
  },
  en: {
    back: 'All evidence',
    visible: 'This has to be legible',
    clause: 'Source',
    send: 'Send',
    sendInstead: 'Send another file in its place',
    more: 'Send another one',
    sent: 'What was sent',
    outcome: { PENDING: 'Being checked', ACCEPTED: 'Accepted', RETURNED: 'Returned' },
    virus: 'A virus was found in it. Please send another file.',
    reason: 'Reason',
    open: 'Open',
    replace: 'Send another in its place',
    thanks: 'It was sent. Thank you',
    thanksBody: 'The coordinator looks at it.',
    already: 'The very same file is there already',
    next: 'To the next evidence',
    stuck: 'If you do not have it',
    about: (what: string) => `I cannot hand in “${what}”.`,
    kept: 'What was sent stays on record, also when another file takes its place.',
  },
});

type Member = MerchantEvidenceQuery['member'];
type Item = NonNullable<Member['evidenceChecklist']>['items'][number];
type File = NonNullable<Member['evidence']>['edges'][number]['node'];

/** One thing to prove: what has to be legible, camera first, what was sent. */
export function EvidenceItemPage(): ReactNode {
  const { item, lineId = null } = useParams();
  const { memberId } = useShop();
  const read = useRead(merchantEvidence, { memberId });
  return (
    <Shown read={read} lines={10}>
      {({ member }) => {
        const found = member.evidenceChecklist?.items.find(
          ({ code, costLineId }) => code === item && costLineId === lineId,
        );
        return found ? <ItemPage key={`${item}/${lineId}`} item={found} member={member} /> : <NotFound />;
      }}
    </Shown>
  );
}

/** The files that prove this item now, newest first. */
export function filesOf(
  member: Member,
  { code, costLineId }: Pick<Item, 'code' | 'costLineId'>,
): readonly File[] {
  return (member.evidence?.edges ?? [])
    .map(({ node }) => node)
    .filter(
      ({ replacedById, links }) =>
        replacedById === null && links.some((link) => link.item === code && link.costLineId === costLineId),
    );
}

function ItemPage({ item, member }: { readonly item: Item; readonly member: Member }): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const say = useSaid();
  const { memberId } = useShop();
  const [sent, setSent] = useState<'NEW' | 'ALREADY' | null>(null);
  const [more, setMore] = useState(false);
  const [instead, setInstead] = useState<string | null>(null);
  const line = member.costLines.find(({ id }) => id === item.costLineId);
  const files = filesOf(member, item);
  const returned = files.find(
    ({ links, scan }) => scan === 'INFECTED' || links.some(outcomeIs(item, 'RETURNED')),
  );
  const replacesId = instead ?? returned?.id ?? null;
  const open = item.missing > 0 || more || instead !== null;
  return (
    <Page
      title={say(item.label)}
      lead={line ? line.label || words.category[line.category] : null}
      back={{ to: `/shop/${memberId}/evidence`, label: t.back }}
    >
      {sent ? (
        <Arrived>
          <Banner state="ok" title={sent === 'NEW' ? t.thanks : t.already} live>
            {t.thanksBody}
          </Banner>
        </Arrived>
      ) : null}
      {files.length > 0 ? (
        <Section title={t.sent}>
          <ul className="flex flex-col gap-3">
            {files.map((file) => (
              <SentFile
                key={file.id}
                file={file}
                item={item}
                onReplace={
                  open && replacesId === file.id
                    ? null
                    : () => {
                        setInstead(file.id);
                        setSent(null);
                      }
                }
              />
            ))}
          </ul>
          <p className="text-sm text-quiet">{t.kept}</p>
        </Section>
      ) : null}
      {open ? (
        <Section title={replacesId ? t.sendInstead : t.send}>
          <div className="rounded-lg border-2 border-dashed border-line p-4">
            <p className="flex items-center gap-2 font-bold">
              <Icon name="paper" />
              {t.visible}
            </p>
            <p className="mt-1">{say(item.mustShow)}</p>
            <p className="mt-1 text-sm text-quiet">
              {t.clause} {item.clause}
            </p>
          </div>
          <HandInEvidence
            key={`${replacesId}/${files.length}`}
            item={item}
            units={line?.quantity ?? 1}
            replacesId={replacesId}
            onDone={(already) => {
              setSent(already ? 'ALREADY' : 'NEW');
              setMore(false);
              setInstead(null);
            }}
          />
        </Section>
      ) : (
        <div className="flex flex-col gap-3">
          {sent ? <ButtonLink to={`/shop/${memberId}/evidence`}>{t.next}</ButtonLink> : null}
          <Button look="second" onClick={() => setMore(true)}>
            {t.more}
          </Button>
        </div>
      )}
      <Section title={t.stuck}>
        <TellCoordinator about={t.about(say(item.label))} />
      </Section>
    </Page>
  );
}

const outcomeIs =
  ({ code, costLineId }: Item, wanted: File['links'][number]['outcome']) =>
  (link: File['links'][number]): boolean =>
    link.item === code && link.costLineId === costLineId && link.outcome === wanted;

const STATES: Readonly<Record<File['links'][number]['outcome'], State>> = {
  PENDING: 'neutral',
  ACCEPTED: 'ok',
  RETURNED: 'stop',
};

function SentFile({
  file,
  item,
  onReplace,
}: {
  readonly file: File;
  readonly item: Item;
  /** null: that is what the form below does. */
  readonly onReplace: (() => void) | null;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { id, fileName, hasThumbnail, uploadedAt, scan, review, links } = file;
  const infected = scan === 'INFECTED';
  const outcome =
    links.find((link) => link.item === item.code && link.costLineId === item.costLineId)?.outcome ??
    'PENDING';
  return (
    <li className="flex flex-col gap-2 rounded-xl border border-hairline p-3">
      <div className="flex items-start gap-3">
        {hasThumbnail && !infected ? (
          <img src={`/evidence/${id}/thumbnail`} alt="" className="size-20 shrink-0 rounded object-cover" />
        ) : (
          <Icon name="paper" size={40} />
        )}
        <div className="min-w-0 flex-1">
          <p className="font-bold break-all">{fileName}</p>
          <p className="text-sm text-quiet">
            <When at={uploadedAt} />
          </p>
          <StateChip state={infected ? 'stop' : STATES[outcome]}>
            {t.outcome[infected ? 'RETURNED' : outcome]}
          </StateChip>
        </div>
      </div>
      {infected ? <p>{t.virus}</p> : null}
      {outcome === 'RETURNED' && review?.reason ? (
        <p>
          {t.reason}：{review.reason}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-x-4">
        {infected || scan === 'WAITING' ? null : (
          <a href={`/evidence/${id}/content`} className="inline-flex min-h-11 items-center">
            {t.open}
            <span className="sr-only"> {fileName}</span>
          </a>
        )}
        {outcome === 'ACCEPTED' || !onReplace ? null : (
          <Button look="quiet" onClick={onReplace}>
            {t.replace}
          </Button>
        )}
      </div>
    </li>
  );
}
