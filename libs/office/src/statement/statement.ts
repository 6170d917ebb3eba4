import { GROUP } from '@renkei/consortium';
import type { Message } from '@renkei/kernel';
import type { PaperHead, PaperResult } from '@renkei/paper';
import { notFound, ProblemsFound, type Problem, type Tx } from '@renkei/platform';
import { whole, type MadeOutput, type OutputOrder, type OutputProgress } from '../output/maker.ts';
import { OUTPUT_LABELS } from '../output/kinds.ts';
import { fileNameOf } from '../shared/file-name.ts';

/** Read, laid out, printed: what every paper tells of how far it is. */
export const STEPS = 3;

export interface GroupName {
  readonly name: string;
  /** A group made up to try things out: its papers are marked 見本. */
  readonly isSample: boolean;
}

/** @throws AppError NOT_FOUND */
export async function readGroupName(tx: Tx, consortiumId: string): Promise<GroupName> {
  const [group] = await tx.query<GroupName>(
    `SELECT c.name, c.is_sample OR coalesce(s.is_sample, false) AS "isSample"
     FROM consortium c LEFT JOIN schedule s ON s.id = c.schedule_id WHERE c.id = $1`,
    [consortiumId],
  );
  if (!group) throw notFound(GROUP);
  return group;
}

export function headOf({ locale, today }: OutputOrder, { name, isSample }: GroupName): PaperHead {
  return { language: locale, groupName: name, issuedOn: today, sample: isSample };
}

/** A printed paper as the file of its order; `about` narrows its name: whose it is, which year. */
export async function paperFile(
  order: OutputOrder,
  progress: OutputProgress,
  group: GroupName,
  printing: Promise<PaperResult>,
  about: string = '',
): Promise<MadeOutput> {
  const printed = await printing;
  if (!printed.ok) throw new ProblemsFound([{ ...printed.error, path: null }]);
  const { bytes, missing } = printed.value;
  for (const { code, message, text } of missing) progress.tell({ code, path: text, message });
  await progress.report(STEPS, STEPS);
  const title = OUTPUT_LABELS[order.kind][order.locale];
  return {
    fileName: fileNameOf([group.name, title, about, order.today], 'pdf'),
    mediaType: 'application/pdf',
    bytes: whole(bytes),
  };
}

/** Why there is nothing to print yet, and what comes first. */
export function refuseYet(code: string, message: Message, path: Problem['path'] = null): never {
  throw new ProblemsFound([{ code, path, message }]);
}

/** Whoever asked, as their colleagues know them. */
export async function readAsker(
  tx: Tx,
  { viewer }: OutputOrder,
): Promise<{ readonly name: string; readonly email: string | null }> {
  const [row] = await tx.query<{ name: string; email: string | null }>(
    'SELECT display_name AS name, email FROM app_user WHERE id = $1',
    [viewer.userId],
  );
  return row ?? { name: '', email: null };
}
