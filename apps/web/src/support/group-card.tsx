import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Ring } from '../charts/ring.tsx';
import { APPLICATION_STATES } from '../coordinator/words.ts';
import { texts, usePreferences, useSaid, useTexts } from '../language/language.ts';
import { roughYenText } from '../language/money.ts';
import { prefectureName } from '../language/prefectures.ts';
import { Deadline } from '../ui/amounts.tsx';
import { StateChip, type State } from '../ui/state.tsx';
import { readinessOf, stageOf, type WallGroup } from './wall.ts';
import { RISK_LEVELS } from './words.ts';

const TEXTS = texts({
  ja: {
    sample: '見本',
    joint: '(1)+(2)',
    admin: '(3)事務費',
    of: (value: string, cap: string) => `${value} / ${cap}`,
    noCap: '上限は未定',
    members: (count: number, least: number) =>
      `構成員 ${count}者（${least}者以上${count >= least ? 'を満たします' : 'に足りません'}）`,
    papers: (done: number, all: number) => `書類 ${all}のうち ${done} がそろっています`,
    noPapers: '書類の準備はまだ始まっていません',
    next: '次の締切',
    noNext: '近い締切はありません',
    why: 'ここにある理由',
  },
  en: {
    sample: 'Sample',
    joint: '(1)+(2)',
    admin: '(3) admin fee',
    of: (value: string, cap: string) => `${value} of ${cap}`,
    noCap: 'cap not known',
    members: (count: number, least: number) =>
      `${count} members (${count >= least ? 'at least' : 'fewer than'} ${least})`,
    papers: (done: number, all: number) => `${done} of ${all} papers are there`,
    noPapers: 'Papers are not collected yet',
    next: 'Next deadline',
    noNext: 'No deadline is near',
    why: 'Why it stands here',
  },
});

const LOOKS: Readonly<Record<WallGroup['risk']['level'], State>> = {
  HIGH: 'stop',
  MEDIUM: 'attention',
  LOW: 'neutral',
  NONE: 'ok',
};
const EDGES: Readonly<Record<State, string>> = {
  stop: 'border-stop border-l-8',
  attention: 'border-attention border-l-8 border-dashed',
  neutral: 'border-line',
  ok: 'border-hairline',
};

export function GroupCard({ group }: { readonly group: WallGroup }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const levels = useTexts(RISK_LEVELS);
  const stages = useTexts(APPLICATION_STATES);
  const { language } = usePreferences();
  const { combined, admin } = group.calculation;
  const look = LOOKS[group.risk.level];
  return (
    <li className={`flex flex-col gap-3 rounded-xl border-2 p-4 ${EDGES[look]}`}>
      <div>
        <div className="flex flex-wrap gap-2">
          <StateChip state={look}>{levels[group.risk.level]}</StateChip>
          <StateChip state="neutral" icon="paper">
            {stages[stageOf(group)]}
          </StateChip>
          {group.isSample ? <StateChip state="neutral">{t.sample}</StateChip> : null}
        </div>
        <h2 className="text-lg font-bold">
          <Link to={`/groups/${group.id}`} className="flex min-h-11 items-center">
            {group.name}
          </Link>
        </h2>
        <p className="text-sm text-quiet">
          {prefectureName(group.prefecture, language)} {group.city}
        </p>
      </div>
      {group.risk.reasons.length > 0 ? (
        <ul aria-label={t.why} className="list-disc pl-5">
          {group.risk.reasons.map((reason) => (
            <li key={reason.code}>{say(reason.message)}</li>
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <Gauge label={t.joint} value={combined.granted} cap={combined.cap} />
        <Gauge label={t.admin} value={admin.granted} cap={admin.limit} />
      </div>
      {group.eligibility ? (
        <MemberDots count={group.eligibility.countedMembers} least={group.eligibility.minimumMembers} />
      ) : null}
      <ReadinessStrip group={group} />
      <p>
        <span className="block text-sm text-quiet">{t.next}</span>
        {group.nextObligation ? (
          <>
            {say(group.nextObligation.title)} <Deadline due={group.nextObligation.dueAt} />
          </>
        ) : (
          t.noNext
        )}
      </p>
    </li>
  );
}

function Gauge({
  label,
  value,
  cap,
}: {
  readonly label: string;
  readonly value: number;
  readonly cap: number | null;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { language } = usePreferences();
  return (
    <div className="flex items-center gap-2">
      <Ring size="small" value={value} cap={cap} />
      <p className="text-sm leading-snug">
        <span className="block font-bold">{label}</span>
        {cap === null ? t.noCap : t.of(roughYenText(value, language), roughYenText(cap, language))}
      </p>
    </div>
  );
}

const MOST_DOTS = 30;

/** One dot a member, with a line after the tenth: whether the group is large enough is seen at once. */
function MemberDots({ count, least }: { readonly count: number; readonly least: number }): ReactNode {
  const t = useTexts(TEXTS);
  const dots = Math.min(Math.max(count, least), MOST_DOTS);
  return (
    <div>
      <p className="text-sm">{t.members(count, least)}</p>
      <div aria-hidden="true" className="mt-1 flex flex-wrap gap-1">
        {Array.from({ length: dots }, (_, index) => (
          <span
            key={index}
            className={`size-3 rounded-full ${index < count ? 'bg-accent' : 'border-2 border-stop'} ${
              index === least - 1 ? 'mr-2 shadow-[0.5rem_0_0_-0.34rem_black]' : ''
            }`}
          />
        ))}
      </div>
    </div>
  );
}

function ReadinessStrip({ group }: { readonly group: WallGroup }): ReactNode {
  const t = useTexts(TEXTS);
  const { done, attention, all } = readinessOf(group);
  if (all === 0) return <p className="text-sm text-quiet">{t.noPapers}</p>;
  const share = (count: number): string => `${(count / all) * 100}%`;
  return (
    <div>
      <p className="text-sm">{t.papers(done, all)}</p>
      <div aria-hidden="true" className="mt-1 flex h-4 overflow-hidden rounded-sm border border-line">
        <span className="bg-ok" style={{ width: share(done) }} />
        <span
          className="bg-attention-wash bg-[repeating-linear-gradient(45deg,var(--color-attention)_0_3px,transparent_3px_6px)]"
          style={{ width: share(attention) }}
        />
      </div>
    </div>
  );
}
