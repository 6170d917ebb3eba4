import { refuse } from '@renkei/platform';
import { normalisedEmail } from './normalised-email.ts';

// Dots in a row or right before the @ break RFC 5322, but Japanese mobile carriers gave out such addresses for years,
// and shops still use them: a library's check would turn their owners away.
const LOCAL_PART = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
/** RFC 5321: what fits between MAIL FROM's brackets. */
const MOST_CHARACTERS = 254;

/** The address as accounts store it. @throws ProblemsFound NOT_AN_EMAIL */
export function emailAddressOf(typed: string, path: string): string {
  const email = normalisedEmail(typed);
  const at = email.lastIndexOf('@');
  const valid = LOCAL_PART.test(email.slice(0, Math.max(0, at))) && DOMAIN.test(email.slice(at + 1));
  if (valid && email.length <= MOST_CHARACTERS) return email;
  return refuse('NOT_AN_EMAIL', path, {
    ja: 'メールアドレスを「name@example.jp」の形で入れてください。',
    en: 'Please enter an e-mail address such as name@example.jp.',
  });
}
