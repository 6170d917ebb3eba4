import type { LocalDate } from '@renkei/kernel';
import type { Problem, Tx, Viewer } from '@renkei/platform';
import type { OutputKind, OutputOptions } from './kinds.ts';

/** One request, as whoever makes its file sees it. */
export interface OutputOrder {
  readonly id: string;
  readonly consortiumId: string;
  /** For a paper about one member. */
  readonly memberId: string | null;
  readonly kind: OutputKind;
  readonly options: OutputOptions;
  readonly locale: 'ja' | 'en';
  /** The day in Japan it is made for: the only "today" a maker knows, so that the same order gives the same bytes. */
  readonly today: LocalDate;
  /** Whoever asked, in the role they asked in: read for them and for nobody else. */
  readonly viewer: Viewer;
}

export interface OutputProgress {
  /**
   * Tells how far it is; `total` null: not known yet. Call it as often as you like.
   * @throws OutputCancelled when nobody wants it any more
   */
  report(done: number, total: number | null): Promise<void>;
  /** Something whoever asked should know of the file that was made; `path` names the place in it. */
  tell(problem: Problem): void;
}

export interface MadeOutput {
  /** With its ending; as a person would name it. */
  readonly fileName: string;
  readonly mediaType: string;
  /** Made while it is kept: nothing large stands in memory. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Makes files of some kinds: an injectable of OfficeJobsModule, found by its shape when the worker starts. It may be run
 * again after a crash, so it changes nothing. Expected failures are thrown as ProblemsFound: they are shown to whoever
 * asked and not tried again; anything else is tried again by the queue.
 */
export interface OutputMaker {
  readonly kinds: readonly OutputKind[];
  make(order: OutputOrder, progress: OutputProgress): Promise<MadeOutput>;
}

export class OutputCancelled extends Error {
  constructor() {
    super('cancelled');
  }
}

/** All of one snapshot, read for whoever asked. */
export type ReadFor = <T>(viewer: Viewer, work: (tx: Tx) => Promise<T>) => Promise<T>;

/** The bytes of something small, as an output. */
export async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
