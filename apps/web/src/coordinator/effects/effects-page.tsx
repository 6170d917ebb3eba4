import { useState, type ReactNode } from 'react';
import { Sparkline } from '../../charts/sparkline.tsx';
import { useAll } from '../../data/pages.ts';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { StateChip } from '../../ui/state.tsx';
import { Table } from '../../ui/table.tsx';
import { useGroup } from '../group-frame.tsx';
import { EffectReports } from './effect-reports.tsx';
import { effectMembers, groupEffects, type GroupEffectsQuery } from './effects.generated.ts';
import { FiguresDialog } from './figures-dialog.tsx';
import { figuresOf, PERIODS, productivity, type EffectMember, type Period } from './figures.ts';
import { EFFECT_WORDS, hundredthsText } from './words.ts';

type Effect = NonNullable<GroupEffectsQuery['consortium']['year1']>;
type Mean = Effect['means'][number];

const TEXTS = texts({
  ja: {
    title: '効果報告',
    lead: '補助事業のあと2年、毎年1回。グループ全体の労働生産性（1時間あたりに生み出した額）の伸びを報告します。',
    distance: (year: number) => `${year}年目：目標までの距離`,
    target: (percent: number) => `目標は年${percent}%以上`,
    now: (percent: string) => `いまの伸びは年${percent}%`,
    toGo: (yen: string) => `目標まであと ${yen}円/時間`,
    reached: '届いています',
    notYet: 'まだ届いていません',
    notKnown: 'まだ計算できません',
    arithmetic: '算術平均',
    geometric: '幾何平均',
    official: '報告に使う計算',
    other: '別の資料の計算',
    missing: (names: string) => `数字がまだの店：${names}`,
    checks: '見直してほしい数字',
    shops: 'お店ごとの数字',
    shop: 'お店',
    development: '労働生産性の動き',
    enter: (shop: string, period: string) => `${shop} ${period}の数字を入れる`,
    enterShort: '入れる',
    noEffect: 'お店の数字がそろうと、ここに目標までの距離が出ます。',
  },
  en: {
    title: 'Effect reports',
    lead: 'Once a year for two years after the project: how the group’s productivity (value made in one hour) has grown.',
    distance: (year: number) => `Year ${year}: distance to the target`,
    target: (percent: number) => `The target is ${percent}% a year or more`,
    now: (percent: string) => `It grows by ${percent}% a year now`,
    toGo: (yen: string) => `¥${yen} an hour to go`,
    reached: 'Reached',
    notYet: 'Not reached yet',
    notKnown: 'Cannot be calculated yet',
    arithmetic: 'Arithmetic mean',
    geometric: 'Geometric mean',
    official: 'The one reported',
    other: 'As another paper has it',
    missing: (names: string) => `Figures are missing: ${names}`,
    checks: 'Figures to look at again',
    shops: 'Figures of the shops',
    shop: 'Shop',
    development: 'Productivity in time',
    enter: (shop: string, period: string) => `Enter figures of ${shop}, ${period}`,
    enterShort: 'Enter',
    noEffect: 'Once the shops’ figures are here, the distance to the target is shown.',
  },
});

export function EffectsPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  const read = useRead(groupEffects, { id });
  const members = useAll(effectMembers, { id }, ({ consortium }) => consortium.members);
  return (
    <Page title={t.title} lead={t.lead}>
      <Shown read={read} lines={8}>
        {({ consortium: { application, year1, year2, effectReports } }) => (
          <>
            {year1 || year2 ? null : <p>{t.noEffect}</p>}
            <div className="grid items-start gap-6 xl:grid-cols-2">
              {[year1, year2].map((effect) =>
                effect ? <Distance key={effect.year} effect={effect} /> : null,
              )}
            </div>
            <EffectReports
              granted={application?.status === 'GRANTED'}
              reports={effectReports}
              missing={
                new Map([year1, year2].map((effect, index) => [index + 1, effect?.missing.length ?? 0]))
              }
            />
          </>
        )}
      </Shown>
      {/* after what stands above it, or it would be pushed down */}
      {read.isPending ? null : (
        <Section title={t.shops}>
          <Shown read={members} lines={10}>
            {(list) => <Shops members={list} />}
          </Shown>
        </Section>
      )}
    </Page>
  );
}

