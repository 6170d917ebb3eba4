import type { IncomingMessage, ServerResponse } from 'node:http';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { AppError, ProblemsFound, notFound, type ErrorCode } from '@renkei/platform';
import { formatErrorWith } from '@renkei/platform/graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { sendShell } from '../web/web-files.ts';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  INTERNAL: 500,
};

/**
 * What plain HTTP answers when something is wrong: the same `{ errors: [...] }` as GraphQL, so that a client reads
 * one shape. Inside GraphQL it hands the error on to `formatErrorWith`, without Nest logging it first.
 */
@Catch()
export class ErrorResponder implements ExceptionFilter {
  readonly #format: ReturnType<typeof formatErrorWith>;

  constructor(logger: Logger) {
    this.#format = formatErrorWith(logger);
  }

  catch(error: unknown, host: ArgumentsHost): unknown {
    // graphql-js turns a returned Error into the field's error
    if (host.getType<string>() === 'graphql')
      return error instanceof Error ? error : new Error('not an Error');
    this.send(host.switchToHttp().getResponse<ServerResponse>(), error);
    return undefined;
  }

  /** Express calls this for what the body parser refused. */
  readonly afterBodyParser = (
    error: unknown,
    _req: IncomingMessage,
    res: ServerResponse,
    _next: () => void,
  ): void => this.send(res, error);

  send(res: ServerResponse, error: unknown): void {
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const known = foreseen(error);
    const formatted = this.#format(blank, known);
    const code = (formatted.extensions?.['code'] ?? 'INTERNAL') as ErrorCode;
    res.statusCode = statusOf(error) ?? STATUS[code];
    if (res.statusCode === 404 && isPageRequest(res.req)) {
      sendShell(res); // the screens say that there is no such page, and lead on
      return;
    }
    res.setHeader('Content-Type', 'application/json; charset=utf-8');
    res.end(JSON.stringify({ errors: [formatted] }));
  }
}

/** Somebody followed a link or typed an address; programs and our own pages' scripts do not ask for HTML. */
function isPageRequest({ method, headers }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && (headers.accept ?? '').includes('text/html');
}

const blank: GraphQLFormattedError = { message: '' };

/** The body parser's and Nest's own refusals, in our words. */
function foreseen(error: unknown): unknown {
  if (error instanceof AppError || error instanceof ProblemsFound) return error;
  const status = statusOf(error);
  if (status === 404) return notFound({ ja: 'このページ', en: 'This page' });
  if (status === 413) {
    return new AppError('BAD_USER_INPUT', {
      ja: '送られた内容が大きすぎます（1MBまで）。いくつかに分けて送ってください。',
      en: 'The request is too large (1 MB at most). Please send it in several parts.',
    });
  }
  if (status !== undefined && status < 500) {
    return new AppError('BAD_USER_INPUT', {
      ja: '送られた内容を読み取れませんでした。JSONの形と文字コード（UTF-8）をご確認ください。',
      en: 'The request could not be read. Please check that it is valid JSON in UTF-8.',
    });
  }
  return error;
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
