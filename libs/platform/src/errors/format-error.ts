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
    const code = String(formatted.extensions?.['code'] ?? '');
    if (
      CLIENT_CODES.has(code) ||
      (cause instanceof GraphQLError && cause.originalError === undefined && code === '')
    ) {
      const message = { ja: `${shape.ja}（${formatted.message}）`, en: formatted.message };
      return answer({ code: 'BAD_USER_INPUT', message }, formatted.message);
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
