import type { IncomingMessage } from 'node:http';
import type { Message } from '@renkei/kernel';
import type { Problem } from '../errors/problem.ts';
import { holdUpload, MAX_UPLOAD_BYTES, UPLOADS_BUSY } from './upload-body.ts';

/** What was made of a file that arrived, or what to answer instead: its status and the problem, on `file`. */
export type ReceivedUpload<Made> =
  { readonly made: Made } | { readonly status: 400 | 413 | 415 | 503; readonly problem: Problem };

export interface UploadToReceive<Made> {
  /** What to say of a larger one, and what to do about it. */
  readonly tooLarge: Message;
  /** In bytes. */
  readonly limit?: number;
  /** Reads the file and keeps it. */
  readonly work: (bytes: Buffer) => Promise<Made>;
}

const A_FORM: Message = {
  ja: 'フォーム（multipart/form-data）ではなく、ファイルの中身をそのまま本文にして送ってください。',
  en: 'Please send the bytes of the file as the body, not as a form (multipart/form-data).',
};
const INTERRUPTED: Message = {
  ja: 'ファイルが途中までしか届きませんでした。もう一度お送りください。',
  en: 'Only part of the file arrived. Please send it again.',
};

/** The end of the last work begun or waiting in this process. */
let last: Promise<unknown> = Promise.resolve();

function afterTheOthers<Made>(work: () => Promise<Made>): Promise<Made> {
  const made = last.then(work);
  // one that fails keeps nobody waiting, and nothing of what was made is held on to
  last = made.then(
    () => undefined,
    () => undefined,
  );
  return made;
}

/**
 * Takes a file that is the body of a request, whole and within the limit, and works on it. The caller answers, and drains
 * what was not read. A file of 10 MB may be 100 MB when it is read: so works are done one after another in a process, and
 * an upload that waits for its turn counts as one of those held, until too many do (UPLOADS_BUSY).
 * @throws whatever the work throws
 */
export async function receiveUpload<Made>(
  req: IncomingMessage,
  { tooLarge, limit = MAX_UPLOAD_BYTES, work }: UploadToReceive<Made>,
): Promise<ReceivedUpload<Made>> {
  const refused = (status: 400 | 413 | 415 | 503, code: string, message: Message) => ({
    status,
    problem: { code, path: 'file', message },
  });
  // its boundary lines would be read as part of the file
  if (/^multipart\//i.test(req.headers['content-type'] ?? '')) return refused(415, 'FORM_UPLOAD', A_FORM);
  return holdUpload(req, limit, async (body): Promise<ReceivedUpload<Made>> => {
    switch (body.kind) {
      case 'COMPLETE':
        return { made: await afterTheOthers(() => work(body.bytes)) };
      case 'TOO_LARGE':
        return refused(413, 'FILE_TOO_LARGE', tooLarge);
      case 'BUSY':
        return refused(503, 'UPLOADS_BUSY', UPLOADS_BUSY);
      case 'INTERRUPTED':
        return refused(400, 'UPLOAD_INTERRUPTED', INTERRUPTED);
    }
  });
}

/** A parameter left out, or given twice, is no text. */
export function textParameter(parameter: unknown): string {
  return typeof parameter === 'string' ? parameter : '';
}
