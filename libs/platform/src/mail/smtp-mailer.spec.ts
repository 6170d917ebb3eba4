import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { failureOf } from '../queue/failure.ts';
import { SmtpMailer, tlsOf } from './smtp-mailer.ts';

const FROM = '連携 <renkei@example.jp>';
const LETTER = {
  id: '0c3c1a52-0000-4000-8000-000000000001',
  to: 'mihon0101@example.jp',
  subject: '【連携】髙﨑青果店さん、𠮷野鮮魚さんのグループへの招待です。長い件名でも文字は化けません',
  text: '髙﨑 𠮷子 さん\n\n次の行をひらいてください。\nhttps://renkei.example/invitation#abc-DEF_123\n\n〜 − ① ㈱\n',
};

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

const open: { close(): void }[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

async function mailServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, { envelope }, done) => {
      void text(stream).then((raw) => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  open.push({ close: () => server.close() });
  return { received, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` };
}

/** Unfolded headers by their lower-case names, encoded words decoded, and the body as text. */
function read(raw: string) {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]/g, ' ').split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
  const bytes = (encoding: string, encoded: string): Buffer =>
    encoding.toLowerCase().startsWith('b')
      ? Buffer.from(encoded, 'base64')
      : Buffer.from(
          encoded
            .replaceAll(/=\r?\n/g, '')
            .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
          'latin1',
        );
  const words = (value = ''): string =>
    value
      .replaceAll(/\?=\s+=\?/g, '?==?')
      .replaceAll(/(?:=\?utf-8\?[bq]\?[^?]*\?=)+/gi, (run) =>
        Buffer.concat(
          [...run.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)].map(([, kind = '', encoded = '']) =>
            bytes(kind, encoded.replaceAll('_', ' ')),
          ),
        ).toString('utf8'),
      );
  return {
    names: [...headers.keys()],
    header: (name: string) => words(headers.get(name)),
    body: bytes(headers.get('content-transfer-encoding') ?? '', rest.join('\r\n\r\n')).toString('utf8'),
  };
}

describe('SmtpMailer', () => {
  it('sends Japanese as it was written, from whom it was told, to one person', async () => {
    const { received, url } = await mailServer();
    await new SmtpMailer(url, FROM).send(LETTER);
    expect(received).toHaveLength(1);
    const [{ from, to, raw }] = received as [Received];
    const letter = read(raw);
    expect({ from, to }).toEqual({ from: 'renkei@example.jp', to: [LETTER.to] });
    expect(letter.header('subject')).toBe(LETTER.subject);
    expect(letter.header('from')).toBe(FROM);
    expect(letter.header('to')).toBe(LETTER.to);
    expect(letter.header('content-type')).toMatch(/^text\/plain; charset=utf-8/);
    expect(letter.header('auto-submitted')).toBe('auto-generated');
    expect(letter.body.replaceAll('\r\n', '\n').trimEnd()).toBe(LETTER.text.trimEnd());
    expect(raw).not.toMatch(/[^\x00-\x7f]/); // old servers pass on seven bits only
  });

  it('sent twice has one Message-ID, and another for another person or matter', async () => {
    const { received, url } = await mailServer();
    const mailer = new SmtpMailer(url, FROM);
    await mailer.send(LETTER);
    await new SmtpMailer(url, FROM).send({ ...LETTER, subject: 'Again' });
    await mailer.send({ ...LETTER, to: 'mihon0102@example.jp' });
    await mailer.send({ ...LETTER, id: '0c3c1a52-0000-4000-8000-000000000002' });
    const ids = received.map(({ raw }) => read(raw).header('message-id'));
    expect(ids[0]).toMatch(/^<[0-9a-f]{32}@example\.jp>$/);
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(3);
  });

  it('lets no subject become a header', async () => {
    const { received, url } = await mailServer();
    await new SmtpMailer(url, FROM).send({ ...LETTER, subject: '見本\r\nBcc: eve@example.jp\r\n\r\nHello' });
    const [{ to, raw }] = received as [Received];
    expect(to).toEqual([LETTER.to]);
    expect(read(raw).names).not.toContain('bcc');
    expect(read(raw).header('subject')).toBe('見本 Bcc: eve@example.jp Hello');
  });

  it.each([
    'a@example.jp, eve@example.jp',
    'a@example.jp\r\nBcc: eve@example.jp',
    'Eve <eve@example.jp>',
    'a@b@example.jp',
    '',
  ])('writes to nobody when the address is %j', async (to) => {
    const { received, url } = await mailServer();
    await expect(new SmtpMailer(url, FROM).send({ ...LETTER, to })).rejects.toMatchObject({
      code: 'EADDRESS',
    });
    expect(received).toEqual([]);
  });

  it.each([451, 550])(
    'fails when the server refuses the recipient with %d, quoting nobody',
    async (responseCode) => {
      const { received, url } = await mailServer({
        onRcptTo: ({ address }, _session, done) =>
          done(Object.assign(new Error(`no mailbox ${address}`), { responseCode })),
      });
      const failed = await new SmtpMailer(url, FROM).send(LETTER).catch((error: unknown) => error);
      expect(failureOf(failed)).toBe(`MailError EENVELOPE ${responseCode}`);
      expect(String((failed as Error).stack)).not.toContain(LETTER.to);
      expect(received).toEqual([]);
    },
  );

  it('fails when the server refuses the letter itself', async () => {
    const { url } = await mailServer({
      onData: (stream, _session, done) => {
        stream.resume().on('end', () => done(Object.assign(new Error('full'), { responseCode: 452 })));
      },
    });
    await expect(new SmtpMailer(url, FROM).send(LETTER)).rejects.toMatchObject({ code: 'EMESSAGE 452' });
  });

  it('fails when nobody answers there', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    await expect(new SmtpMailer(`smtp://127.0.0.1:${port}`, FROM).send(LETTER)).rejects.toMatchObject({
      code: 'ESOCKET',
    });
  });

  it('gives up on a server that says nothing', async () => {
    const silent: Server = createServer((socket) => void socket.on('error', () => undefined)).listen(
      0,
      '127.0.0.1',
    );
    await once(silent, 'listening');
    open.push(silent);
    const { port } = silent.address() as AddressInfo;
    await expect(new SmtpMailer(`smtp://127.0.0.1:${port}`, FROM, 200).send(LETTER)).rejects.toMatchObject({
      code: 'ETIMEDOUT',
    });
  });

  it('signs in with the user and password of the address', async () => {
    const seen: unknown[] = [];
    const { received, url } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        seen.push([username, password]);
        if (password === 'p@ss word') done(null, { user: username });
        else done(new Error('no'));
      },
    });
    const withUser = (password: string) => url.replace('//', `//renkei:${encodeURIComponent(password)}@`);
    await new SmtpMailer(withUser('p@ss word'), FROM).send(LETTER);
    expect([seen, received.length]).toEqual([[['renkei', 'p@ss word']], 1]);
    await expect(new SmtpMailer(withUser('wrong'), FROM).send(LETTER)).rejects.toMatchObject({
      code: 'EAUTH 535',
    });
  });
});

describe('tlsOf', () => {
  it.each([
    ['smtp://user:pw@mail.example.jp', true],
    ['smtp://mail.example.jp', false],
    ['smtp://user:pw@127.0.0.1:2525', false],
    ['smtp://user:pw@localhost:2525', false],
    ['smtp://user:pw@localhost.example.jp', true],
  ])('%s: TLS needed is %s', (url, needed) => {
    expect(tlsOf(url)).toEqual(needed ? { requireTLS: true } : {});
  });
});
