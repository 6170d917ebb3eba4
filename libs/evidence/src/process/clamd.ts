import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { ClamdAddress } from '@renkei/platform';

export type ScanVerdict = 'CLEAN' | 'INFECTED';

/** Nothing said for so long: clamd may be reloading its signatures, then the queue asks again later. */
const SILENCE_MS = 60_000;

/**
 * Has clamd look through these bytes, in its INSTREAM protocol: every chunk after its length as four bytes, big-endian,
 * a length of 0 at the end, and one line of answer.
 * @throws Error when it cannot be reached, fails, or refuses the file as too large (StreamMaxLength)
 */
export async function scanWithClamd(
  address: ClamdAddress,
  bytes: AsyncIterable<Buffer>,
  silenceMs: number = SILENCE_MS,
): Promise<ScanVerdict> {
  const socket: Socket = connect({ ...address });
  socket.setTimeout(silenceMs, () => socket.destroy(new Error('clamd did not answer')));
  const sent = pipeline(Readable.from(framed(bytes)), socket, { end: false });
  // half a file is not scanned: without its end clamd waits on
  sent.catch(() => socket.destroy());
  // it answers and hangs up before everything was sent when the file is too large: both ends are waited for
  const [answer, sending] = await Promise.allSettled([text(socket), sent]);
  socket.destroy();
  const said = answer.status === 'fulfilled' ? answer.value.replace(/\0.*$/s, '') : '';
  if (said.endsWith(' FOUND')) return 'INFECTED';
  if (sending.status === 'rejected' && said === '') throw sending.reason;
  if (answer.status === 'rejected') throw answer.reason;
  if (said === 'stream: OK') return 'CLEAN';
  throw new Error(/size limit/i.test(said) ? 'clamd refused the size' : 'clamd could not scan');
}

async function* framed(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of bytes) {
    // a length of 0 would be the end
    if (chunk.length > 0) yield Buffer.concat([lengthOf(chunk.length), chunk]);
  }
  yield lengthOf(0);
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}
