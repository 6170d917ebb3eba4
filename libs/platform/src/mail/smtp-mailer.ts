import { createTransport } from 'nodemailer';
import type { NodemailerError } from 'nodemailer';
import { letterKey } from './letter-folder.ts';
import { MailError, Mailer, type Letter } from './mailer.ts';

// A transaction waits for the letter it leaves: a server that does not answer may not hold it for long.
const STEP_MS = 10_000;
const WHOLE_MS = 30_000;
const ADDRESS = /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/;

/** Letters over SMTP, one connection each: they are few. */
export class SmtpMailer extends Mailer {
  readonly #transport: ReturnType<typeof transportOf>;
  readonly #from: string;
  readonly #domain: string;

  /**
   * @param smtpUrl smtp://user:password@host:port, or smtps://
   * @param from what stands under From, such as `Renkei <renkei@example.jp>`
   */
  constructor(smtpUrl: string, from: string, stepMs = STEP_MS) {
    super();
    this.#transport = transportOf(smtpUrl, stepMs);
    this.#from = from;
    this.#domain = /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  }

  /** @throws MailError with the server's code, never with its words: they quote the address */
  override async send(letter: Letter): Promise<void> {
    if (!ADDRESS.test(letter.to)) throw new MailError('EADDRESS', 'The address of a letter cannot be used.');
    try {
      await this.#transport.sendMail({
        from: this.#from,
        // as an object: a string could be read as several addresses
        to: { name: '', address: letter.to },
        subject: letter.subject.replace(/\s+/g, ' '),
        text: letter.text,
        messageId: `<${letterKey(letter)}@${this.#domain}>`,
        // keeps out-of-office replies away (RFC 3834)
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: AbortSignal.timeout(WHOLE_MS),
      });
    } catch (error) {
      const { code = 'EMAIL', responseCode } = error as NodemailerError;
      throw new MailError(
        [code, responseCode].filter(Boolean).join(' '),
        'The mail server did not take a letter.',
      );
    }
  }
}

function transportOf(url: string, stepMs: number) {
  return createTransport({
    url,
    ...tlsOf(url),
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: stepMs,
    dnsTimeout: stepMs,
  });
}

/** A password leaves this machine under TLS only, even when somebody in between hides that the server offers it. */
export function tlsOf(smtpUrl: string): { requireTLS?: true } {
  const { username, hostname } = new URL(smtpUrl);
  const isThisMachine = hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
  return username !== '' && !isThisMachine ? { requireTLS: true } : {};
}
