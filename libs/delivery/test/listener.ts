import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface HeardRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody else's machine, on this one: hears requests and answers as it is told. */
export interface Listener {
  readonly url: string;
  readonly port: number;
  readonly heard: HeardRequest[];
  /** Connections it took, whether or not anything was said on them. */
  readonly connections: () => number;
  answer: (res: ServerResponse) => void;
  close(): Promise<void>;
}

export async function listener(): Promise<Listener> {
  const heard: HeardRequest[] = [];
  let connections = 0;
  const server = createServer((req, res) => {
    void text(req).then((body) => {
      heard.push({ path: req.url ?? '', headers: req.headers, body });
      res.on('error', () => undefined);
      self.answer(res);
    });
  });
  server.on('connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const self: Listener = {
    url: `http://127.0.0.1:${port}`,
    port,
    heard,
    connections: () => connections,
    answer: (res) => res.end('ok'),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return self;
}
