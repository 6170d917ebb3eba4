import { useState, type ComponentType } from 'react';

/**
 * A part of the screen that is loaded when it is first wanted: a phone on a slow line gets its first page without it.
 * @returns the part once it is there, whether it could not be loaded, and what asks for it
 */
export function usePart<Props>(load: () => Promise<ComponentType<Props>>): {
  readonly Part: ComponentType<Props> | null;
  readonly failed: boolean;
  readonly want: () => void;
} {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  const [failed, setFailed] = useState(false);
  const want = (): void => {
    if (Part) return;
    setFailed(false);
    load().then(
      (part) => setPart(() => part),
      () => setFailed(true),
    );
  };
  return { Part, failed, want };
}
