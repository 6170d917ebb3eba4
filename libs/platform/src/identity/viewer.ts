/** Whoever is asking, as established for this request. */
export interface Viewer {
  readonly userId: string;
  readonly displayName: string;
  readonly locale: 'ja' | 'en';
  readonly isPlatformAdmin: boolean;
}
