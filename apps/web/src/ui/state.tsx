import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** The four things colour may say. */
export type State = 'ok' | 'attention' | 'stop' | 'neutral';

const LOOKS: Readonly<
  Record<State, { readonly icon: IconName; readonly chip: string; readonly box: string }>
> = {
  ok: { icon: 'check', chip: 'bg-ok-wash text-ok', box: 'border-ok bg-ok-wash' },
  attention: {
    icon: 'attention',
    chip: 'bg-attention-wash text-attention',
    box: 'border-attention bg-attention-wash',
  },
  stop: { icon: 'stop', chip: 'bg-stop-wash text-stop', box: 'border-stop bg-stop-wash' },
  neutral: { icon: 'info', chip: 'bg-wash text-quiet', box: 'border-line bg-wash' },
};

const INK: Readonly<Record<State, string>> = {
  ok: 'text-ok',
  attention: 'text-attention',
  stop: 'text-stop',
  neutral: 'text-quiet',
};

/** A state in one word, with its icon: never colour alone. */
export function StateChip({
  state,
  icon,
  children,
}: {
  readonly state: State;
  readonly icon?: IconName;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-md px-2 py-0.5 text-sm font-bold whitespace-nowrap ${LOOKS[state].chip}`}
    >
      <Icon name={icon ?? LOOKS[state].icon} size={16} />
      {children}
    </span>
  );
}

/** Something to know before going on: what happened, and what to do now. */
export function Banner({
  state,
  title,
  children,
  action,
  live = false,
}: {
  readonly state: State;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** It appeared because of something the person did: read out at once. */
  readonly live?: boolean;
}): ReactNode {
  return (
    <div
      role={live ? (state === 'stop' ? 'alert' : 'status') : undefined}
      className={`flex flex-wrap items-start gap-3 rounded-lg border-2 p-4 ${LOOKS[state].box}`}
    >
      <span className={INK[state]}>
        <Icon name={LOOKS[state].icon} />
      </span>
      <div className="min-w-0 flex-1 basis-44">
        <p className="font-bold">{title}</p>
        {children ? <div className="mt-1">{children}</div> : null}
      </div>
      {action ? <div className="shrink-0">{action}</div> : null}
    </div>
  );
}