function Distance({ effect }: { readonly effect: Effect }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  return (
    <section className="flex flex-col gap-3 rounded-xl border border-hairline p-4">
      <h2 className="text-lg font-bold">{t.distance(effect.year)}</h2>
      <p>{say(effect.sentence)}</p>
      {effect.means.map((mean) => (
        <MeanBar key={mean.mean} mean={mean} percent={effect.targetPercent} />
      ))}
      {effect.missing.length > 0 ? (
        <p>{t.missing(effect.missing.map(({ name }) => name).join('、'))}</p>
      ) : null}
      {effect.checks.length > 0 ? (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 font-bold">
            {t.checks}（{effect.checks.length}）
          </summary>
          <ul className="list-disc pl-5">
            {effect.checks.map(({ memberId, message }, index) => (
              <li key={`${memberId}${index}`}>{say(message)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

/** How far the growth is on a line that ends at twice the target. */
function MeanBar({ mean, percent }: { readonly mean: Mean; readonly percent: number }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const known = mean.growthPermille !== null;
  const full = percent * 20; // the whole line in tenths of a percent
  const share = Math.max(0, Math.min(1, (mean.growthPermille ?? 0) / full));
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-bold">{mean.mean === 'ARITHMETIC' ? t.arithmetic : t.geometric}</span>
        <span className="text-sm text-quiet">{mean.official ? t.official : t.other}</span>
        <StateChip state={known ? (mean.reached ? 'ok' : 'attention') : 'neutral'}>
          {known ? (mean.reached ? t.reached : t.notYet) : t.notKnown}
        </StateChip>
      </p>
      <div aria-hidden="true" className="relative h-5 rounded-sm border border-line bg-wash">
        <div
          className={`h-full rounded-sm ${mean.reached ? 'bg-ok' : 'bg-accent'}`}
          style={{ width: `${share * 100}%` }}
        />
        <div className="absolute inset-y-[-4px] left-1/2 border-l-4 border-double border-ink" />
      </div>
      <p className="text-sm">
        {known
          ? `${t.now(((mean.growthPermille ?? 0) / 10).toFixed(1))}・${t.target(percent)}`
          : mean.noGrowth
            ? say(mean.noGrowth)
            : t.target(percent)}
        {known && !mean.reached && mean.distanceHundredths !== null
          ? `・${t.toGo(hundredthsText(mean.distanceHundredths))}`
          : ''}
      </p>
    </div>
  );
}

function Shops({ members }: { readonly members: readonly EffectMember[] }): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(EFFECT_WORDS);
  const { mayChange } = useGroup();
  const [editing, setEditing] = useState<{ member: EffectMember; period: Period } | null>(null);
  const periodCell = (period: Period) => ({
    key: period,
    head: words.periods[period],
    right: true,
    cell: (member: EffectMember) => {
      const value = productivity(figuresOf(member, period));
      const text = value === null ? t.enterShort : words.perHour(hundredthsText(value));
      if (!mayChange) return value === null ? '—' : text;
      return (
        <Button
          look="quiet"
          aria-label={`${t.enter(member.business.name, words.periods[period])} ${text}`}
          onClick={() => setEditing({ member, period })}
        >
          {text}
        </Button>
      );
    },
  });
  return (
    <>
      <Table
        caption={t.shops}
        rows={members}
        rowKey={({ id }) => id}
        columns={[
          { key: 'shop', head: t.shop, rowHead: true, cell: ({ business }) => business.name },
          {
            key: 'line',
            head: t.development,
            cell: (member) => (
              <Sparkline
                values={(['BASE', 'YEAR_1', 'YEAR_2'] as const).map((period) =>
                  productivity(figuresOf(member, period)),
                )}
                target={productivity(figuresOf(member, 'TARGET'))}
              />
            ),
          },
          ...PERIODS.map(periodCell),
        ]}
      />
      {editing ? (
        <FiguresDialog
          key={`${editing.member.id}/${editing.period}`}
          member={editing.member}
          period={editing.period}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </>
  );
}
