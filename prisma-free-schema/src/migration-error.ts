/**
 * A problem the operator can act on: which file, what happened, what to do.
 * `message` carries both languages, because it usually ends in a log nobody translates.
 */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';

  constructor(
    /** The migration file (or role) the problem is about; absent when it is about the folder. */
    readonly file: string | undefined,
    readonly text: { readonly ja: string; readonly en: string },
    options?: { cause?: unknown },
  ) {
    super(`${text.ja}\n${text.en}`, options);
  }
}
