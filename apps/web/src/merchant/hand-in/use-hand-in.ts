import { RequestFailed, sendFile, type Problem } from '@renkei/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { asProblems, newIdempotencyKey } from '../../data/change.ts';
import { useLeaveWarning } from '../../data/draft.ts';
import { fitted } from './shrink.ts';

/** LOST: no network; the file is kept and goes by itself as soon as there is one again. */
export type HandInStep = 'EMPTY' | 'CHOSEN' | 'SENDING' | 'LOST' | 'DONE';

interface Answer {
  readonly problems: readonly Problem[];
}

export interface HandIn<Result extends Answer> {
  readonly step: HandInStep;
  readonly file: File | null;
  /** How much has left the device, 0 to 1. */
  readonly sent: number;
  readonly problems: readonly Problem[];
  readonly result: Result | null;
  readonly choose: (file: File) => void;
  readonly drop: () => void;
  readonly send: () => Promise<void>;
}

/**
 * One file on its way to the API. Whatever fails, the file stays chosen until it has arrived or somebody drops it.
 * @param address the route with its query, without the idempotency key
 * @param mostBytes what the route takes at most; a larger photo is made smaller here
 */
export function useHandIn<Result extends Answer>(
  address: (file: File) => string,
  mostBytes: number,
): HandIn<Result> {
  const client = useQueryClient();
  const [step, setStep] = useState<HandInStep>('EMPTY');
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState(0);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [result, setResult] = useState<Result | null>(null);
  const busy = useRef(false);
  // sent again after a lost answer it is the same request; about another thing it is a new one
  const attempt = useRef<{ readonly file: File; readonly to: string; readonly key: string } | null>(null);

  useLeaveWarning(step === 'CHOSEN' || step === 'SENDING' || step === 'LOST');

  const send = async (): Promise<void> => {
    if (!file || busy.current) return;
    busy.current = true;
    setStep('SENDING');
    setSent(0);
    setProblems([]);
    const to = address(file);
    if (attempt.current?.file !== file || attempt.current.to !== to)
      attempt.current = { file, to, key: newIdempotencyKey() };
    try {
      const bytes = await fitted(file, mostBytes);
      const answer = await sendFile<Result>(`${to}&idempotencyKey=${attempt.current.key}`, bytes, setSent);
      if (answer.problems.length > 0) {
        setProblems(answer.problems);
        setStep('CHOSEN');
        return;
      }
      setResult(answer);
      setStep('DONE');
      await client.invalidateQueries();
    } catch (error) {
      const lost = error instanceof RequestFailed && error.code === 'OFFLINE';
      setProblems(lost ? [] : asProblems(error));
      setStep(lost ? 'LOST' : 'CHOSEN');
    } finally {
      busy.current = false;
    }
  };

  useEffect(() => {
    if (step !== 'LOST') return;
    const again = (): void => void send();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  });

  return {
    step,
    file,
    sent,
    problems,
    result,
    send,
    choose: (chosen) => {
      setFile(chosen);
      setProblems([]);
      setStep('CHOSEN');
    },
    drop: () => {
      setFile(null);
      setProblems([]);
      setResult(null);
      setStep('EMPTY');
    },
  };
}
