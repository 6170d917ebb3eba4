import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, type ServerConfig } from '@renkei/platform';
import { stripIgnoredCharacters } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ErrorResponder } from '../http/error-responder.ts';

/** SHA-256 of the normalised text → that text; made from our own pages and the sample by `npm run schema:update`. */
const COMMITTED = new URL('../../documents.json', import.meta.url);
const MOST_REMEMBERED = 1000;

/** The same operation, whatever its blanks, commas and comments; null when it is no GraphQL at all. */
export function normalised(text: string): string | null {
  try {
    return stripIgnoredCharacters(text);
  } catch {
    return null;
  }
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

type Body = Readonly<Record<string, unknown>>;

/** The operations we know, found by their text or by their digest. */
export class KnownDocuments {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #byText = new LRUCache<string, string | false>({ max: MOST_REMEMBERED });

  static committed(): KnownDocuments {
    return new KnownDocuments(JSON.parse(readFileSync(COMMITTED, 'utf8')) as Record<string, string>);
  }

  constructor(texts: Readonly<Record<string, string>>) {
    this.#texts = new Map(Object.entries(texts));
  }

  /** The text a request stands for when we know it; a request with both text and digest stands for its text. */
  textOf(body: Body): string | null {
    const { query } = body;
    if (typeof query !== 'string') return this.#texts.get(digestIn(body) ?? '') ?? null;
    let known = this.#byText.get(query);
    if (known === undefined) {
      const text = normalised(query);
      known = (text !== null && this.#texts.get(digestOf(text))) || false;
      this.#byText.set(query, known);
    }
    return known || null;
  }
}

/** `documentId`, or as Apollo's clients send it, `extensions.persistedQuery.sha256Hash`. */
function digestIn({ documentId, extensions }: Body): string | null {
  if (typeof documentId === 'string') return documentId.replace(/^sha256:/, '');
  const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)
    ?.persistedQuery;
  return typeof persisted?.sha256Hash === 'string' ? persisted.sha256Hash : null;
}

const unknown = () =>
  new AppError('BAD_USER_INPUT', {
    ja: 'この問い合わせは、ここでは受け付けていません。画面を読み込み直すか、決められた問い合わせをお使いください。',
    en: 'This operation is not on the list of known ones. Please reload the page, or use one of the list (apps/api/documents.json).',
  });

const postOnly = () =>
  new AppError('BAD_USER_INPUT', {
    ja: '問い合わせは POST の JSON で送ってください。ブラウザーで試すときは /graphql-page を開いてください。',
    en: 'Please send the operation as JSON with POST. To try it in a browser, open /graphql-page.',
  });

/**
 * What comes to /graphql: POST alone, since a GET can be started by any page. An operation named by its digest gets its
 * text; with `documents: KNOWN` what is not on the list goes no further.
 */
export function acceptOperations(
  { documents }: Pick<ServerConfig, 'documents'>,
  known: KnownDocuments,
  errors: ErrorResponder,
) {
  return (req: IncomingMessage & { body?: unknown }, res: ServerResponse, next: () => void): void => {
    if (req.method !== 'POST') return errors.send(res, postOnly());
    const { body } = req;
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return next(); // refused further on
    const text = known.textOf(body as Body);
    if (text === null) return documents === 'KNOWN' ? errors.send(res, unknown()) : next();
    const { documentId: _, extensions: __, query = text, ...rest } = body as Body;
    req.body = { ...rest, query };
    next();
  };
}
