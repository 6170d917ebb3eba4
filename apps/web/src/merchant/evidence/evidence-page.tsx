import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner, StateChip, type State } from '../../ui/state.tsx';
import { useShop } from '../shop.ts';
import { WORDS } from '../words.ts';
import { merchantEvidence, type MerchantEvidenceQuery } from './evidence.generated.ts';

const TEXTS = texts({
  ja: {
    title: '請求書や写真（証憑）を出す',
    lead: '買ったもの1つごとに出します。そろったものから、どの順でもかまいません。',
    none: '出すものはありません',
    noneBody: '費用が入ると、ここに出すものの一覧が出ます。',
    all: 'ぜんぶ確認されました',
    allBody: '出すものはもうありません。',
    shop: 'お店について',
    state: { RETURNED: 'やり直し', MISSING: 'まだ', HANDED_IN: '確認待ち', ACCEPTED: '済み' },
    missing: (count: number) => `あと${count}件`,
  },
  en: {
    title: 'Invoices and photos (evidence)',
    lead: 'For each thing bought, in any order.',
    none: 'Nothing to hand in',
    noneBody: 'As soon as costs are entered, what has to be handed in is listed here.',
    all: 'Everything is accepted',
    allBody: 'Nothing more to hand in.',
    shop: 'About the shop',
    state: { RETURNED: 'To do again', MISSING: 'To do', HANDED_IN: 'Being checked', ACCEPTED: 'Done' },
    missing: (count: number) => `${count} more`,
  },
});

type Item = NonNullable<MerchantEvidenceQuery['member']['evidenceChecklist']>['items'][number];
type Line = MerchantEvidenceQuery['member']['costLines'][number];

const CHIPS: Readonly<Record<Item['state'], { readonly state: State; readonly icon: IconName }>> = {
  RETURNED: { state: 'stop', icon: 'returned' },
  MISSING: { state: 'attention', icon: 'attention' },
  HANDED_IN: { state: 'neutral', icon: 'wait' },
  ACCEPTED: { state: 'ok', icon: 'check' },
};

/** What has to be proved, by what was bought. */
export function EvidencePage(): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const { memberId } = useShop();
  const read = useRead(merchantEvidence, { memberId });
  return (
    <Page title={t.title} lead={t.lead} back={{ to: `/shop/${memberId}`, label: words.home }}>
      <Shown read={read} lines={10}>
        {({ member: { evidenceChecklist, costLines } }) => {
          if (!evidenceChecklist) return <Empty title={t.none}>{t.noneBody}</Empty>;
          const groups: readonly (Line | null)[] = [...costLines, null];
          return (
            <>
              {evidenceChecklist.complete ? (
                <Banner state="ok" title={t.all}>
                  {t.allBody}
                </Banner>
              ) : null}
              {groups.map((line) => {
                const items = evidenceChecklist.items.filter(
                  ({ costLineId }) => costLineId === (line?.id ?? null),
                );
                if (items.length === 0) return null;
                return (
                  <Section
                    key={line?.id ?? ''}
                    title={line ? line.label || words.category[line.category] : t.shop}
                  >
                    <Items items={items} memberId={memberId} />
                  </Section>
                );
              })}
            </>
          );
        }}
      </Shown>
    </Page>
  );
}

function Items({
  items,
  memberId,
}: {
  readonly items: readonly Item[];
  readonly memberId: string;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  return (
    <ul>
      {items.map(({ code, costLineId, label, state, missing, needed }) => (
        <li key={code} className="border-b border-hairline">
          <Link
            to={`/shop/${memberId}/evidence/${code}${costLineId ? `/${costLineId}` : ''}`}
            className="flex min-h-14 items-center gap-3 py-3 text-ink no-underline"
          >
            <span className="min-w-0 flex-1">
              <span className="block underline">{say(label)}</span>
              <span className="mt-1 flex flex-wrap items-center gap-2">
                <StateChip {...CHIPS[state]}>{t.state[state]}</StateChip>
                {needed > 1 && missing > 0 ? (
                  <span className="text-sm text-quiet">{t.missing(missing)}</span>
                ) : null}
              </span>
            </span>
            <Icon name="next" size={20} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
