import { OUTBOX_TOPICS, type OutboxTopic } from '../database/outbox.ts';
import type { JobHandler } from './job-handler.ts';

const topics: ReadonlySet<unknown> = new Set(OUTBOX_TOPICS);

function isJobHandler(candidate: unknown): candidate is JobHandler {
  if (typeof candidate !== 'object' || candidate === null) return false;
  const { topic, effect } = candidate as Partial<JobHandler>;
  return topics.has(topic) && typeof effect === 'function';
}

/** Who does what. Made when the worker starts, so that a topic nobody works off is noticed then and not by a member. */
export class HandlerRegistry {
  readonly #handlers: ReadonlyMap<OutboxTopic, JobHandler>;

  /**
   * @param candidates all injectables of the worker; what is not a handler is passed over
   * @throws Error naming every topic that has no handler, or several
   */
  constructor(candidates: Iterable<unknown>) {
    const found = [...new Set(candidates)].filter(isJobHandler);
    const wrong = OUTBOX_TOPICS.flatMap((topic) => {
      const names = found
        .filter((handler) => handler.topic === topic)
        .map((handler) => handler.constructor.name);
      return names.length === 1 ? [] : [`${topic}: ${names.join(', ') || 'none'}`];
    });
    if (wrong.length > 0) throw new Error(`Every topic needs exactly one handler. ${wrong.join('; ')}`);
    this.#handlers = new Map(found.map((handler) => [handler.topic, handler]));
  }

  handlerOf(topic: OutboxTopic): JobHandler {
    const handler = this.#handlers.get(topic);
    if (!handler) throw new Error(`no handler for ${topic}`);
    return handler;
  }
}
