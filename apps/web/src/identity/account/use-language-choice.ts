import type { Problem } from '@renkei/api-client';
import { useChange } from '../../data/change.ts';
import { usePreferences, type Language } from '../../language/language.ts';
import { identityUpdateMyAccount } from './update-account.generated.ts';

export interface LanguageChoice {
  readonly choose: (language: Language) => Promise<void>;
  readonly problems: readonly Problem[];
}

/** The language of the screens on this device, and of the letters to the account: one choice for both. */
export function useLanguageChoice(me: {
  readonly displayName: string;
  readonly locale: string;
}): LanguageChoice {
  const { choose } = usePreferences();
  const saving = useChange(identityUpdateMyAccount);
  return {
    problems: saving.problems,
    choose: async (language) => {
      choose({ language }); // at once, also without a connection
      if (me.locale !== language)
        await saving.send({ input: { displayName: me.displayName, locale: language } });
    },
  };
}
