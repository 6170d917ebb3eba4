import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own messages as pino lines: its start-up chatter only when somebody debugs. */
export class NestLogger implements LoggerService {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  log(message: unknown, ...context: unknown[]): void {
    this.#logger.debug({ context: context.at(-1) }, textOf(message));
  }

  warn(message: unknown, ...context: unknown[]): void {
    this.#logger.warn({ context: context.at(-1) }, textOf(message));
  }

  error(message: unknown, ...context: unknown[]): void {
    this.#logger.error({ context: context.at(-1) }, textOf(message));
  }

  fatal(message: unknown, ...context: unknown[]): void {
    this.#logger.fatal({ context: context.at(-1) }, textOf(message));
  }
}

/** An unexpected error's message may quote a person's data: only its kind is logged. */
function textOf(message: unknown): string {
  return message instanceof Error ? message.name : String(message);
}
