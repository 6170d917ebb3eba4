import Bowser from 'bowser';

const MOST_CHARACTERS = 100;

/** What a person recognises their device by, such as 「Safari（iOS）」; never more than the browser says of itself. */
export function deviceOf(userAgent: string | undefined): string {
  if (!userAgent) return '';
  const { browser, os } = Bowser.parse(userAgent);
  const text = os.name ? `${browser.name || '?'}（${os.name}）` : (browser.name ?? '');
  return text.slice(0, MOST_CHARACTERS);
}
