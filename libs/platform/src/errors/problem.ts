import type { Message } from '@renkei/kernel';

/**
 * Something the person can put right: which field it is about (`input.members[2].quantity`), what happened, and
 * what to do now. Mutations return these beside a null result; nothing was written.
 */
export interface Problem {
  readonly code: string;
  readonly path: string | null;
  readonly message: Message;
}

/** Ends a unit of work with problems: the transaction rolls back and the mutation returns them. */
export class ProblemsFound extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.path ?? ''}: ${problem.code}`).join('; '));
    this.problems = problems;
  }
}

export function refuse(code: string, path: string | null, message: Message): never {
  throw new ProblemsFound([{ code, path, message }]);
}

/** Runs a mutation's work; problems become its payload, everything else is thrown on. */
export async function collectProblems<Payload extends object>(
  work: () => Promise<Payload>,
): Promise<(Payload & { problems: readonly Problem[] }) | { problems: readonly Problem[] }> {
  try {
    return { ...(await work()), problems: [] };
  } catch (error) {
    if (error instanceof ProblemsFound) return { problems: error.problems };
    throw error;
  }
}

/** A change made on top of something newer is refused, and says so instead of overwriting it. */
export function refuseStale(expected: number, current: number, path = 'input.version'): never {
  refuse('STALE_VERSION', path, {
    ja: `ほかの人、またはほかの画面で、先に変更されています（手元は第${expected}版、最新は第${current}版）。最新の内容を読み直してから、もう一度変更してください。`,
    en: `This was changed first, by somebody else or in another window (yours is version ${expected}, the newest is ${current}). Reload it and make your change again.`,
  });
}
