import type { ReactNode } from 'react';
import { usePreferences, useTexts } from '../../../language/language.ts';
import { yenText } from '../../../language/money.ts';
import { Yen } from '../../../ui/amounts.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { WhyButton } from '../../../why/why-button.tsx';
import type { ReadingFields } from '../../../why/trace.ts';
import type { Figures } from './live-figures.ts';
import { FIGURE_TEXTS } from './texts.ts';

/** The totals of a member and of its group. While somebody types they move, and say against what is saved. */
export function TotalBar({
  name,
  now,
  saved,
  readings,
}: {
  readonly name: string;
  readonly now: Figures;
  readonly saved: Figures;
  readonly readings: readonly ReadingFields[];
}): ReactNode {
  const t = useTexts(FIGURE_TEXTS);
  const { language } = usePreferences();
  const say = (yen: bigint): string => yenText(yen, language);
  const cut = now.available - now.granted;
  return (
    <section
      aria-label={t.region}
      className="grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-3 xl:grid-cols-[auto_auto_auto_minmax(14rem,1fr)] xl:gap-x-6"
    >
      <div className="hidden sm:block">
        <Figure label={t.cost} yen={now.cost} before={saved.cost} />
      </div>
      <Figure
        label={t.subsidy}
        yen={now.granted}
        before={saved.granted}
        why={
          <WhyButton
            title={t.whySubsidy(name)}
            steps={now.trace}
            of={`${now.path}.granted`}
            readings={readings}
          />
        }
        note={cut > 0n ? t.cut(say(cut)) : null}
      />
      <Figure
        label={t.share}
        yen={now.beforeTax}
        before={saved.beforeTax}
        why={
          <WhyButton
            title={t.whyShare(name)}
            steps={now.shareTrace}
            of={`${now.path}.share.beforeTax`}
            readings={readings}
          />
        }
      />
      <GroupGauge now={now} saved={saved} />
    </section>
  );
}

function Figure({
  label,
  yen,
  before,
  why,
  note,
}: {
  readonly label: string;
  readonly yen: bigint;
  readonly before: bigint;
  readonly why?: ReactNode;
  readonly note?: string | null;
}): ReactNode {
  return (
    <div className="min-w-0">
      <p className="text-sm leading-tight">{label}</p>
      <p className="flex flex-wrap items-center sm:min-h-11 gap-x-1 leading-tight font-bold sm:text-lg">
        <Yen yen={yen} />
        <span className="text-base font-normal">{why}</span>
      </p>
      <Difference yen={yen - before} />
      {note ? <p className="text-sm text-attention">{note}</p> : null}
    </div>
  );
}

function Difference({ yen }: { readonly yen: bigint }): ReactNode {
  const t = useTexts(FIGURE_TEXTS);
  const { language } = usePreferences();
  if (yen === 0n) return null;
  const sign = yen > 0n ? '＋' : '−';
  const amount = `${sign}${yenText(yen < 0n ? -yen : yen, language)}`;
  return (
    <p className="flex items-center gap-1 text-sm text-quiet">
      <Icon name={yen > 0n ? 'up' : 'down'} size={16} />
      <span className="sr-only">{yen > 0n ? t.up : t.down}</span>
      <span>
        <span className="hidden sm:inline">{t.change} </span>
        {amount}
      </span>
    </p>
  );
}

/** How full the joint cap is: what is granted, and striped what would not fit. */
function GroupGauge({ now, saved }: { readonly now: Figures; readonly saved: Figures }): ReactNode {
  const t = useTexts(FIGURE_TEXTS);
  const { language } = usePreferences();
  const say = (yen: bigint): string => yenText(yen, language);
  const { granted, cap, available, overCap } = now.group;
  const whole = overCap ? available : cap;
  const share = (yen: bigint): string => `${Number((yen * 1000n) / (whole === 0n ? 1n : whole)) / 10}%`;
  return (
    <div className="col-span-2 min-w-0 sm:col-span-3 xl:col-span-1">
      <p className="flex flex-wrap justify-between gap-x-3 text-sm">
        <span>
          {t.group}{' '}
          <span className="font-bold">
            <Yen yen={granted} />
          </span>
        </span>
        <span className="hidden sm:inline">{t.ofCap(say(cap))}</span>
      </p>
      <div aria-hidden="true" className="mt-1 flex h-4 overflow-hidden rounded border border-line bg-white">
        <span className="bg-accent transition-[width]" style={{ width: share(granted) }} />
        {overCap ? (
          <span
            className="grow border-l-2 border-stop"
            style={{
              backgroundImage:
                'repeating-linear-gradient(45deg, var(--color-stop) 0 3px, var(--color-white) 3px 7px)',
            }}
          />
        ) : null}
      </div>
      {overCap ? (
        <p className="flex items-start gap-1 text-sm text-stop">
          <Icon name="stop" size={20} />
          <span>{t.over(say(available - cap))}</span>
        </p>
      ) : (
        <p className="hidden text-sm sm:block">{t.room(say(cap - granted))}</p>
      )}
      <div className="hidden sm:block">
        <Difference yen={granted - saved.group.granted} />
      </div>
    </div>
  );
}
