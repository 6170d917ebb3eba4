import { createContext, useContext } from 'react';

export type Language = 'ja' | 'en';
/** 西暦 2026年6月2日 or 和暦 令和8年6月2日. */
export type Era = 'GREGORIAN' | 'JAPANESE';

export interface Preferences {
  readonly language: Language;
  readonly era: Era;
  readonly choose: (change: Partial<Pick<Preferences, 'language' | 'era'>>) => void;
}

const KEPT = 'renkei.preferences';

export function keptPreferences(): Pick<Preferences, 'language' | 'era'> {
  try {
    const { language, era } = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Preferences>;
    return { language: language === 'en' ? 'en' : 'ja', era: era === 'JAPANESE' ? 'JAPANESE' : 'GREGORIAN' };
  } catch {
    return { language: 'ja', era: 'GREGORIAN' };
  }
}

/** Nobody has chosen a language on this device yet. */
export function isFreshDevice(): boolean {
  return localStorage.getItem(KEPT) === null;
}

export function keepPreferences(preferences: Pick<Preferences, 'language' | 'era'>): void {
  localStorage.setItem(KEPT, JSON.stringify(preferences));
}

export const PreferencesContext = createContext<Preferences>({ ...keptPreferences(), choose: () => {} });

export function usePreferences(): Preferences {
  return useContext(PreferencesContext);
}

/** Two languages with the same keys: what one lacks does not compile. */
export interface Texts<T> {
  readonly ja: T;
  readonly en: NoInfer<T>;
}

/**
 * The words of a screen. Declared beside it as `const TEXTS = texts({ ja: { … }, en: { … } })`; a value with parameters
 * is a function of them.
 */
export function texts<T>(both: Texts<T>): Texts<T> {
  return both;
}

export function useTexts<T>(both: Texts<T>): T {
  return both[usePreferences().language];
}

/** A sentence of the API in the reader's language. */
export function useSaid(): (said: { readonly ja: string; readonly en: string }) => string {
  const { language } = usePreferences();
  return (said) => said[language];
}
