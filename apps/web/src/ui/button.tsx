import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon, type IconName } from './icon.tsx';

export type ButtonLook = 'main' | 'second' | 'quiet' | 'danger';

const BASE =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-lg px-4 py-2 text-center font-bold leading-snug no-underline ' +
  'disabled:cursor-not-allowed aria-disabled:cursor-not-allowed';

const LOOKS: Readonly<Record<ButtonLook, string>> = {
  main: 'bg-accent text-white hover:bg-blue-1000 hover:underline active:bg-blue-1200 disabled:bg-solid-gray-300 disabled:text-solid-gray-900',
  second:
    'border border-accent bg-white text-accent hover:bg-blue-200 hover:underline active:bg-blue-300 disabled:border-solid-gray-300 disabled:text-solid-gray-600',
  quiet:
    'bg-transparent text-accent underline hover:bg-blue-50 active:bg-blue-100 disabled:text-solid-gray-600',
  danger:
    'bg-stop text-white hover:bg-red-1100 hover:underline active:bg-red-1200 disabled:bg-solid-gray-300',
};

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  /** It is being carried out: stays focused, does nothing again. */
  readonly busy?: boolean;
  readonly wide?: boolean;
}

/** Says what happens: 「3店に書類をお願いする」, never 「送信」. */
export function Button({
  look = 'main',
  icon,
  busy = false,
  wide = false,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={`${BASE} ${LOOKS[look]} ${wide ? 'w-full' : ''}`}
    >
      {busy ? <Spinner /> : icon ? <Icon name={icon} size={20} /> : null}
      {children}
    </button>
  );
}

export interface ButtonLinkProps {
  readonly to: string;
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function ButtonLink({ to, look = 'main', icon, wide = false, children }: ButtonLinkProps): ReactNode {
  return (
    <Link to={to} className={`${BASE} ${LOOKS[look]} ${wide ? 'w-full' : ''}`}>
      {icon ? <Icon name={icon} size={20} /> : null}
      {children}
    </Link>
  );
}

/** A small button that is an icon alone; its name is read out and shown on hover. */
export function IconButton({
  icon,
  name,
  ...rest
}: Omit<ComponentProps<'button'>, 'className' | 'children' | 'name'> & {
  readonly icon: IconName;
  readonly name: string;
}): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      aria-label={name}
      title={name}
      className="inline-flex size-11 items-center justify-center rounded-lg text-accent hover:bg-blue-50 disabled:text-solid-gray-500"
    >
      <Icon name={icon} />
    </button>
  );
}

export function Spinner(): ReactNode {
  return (
    <span
      aria-hidden="true"
      className="inline-block size-5 animate-spin rounded-full border-2 border-current border-t-transparent"
    />
  );
}
