import { texts } from '../language/language.ts';

/** Said wherever a password is chosen; the rule itself is the API's. */
export const NEW_PASSWORD = texts({
  ja: {
    label: '新しいパスワード',
    hint: '12文字以上。好きな言葉をいくつか並べた文がおすすめです。ひらがなや空白も使えます。',
  },
  en: {
    label: 'New password',
    hint: 'At least 12 characters. A few words you like make a good one; any letters and spaces are welcome.',
  },
});
