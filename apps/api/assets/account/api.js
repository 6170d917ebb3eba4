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

let leave = null;

/** Where a page goes that is nothing without a session, whichever answer says that it is over. */
export function whenSignedOut(go) {
  leave = go;
}

/**
 * Runs a named operation.
 * @returns {Promise<{ data: object, problems: { code: string | null, path: string | null, text: string }[] }>}
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
    if (signedOut && leave) {
      leave();
      return new Promise(() => {}); // the page is being left: nothing goes on here
    }
    return { data: data ?? {}, problems: problemsOf(data, errors) };
  } catch {
    return { data: {}, problems: [{ code: 'OFFLINE', path: null, text: OFFLINE }] };
  }
}
