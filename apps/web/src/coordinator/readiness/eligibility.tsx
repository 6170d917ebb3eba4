import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { StateChip, type State } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import {
  readinessEligibility,
  type CheckSeverity,
  type FixTarget,
  type ReadinessEligibilityQuery,
} from './readiness.generated.ts';
import { useAllPages } from '../../data/pages.ts';

const WORD_JA: Readonly<Record<CheckSeverity, string>> = {
  BLOCKER: '提出できません',
  WARNING: '確かめてください',
  INFO: 'お知らせ',
};
const WORD_EN: typeof WORD_JA = { BLOCKER: 'Blocks', WARNING: 'Please check', INFO: 'Good to know' };

const TEXTS = texts({
  ja: {
    title: '参加できるかの確認',
    count: (counted: number, minimum: number) =>
      counted >= minimum
        ? `数えられる構成員は${counted}者です（${minimum}者以上を満たしています）。`
        : `数えられる構成員は${counted}者です。あと${minimum - counted}者必要です（${minimum}者以上）。`,
    none: '気になることは見つかっていません。',
    more: (rest: number) => `あと${rest}件を見る`,
    word: WORD_JA,
    fix: '直しに行く',
    fixNamed: (what: string) => `直しに行く：${what}`,
    clause: '根拠',
  },
  en: {
    title: 'Who may take part',
    count: (counted: number, minimum: number) =>
      counted >= minimum
        ? `${counted} members count (at least ${minimum} are needed).`
        : `${counted} members count; ${minimum - counted} more are needed (at least ${minimum}).`,
    none: 'Nothing was found.',
    more: (rest: number) => `Show ${rest} more`,
    word: WORD_EN,
    fix: 'Put it right',
    fixNamed: (what: string) => `Put it right: ${what}`,
    clause: 'Rule',
  },
});

const LOOK: Readonly<Record<CheckSeverity, State>> = {
  BLOCKER: 'stop',
  WARNING: 'attention',
  INFO: 'neutral',
};
const ORDER: readonly CheckSeverity[] = ['BLOCKER', 'WARNING', 'INFO'];
const FIRST = 6;

type Page = ReadinessEligibilityQuery;
type Finding = NonNullable<Page['consortium']['eligibility']>['findings']['edges'][number]['node'];

/** What stands in the way of taking part, in words. */
export function EligibilityFindings(): ReactNode {
  const { id } = useGroup();
  const t = useTexts(TEXTS);
  const [all, setAll] = useState(false);
  const read = useAllPages(
    readinessEligibility,
    { id },
    ({ consortium }) => consortium.eligibility?.findings.pageInfo,
  );
  return (
    <Section title={t.title}>
      <Shown read={read} lines={6}>
        {(pages) => {
          const eligibility = pages[0]?.consortium.eligibility;
          if (!eligibility) return null;
          const findings = pages
            .flatMap(({ consortium }) => consortium.eligibility?.findings.edges ?? [])
            .map(({ node }) => node)
            .toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
          const shown = all ? findings : findings.slice(0, FIRST);
          return (
            <>
              <p>{t.count(eligibility.countedMembers, eligibility.minimumMembers)}</p>
              {findings.length === 0 ? (
                <p>{t.none}</p>
              ) : (
                <ul className="flex flex-col">
                  {shown.map((finding, index) => (
                    <Row key={index} finding={finding} />
                  ))}
                </ul>
              )}
              {shown.length < findings.length ? (
                <div>
                  <Button look="second" onClick={() => setAll(true)}>
                    {t.more(findings.length - shown.length)}
                  </Button>
                </div>
              ) : null}
            </>
          );
        }}
      </Shown>
    </Section>
  );
}

function pathOf(target: FixTarget): string | null {
  switch (target) {
    case 'MEMBERS':
    case 'MEMBER':
    case 'COSTS':
    case 'DECLARATIONS':
      return 'members';
    case 'SETTINGS':
      return 'settings';
    case 'CALCULATION':
    case 'APPROVAL':
      return 'procedure';
    case 'READINESS':
    case 'GROUP_PAPERS':
      return null;
  }
}

function Row({ finding }: { readonly finding: Finding }): ReactNode {
  const { id, mayChange } = useGroup();
  const t = useTexts(TEXTS);
  const say = useSaid();
  const path = pathOf(finding.fix.target);
  const said = say(finding.message);
  const { memberId } = finding.fix;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b border-hairline py-2">
      <StateChip state={LOOK[finding.severity]}>{t.word[finding.severity]}</StateChip>
      <span className="min-w-0 flex-1 basis-64">
        {said}
        {finding.clause ? (
          <span className="block text-sm text-quiet">
            {t.clause}：{finding.clause}
          </span>
        ) : null}
      </span>
      {mayChange && path ? (
        <Link
          to={`/groups/${id}/${path}${path === 'members' && memberId ? `/${memberId}` : ''}`}
          aria-label={t.fixNamed(said)}
          className="inline-flex min-h-11 items-center"
        >
          {t.fix}
        </Link>
      ) : null}
    </li>
  );
}
