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
    if (!ADDRESS.test(letter.to)) {
      throw new MailError('EADDRESS', 'The address of a letter cannot be used.', 'EADDRESS');
    }
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
        refusalOf(error as NodemailerError),
      );
    }
  }
}

// RFC 3463: there is no such address (any more), or it is switched off
const NO_SUCH_RECIPIENT = /^5\.(?:1\.(?:1|2|3|6|10)|2\.1)$/;

/**
 * Whether the recipient was refused for good: 5xx to RCPT TO. Where the server says more, only when it is about the
 * address: by policy (5.7.x) it refuses a sender or a relay whoever the letter is for, and a full mailbox (5.2.2) is
 * emptied some day.
 */
function refusalOf({ command, permanent, response }: NodemailerError): string | null {
  const [, code, enhanced] = /^(5\d\d)(?:[ -](5\.\d{1,3}\.\d{1,3})\b)?/.exec(response ?? '') ?? [];
  if (command !== 'RCPT TO' || permanent !== true || code === undefined) return null;
  if (enhanced === undefined) return code;
  return NO_SUCH_RECIPIENT.test(enhanced) ? `${code} ${enhanced}` : null;
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
