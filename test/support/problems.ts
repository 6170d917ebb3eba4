import { ProblemsFound } from '@renkei/platform';

/** [code, path] of everything this work was refused for; anything else it fails with is thrown on. */
export async function problemsOf(work: Promise<unknown>): Promise<[code: string, path: string | null][]> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemsFound)) throw error ?? new Error('nothing was refused');
  return error.problems.map(({ code, path }) => [code, path]);
}

/** The same as lines, `CODE path`. */
export async function problemLinesOf(work: Promise<unknown>): Promise<string[]> {
  return (await problemsOf(work)).map(([code, path]) => `${code} ${path}`);
}
