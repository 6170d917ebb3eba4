import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** Mail programs break long links; every secret of ours is 32 bytes in base64url. */
export const isCutOff = (secret: string): boolean => secret.length > 0 && secret.length < 43;

/**
 * The secret behind the # of a mail link, taken out of the address bar and the history at once. Another link opened in
 * the same tab counts from then on.
 * @param onTaken keeps it, where a reload must not lose it
 * @param kept what was kept before
 */
export function useLinkSecret(kept: () => string | null, onTaken: (secret: string) => void): string {
  const { hash, pathname, search } = useLocation();
  const navigate = useNavigate();
  const [secret, setSecret] = useState(() => hash.slice(1) || (kept() ?? ''));
  if (hash.length > 1 && hash.slice(1) !== secret) setSecret(hash.slice(1));
  useEffect(() => {
    if (hash.length <= 1) return;
    onTaken(hash.slice(1));
    void navigate(pathname + search, { replace: true });
    // what is done with it is the page's own and new in every render
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [hash, pathname, search, navigate]);
  return secret;
}
