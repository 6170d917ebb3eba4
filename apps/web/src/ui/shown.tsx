import type { ReactNode } from 'react';
import type { Read } from '../data/read.ts';
import { texts, useSaid, useTexts } from '../language/language.ts';
import { Button } from './button.tsx';
import { Banner } from './state.tsx';

const TEXTS = texts({
  ja: {
    loading: '読み込んでいます',
    failed: '読み込めませんでした',
    again: 'もう一度読み込む',
    reference: 'お問い合わせ番号',
    old: '通信できないため、前に読み込んだ内容を表示しています。',
  },
  en: {
    loading: 'Loading',
    failed: 'This could not be loaded',
    again: 'Load again',
    reference: 'Reference',
    old: 'There is no connection; this is what was loaded before.',
  },
});

/** What was read, or while it is being read a quiet shape of the same height; a failure says what to do. */
export function Shown<Result>({
  read,
  lines = 6,
  children,
}: {
  readonly read: Read<Result>;
  /** About as many lines as the content will have, so that nothing jumps. */
  readonly lines?: number;
  readonly children: (result: Result) => ReactNode;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { data, error, refetch, isFetching } = read;
  const again = (
    <Button look="second" busy={isFetching} onClick={() => void refetch()}>
      {t.again}
    </Button>
  );
  if (data !== undefined)
    return (
      <>
        {error ? <Banner state="attention" title={t.old} action={again} /> : null}
        {children(data)}
      </>
    );
  if (!error) return <Skeleton lines={lines} label={t.loading} />;
  return (
    <Banner state="stop" title={t.failed} action={again} live>
      <p>{say(error.said)}</p>
      {error.code === 'INTERNAL' && error.correlationId ? (
        <p className="text-sm">
          {t.reference} {error.correlationId}
        </p>
      ) : null}
    </Banner>
  );
}

export function Skeleton({ lines, label }: { readonly lines: number; readonly label: string }): ReactNode {
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} aria-hidden="true" className="h-10 w-full animate-pulse rounded-md bg-wash" />
      ))}
    </div>
  );
}
