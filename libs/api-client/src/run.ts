import type { Operation } from './operation.ts';
import { RequestFailed, type Bilingual, type FailureCode, type Problem } from './problem.ts';

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: {
      readonly code?: FailureCode;
      readonly message?: Bilingual;
      readonly problems?: readonly Problem[];
      readonly correlationId?: string;
    };
  }[];
}

const UNREADABLE: Bilingual = {
  ja: 'サーバーの答えを読めませんでした。少し待って、もう一度お試しください。',
  en: 'The answer of the server could not be read. Please try again in a moment.',
};

/** What the server answered, or why there is no data: one shape for GraphQL and for the plain routes. */
function dataOf<Result>(text: string, requestId: string | null): Result {
  let answer: Answer<Result>;
  try {
    answer = JSON.parse(text) as Answer<Result>;
  } catch {
    throw new RequestFailed('INTERNAL', UNREADABLE, [], requestId);
  }
  const [first] = answer.errors ?? [];
  if (first) {
    const { code = 'INTERNAL', message, problems, correlationId } = first.extensions ?? {};
    const said = message ?? { ja: first.message, en: first.message };
    throw new RequestFailed(code, said, problems, correlationId ?? requestId);
  }
  return (answer.data ?? answer) as Result;
}

/**
 * Runs one operation with the cookie of the signed-in person.
 * @throws RequestFailed whenever there is no data; problems inside a mutation's payload are data (`problemsIn`)
 */
export async function run<Result, Variables>(
  { name, text }: Operation<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const lost = (error: unknown): never => {
    if (signal?.aborted) throw error;
    throw RequestFailed.offline();
  };
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ operationName: name, query: text, variables }),
    ...(signal ? { signal } : {}),
  }).catch(lost);
  return dataOf<Result>(await response.text().catch(lost), response.headers.get('x-request-id'));
}

/**
 * Sends a file to one of the plain routes (`/imports/members`, `/evidence`), telling how far it is.
 * @param onProgress the share sent so far, 0 to 1
 * @throws RequestFailed as `run` does
 */
export function sendFile<Result>(
  path: string,
  file: Blob,
  onProgress: (sentShare: number) => void = () => {},
): Promise<Result> {
  // fetch cannot tell how much of a body has left
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(RequestFailed.offline());
    request.onload = () => {
      try {
        resolve(dataOf<Result>(request.responseText, request.getResponseHeader('x-request-id')));
      } catch (failed) {
        reject(failed as RequestFailed);
      }
    };
    request.send(file);
  });
}
