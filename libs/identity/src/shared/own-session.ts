import { AppError, type Viewer } from '@renkei/platform';

/**
 * The session somebody is signed in with. How one signs in is changed by the person at the screen, never by an access
 * key, which would outlive its own revocation that way.
 * @throws AppError FORBIDDEN
 */
export function ownSession({ sessionId }: Viewer): string {
  if (sessionId !== null) return sessionId;
  throw new AppError('FORBIDDEN', {
    ja: 'この操作はアクセスキーではできません。画面からサインインして行ってください。',
    en: 'This cannot be done with an access key. Please sign in and do it there.',
  });
}
