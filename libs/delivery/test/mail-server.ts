import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface ReceivedLetter {
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
  readonly body: string;
}

/** A mail server of the tests' own: keeps what it takes, refuses whom it is told to with the reply it is told. */
export interface MailServer {
  readonly url: string;
  readonly letters: ReceivedLetter[];
  /** By address: the reply to RCPT TO, such as `550 5.1.1 no such user`. */
  readonly refusals: Map<string, string>;
  close(): void;
}

export async function mailServer(): Promise<MailServer> {
  const letters: ReceivedLetter[] = [];
  const refusals = new Map<string, string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const [, code, said] = /^(\d{3}) (.*)$/.exec(refusals.get(address) ?? '') ?? [];
      done(code === undefined ? null : Object.assign(new Error(said), { responseCode: Number(code) }));
    },
    onData: (stream, { envelope }, done) => {
      void text(stream).then((raw) => {
        letters.push({ to: envelope.rcptTo[0]?.address ?? '', ...read(raw) });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, letters, refusals, close: () => server.close() };
}

function read(raw: string): Omit<ReceivedLetter, 'to'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const unfolded = head.replaceAll(/\r\n[ \t]/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? '';
  const encoding = header('content-transfer-encoding');
  return {
    messageId: header('message-id'),
    subject: words(header('subject')),
    body: decoded(encoding, rest.join('\r\n\r\n')).toString('utf8').replaceAll('\r\n', '\n'),
  };
}

function decoded(encoding: string, text: string): Buffer {
  if (encoding.toLowerCase().startsWith('b')) return Buffer.from(text, 'base64');
  if (!encoding.toLowerCase().startsWith('q')) return Buffer.from(text, 'latin1');
  const bytes = text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

function words(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/(?:=\?utf-8\?[bq]\?[^?]*\?=)+/gi, (run) =>
      Buffer.concat(
        [...run.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)].map(([, kind = '', part = '']) =>
          decoded(kind, part.replaceAll('_', ' ')),
        ),
      ).toString('utf8'),
    );
}
