// A key alone is pressed by accident, and by people who speak to their device: it can be turned off (WCAG 2.1.4).
const KEPT = 'renkei.search-by-slash';

export function opensBySlash(): boolean {
  return localStorage.getItem(KEPT) !== 'off';
}

export function setOpensBySlash(opens: boolean): void {
  if (opens) localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, 'off');
}

/** Whether a key is typed into something. */
function typesInto(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Ctrl+K (⌘K) anywhere, and / where nothing is being typed; never over a dialog that asks for an answer. */
export function asksForSearch(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return false;
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))
    return !event.shiftKey && !event.altKey;
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  return event.key === '/' && plain && !typesInto(event.target) && opensBySlash();
}
