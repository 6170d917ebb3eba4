import { OPERATIONS } from './operations.js';

const OFFLINE =
  'サーバーにつながりませんでした。通信できる場所か、連携が動いているかご確認のうえ、もう一度お試しください。';

/** What a person can put right: `path` names the field, null is about all of it. */
function problemsOf(data, errors) {
  const inData = Object.values(data ?? {}).flatMap((part) => part?.problems ?? []);
  const inErrors = errors.flatMap(({ message, extensions = {} }) => {
    const { problems = [], message: said, correlationId } = extensions;
    if (problems.length > 0) return problems;
    const inquiry =
      correlationId && extensions.code === 'INTERNAL' ? `（お問い合わせ番号 ${correlationId}）` : '';
    return [{ path: null, message: { ja: (said?.ja ?? message) + inquiry } }];
  });
  return [...inData, ...inErrors].map(({ code = null, path, message }) => ({ code, path, text: message.ja }));
}

/**
 * Runs a named operation. `signedOut`: the session is over, or there was none.
 * @returns {Promise<{ data: object, problems: { code: string | null, path: string | null, text: string }[], signedOut: boolean }>}
 */
export async function run(operationName, variables = {}) {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ operationName, query: OPERATIONS[operationName], variables }),
    });
    const { data, errors = [] } = await response.json();
    const signedOut = errors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED');
    return { data: data ?? {}, problems: problemsOf(data, errors), signedOut };
  } catch {
    return { data: {}, problems: [{ code: 'OFFLINE', path: null, text: OFFLINE }], signedOut: false };
  }
}
