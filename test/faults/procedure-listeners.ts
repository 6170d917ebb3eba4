import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** The world outside: takes letters and webhooks, and counts what it was told. */
export interface Listeners {
  readonly smtpUrl: string;
  readonly webhookUrl: string;
  /** Message-IDs in the order of arrival, by the address written to. */
  readonly letters: ReadonlyMap<string, readonly string[]>;
  /** `webhook-id`s in the order of arrival, by the path told. */
  readonly webhooks: ReadonlyMap<string, readonly string[]>;
  close(): void;
}

export async function listeners(): Promise<Listeners> {
  const letters = new Map<string, string[]>();
  const webhooks = new Map<string, string[]>();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, { envelope }, done) => {
      void text(stream).then((raw) => {
        const to = envelope.rcptTo[0]?.address ?? '';
        note(letters, to, /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? '');
        done();
      });
    },
  });
  smtp.on('error', () => undefined); // a client was killed
  const http = createServer((req, res) => {
    note(webhooks, req.url ?? '', String(req.headers['webhook-id']));
    req.resume().on('end', () => res.end());
  });
  return {
    smtpUrl: `smtp://127.0.0.1:${await listening(smtp.listen(0, '127.0.0.1'))}`,
    webhookUrl: `http://127.0.0.1:${await listening(http.listen(0, '127.0.0.1'))}`,
    letters,
    webhooks,
    close: () => {
      smtp.close();
      http.closeAllConnections();
      http.close();
    },
  };
}

async function listening(server: Server): Promise<number> {
  if (!server.listening) await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function note(heard: Map<string, string[]>, of: string, id: string): void {
  heard.set(of, [...(heard.get(of) ?? []), id]);
}
