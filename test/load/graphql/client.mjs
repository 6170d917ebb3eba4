import { connect } from 'node:net';
import { once } from 'node:events';

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * A client that costs next to nothing, because it shares the machine with the server: raw keep-alive sockets, prepared
 * requests sent in turn, answers counted by their Content-Length and not parsed. Loopback only.
 */
export class LoadClient {
  #sockets = [];
  #requests;
  #sent = 0;

  /** @param requests each with a `url` on 127.0.0.1, all of one server */
  static async open(requests, connections) {
    const client = new LoadClient();
    client.#requests = requests.map(prepared);
    const { port } = new URL(requests[0].url);
    for (let n = 0; n < connections; n += 1) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.setNoDelay(true);
      await once(socket, 'connect');
      client.#sockets.push(socket);
    }
    return client;
  }

  /** Sends this many requests over all connections and resolves when the last answer is complete. */
  async run(requests) {
    let left = requests;
    await Promise.all(
      this.#sockets.map(async (socket) => {
        while (left > 0) {
          left -= 1;
          await this.#exchange(socket);
        }
      }),
    );
  }

  close() {
    for (const socket of this.#sockets) socket.destroy();
  }

  #exchange(socket) {
    return new Promise((resolve, reject) => {
      let received = Buffer.alloc(0);
      let total = Infinity;
      const done = (settle, value) => {
        socket.off('data', onData).off('close', onClose);
        settle(value);
      };
      const onClose = () => done(reject, new Error('the server closed the connection'));
      const onData = (chunk) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        const end = total === Infinity ? received.indexOf(HEAD_END) : 0;
        if (end > 0) {
          const head = received.toString('latin1', 0, end);
          const length = /content-length: *(\d+)/i.exec(head)?.[1];
          if (!head.startsWith('HTTP/1.1 200') || length === undefined) return done(reject, new Error(head));
          total = end + 4 + Number(length);
        }
        if (received.length >= total) done(resolve);
      };
      socket.on('data', onData).on('close', onClose);
      socket.write(this.#requests[this.#sent % this.#requests.length]);
      this.#sent += 1;
    });
  }
}

function prepared({ url, headers = {}, body }) {
  const { hostname, port, pathname } = new URL(url);
  if (hostname !== '127.0.0.1') throw new Error('the load goes to this machine only');
  const lines = {
    Host: `${hostname}:${port}`,
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${pathname} HTTP/1.1\r\n${head.join('')}\r\n${body}`);
}
