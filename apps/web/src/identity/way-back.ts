/** Where signing in leads back to, when it went by way of another site: that one forgets our address. */
const KEPT = 'renkei.to';
/** The secret of an invitation that waits for somebody to sign in, in this tab only. */
export const KEPT_INVITATION = 'renkei.invitation';
/** The link that was used here: going back to it is no mistake. It opens nothing any more. */
export const USED_INVITATION = 'renkei.invitation.used';

/** @returns a path of our own, or null: nobody is sent elsewhere by a link that says so */
export function ownPath(to: string | null): string | null {
  if (to === null || !/^\/(?![/\\])/.test(to) || to.includes('\\')) return null;
  const url = new URL(to, location.origin); // a tab or line end inside of a name is dropped by the browser
  const path = url.pathname + url.search + url.hash;
  return url.origin === location.origin && path.startsWith('/') && !path.startsWith('//') ? path : null;
}

/** Where to go once signed in. */
export function wayOn(to: string | null): string {
  if (sessionStorage.getItem(KEPT_INVITATION)) return '/invitation';
  return ownPath(to) ?? '/';
}

export function keepWayBack(to: string | null): void {
  const path = ownPath(to);
  if (path) sessionStorage.setItem(KEPT, path);
  else forgetWayBack();
}

export function keptWayBack(): string | null {
  return ownPath(sessionStorage.getItem(KEPT));
}

export function forgetWayBack(): void {
  sessionStorage.removeItem(KEPT);
}

/** On a shared machine nobody is led where the person before was going, nor into an invitation of theirs. */
export function forgetWays(): void {
  for (const key of [KEPT, KEPT_INVITATION, USED_INVITATION]) sessionStorage.removeItem(key);
}
