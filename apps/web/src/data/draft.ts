import { useCallback, useEffect, useState } from 'react';

const PREFIX = 'renkei.draft.';

/** Whose drafts these are. A tab that shows one person's form keeps it theirs, whoever signs in in another tab. */
let person = '';
const placeOf = (key: string): string => `${PREFIX}${person}/${key}`;

/**
 * From now on drafts are of this person; those of anybody who was here before, and left without signing out, go.
 * @param id of the account that is signed in
 */
export function draftsAreOf(id: string): void {
  person = id;
  clearDrafts(placeOf(''));
}

/**
 * What somebody types, kept on this device until it is sent: a reload, a lost network or a closed tab loses nothing.
 * @param key names the form and what it is about, e.g. `member-import/<id>`; never put a secret into a draft
 */
export function useDraft<Value>(
  key: string,
  initial: Value,
): readonly [value: Value, set: (value: Value) => void, clear: () => void, wasKept: boolean] {
  const [kept] = useState(() => readDraft<Value>(key));
  const [value, setValue] = useState<Value>(kept ?? initial);
  const set = useCallback(
    (next: Value) => {
      setValue(next);
      writeDraft(key, next);
    },
    [key],
  );
  const clear = useCallback(() => {
    localStorage.removeItem(placeOf(key));
    setValue(initial);
    // the initial value is the form's own and new in every render
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return [value, set, clear, kept !== null];
}

export function readDraft<Value>(key: string): Value | null {
  try {
    const text = localStorage.getItem(placeOf(key));
    return text === null ? null : (JSON.parse(text) as Value);
  } catch {
    return null;
  }
}

export function writeDraft(key: string, value: unknown): void {
  try {
    localStorage.setItem(placeOf(key), JSON.stringify(value));
  } catch {
    // the device keeps nothing (private window, full): the form still works
  }
}

/**
 * On a shared machine the next person finds nothing of this one's.
 * @param except keeps those whose names begin with it
 */
export function clearDrafts(except?: string): void {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(PREFIX) && !(except && key.startsWith(except))) localStorage.removeItem(key);
}

/** Asks before a tab with unsent work is closed. */
export function useLeaveWarning(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsent]);
}
