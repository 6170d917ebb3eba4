import { problemsIn, run, RequestFailed, type Operation, type Problem } from '@renkei/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

export interface Change<Result, Variables> {
  /**
   * Sends it, once at a time.
   * @returns what was answered, null when it was not carried out: why is in `problems`
   */
  readonly send: (variables: Variables) => Promise<Result | null>;
  readonly sending: boolean;
  /** What has to be put right, by field; empty: nothing is known to be wrong. */
  readonly problems: readonly Problem[];
  readonly forget: () => void;
}

/** A mutation of the API. What pages show is asked for anew afterwards, so that no figure on them is old. */
export function useChange<Result, Variables>(
  operation: Operation<Result, Variables>,
): Change<Result, Variables> {
  const client = useQueryClient();
  const [sending, setSending] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const busy = useRef(false);

  const send = async (variables: Variables): Promise<Result | null> => {
    if (busy.current) return null; // a double tap
    busy.current = true;
    setSending(true);
    setProblems([]);
    try {
      const result = await run(operation, variables);
      const found = problemsIn(result);
      setProblems(found);
      // a conflict shows what others did meanwhile, so it is asked for as well
      await client.invalidateQueries();
      return found.length > 0 ? null : result;
    } catch (error) {
      setProblems(asProblems(error));
      return null;
    } finally {
      busy.current = false;
      setSending(false);
    }
  };
  return { send, sending, problems, forget: () => setProblems([]) };
}

export function asProblems(error: unknown): readonly Problem[] {
  if (!(error instanceof RequestFailed)) throw error;
  if (error.problems.length > 0) return error.problems;
  const { said, correlationId, code } = error;
  const reference = code === 'INTERNAL' && correlationId ? correlationId : null;
  return [
    {
      code,
      path: null,
      message: {
        ja: reference ? `${said.ja}（お問い合わせ番号 ${reference}）` : said.ja,
        en: reference ? `${said.en} (reference ${reference})` : said.en,
      },
    },
  ];
}

/** A new one for every form opened: sent again after a lost answer, a creating mutation is carried out once. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}
