import { unwrapResolverError } from '@apollo/server/errors';
import type { Message } from '@renkei/kernel';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { AppError, type ErrorCode } from './app-error.ts';
import { ProblemsFound, type Problem } from './problem.ts';
import { sqlStateOf } from '../database/tenant-transaction.ts';

const internal: Message = {
  ja: 'こちらの不具合で処理できませんでした。時間をおいてもう一度お試しください。続くときは、この番号をお知らせください。',
  en: 'Something failed on our side. Please try again later; if it stays, tell us this number.',
};

const unstorable: Message = {
  ja: '保存できない文字（NUL文字など）が含まれています。文字を入れ直して、もう一度お送りください。',
  en: 'The input holds a character that cannot be stored, such as NUL. Please type the text again and resend.',
};

const shape: Message = {
  ja: '入力に直すところがあります。',
  en: 'Some of the input needs to be put right.',
};

interface Extensions {
  readonly code: ErrorCode;
  readonly correlationId: string;
  readonly message: Message;
  readonly problems?: readonly Problem[];
}

/** graphql-js and Apollo report what a client sent wrong under these codes; their messages name the place. */
const CLIENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** character_not_in_repertoire, untranslatable_character: what PostgreSQL says to text it cannot keep. */
const UNSTORABLE = new Set(['22021', '22P05']);

/** graphql-js quotes what was sent; a value of a megabyte is not sent back (three times). */
const MOST_QUOTED = 300;

/**
 * The one place where an error becomes an answer. What we did not foresee is INTERNAL: logged with its
 * correlation id, never sent.
 */
export function formatErrorWith(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const correlationId = crypto.randomUUID();
    const cause = unwrapResolverError(error);
    const answer = (extensions: Omit<Extensions, 'correlationId'>, text: string): GraphQLFormattedError => ({
      message: text,
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: { ...extensions, correlationId },
    });
    if (cause instanceof AppError) {
      return answer({ code: cause.code, message: cause.userMessage }, cause.userMessage.en);
    }
    if (cause instanceof ProblemsFound) {
      return answer({ code: 'BAD_USER_INPUT', message: shape, problems: cause.problems }, shape.en);
    }
    if (
      CLIENT_CODES.has(String(formatted.extensions?.['code'] ?? '')) ||
      isAboutTheRequest(formatted, cause)
    ) {
      const text = shortened(formatted.message);
      return answer({ code: 'BAD_USER_INPUT', message: { ja: `${shape.ja}（${text}）`, en: text } }, text);
    }
    if (UNSTORABLE.has(sqlStateOf(cause))) {
      return answer({ code: 'BAD_USER_INPUT', message: unstorable }, unstorable.en);
    }
    // Only what cannot hold a person's data: the kind of error, its SQLSTATE and where it was thrown.
    const known = cause instanceof Error ? cause : new Error('not an Error');
    logger.error(
      {
        correlationId,
        errorName: known.name,
        sqlState: sqlStateOf(cause) || undefined,
        stack: known.stack
          ?.split('\n')
          .filter((line) => line.trimStart().startsWith('at '))
          .slice(0, 12),
      },
      'unexpected error',
    );
    return answer({ code: 'INTERNAL', message: internal }, internal.en);
  };
}

/**
 * Said by graphql-js or Apollo themselves before any field was resolved, such as an operation that does not exist.
 * What goes wrong in a field has a path, what goes wrong in our code an original error.
 */
function isAboutTheRequest(formatted: GraphQLFormattedError, cause: unknown): boolean {
  return cause instanceof GraphQLError && cause.originalError === undefined && formatted.path === undefined;
}

function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= MOST_QUOTED) return text;
  const half = MOST_QUOTED / 2;
  return `${characters.slice(0, half).join('')} … ${characters.slice(-half).join('')}`;
}
