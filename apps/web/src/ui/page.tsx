import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useNavigationType } from 'react-router';
import { Icon } from './icon.tsx';

/** One page: its title is the tab's, and gets the focus when one arrives from another page. */
export function Page({
  title,
  lead,
  back,
  actions,
  children,
}: {
  readonly title: string;
  /** The answer to what the reader came for. */
  readonly lead?: ReactNode;
  readonly back?: { readonly to: string; readonly label: string };
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const arrived = useNavigationType() === 'PUSH';
  useEffect(() => {
    document.title = `${title} – 連携`;
  }, [title]);
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true });
  }, [arrived]);
  return (
    <>
      {back ? (
        <Link to={back.to} className="no-print inline-flex min-h-11 items-center gap-1">
          <Icon name="back" size={20} />
          {back.label}
        </Link>
      ) : null}
      <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 ref={heading} tabIndex={-1} className="text-2xl font-bold outline-none sm:text-3xl">
            {title}
          </h1>
          {lead ? <div className="mt-1 text-quiet">{lead}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
      </header>
      <div className="flex flex-col gap-8">{children}</div>
    </>
  );
}

export function Section({
  title,
  actions,
  children,
}: {
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-xl font-bold">{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

export function Card({
  title,
  children,
}: {
  readonly title?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="flex min-w-0 flex-col gap-3 rounded-xl border border-hairline p-4 sm:p-5">
      {title ? <h2 className="text-lg font-bold">{title}</h2> : null}
      {children}
    </section>
  );
}

/** Nothing is here yet: says so, and teaches with one action. */
export function Empty({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}): ReactNode {
  return (
    <div className="flex flex-col items-center gap-3 rounded-xl border-2 border-dashed border-hairline p-8 text-center">
      <p className="text-lg font-bold">{title}</p>
      {children ? <div className="max-w-prose text-quiet">{children}</div> : null}
      {action}
    </div>
  );
}
