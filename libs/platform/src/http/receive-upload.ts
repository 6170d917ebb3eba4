import type { IncomingMessage } from 'node:http';
import type { Message } from '@renkei/kernel';
import type { Problem } from '../errors/problem.ts';
import { MAX_UPLOAD_BYTES, readUpload, UPLOADS_BUSY } from './upload-body.ts';

/** A file that arrived, or what to answer instead: its status and the problem, on `file`. */
export type ReceivedUpload =
  { readonly bytes: Buffer } | { readonly status: 400 | 413 | 415 | 503; readonly problem: Problem };

const A_FORM: Message = {
  ja: 'フォーム（multipart/form-data）ではなく、ファイルの中身をそのまま本文にして送ってください。',
  en: 'Please send the bytes of the file as the body, not as a form (multipart/form-data).',
};
const INTERRUPTED: Message = {
  ja: 'ファイルが途中までしか届きませんでした。もう一度お送りください。',
  en: 'Only part of the file arrived. Please send it again.',
};

/**
 * Takes a file that is the body of a request, whole and within the limit. The caller answers, and drains what was not read.
 * @param tooLarge what to say of a larger one, and what to do about it
 */
export async function receiveUpload(
  req: IncomingMessage,
  tooLarge: Message,
  limit: number = MAX_UPLOAD_BYTES,
): Promise<ReceivedUpload> {
  const refused = (status: 400 | 413 | 415 | 503, code: string, message: Message) => ({
    status,
    problem: { code, path: 'file', message },
  });
  // its boundary lines would be read as part of the file
  if (/^multipart\//i.test(req.headers['content-type'] ?? '')) return refused(415, 'FORM_UPLOAD', A_FORM);
  const body = await readUpload(req, limit);
  switch (body.kind) {
    case 'COMPLETE':
      return { bytes: body.bytes };
    case 'TOO_LARGE':
      return refused(413, 'FILE_TOO_LARGE', tooLarge);
    case 'BUSY':
      return refused(503, 'UPLOADS_BUSY', UPLOADS_BUSY);
    case 'INTERRUPTED':
      return refused(400, 'UPLOAD_INTERRUPTED', INTERRUPTED);
  }
}

/** A parameter left out, or given twice, is no text. */
export function textParameter(parameter: unknown): string {
  return typeof parameter === 'string' ? parameter : '';
}
