import { RequestFailed, sendFile, type Bilingual, type Problem } from '@renkei/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { newIdempotencyKey } from '../../data/change.ts';

/** What POST /evidence answers. */
interface HandedIn {
  readonly evidence: { readonly id: string } | null;
  readonly notice: Bilingual | null;
  readonly problems: readonly Problem[];
}

export interface Sending {
  readonly key: string;
  readonly name: string;
  readonly state: 'WAITING' | 'SENDING' | 'DONE' | 'FAILED';
  /** 0 to 1. */
  readonly share: number;
  /** Why it failed, or that it was there before. */
  readonly said: Bilingual | null;
  /** It was lost on its way; the very same file may get through another time. */
  readonly mayRetry: boolean;
}

interface Job {
  readonly key: string;
  readonly file: File;
  readonly pathOf: (fileName: string, idempotencyKey: string) => string;
}

/**
 * Sends files one after the other, each with its own progress: the server takes few at once from one person. A file
 * sent again after a lost answer keeps its key, so that it is stored once.
 */
export function useUploads(): {
  readonly list: readonly Sending[];
  readonly busy: boolean;
  readonly add: (files: readonly File[], pathOf: Job['pathOf']) => void;
  readonly again: (key: string) => void;
} {
  const client = useQueryClient();
  const [list, setList] = useState<readonly Sending[]>([]);
  const [busy, setBusy] = useState(false);
  const jobs = useRef(new Map<string, Job>());
  const queue = useRef<Job[]>([]);
  const running = useRef(false);

  const note = useCallback((key: string, change: Partial<Sending>) => {
    setList((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }, []);

  const work = useCallback(async () => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    for (let job = queue.current.shift(); job; job = queue.current.shift()) {
      const { key, file, pathOf } = job;
      note(key, { state: 'SENDING', share: 0, said: null, mayRetry: false });
      note(key, await sendOne(file, pathOf(file.name, key), (share) => note(key, { share })));
    }
    await client.invalidateQueries();
    running.current = false;
    setBusy(false);
  }, [client, note]);

  const enqueue = useCallback(
    (added: readonly Job[]) => {
      queue.current.push(...added);
      void work();
    },
    [work],
  );
  const add = useCallback(
    (files: readonly File[], pathOf: Job['pathOf']) => {
      const added = files.map((file): Job => ({ key: newIdempotencyKey(), file, pathOf }));
      for (const job of added) jobs.current.set(job.key, job);
      setList((before) => [
        ...before,
        ...added.map(({ key, file }): Sending => ({
          key,
          name: file.name,
          state: 'WAITING',
          share: 0,
          said: null,
          mayRetry: false,
        })),
      ]);
      enqueue(added);
    },
    [enqueue],
  );
  const again = useCallback(
    (key: string) => {
      const job = jobs.current.get(key);
      if (job) enqueue([job]);
    },
    [enqueue],
  );
  return { list, busy, add, again };
}

async function sendOne(
  file: File,
  path: string,
  onShare: (share: number) => void,
): Promise<Partial<Sending>> {
  try {
    const { evidence, notice, problems } = await sendFile<HandedIn>(path, file, onShare);
    if (evidence) return { state: 'DONE', share: 1, said: notice };
    // too many at once pass by themselves; what is wrong with a file does not
    const mayRetry = problems.some(({ code }) => code === 'UPLOADS_BUSY');
    return { state: 'FAILED', said: problems[0]?.message ?? null, mayRetry };
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    const problem = error.problems[0];
    return { state: 'FAILED', said: problem?.message ?? error.said, mayRetry: problem === undefined };
  }
}
