import { run, RequestFailed, type Operation } from '@renkei/api-client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

export type Read<Result> = UseQueryResult<Result, RequestFailed>;

export interface ReadOptions<Result = never> {
  /** False: not asked yet. */
  readonly when?: boolean;
  /** Asks again every so many milliseconds, for what moves by itself. */
  readonly everyMs?: number;
  /** With `everyMs`: until an answer says that it moves no more. */
  readonly until?: (result: Result) => boolean;
}

/** What the API answers to a query, kept until something is changed. Show it with `<Shown>`. */
export function useRead<Result, Variables>(
  operation: Operation<Result, Variables>,
  ...[variables, options = {}]: ReadArguments<Result, Variables>
): Read<Result> {
  const { when = true, everyMs, until } = options;
  return useQuery<Result, RequestFailed>({
    queryKey: [operation.name, variables ?? {}],
    queryFn: ({ signal }) => run(operation, (variables ?? {}) as Variables, signal),
    enabled: when,
    ...(everyMs === undefined
      ? {}
      : {
          refetchInterval: ({ state: { data } }) => (data !== undefined && until?.(data) ? false : everyMs),
        }),
  });
}

type ReadArguments<Result, Variables> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: ReadOptions<Result>]
    : [variables: Variables, options?: ReadOptions<Result>];
