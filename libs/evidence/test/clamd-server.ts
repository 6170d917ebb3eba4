import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What stands for a virus here; not EICAR, which would trouble scanners that look at this file. */
export const SIGNATURE = 'MIHON-VIRUS-SIGNATURE';

export interface ClamdServer {
  readonly address: { readonly host: string; readonly port: number };
  /** Bytes of each stream it took to the end. */
  readonly scanned: Buffer[];
  close(): Promise<void>;
}

/**
 * Speaks clamd's INSTREAM as the manual has it: `zINSTREAM\0`, chunks after their lengths (32 bits, network order), a
 * length of 0, one answer ended by NUL, and hangs up. Beyond `streamMaxLength` it says so and hangs up at once.
 */
export async function clamdServer(
  options: { readonly streamMaxLength?: number; readonly silent?: boolean } = {},
): Promise<ClamdServer> {
  const { streamMaxLength = 25_000_000, silent = false } = options;
  const scanned: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    if (silent) socket.resume();
    else
      void serve(socket, streamMaxLength, scanned).catch(() =>
        socket.end('INSTREAM: protocol error. ERROR\0'),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: { host: '127.0.0.1', port },
    scanned,
    close: async () => {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function serve(socket: Socket, most: number, scanned: Buffer[]): Promise<void> {
  const reader = new Reader(socket);
  const command = await reader.take('zINSTREAM\0'.length);
  if (command.toString('latin1') !== 'zINSTREAM\0') throw new Error('unknown command');
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const length = (await reader.take(4)).readUInt32BE();
    if (length === 0) break;
    total += length;
    if (total > most) {
      socket.end('INSTREAM size limit exceeded. ERROR\0');
      return;
    }
    chunks.push(await reader.take(length));
  }
  const stream = Buffer.concat(chunks);
  scanned.push(stream);
  socket.end(stream.includes(SIGNATURE) ? 'stream: Mihon.Test FOUND\0' : 'stream: OK\0');
}

class Reader {
  readonly #bytes: AsyncIterator<Buffer>;
  #held = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#bytes = socket.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  }

  async take(length: number): Promise<Buffer> {
    while (this.#held.length < length) {
      const { done, value } = await this.#bytes.next();
      if (done === true) throw new Error('hung up');
      this.#held = Buffer.concat([this.#held, value]);
    }
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return taken;
  }
}
