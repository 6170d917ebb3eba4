import { useEffect, useId, useRef, type ReactNode } from 'react';
import { texts, useTexts } from '../language/language.ts';
import { IconButton } from './button.tsx';

const TEXTS = texts({ ja: { close: '閉じる' }, en: { close: 'Close' } });

interface Props {
  readonly title: ReactNode;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot, the main one last. */
  readonly actions?: ReactNode;
}

/** Asks for an answer before anything else goes on. */
export function Dialog(props: Props): ReactNode {
  return (
    <Modal
      {...props}
      className="m-auto max-h-[calc(100dvh-2rem)] w-full max-w-xl overflow-hidden rounded-xl"
    />
  );
}

/** Tells more beside what it is about: 「なぜ？」. Comes from the side, on a phone from below. */
export function Drawer(props: Props): ReactNode {
  return (
    <Modal
      {...props}
      className="mx-0 mt-auto mb-0 max-h-[90dvh] w-full max-w-none rounded-t-xl sm:mt-0 sm:mr-0 sm:ml-auto sm:h-dvh sm:max-h-dvh sm:w-[32rem] sm:rounded-none"
    />
  );
}

/** The browser's own dialog keeps focus inside, closes on Escape and makes the rest inert. */
function Modal({
  title,
  open,
  onClose,
  children,
  actions,
  className,
}: Props & { readonly className: string }): ReactNode {
  const t = useTexts(TEXTS);
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || !open) return;
    if (!dialog.open) {
      opener.current = document.activeElement;
      dialog.showModal();
    }
    // taken out of the page without being closed it would leave the focus nowhere
    return () => {
      if (!dialog.isConnected && opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onClose={onClose}
      className={`border border-line bg-white p-0 shadow-2xl backdrop:bg-black/50 ${className}`}
    >
      <div className="flex max-h-[inherit] min-h-0 flex-col sm:h-full">
        {/* no header or footer element: inside of a dialog they would be landmarks of the whole page */}
        <div className="flex items-center justify-between gap-2 border-b border-hairline py-2 pr-2 pl-5">
          <h2 id={id} className="text-lg font-bold">
            {title}
          </h2>
          <IconButton icon="close" name={t.close} onClick={onClose} />
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
        {actions ? (
          <div className="flex flex-wrap justify-end gap-3 border-t border-hairline p-4">{actions}</div>
        ) : null}
      </div>
    </dialog>
  );
}
