import { useEffect, useId, useRef, type RefObject } from 'react';

/**
 * A box that a button in the header opens: a touch elsewhere, Escape, or leaving it by keyboard closes it again.
 * @returns what the box around button and content, and the content, are known by
 */
export function usePopover(
  open: boolean,
  setOpen: (open: boolean) => void,
): { readonly box: RefObject<HTMLDivElement | null>; readonly id: string } {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    const outside = ({ target }: Event): void => {
      if (!box.current?.contains(target as Node)) setOpen(false);
    };
    const escape = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return;
      setOpen(false);
      box.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [open, setOpen]);
  return { box, id };
}
