export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}

/** Something a person can put right. `path` names the input it is about, null: all of it. */
export interface Problem {
  readonly code: string;
  readonly path: string | null;
  readonly message: Bilingual;
}

/** What the API answers instead of data, and OFFLINE: no answer came. */
export type FailureCode =
  'OFFLINE' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'CONFLICT' | 'INTERNAL';

const OFFLINE: Bilingual = {
  ja: '通信できませんでした。電波のよい場所で、もう一度お試しください。入力した内容は残っています。',
  en: 'There is no connection. Please try again where there is one; what you typed is kept.',
};

/** An operation that was not carried out. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly code: FailureCode;
  readonly said: Bilingual;
  readonly problems: readonly Problem[];
  /** To quote when asking for help. */
  readonly correlationId: string | null;

  constructor(
    code: FailureCode,
    said: Bilingual,
    problems: readonly Problem[] = [],
    correlationId: string | null = null,
  ) {
    super(`${code}: ${said.en}`);
    this.code = code;
    this.said = said;
    this.problems = problems;
    this.correlationId = correlationId;
  }

  static offline(): RequestFailed {
    return new RequestFailed('OFFLINE', OFFLINE);
  }
}

/** The problems in the payloads of a mutation's answer. */
export function problemsIn(result: unknown): readonly Problem[] {
  return Object.values(result ?? {}).flatMap(
    (payload: { readonly problems?: readonly Problem[] } | null) => payload?.problems ?? [],
  );
}
