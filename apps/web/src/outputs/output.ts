import type { OutputFieldsFragment } from './outputs.generated.ts';

export type Output = OutputFieldsFragment;

/** How often one asks how far a file is. */
export const POLL_MS = 1500;

/** Nothing of it moves any more. */
export const isOver = ({ status }: Pick<Output, 'status'>): boolean =>
  status !== 'WAITING' && status !== 'RUNNING';

/** How full the bar is, 0 to 1; null: nobody knows yet. */
export function shareDone({
  progressDone,
  progressTotal,
}: Pick<Output, 'progressDone' | 'progressTotal'>): number | null {
  if (progressTotal === null || progressTotal <= 0) return null;
  return Math.min(1, progressDone / progressTotal);
}

/** `640 KB`, `1.2 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Where it is fetched; the answer carries the file's name. */
export const contentPath = (id: string): string => `/outputs/${id}/content`;
