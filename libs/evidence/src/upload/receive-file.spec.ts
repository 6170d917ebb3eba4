import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { ProblemsFound } from '@renkei/platform';
import { receiveFile, type ReceivedFile } from './receive-file.ts';

const PDF = '%PDF-1.7 MIHON\n%%EOF\n';

/** A request whose body has not come yet. */
function upload(userId: string) {
  const req = Object.assign(new PassThrough(), { headers: {}, complete: false });
  const received = receiveFile(req as unknown as IncomingMessage, {
    userId,
    limit: 1_000,
    accept: () => undefined,
    keep: async (bytes) => {
      for await (const chunk of bytes) expect(chunk.length).toBeGreaterThan(0);
    },
  });
  const arrive = (): Promise<ReceivedFile> => {
    req.complete = true;
    req.end(PDF);
    return received;
  };
  const refusal = () =>
    received.then(
      () => 'taken',
      (error: unknown) => (error instanceof ProblemsFound ? error.problems[0]?.code : String(error)),
    );
  return { arrive, refusal };
}

describe('receiveFile', () => {
  it('takes six of one person at a time, and meanwhile those of others', async () => {
    const slow = Array.from({ length: 6 }, () => upload('one'));
    expect(await upload('one').refusal()).toBe('UPLOADS_BUSY');
    expect(await upload('other').arrive()).toMatchObject({ mediaType: 'application/pdf', byteLength: 21 });
    await slow[0]!.arrive();
    const next = upload('one');
    expect(await upload('one').refusal()).toBe('UPLOADS_BUSY');
    for (const each of [...slow.slice(1), next])
      expect(await each.arrive()).toMatchObject({ byteLength: 21 });
    expect(await upload('one').arrive()).toMatchObject({ byteLength: 21 });
  });
});
