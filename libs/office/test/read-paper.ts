import { readPdf } from '@renkei/test/read-pdf';
import type { OutputMaker, OutputOrder } from '../src/output/maker.ts';
import { collected, watched } from './bundle-bench.ts';

/** A paper as its reader finds it. */
export interface ReadPaper {
  readonly fileName: string;
  readonly bytes: Buffer;
  /** The lines of each page. */
  readonly pages: readonly (readonly string[])[];
  /** All of it on one line, for sentences that were broken. */
  readonly text: string;
  /** What whoever asked was told beside it. */
  readonly told: readonly string[];
  readonly reports: number;
}

export async function readPaper(maker: OutputMaker, order: OutputOrder): Promise<ReadPaper> {
  const progress = watched();
  const made = await maker.make(order, progress);
  const bytes = await collected(made.bytes);
  const { pages } = readPdf(bytes);
  return {
    fileName: made.fileName,
    bytes,
    pages,
    text: pages.flat().join(''),
    told: progress.told.map(({ code }) => code),
    reports: progress.steps.length,
  };
}
