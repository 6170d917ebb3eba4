import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { receiveUpload } from './receive-upload.ts';
import { readUpload } from './upload-body.ts';

const tooLarge = { ja: '大きすぎます。', en: 'Too large.' };

/** A request whose body is all there. */
function requestWith(body: string): IncomingMessage {
  const req = Object.assign(new PassThrough(), { headers: {} });
  req.end(body);
  return req as unknown as IncomingMessage;
}

const send = <Made>(body: string, work: (bytes: Buffer) => Promise<Made>) =>
  receiveUpload(requestWith(body), { tooLarge, work });
const aWhile = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

describe('works on uploads', () => {
  it('are done one after another, each with its own bytes', async () => {
    let running = 0;
    let most = 0;
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        send(`file ${n}`, async (bytes) => {
          running += 1;
          most = Math.max(most, running);
          await aWhile();
          running -= 1;
          return bytes.toString();
        }),
      ),
    );
    expect(made).toEqual(Array.from({ length: 8 }, (_, n) => ({ made: `file ${n}` })));
    expect(most).toBe(1);
  });

  it('count as held while they wait or run: the eleventh is refused, and read by nobody', async () => {
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const ten = Array.from({ length: 10 }, () => send('x', () => gate));
    await aWhile(); // all have arrived by now
    let worked = false;
    const late = await send('late', () => Promise.resolve((worked = true)));
    expect(late).toMatchObject({ status: 503, problem: { code: 'UPLOADS_BUSY', path: 'file' } });
    expect(await readUpload(requestWith('a paper'))).toEqual({ kind: 'BUSY' });
    expect(worked).toBe(false);
    open();
    await Promise.all(ten);
    expect(await send('again', () => Promise.resolve('done'))).toEqual({ made: 'done' });
  });

  it('that fail are told to their own sender, and free their place', async () => {
    const fail = () => Promise.reject(new Error('broken'));
    for (let times = 0; times < 3; times += 1) {
      const outcomes = await Promise.allSettled([
        ...Array.from({ length: 9 }, () => send('x', fail)),
        send('good', (bytes) => Promise.resolve(bytes.toString())),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual([
        ...(Array(9).fill('rejected') as string[]),
        'fulfilled',
      ]);
    }
  });

  it('are not begun for a file that is too large', async () => {
    const work = () => Promise.resolve('worked');
    expect(await receiveUpload(requestWith('12345'), { tooLarge, limit: 4, work })).toMatchObject({
      status: 413,
      problem: { code: 'FILE_TOO_LARGE', message: tooLarge },
    });
    expect(await receiveUpload(requestWith('1234'), { tooLarge, limit: 4, work })).toEqual({
      made: 'worked',
    });
  });
});
